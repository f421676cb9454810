/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "stats/consistency.h"

/* What format_critical asks for where bar.valid_format is not set. */
#define FORMAT_CRITICAL 0.99
/* p95 within a limit is the same as this share of the answers within it. */
#define P95_SHARE 0.95
/* Latency counts up to so many in flight, and from so many answers on (method §6). */
#define CALM_IN_FLIGHT 8
#define MIN_CALM 30

#define MEAN_UNKNOWN ((FulMean){ FUL_INTERVAL_UNKNOWN, NAN, 0, 0, NAN })

FulBar
ful_bar_of (const FulSnapshot *snapshot)
{
  FulBar bar;

  bar.limits[FUL_MEASURE_QUALITY] = ful_snapshot_number (snapshot, "bar.quality");
  bar.limits[FUL_MEASURE_FORMAT] = ful_snapshot_number (snapshot, "bar.valid_format");
  bar.limits[FUL_MEASURE_AGREEMENT] = ful_snapshot_number (snapshot, "bar.agreement");
  bar.limits[FUL_MEASURE_LATENCY] = NAN;
  bar.limits[FUL_MEASURE_COST] = ful_snapshot_number (snapshot, "bar.cost_per_request");
  bar.latency_ms = ful_snapshot_number (snapshot, "bar.p95_latency_ms");
  bar.delta = ful_snapshot_number (snapshot, "bar.delta");
  bar.per_usd = ful_snapshot_number (snapshot, "cost.currency_per_usd");
  if (isnan (bar.limits[FUL_MEASURE_FORMAT]) &&
      ful_snapshot_flag (snapshot, "workflow.format_critical"))
    bar.limits[FUL_MEASURE_FORMAT] = FORMAT_CRITICAL;
  if (!isnan (bar.latency_ms))
    bar.limits[FUL_MEASURE_LATENCY] = P95_SHARE;
  return bar;
}

double
ful_bar_width (const FulBar *bar, FulMeasureKind kind)
{
  return MIN (bar->delta, 1 - bar->limits[kind]);
}

FulMeasure
ful_measure_share (const FulMean *mean, double limit, double width)
{
  FulInterval at = mean->interval;
  FulMeasure out = { .mean = *mean, .state = FUL_UNDECIDED, .estimate = FUL_UNDECIDED };

  if (isnan (at.estimate) || isnan (limit))
    return out;
  out.estimate = at.estimate >= limit ? FUL_CLEARS : FUL_FAILS;
  if (at.low >= limit) {
    out.state = FUL_CLEARS;
  } else if (at.high < limit) {
    out.state = FUL_FAILS;
  } else if (at.high - at.low <= width) {
    out.state = out.estimate;
    out.near_bar = TRUE;
  }
  return out;
}

FulMeasure
ful_measure_cost (const FulMean *mean, double limit)
{
  FulInterval at = mean->interval;
  FulMeasure out = { .mean = *mean, .state = FUL_UNDECIDED, .estimate = FUL_UNDECIDED };

  if (isnan (at.estimate))
    return out;
  out.estimate = at.estimate <= limit ? FUL_CLEARS : FUL_FAILS;
  if (at.high <= limit)
    out.state = FUL_CLEARS;
  else if (at.low > limit)
    out.state = FUL_FAILS;
  return out;
}

/* --- valid format --- */

typedef struct {
  const FulEvidenceArm *arm;
  FulMode *modes;
} FormatData;

static double
valid_format_of (const FulAnswer *answer, gpointer user_data)
{
  const FormatData *data = user_data;

  if (isnan (answer->score))
    return NAN;
  return data->modes[answer - data->arm->answers] == FUL_MODE_FORMAT ? 0 : 1;
}

/* Where the text was not recorded the rules for texts don't fit, so whether the format was wrong is
 * known only of an answer that passed or that somebody labelled. */
static gboolean
mode_is_unknown (const FulAnswer *answer)
{
  return answer->score < 0.5 && !answer->recorded && answer->mode == FUL_MODE_NONE;
}

FulMean
ful_valid_format (const FulCostContext *context, guint arm, FulSplit split)
{
  const FulEvidence *evidence = ful_standings_evidence (context->standings);
  const FulEvidenceArm *item = g_ptr_array_index (evidence->arms, arm);
  g_autofree FulMode *modes = NULL;
  g_autoptr (FulSample) sample = NULL;
  FormatData data;

  for (gsize i = 0; i < item->n_answers; i++) {
    const FulEvidenceCase *asked = &evidence->cases[item->answers[i].case_index];

    if (asked->split == split && !asked->wrong_expected && mode_is_unknown (&item->answers[i]))
      return MEAN_UNKNOWN;
  }
  modes = ful_failure_modes_of_arm (context->standings, context->snapshot, arm);
  data = (FormatData){ item, modes };
  sample = ful_sample_of (evidence, item, split, valid_format_of, &data);
  return ful_sample_mean (sample);
}

/* --- latency --- */

typedef struct {
  double limit_ms;
  gboolean calm_only;
} LatencyData;

