/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/scorer.h"

#include <math.h>
#include <string.h>

#include "checks/check.h"
#include "checks/scorer-private.h"

FulScorer *
ful_scorer_new (const FulSnapshot *snapshot)
{
  FulScorer *self = g_new0 (FulScorer, 1);

  self->snapshot = ful_snapshot_ref ((FulSnapshot *)snapshot);
  self->label_set = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < snapshot->labels->len; i++)
    g_hash_table_add (self->label_set, ((const FulLabel *)snapshot->labels->pdata[i])->name);
  return self;
}

void
ful_scorer_free (FulScorer *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->label_set);
  ful_snapshot_unref (self->snapshot);
  g_free (self);
}

/* What the checks that had a say add up to. */
typedef struct {
  double least;
  double weighted;
  double weights;
  double one_weight; /* of the first; NAN: none yet */
  gboolean equal_weights;
  double threshold; /* largest of those set; NAN: none */
} Tally;

static void
add (Tally *tally, const FulCheck *check, double score)
{
  if (check->weight <= 0) /* shown, not counted */
    return;
  if (isnan (tally->one_weight))
    tally->one_weight = check->weight;
  tally->equal_weights =
      tally->equal_weights && fabs (check->weight - tally->one_weight) <= 1e-12 * check->weight;
  tally->least = MIN (tally->least, score);
  tally->weighted += check->weight * score;
  tally->weights += check->weight;
  if (!isnan (check->threshold) && strcmp (check->kind, "number") != 0)
    tally->threshold = fmax (tally->threshold, check->threshold);
}

static double
total (const Tally *tally)
{
  double mean;

  if (tally->weights <= 0)
    return NAN;
  if (tally->equal_weights)
    return tally->least;
  mean = tally->weighted / tally->weights;
  if (isnan (tally->threshold))
    return mean;
  return mean >= tally->threshold - 1e-12 ? 1 : 0;
}

static double
score_by_default (const FulCase *item, const char *output)
{
  const FulCheck equals = { .kind = (char *)"equals", .weight = 1, .threshold = NAN };
  g_auto (FulCheckOutcome) outcome = ful_check_try (&equals, NULL, output, item->expected);

  return outcome.score;
}

double
ful_scorer_score (const FulScorer *self, const FulCase *item, const char *output)
{
  const FulSnapshot *snapshot = self->snapshot;
  Tally tally = { .least = 1, .one_weight = NAN, .equal_weights = TRUE, .threshold = NAN };

  if (snapshot->checks->len == 0)
    return score_by_default (item, output);
  for (guint i = 0; i < snapshot->checks->len; i++) {
    const FulCheck *check = snapshot->checks->pdata[i];
    g_auto (FulCheckOutcome) outcome = { 0 };

    if (!ful_check_applies (check, item))
      continue;
    outcome = ful_check_try (check, snapshot->labels, output, item->expected);
    if (outcome.failed)
      return NAN;
    if (!isnan (outcome.score))
      add (&tally, check, outcome.score);
  }
  return total (&tally);
}
