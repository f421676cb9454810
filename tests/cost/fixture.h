/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"
#include "cost/model.h"

#include "../stats/builder.h"

/* A project written by hand: fields, models and evidence. */
typedef struct {
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulStandings *standings; /* made by fixture_context() */
} Fixture;

/* @settings: "KEY=VALUE KEY=VALUE …" as `set` takes them, none with a space in it */
Fixture *fixture_new (const char *settings);
void fixture_free (Fixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

void fixture_set (Fixture *self, const char *settings);
void fixture_unset (Fixture *self, const char *key);

/* A model, id from 1; prices NAN and @price_ref NULL where it has none. */
FulModel *fixture_model (Fixture *self, double price_in, double price_cached, double price_out);

/* An arm of the newest model with @n judged answers on test of which @passed pass, each with these
 * tokens. Cases are made for the first arm and shared by the others. Returns: its index */
int fixture_arm (Fixture *self,
                 const char *prompt,
                 FulRung rung,
                 guint n,
                 guint passed,
                 double tokens_in,
                 double tokens_cached,
                 double tokens_out);

FulCostContext fixture_context (Fixture *self);

/* Figures that are easy to check by hand: 0.0024 a request on the prompt side, 0.00028 on the tuned
 * one, 3,500 upfront, nothing else; 100,000 requests in each of 12 months. */
#define FIXTURE_BASE                                                              \
  "workflow.volume_per_month=100000 cost.horizon_months=12 cost.hourly_rate=100 " \
  "cost.curation_minutes_per_example=3 cost.examples=500 cost.setup_hours=10 "    \
  "cost.retrain_months=0 cost.prompt.tokens_in=1000 cost.prompt.tokens_out=50 "   \
  "cost.prompt.price_in=2 cost.prompt.price_cached=1 cost.prompt.price_out=8 "    \
  "cost.tuned.tokens_in=200 cost.tuned.tokens_out=20 cost.tuned.price_in=1 "      \
  "cost.tuned.price_cached=0.5 cost.tuned.price_out=4 cost.prompt.quality=0.9 "   \
  "cost.tuned.quality=0.95 "

/* The pair with nothing measured: all rests on what is set. */
#define FIXTURE_SET_ALONE ((FulCostPair){ -1, FUL_RUNG_TUNED, -1 })
FulProjection *fixture_project (Fixture *self, FulCostPair pair);

/* Whether @projection names @key among what is missing. */
gboolean fixture_misses (const FulProjection *projection, const char *key);
/* The input of that key; NULL where there is none. */
const FulCostInput *fixture_input (const FulProjection *projection, const char *key);

/* Equal to 1e-9, of itself where it is greater than 1. */
void assert_near (double got, double wanted);