static gboolean
is_calm (const FulAnswer *answer)
{
  return isnan (answer->in_flight) || answer->in_flight <= CALM_IN_FLIGHT;
}

static double
within_limit (const FulAnswer *answer, gpointer user_data)
{
  const LatencyData *data = user_data;

  if (isnan (answer->latency_ms) || (data->calm_only && !is_calm (answer)))
    return NAN;
  return answer->latency_ms <= data->limit_ms ? 1 : 0;
}

FulMean
ful_latency_share (const FulCostContext *context,
                   guint arm,
                   FulSplit split,
                   double limit_ms,
                   gboolean *under_load)
{
  const FulEvidence *evidence = ful_standings_evidence (context->standings);
  const FulEvidenceArm *item = g_ptr_array_index (evidence->arms, arm);
  gsize calm = 0, loaded = 0, unknown_calm = 0, unknown_loaded = 0;
  g_autoptr (FulSample) sample = NULL;
  LatencyData data = { limit_ms, TRUE };

  for (gsize i = 0; i < item->n_answers; i++) {
    const FulAnswer *answer = &item->answers[i];

    if (answer->cached || evidence->cases[answer->case_index].split != split)
      continue;
    if (isnan (answer->latency_ms))
      *(is_calm (answer) ? &unknown_calm : &unknown_loaded) += 1;
    else
      *(is_calm (answer) ? &calm : &loaded) += 1;
  }
  data.calm_only = calm >= MIN_CALM || loaded == 0;
  if (under_load != NULL)
    *under_load = !data.calm_only;
  if (unknown_calm > 0 || (!data.calm_only && unknown_loaded > 0))
    return MEAN_UNKNOWN;
  sample = ful_sample_of (evidence, item, split, within_limit, &data);
  return ful_sample_mean (sample);
}

/* --- all of one arm --- */

static FulMean
agreement_of (const FulCostContext *context, guint arm, FulSplit split)
{
  const FulEvidence *evidence = ful_standings_evidence (context->standings);
  FulConsistency found = ful_consistency (evidence, g_ptr_array_index (evidence->arms, arm), split);

  return found.n > 0 ? found.mean_agreement : MEAN_UNKNOWN;
}

static FulMean
cost_of (const FulCostContext *context, const FulBar *bar, guint arm, FulSplit split)
{
  FulMean mean = ful_cost_per_call (context, (int)arm, split);

  mean.interval.estimate *= bar->per_usd;
  mean.interval.low *= bar->per_usd;
  mean.interval.high *= bar->per_usd;
  mean.se *= bar->per_usd;
  return mean;
}

static FulMeasure
measure (const FulCostContext *context,
         const FulBar *bar,
         FulMeasureKind kind,
         guint arm,
         FulSplit split,
         gboolean *under_load)
{
  double limit = bar->limits[kind];
  FulMean mean = MEAN_UNKNOWN;

  /* Quality is measured without a bar too, and undecided then. */
  if (isnan (limit) && kind != FUL_MEASURE_QUALITY)
    return (FulMeasure){ MEAN_UNKNOWN, FUL_CLEARS, FUL_CLEARS, FALSE };
  switch (kind) {
  case FUL_MEASURE_QUALITY:
    mean = ful_standings_mean (context->standings, arm, split);
    break;
  case FUL_MEASURE_FORMAT:
    mean = ful_valid_format (context, arm, split);
    break;
  case FUL_MEASURE_AGREEMENT:
    mean = agreement_of (context, arm, split);
    break;
  case FUL_MEASURE_LATENCY:
    mean = ful_latency_share (context, arm, split, bar->latency_ms, under_load);
    break;
  case FUL_MEASURE_COST:
  default:
    mean = cost_of (context, bar, arm, split);
    return ful_measure_cost (&mean, limit);
  }
  return ful_measure_share (&mean, limit, ful_bar_width (bar, kind));
}

FulArmState
ful_arm_state (const FulCostContext *context, const FulBar *bar, guint arm, FulSplit split)
{
  FulArmState out = { .state = FUL_CLEARS, .estimate = FUL_CLEARS };

  for (FulMeasureKind kind = 0; kind < FUL_N_MEASURES; kind++) {
    FulMeasure found = measure (context, bar, kind, arm, split, &out.under_load);

    out.measures[kind] = found;
    out.state = MIN (out.state, found.state);
    out.estimate = MIN (out.estimate, found.estimate);
    out.near_bar |= found.near_bar;
  }
  return out;
}

const char *
ful_measure_label (FulMeasureKind kind)
{
  switch (kind) {
  case FUL_MEASURE_QUALITY:
    return _ ("quality");
  case FUL_MEASURE_FORMAT:
    return _ ("valid format");
  case FUL_MEASURE_AGREEMENT:
    return _ ("agreement of repeats");
  case FUL_MEASURE_LATENCY:
    return _ ("latency");
  case FUL_MEASURE_COST:
  default:
    return _ ("cost per request");
  }
}
