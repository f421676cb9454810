/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plateau of method §4, read on the selecting split. One walk over the attempts in order of
 * first run: rho is the last real gain, and each attempt is compared with the rho of its time.
 *
 *   p0   p1   p2      p3   p4   p5
 *   rho  ±0   gain    ±0   −    ±0
 *             rho     └ attempts since ┘
 */
#include "stats/plateau.h"

#include <string.h>

#define ALL_LEVERS ((1 << FUL_N_LEVERS) - 1)

static void
attempt_free (gpointer data)
{
  FulAttempt *attempt = data;

  g_free (attempt->revision);
  g_free (attempt);
}

static FulAttempt *
attempt_new (guint index, const FulEvidenceArm *arm)
{
  FulAttempt *attempt = g_new0 (FulAttempt, 1);
  const char *variables = arm->variables != NULL ? arm->variables : "";

  attempt->arm = index;
  attempt->revision = g_strdup_printf ("%s#%d%s%s", arm->prompt, arm->revision,
                                       *variables != '\0' ? ":" : "", variables);
  attempt->levers = arm->levers;
  attempt->gain = FUL_INTERVAL_UNKNOWN;
  attempt->mde = NAN;
  return attempt;
}

/* Levers of prompt arms that count on @split, with any model. */
static FulLevers
levers_tried (const FulStandings *standings, FulSplit split)
{
  const GPtrArray *arms = ful_standings_evidence (standings)->arms;
  FulLevers tried = 0;

  for (guint i = 0; i < arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (arms, i);

    if (ful_rung_is_prompt (arm->rung) && ful_standings_counts (standings, i, split))
      tried |= arm->levers;
  }
  return tried;
}

static void
start_from (FulPlateau *self, const FulAttempt *attempt)
{
  self->best = (int)attempt->arm;
  for (guint i = 0; i < self->history->len; i++)
    ((FulAttempt *)g_ptr_array_index (self->history, i))->since = FALSE;
}

/* The next revision in order of first run. */
static void
take_attempt (FulPlateau *self, const FulStandings *standings, FulSplit split, FulAttempt *attempt)
{
  FulComparison over_rho;

  g_ptr_array_add (self->history, attempt);
  if (self->best < 0) {
    if (ful_standings_counts (standings, attempt->arm, split))
      start_from (self, attempt);
    return;
  }
  over_rho = ful_compare_interval (ful_standings_sample (standings, attempt->arm, split),
                                   ful_standings_sample (standings, (guint)self->best, split));
  attempt->n = over_rho.n;
  if (over_rho.n < ful_standings_minimum (standings, split))
    return;
  attempt->gain = over_rho.difference;
  attempt->mde = over_rho.mde;
  attempt->real_gain = over_rho.difference.low > 0;
  if (attempt->real_gain)
    start_from (self, attempt);
  else
    attempt->since = TRUE;
}

static void
read_history (FulPlateau *self, const FulStandings *standings)
{
  const GPtrArray *arms = ful_standings_evidence (standings)->arms;
  FulSplit split = ful_standings_splits (standings).selecting;
  int best = ful_standings_best_prompt_arm (standings);
  const char *model;

  if (best < 0)
    return;
  model = ((const FulEvidenceArm *)g_ptr_array_index (arms, best))->model;
  for (guint i = 0; i < arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (arms, i);

    if (arm->attempt && ful_rung_is_prompt (arm->rung) && strcmp (arm->model, model) == 0)
      take_attempt (self, standings, split, attempt_new (i, arm));
  }
}

/* What the attempts since say together. Returns: whether each upper bound of gain is < delta;
 * else *n_needed is the largest among those that miss: twice their cases (method §2). */
