/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "prices/price-list.h"
#include "project/snapshot.h"
#include "stats/ranking.h"

/* Projection of cost, method §6. All amounts in the project's currency unless said otherwise. */

typedef struct _FulSimulations FulSimulations; /* cost/simulations.h */

typedef struct {
  const FulSnapshot *snapshot;
  const FulStandings *standings; /* arms are indices into its evidence */
  const FulPriceList *prices;
  guint draws; /* of the Monte Carlo, default FUL_COST_DRAWS */
  guint64 seed;
  const char *today; /* "YYYY-MM-DD": a retirement date of the price list counts from then on as
                        months; NULL: only cost.lifetime_months counts */
  FulSimulations *simulations; /* what was drawn before; NULL: everything is drawn */
} FulCostContext;

#define FUL_COST_DRAWS 20000
#define FUL_COST_SEED 1

/* What is compared: a prompt arm and a trained one. */
typedef struct {
  int prompt_arm;     /* -1: none, the prompt side rests on what is set */
  FulRung tuned_rung; /* FUL_RUNG_SPECIALIST or FUL_RUNG_TUNED */
  int tuned_arm;      /* -1: projected from cost.tuned */
} FulCostPair;

/* One input as it went in: a point has low = likely = high. */
typedef struct {
  char *key; /* field key, e.g. "cost.prompt.tokens_in" */
  double low, likely, high;
  char *source; /* "typed", "measured", "default", "price list of DATE", "assumed", "counted" */
} FulCostInput;

typedef struct {
  double prompt, tuned;                      /* cost of the month, likely values */
  double saving_p10, saving_p50, saving_p90; /* cumulative up to this month */
} FulCostMonth;

typedef struct {
  int arm;
  FulRung rung;
  double upfront, monthly /* month 1 */, total, per_request, per_correct, p_break_even;
} FulCostArm;

typedef struct {
  gboolean known;     /* FALSE: all figures below but inputs and missing are NAN or empty */
  GPtrArray *missing; /* char*: field keys that keep the cost unknown; empty where known */
  FulCostPair pair;
  int horizon_months;
  char *currency;
  double prompt_monthly, prompt_upfront, prompt_total; /* likely values */
  double tuned_monthly, tuned_upfront, tuned_total;
  double break_even_month;                               /* deterministic; NAN: never */
  double break_even_p10, break_even_p50, break_even_p90; /* NAN: never, in that quantile */
  double break_even_volume;                              /* NAN: none */
  GArray *crossings;    /* double: all volumes where the totals cross */
  GArray *sign_changes; /* int: months in which the cumulative difference changes sign */
  double p_break_even;  /* P(saving over the horizon > 0) */
  double saving_p10, saving_p50, saving_p90, saving_mean;
  double utilisation;   /* of dedicated replicas in month 1; NAN */
  FulCostMonth *months; /* horizon_months of them */
  GPtrArray *inputs;    /* FulCostInput* */
} FulProjection;

/* Projects the pair; a pure function. */
FulProjection *ful_projection_new (const FulCostContext *context, FulCostPair pair);

/**
 * ful_projection_new_likely:
 *
 * The same without drawing anything, within a millisecond or two: ranges, quantiles and
 * p_break_even are NAN unless context->simulations has them. For showing an edit at once.
 */
FulProjection *ful_projection_new_likely (const FulCostContext *context, FulCostPair pair);
/* FALSE: not known, or likely values alone. */
gboolean ful_projection_has_ranges (const FulProjection *self);
void ful_projection_free (FulProjection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulProjection, ful_projection_free)

/* Every arm that counts, for the table of `cost`: prompt arms against nothing, trained arms
 * against @pair's prompt arm. Returns: (transfer full): FulCostArm values */
GArray *ful_cost_arms (const FulCostContext *context, FulCostPair pair);

/* Mean price of a call of @arm over its answers on @split, USD (method §8 "cost per request"): its
 * own tokens at its side's prices as set, else at its model's; dedicated: month 1's replicas over
 * its calls; specialist: 0. estimate NAN: unknown. Interval: ± t(C-1) SE, or the mean where SE = 0.
 * cost.currency_per_usd is still to be applied. */
FulMean ful_cost_per_call (const FulCostContext *context, int arm, FulSplit split);

/* Cost of month 1 of one arm, for the ladder; NAN: unknown. */
double ful_cost_monthly (const FulCostContext *context, int arm);

/* Two-piece distribution of method §6 "Uncertainty": the value at standard normal @z. */
typedef enum { FUL_DOMAIN_AMOUNT, FUL_DOMAIN_SHARE, FUL_DOMAIN_GROWTH } FulDomain;
double ful_two_piece (double low, double likely, double high, FulDomain domain, double z);
