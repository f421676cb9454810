/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/arm-facts.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "verdict/measure.h"

/* Latency counts up to so many in flight, and these alone from so many answers on (method §6). */
#define CALM_IN_FLIGHT 8
#define MIN_CALM 30

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Latencies of @arm on @split, all or those of calm moments. */
static GArray *
latencies (const FulEvidence *evidence, const FulEvidenceArm *arm, FulSplit split, gboolean calm)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (double));

  for (gsize i = 0; i < arm->n_answers; i++) {
    const FulAnswer *answer = &arm->answers[i];

    if (evidence->cases[answer->case_index].split == split && !isnan (answer->latency_ms) &&
        (!calm || isnan (answer->in_flight) || answer->in_flight <= CALM_IN_FLIGHT))
      g_array_append_val (out, answer->latency_ms);
  }
  return out;
}

static void
measure_latency (FulArmFacts *facts, const FulEvidence *evidence, const FulEvidenceArm *arm)
{
  g_autoptr (GArray) calm = latencies (evidence, arm, facts->split, TRUE);
  g_autoptr (GArray) all = latencies (evidence, arm, facts->split, FALSE);
  GArray *used = calm->len < MIN_CALM && all->len > calm->len ? all : calm;

  facts->under_load = used == all && used->len > 0;
  facts->latency_n = used->len;
  facts->latency_p50_ms = NAN;
  facts->latency_p95_ms = NAN;
  if (used->len == 0)
    return;
  g_array_sort (used, compare_doubles);
  facts->latency_p50_ms =
      gsl_stats_quantile_from_sorted_data ((const double *)used->data, 1, used->len, 0.5);
  facts->latency_p95_ms =
      gsl_stats_quantile_from_sorted_data ((const double *)used->data, 1, used->len, 0.95);
}

FulArmFacts
ful_arm_facts (const FulCostContext *context, guint arm)
{
  const FulEvidence *evidence = ful_standings_evidence (context->standings);
  const FulEvidenceArm *item = g_ptr_array_index (evidence->arms, arm);
  FulSplits splits = ful_standings_splits (context->standings);
  gboolean judged = ful_standings_counts (context->standings, arm, splits.judging);
  gboolean selected = ful_standings_counts (context->standings, arm, splits.selecting);
  FulArmFacts facts = { .split = ful_standings_judged_on (context->standings, arm),
                        .counts = judged || selected,
                        .stale = item->stale,
                        .invalid = item->invalid };

  facts.quality = ful_standings_mean (context->standings, arm, facts.split);
  facts.valid_format = ful_valid_format (context, arm, facts.split);
  facts.consistency = ful_consistency (evidence, item, facts.split);
  facts.call_usd = ful_cost_per_call (context, (int)arm, facts.split);
  facts.missing = item->asked[facts.split] > 0
                      ? (double)item->only_errors[facts.split] / (double)item->asked[facts.split]
                      : (double)NAN;
  measure_latency (&facts, evidence, item);
  return facts;
}
