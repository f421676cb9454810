/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quality of one side: measured, else as set, else of a projected tuned model assumed. */
#include "cost/side.h"

#include <math.h>

#include "stats/comparison.h"

/* The standard normal's P90. */
#define Z90 1.2815515655446004

static gboolean
measure_quality (const FulSideLookup *self)
{
  FulSpread *quality = &self->model->numbers[FUL_NUMBER_OF (self->side, FUL_OF_SIDE_QUALITY)];
  const FulStandings *standings = self->context->standings;
  FulMean mean;
  double se, q;

  if (self->arm < 0)
    return FALSE;
  mean = ful_standings_mean (standings, (guint)self->arm, ful_standings_splits (standings).judging);
  if (mean.n == 0)
    return FALSE;
  q = mean.interval.estimate;
  se = mean.se > 0 ? mean.se : 0;
  *quality = (FulSpread){
    .low = CLAMP (q - Z90 * se, 0, 1),
    .likely = q,
    .high = CLAMP (q + Z90 * se, 0, 1),
    .domain = FUL_DOMAIN_SHARE,
    .follows = -1,
    .se = se,
  };
  ful_cost_model_note (self->model, ful_side_key (self->side, FUL_OF_SIDE_QUALITY), quality->low,
                       quality->likely, quality->high, "measured");
  return TRUE;
}

/* The greater of the bar and the prompt's, in each draw: an assumption. */
static void
assume_quality (const FulSideLookup *self)
{
  FulCostModel *model = self->model;
  const FulSpread *prompt = &model->numbers[FUL_NUMBER_OF (FUL_SIDE_PROMPT, FUL_OF_SIDE_QUALITY)];
  FulSpread *tuned = &model->numbers[FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_QUALITY)];
  double bar = ful_snapshot_number (self->context->snapshot, "bar.quality");

  model->assumed_bar = isnan (bar) ? (double)-INFINITY : bar;
  *tuned = (FulSpread){
    .low = MAX (model->assumed_bar, prompt->low),
    .likely = MAX (model->assumed_bar, prompt->likely),
    .high = MAX (model->assumed_bar, prompt->high),
    .domain = FUL_DOMAIN_SHARE,
    .follows = FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_QUALITY),
  };
  if (!isnan (tuned->likely))
    ful_cost_model_note (model, ful_side_key (self->side, FUL_OF_SIDE_QUALITY), tuned->low,
                         tuned->likely, tuned->high, "assumed");
}

/* Measured, else as set. Where errors cost nothing its spread must not make anything uncertain. */
void
ful_side_add_quality (const FulSideLookup *self, gboolean own)
{
  FulSpread *quality = &self->model->numbers[FUL_NUMBER_OF (self->side, FUL_OF_SIDE_QUALITY)];

  if (!measure_quality (self) &&
      !(own && ful_side_take_field (self, FUL_OF_SIDE_QUALITY, FUL_DOMAIN_SHARE))) {
    if (own && self->side == FUL_SIDE_TUNED && self->arm < 0) {
      assume_quality (self);
      return;
    }
    quality->low = quality->likely = quality->high = NAN;
    if (self->model->needs_quality && own)
      ful_side_miss (self, FUL_OF_SIDE_QUALITY);
    else if (self->model->needs_quality)
      ful_cost_model_miss (self->model, "quality of the specialist");
  }
  if (!self->model->needs_quality) {
    quality->low = quality->high = quality->likely;
    quality->se = 0;
  }
}

/* Var (a - b) = Var a + Var b - 2 Cov, all three over the cases that both answered. */
void
ful_cost_model_correlate (FulCostModel *self, const FulStandings *standings, FulCostPair pair)
{
  FulSplit judging = ful_standings_splits (standings).judging;
  const FulSample *prompt, *tuned;
  g_autoptr (FulSample) common_prompt = NULL;
  g_autoptr (FulSample) common_tuned = NULL;
  double a, b, d, r;

  if (pair.prompt_arm < 0 || pair.tuned_arm < 0 || !self->needs_quality)
    return;
  prompt = ful_standings_sample (standings, (guint)pair.prompt_arm, judging);
  tuned = ful_standings_sample (standings, (guint)pair.tuned_arm, judging);
  ful_sample_common (prompt, tuned, &common_prompt, &common_tuned);
  a = ful_sample_mean (common_prompt).se;
  b = ful_sample_mean (common_tuned).se;
  d = ful_compare_interval (prompt, tuned).se;
  r = (a * a + b * b - d * d) / (2 * a * b);
  self->quality_correlation = a > 0 && b > 0 && isfinite (r) ? CLAMP (r, -1, 1) : 0;
}
