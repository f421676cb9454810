/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/cheaper-arm.h"

#include <math.h>

static double
price_of (const FulGrounds *grounds, int arm)
{
  return ful_cost_per_call (&grounds->cost, arm, grounds->splits.judging).interval.estimate;
}

static gboolean
is_as_good (const FulGrounds *grounds, guint arm, guint than)
{
  FulSplit judging = grounds->splits.judging;
  FulComparison found;

  if (!ful_standings_counts (grounds->standings, arm, judging) ||
      grounds->states[arm].on[judging].state != FUL_CLEARS)
    return FALSE;
  found = ful_compare_interval (ful_standings_sample (grounds->standings, arm, judging),
                                ful_standings_sample (grounds->standings, than, judging));
  return found.n > 0 && found.difference.low >= -grounds->bar.delta;
}

/* k of the side the rung belongs to. */
static double
requests_per_request (const FulSnapshot *snapshot, FulRung rung)
{
  const char *key = ful_rung_is_prompt (rung) ? "cost.prompt.reask_share"
                    : rung == FUL_RUNG_TUNED  ? "cost.tuned.reask_share"
                                              : "cost.reask_share";
  double share =
      ful_snapshot_number (snapshot,
                           ful_snapshot_is_set (snapshot, key) ? key : "cost.reask_share");

  return 1 + (isnan (share) ? 0 : share);
}

int
ful_cheaper_arm (const FulGrounds *grounds, FulRung rung, double *saving)
{
  const GPtrArray *arms = grounds->evidence->arms;
  int stands = rung != FUL_RUNG_UNSET ? grounds->ladder.rungs[rung].arm : -1, best = -1;
  double least;

  if (stands < 0)
    return -1;
  least = price_of (grounds, stands);
  for (guint i = 0; i < arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (arms, i);
    double price;

    if (arm->rung != rung || (int)i == stands || !is_as_good (grounds, i, (guint)stands))
      continue;
    price = price_of (grounds, (int)i);
    if (price < least) {
      least = price;
      best = (int)i;
    }
  }
  if (best >= 0)
    *saving = ful_snapshot_number (grounds->snapshot, "workflow.volume_per_month") *
              requests_per_request (grounds->snapshot, rung) *
              (price_of (grounds, stands) - least) * grounds->bar.per_usd;
  return best;
}
