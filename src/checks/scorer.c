/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/scorer.h"

#include <math.h>
#include <string.h>

#include "checks/answer.h"
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

/* One check's say on an answer. */
static FulCheckOutcome
ask (const FulScorer *self,
     const FulCheck *check,
     const FulCase *item,
     const FulPromptBody *body,
     const char *output)
{
  static const char *const whole[] = { "equals", "iequals", "one-of", "number", NULL };
  const char *wanted = check->value != NULL ? check->value : item->expected;
  g_autofree char *plain = NULL;

  if (g_strv_contains (whole, check->kind))
    plain = ful_answer_plain (body, output, strcmp (check->kind, "one-of") == 0 ? NULL : wanted);
  return ful_check_try (check, self->snapshot->labels, plain != NULL ? plain : output,
                        item->expected);
}

static void
say_free (gpointer data)
{
  FulCheckSay *say = data;

  ful_check_outcome_clear (&say->outcome);
  g_free (say);
}

GPtrArray *
ful_scorer_explain (const FulScorer *self,
                    const FulCase *item,
                    const FulPromptBody *body,
                    const char *output)
{
  const FulCheck equals = { .kind = (char *)"equals", .weight = 1, .threshold = NAN };
  const GPtrArray *checks = self->snapshot->checks;
  GPtrArray *says = g_ptr_array_new_with_free_func (say_free);

  for (guint i = 0; i < MAX (checks->len, 1); i++) {
    const FulCheck *check = checks->len > 0 ? checks->pdata[i] : &equals;
    FulCheckSay *say;

    if (!ful_check_applies (check, item))
      continue;
    say = g_new0 (FulCheckSay, 1);
    say->check = checks->len > 0 ? check : NULL;
    say->outcome = ask (self, check, item, body, output);
    g_ptr_array_add (says, say);
  }
  return says;
}

double
ful_scorer_score (const FulScorer *self,
                  const FulCase *item,
                  const FulPromptBody *body,
                  const char *output)
{
  g_autoptr (GPtrArray) says = ful_scorer_explain (self, item, body, output);
  const FulCheck equals = { .kind = (char *)"equals", .weight = 1, .threshold = NAN };
  Tally tally = { .least = 1, .one_weight = NAN, .equal_weights = TRUE, .threshold = NAN };

  for (guint i = 0; i < says->len; i++) {
    const FulCheckSay *say = says->pdata[i];

    if (say->outcome.failed)
      return NAN;
    if (!isnan (say->outcome.score))
      add (&tally, say->check != NULL ? say->check : &equals, say->outcome.score);
  }
  return total (&tally);
}
