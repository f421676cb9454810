/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/model.h"

/* Draws of everything uncertain in a model, common to both sides. A Sobol sequence moved by a
 * random step in every dimension (Cranley & Patterson 1976): the same seed gives the same draws;
 * beyond Sobol's 40 dimensions the rest is pseudo-random. */
typedef struct _FulDraws FulDraws;

FulDraws *ful_draws_new (const FulCostModel *model /* outlives this */, guint64 seed);
void ful_draws_free (FulDraws *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulDraws, ful_draws_free)

/* How many numbers are uncertain; 0: every draw is the likely one. */
guint ful_draws_dimensions (const FulDraws *self);

/* The next draw. */
void ful_draws_next (FulDraws *self, double numbers[FUL_N_NUMBERS]);

/* The draw at the standard normals @z, one a dimension: all 0 is the likely one. */
void ful_draws_at (const FulDraws *self, const double *z, double numbers[FUL_N_NUMBERS]);
