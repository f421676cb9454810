/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/power.h"

#include "base/error.h"

#define PLANNED_DISCORDANCE 0.2
#define TEST_SEED 1

/* The arms that count on @split, first in rank first, but the best prompt arm before all. */
static GArray *
arms_by_rank (const FulStandings *standings, FulSplit split)
{
  guint n_arms = ful_standings_evidence (standings)->arms->len, n = 0;
  g_autofree guint *arms = g_new (guint, MAX (n_arms, 1));
  int best = ful_standings_best_prompt_arm (standings);
  GArray *ranked;

  for (guint i = 0; i < n_arms; i++)
    if (ful_standings_counts (standings, i, split))
      arms[n++] = i;
  ranked = ful_standings_rank (standings, arms, n, NULL);
  for (guint i = 0; i < ranked->len; i++)
    if ((int)g_array_index (ranked, guint, i) == best) {
      guint first = g_array_index (ranked, guint, i);

      g_array_remove_index (ranked, i);
      g_array_prepend_val (ranked, first);
      break;
    }
  return ranked;
}

static gboolean
from_data (const FulStandings *standings, FulSplit split, double delta, FulPower *out)
{
  g_autoptr (GArray) arms = arms_by_rank (standings, split);

  for (guint i = 1; i < arms->len; i++) {
    guint a = g_array_index (arms, guint, 0), b = g_array_index (arms, guint, i);
    FulComparison pair = ful_compare (ful_standings_sample (standings, a, split),
                                      ful_standings_sample (standings, b, split), delta, TEST_SEED);

    if (pair.n < ful_standings_minimum (standings, split) || !(pair.sd > 0))
      continue;
    *out = (FulPower){ .delta = delta,
                       .n = pair.n,
                       .sd = pair.sd,
                       .deff = pair.deff,
                       .n_needed = pair.n_needed,
                       .mde = pair.mde,
                       .arm_a = (int)a,
                       .arm_b = (int)b };
    return TRUE;
  }
  return FALSE;
}

static gsize
cases_of (const FulEvidence *evidence, FulSplit split)
{
  gsize n = 0;

  for (gsize i = 0; i < evidence->n_cases; i++)
    if (evidence->cases[i].split == split && !evidence->cases[i].wrong_expected)
      n++;
  return n;
}

gboolean
ful_power (const FulStandings *standings,
           FulSplit split,
           double delta,
           FulPower *out,
           GError **error)
{
  double variance = PLANNED_DISCORDANCE - delta * delta, sd;
  gsize n = cases_of (ful_standings_evidence (standings), split);

  if (!(delta > 0 && delta < 1))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "delta",
                             "a difference of quality lies between 0 and 1: 0.05 is five points");
  if (from_data (standings, split, delta, out))
    return TRUE;
  if (variance <= 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "delta",
                             "before a run it must be under %.3f, since arms are taken to differ "
                             "on one case in five; plan for less, or run two arms first",
                             sqrt (PLANNED_DISCORDANCE));
  sd = sqrt (variance);
  *out = (FulPower){ .delta = delta,
                     .n = n,
                     .sd = sd,
                     .deff = 1,
                     .n_needed = ful_cases_needed (sd, 1, delta),
                     .mde = n > 0 ? (FUL_Z95 + FUL_Z80) * sd / sqrt ((double)n) : (double)NAN,
                     .arm_a = -1,
                     .arm_b = -1 };
  return TRUE;
}
