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

/* The month's cost of either side, and the whole, of the pair with nothing measured. */
#define FIXTURE_SET_ALONE ((FulCostPair){ -1, FUL_RUNG_TUNED, -1 })
FulProjection *fixture_project (Fixture *self, FulCostPair pair);

/* Whether @projection names @key among what is missing. */
gboolean fixture_misses (const FulProjection *projection, const char *key);
/* The input of that key; NULL where there is none. */
const FulCostInput *fixture_input (const FulProjection *projection, const char *key);

/* Equal to 1e-9, of itself where it is greater than 1. */
void assert_near (double got, double wanted);
