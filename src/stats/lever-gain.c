/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/plateau.h"

#define TEST_SEED 1

/* First in rank of the prompt arms that count on the selecting split and have @lever, or have it
 * not; -1: none. */
static int
best_arm (const FulStandings *standings, FulLevers lever, gboolean with)
{
  const GPtrArray *arms = ful_standings_evidence (standings)->arms;
  FulSplit split = ful_standings_splits (standings).selecting;
  g_autofree guint *those = g_new (guint, MAX (arms->len, 1));
  g_autoptr (GArray) ranked = NULL;
  gsize n = 0;

  for (guint i = 0; i < arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (arms, i);

    if (ful_rung_is_prompt (arm->rung) && ((arm->levers & lever) != 0) == with &&
        ful_standings_counts (standings, i, split))
      those[n++] = i;
  }
  ranked = ful_standings_rank (standings, those, n, NULL);
  return ranked->len > 0 ? (int)g_array_index (ranked, guint, 0) : -1;
}

static FulComparison
compare (const FulStandings *standings, int with, int without, double delta)
{
  FulSplit split = ful_standings_splits (standings).selecting;
  const FulSample nothing = { 0, NULL, NULL, NULL };

  return ful_compare (ful_standings_sample (standings, (guint)with, split),
                      without >= 0 ? ful_standings_sample (standings, (guint)without, split)
                                   : &nothing,
                      delta, TEST_SEED);
}

GArray *
ful_lever_gains (const FulStandings *standings, const FulSnapshot *snapshot)
{
  GArray *gains = g_array_new (FALSE, FALSE, sizeof (FulLeverGain));
  double delta = ful_snapshot_number (snapshot, "bar.delta");
  double p[FUL_N_LEVERS];

  for (guint i = 0; i < FUL_N_LEVERS; i++) {
    FulLevers lever = (FulLevers)(1u << i);
    FulLeverGain gain = { .lever = lever,
                          .with_arm = best_arm (standings, lever, TRUE),
                          .without_arm = best_arm (standings, lever, FALSE) };

    if (gain.with_arm < 0)
      continue;
    gain.comparison = compare (standings, gain.with_arm, gain.without_arm, delta);
    p[gains->len] = gain.comparison.p_value;
    g_array_append_val (gains, gain);
  }
  ful_holm (p, gains->len, p);
  for (guint i = 0; i < gains->len; i++)
    g_array_index (gains, FulLeverGain, i).p_adjusted = p[i];
  return gains;
}
