/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/simulation.h"

/* A memory of the simulations drawn last, by all that went into them: an edit that changes no
 * number of a model costs no draw. From any thread. FulSimulations is declared in cost/cost.h. */

/* @most: so many are kept, > 0; the one not asked for longest goes */
FulSimulations *ful_simulations_new (guint most);
FulSimulations *ful_simulations_ref (FulSimulations *self);
void ful_simulations_unref (FulSimulations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSimulations, ful_simulations_unref)

/* Returns: (transfer full): the kept one; NULL: it would have to be drawn */
FulSimulation *ful_simulations_find (FulSimulations *self /* (nullable) */,
                                     const FulCostModel *model,
                                     guint draws,
                                     guint64 seed);
/* The kept one, else drawn as by ful_simulation_new() and kept. Returns: (transfer full) */
FulSimulation *ful_simulations_get (FulSimulations *self /* (nullable) */,
                                    const FulCostModel *model,
                                    guint draws,
                                    guint64 seed);
