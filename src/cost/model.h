/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"
#include "prices/call-price.h"

/* All that a pair's projection rests on, looked up once: each number with its distribution, and
 * the points that decide which terms there are. Immutable once made. */

typedef enum { FUL_SIDE_PROMPT, FUL_SIDE_TUNED, FUL_N_SIDES } FulCostSide;

/* Numbers of one side. Tokens a request; prices in USD per million tokens. */
typedef enum {
  FUL_OF_SIDE_TOKENS_IN, /* without the cached ones */
  FUL_OF_SIDE_TOKENS_CACHED,
  FUL_OF_SIDE_TOKENS_OUT,
  FUL_OF_SIDE_PRICE_IN,
  FUL_OF_SIDE_PRICE_CACHED,
  FUL_OF_SIDE_PRICE_OUT,
  FUL_OF_SIDE_BATCH_SHARE,
  FUL_OF_SIDE_REASK_SHARE,
  FUL_OF_SIDE_QUALITY,
  FUL_N_OF_SIDE
} FulNumberOfSide;

/* Numbers of both. Amounts in the project's currency but for the training price. */
typedef enum {
  FUL_NUMBER_VOLUME,
  FUL_NUMBER_GROWTH,
  FUL_NUMBER_ERROR_COST,
  FUL_NUMBER_HOURLY_RATE,
  FUL_NUMBER_CURRENCY_PER_USD,
  FUL_NUMBER_PRICE_DECLINE,
  FUL_NUMBER_CACHE_TTL,
  FUL_NUMBER_REASK_SHARE, /* that of a side without its own */
  FUL_NUMBER_PROMPT_HOURS,
  FUL_NUMBER_CURATION_MINUTES,
  FUL_NUMBER_EXAMPLES,
  FUL_NUMBER_EPOCHS,
  FUL_NUMBER_EXPERIMENTS,
  FUL_NUMBER_TRAIN_TOKENS,
  FUL_NUMBER_TRAIN_PRICE,
  FUL_NUMBER_SETUP_HOURS,
  FUL_NUMBER_SPENT,
  FUL_NUMBER_HOSTING,
  FUL_NUMBER_REPLICA_PER_HOUR,
  FUL_NUMBER_CAPACITY_RPS,
  FUL_NUMBER_PEAK_FACTOR,
  FUL_NUMBER_MIN_REPLICAS,
  FUL_NUMBER_MONITORING_HOURS,
  FUL_NUMBER_REGRESSION_HOURS,
  FUL_NUMBER_RETRAIN_SHARE,
  FUL_NUMBER_SIDES, /* first of the prompt side's, then the tuned side's */
  FUL_N_NUMBERS = FUL_NUMBER_SIDES + FUL_N_SIDES * FUL_N_OF_SIDE
} FulNumber;

#define FUL_NUMBER_OF(side, of_side) (FUL_NUMBER_SIDES + (int)(side)*FUL_N_OF_SIDE + (int)(of_side))

/* P10, median, P90 and the kind of scale between; a point has all equal. */
typedef struct {
  double low, likely, high;
  FulDomain domain;
  int follows; /* number whose value this one takes in every draw; -1: its own */
  double se;   /* > 0: normal around likely with this SE instead, clipped (measured quality) */
} FulSpread;

typedef struct {
  FulSpread numbers[FUL_N_NUMBERS];
  int horizon_months;          /* 1 to FUL_COST_MAX_MONTHS */
  int retrain_months;          /* 0: never */
  int lifetime_months;         /* 0: not known, or nothing that retires */
  gboolean specialist;         /* the tuned side is one */
  gboolean dedicated;          /* replicas instead of token prices */
  gboolean paced[FUL_N_SIDES]; /* cached tokens are measured ones: at production's pace */
  double assumed_bar;          /* NAN: quality of the tuned side is its own; else it is the greater
                                  of this and the prompt's; -INFINITY where no bar is set */
  double quality_correlation;  /* of the measured qualities' errors */
  gboolean needs_quality;      /* an error costs something */
  GPtrArray *inputs;           /* FulCostInput*, in the order looked up */
  GPtrArray *missing;          /* char*: field keys */
} FulCostModel;

/* As the field allows; it bounds what a simulation keeps. */
#define FUL_COST_MAX_MONTHS 1200

FulCostModel *ful_cost_model_new (const FulCostContext *context, FulCostPair pair);
void ful_cost_model_free (FulCostModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCostModel, ful_cost_model_free)

/* Every number at its likely value, those that follow another included. */
void ful_cost_model_likely (const FulCostModel *self, double numbers[FUL_N_NUMBERS]);

/* Fills in what follows from other numbers: of a draw, after its own numbers are in. */
void ful_cost_model_derive (const FulCostModel *self, double numbers[FUL_N_NUMBERS]);

/* --- the look-ups, shared by model.c and side.c --- */

/* Takes a field as set; FALSE where it isn't. */
gboolean ful_cost_model_take_field (FulCostModel *self,
                                    const FulSnapshot *snapshot,
                                    int number,
                                    const char *key,
                                    FulDomain domain);
/* A point from elsewhere than a field, noted as input @key. */
void ful_cost_model_take_point (FulCostModel *self,
                                int number,
                                const char *key,
                                FulDomain domain,
                                double value,
                                const char *source);
void ful_cost_model_miss (FulCostModel *self, const char *key);
void ful_cost_model_note (FulCostModel *self,
                          const char *key,
                          double low,
                          double likely,
                          double high,
                          const char *source);

/* Tokens, prices, shares and quality of one side. @arm -1: nothing measured. */
void ful_cost_model_add_side (FulCostModel *self,
                              const FulCostContext *context,
                              FulCostSide side,
                              int arm);

/* How the measured qualities of the pair go together. */
void ful_cost_model_correlate (FulCostModel *self, const FulStandings *standings, FulCostPair pair);

/* Mean tokens a judged answer of @arm; NAN each where no answer tells. */
typedef struct {
  double in, cached, out;
} FulArmTokens;
FulArmTokens ful_cost_arm_tokens (const FulStandings *standings, guint arm);

/* Prices of a side with the model of @arm (-1: none), likely values; NAN: unknown. Of dedicated
 * replicas and of a specialist not asked here. */
FulTokenPrices ful_cost_side_prices (const FulCostContext *context, FulCostSide side, int arm);

/* The same with a model that need not have answered yet (nullable). */
FulTokenPrices ful_cost_prices_of (const FulSnapshot *snapshot,
                                   const FulPriceList *prices,
                                   FulCostSide side,
                                   const FulModel *model);
