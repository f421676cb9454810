/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/profile.h"

#include <math.h>

#define DAYS_PER_MONTH 30.0
#define CRITICAL_VALID_FORMAT 0.99

gboolean
ful_profile_is_unstable (const FulSnapshot *snapshot)
{
  double changes = ful_snapshot_number (snapshot, "workflow.changes_per_month");

  /* Never changing is stable, and so is not knowing. */
  return changes > 0 &&
         DAYS_PER_MONTH / changes < ful_snapshot_number (snapshot, "workflow.retrain_lead_days");
}

double
ful_profile_valid_format (const FulSnapshot *snapshot)
{
  if (ful_snapshot_is_set (snapshot, "bar.valid_format"))
    return ful_snapshot_number (snapshot, "bar.valid_format");
  return ful_snapshot_flag (snapshot, "workflow.format_critical") ? CRITICAL_VALID_FORMAT
                                                                  : (double)NAN;
}

double
ful_profile_retrain_months (const FulSnapshot *snapshot)
{
  double changes = ful_snapshot_number (snapshot, "workflow.changes_per_month");

  if (ful_snapshot_is_set (snapshot, "cost.retrain_months"))
    return ful_snapshot_number (snapshot, "cost.retrain_months");
  return changes > 0 ? ceil (1 / changes) : 0;
}

/* "cost.SIDE.NAME" where set, else "cost.NAME". */
static double
of_side (const FulSnapshot *snapshot, const char *side, const char *name)
{
  g_autofree char *own = g_strdup_printf ("cost.%s.%s", side, name);
  g_autofree char *common = g_strdup_printf ("cost.%s", name);

  return ful_snapshot_number (snapshot, ful_snapshot_is_set (snapshot, own) ? own : common);
}

double
ful_profile_specialist (const FulSnapshot *snapshot, const char *name)
{
  return of_side (snapshot, "specialist", name);
}

double
ful_profile_reask_share (const FulSnapshot *snapshot, const char *side)
{
  double share = of_side (snapshot, side, "reask_share");

  return isnan (share) ? 0 : share;
}

gboolean
ful_profile_has_owner (const FulSnapshot *snapshot)
{
  return ful_snapshot_is_set (snapshot, "workflow.owner");
}

gboolean
ful_profile_has_drift_plan (const FulSnapshot *snapshot)
{
  return ful_snapshot_is_set (snapshot, "workflow.drift_plan");
}

GPtrArray *
ful_profile_defaults (const FulSnapshot *snapshot)
{
  GPtrArray *defaults = g_ptr_array_new ();
  gsize n;
  const FulField *fields = ful_fields (&n);

  for (gsize i = 0; i < n; i++)
    if (fields[i].fallback != NULL && !ful_snapshot_is_set (snapshot, fields[i].key))
      g_ptr_array_add (defaults, (gpointer)&fields[i]);
  return defaults;
}