static gboolean
sum_up (FulPlateau *self, const GPtrArray *arms, double *n_needed)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean all_under = TRUE;

  *n_needed = NAN;
  for (guint i = 0; i < self->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (self->history, i);
    const FulEvidenceArm *arm = g_ptr_array_index (arms, attempt->arm);

    if (!attempt->since)
      continue;
    g_hash_table_add (texts, arm->text_key);
    self->mde = fmax (self->mde, attempt->mde);
    if (attempt->gain.high < self->delta)
      continue;
    all_under = FALSE;
    *n_needed = fmax (*n_needed, 2 * (double)attempt->n);
  }
  self->texts = g_hash_table_size (texts);
  return all_under;
}

FulPlateau *
ful_plateau_new (const FulStandings *standings, const FulSnapshot *snapshot)
{
  FulPlateau *self = g_new0 (FulPlateau, 1);
  double n_needed;
  gboolean all_under;

  self->delta = ful_snapshot_number (snapshot, "bar.delta");
  self->mde = self->n_needed = NAN;
  self->best = -1;
  self->history = g_ptr_array_new_with_free_func (attempt_free);
  self->tried = levers_tried (standings, ful_standings_splits (standings).selecting);
  self->untried = ALL_LEVERS & ~self->tried & ~ful_snapshot_levers_not_applicable (snapshot);
  read_history (self, standings);
  all_under = sum_up (self, ful_standings_evidence (standings)->arms, &n_needed);

  self->met[FUL_PLATEAU_LEVERS] = self->untried == 0;
  self->met[FUL_PLATEAU_ATTEMPTS] = self->texts >= FUL_PLATEAU_LEAST_ATTEMPTS;
  self->met[FUL_PLATEAU_GAINS] = self->texts > 0 && all_under;
  if (!self->met[FUL_PLATEAU_LEVERS]) {
    self->reason = "levers-untried";
  } else if (!self->met[FUL_PLATEAU_ATTEMPTS]) {
    self->reason = "too-few-attempts";
  } else if (!self->met[FUL_PLATEAU_GAINS]) {
    self->reason = "too-few-cases";
    self->n_needed = n_needed;
  } else {
    self->proven = TRUE;
  }
  return self;
}

void
ful_plateau_free (FulPlateau *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->history);
  g_free (self);
}

const FulAttempt *
ful_plateau_best (const FulPlateau *self)
{
  for (guint i = 0; i < self->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (self->history, i);

    if ((int)attempt->arm == self->best)
      return attempt;
  }
  return NULL;
}

double
ful_plateau_largest_gain (const FulPlateau *self)
{
  double largest = NAN;

  for (guint i = 0; i < self->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (self->history, i);

    if (attempt->since)
      largest = fmax (largest, attempt->gain.high);
  }
  return largest;
}

static void
write_attempt (const FulAttempt *attempt, FulJsonWriter *writer)
{
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "revision", attempt->revision);
  ful_json_writer_name (writer, "levers");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < FUL_N_LEVERS; i++)
    if ((attempt->levers & (1u << i)) != 0)
      ful_json_writer_string (writer, ful_lever_name ((FulLevers)(1u << i)));
  ful_json_writer_end_array (writer);
  ful_json_writer_name (writer, "gain");
  ful_interval_write (&attempt->gain, writer);
  ful_json_writer_end_object (writer);
}

void
ful_plateau_write (const FulPlateau *self, FulJsonWriter *writer)
{
  const FulAttempt *best = ful_plateau_best (self);

  ful_json_writer_begin_object (writer);
  ful_json_writer_boolean_member (writer, "proven", self->proven);
  ful_json_writer_string_member (writer, "reason", self->reason);
  ful_json_writer_double_member (writer, "delta", self->delta);
  ful_json_writer_double_member (writer, "mde", self->mde);
  ful_json_writer_double_member (writer, "n_needed", self->n_needed);
  ful_json_writer_string_member (writer, "best", best != NULL ? best->revision : NULL);
  ful_json_writer_name (writer, "history");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < self->history->len; i++)
    write_attempt (g_ptr_array_index (self->history, i), writer);
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
}
