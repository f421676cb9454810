/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/field.h"
#include "project/snapshot.h"

/* What the fields say together. All functions are pure and may be called from any thread. */

/* Whether the rules of the task change faster than a model can be retrained: 30 days /
 * changes_per_month < retrain_lead_days. Unset: FALSE. Source: method §8. */
gboolean ful_profile_is_unstable (const FulSnapshot *snapshot);

/* The share of answers in the right format that is asked for, in (0, 1): as set, else 0.99 where
 * the format is critical, else NAN. Source: method §8. */
double ful_profile_valid_format (const FulSnapshot *snapshot);

/* Months between retrainings: as set, else 1 / changes_per_month rounded up (changed logic must be
 * trained in), else 0: never. Source: method §6. */
double ful_profile_retrain_months (const FulSnapshot *snapshot);

/* A field of cost.specialist., else the one of cost. of the same name; e.g. "setup_hours". NAN
 * where neither is set. Source: design §10. */
double ful_profile_specialist (const FulSnapshot *snapshot, const char *name);

/* Share of requests asked a second time on a side, "prompt" or "tuned": its own, else that of
 * cost., else 0. Source: method §6. */
double ful_profile_reask_share (const FulSnapshot *snapshot, const char *side);

/* Whether there is somebody who would maintain a tuned model; whether a way to notice drift. */
gboolean ful_profile_has_owner (const FulSnapshot *snapshot);
gboolean ful_profile_has_drift_plan (const FulSnapshot *snapshot);

/**
 * ful_profile_defaults:
 *
 * Fields that nobody has set and that count with a default, in the order of the registry: the
 * report lists them, since nobody may have looked at them.
 *
 * Returns: (transfer container): const FulField*
 */
GPtrArray *ful_profile_defaults (const FulSnapshot *snapshot);
