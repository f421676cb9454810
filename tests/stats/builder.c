/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "builder.h"

#include <math.h>
#include <stdlib.h>

static void
arm_free (gpointer data)
{
  FulEvidenceArm *arm = data;

  g_free (arm->name);
  g_free (arm->prompt);
  g_free (arm->model);
  g_free (arm->variables);
  g_free (arm->text_key);
  g_free (arm->answers);
  g_free (arm);
}

FulEvidence *
built_evidence_new (void)
{
  FulEvidence *self = g_new0 (FulEvidence, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arms = g_ptr_array_new_with_free_func (arm_free);
  return self;
}

void
built_evidence_free (FulEvidence *self)
{
  for (gsize i = 0; i < self->n_cases; i++) {
    g_free (self->cases[i].name);
    g_free (self->cases[i].expected);
  }
  g_free (self->cases);
  g_ptr_array_unref (self->arms);
  g_free (self);
}

guint
built_cases (FulEvidence *self, FulSplit split, guint n)
{
  guint first = (guint)self->n_cases;

  self->n_cases += n;
  self->cases = g_renew (FulEvidenceCase, self->cases, self->n_cases);
  for (guint i = first; i < self->n_cases; i++)
    self->cases[i] = (FulEvidenceCase){
      .id = i + 1, .name = g_strdup_printf ("c%u", i), .split = split, .cluster = self->n_clusters++
    };
  return first;
}

void
built_groups (FulEvidence *self, guint first, guint n, guint size)
{
  for (guint i = 0; i < n; i++)
    self->cases[first + i].cluster = self->cases[first + i / size * size].cluster;
}

guint
built_arm (FulEvidence *self, const char *prompt, const char *model, FulRung rung, FulLevers levers)
{
  FulEvidenceArm *arm = g_new0 (FulEvidenceArm, 1);

  arm->name = g_strdup_printf ("%s#1@%s", prompt, model);
  arm->prompt = g_strdup (prompt);
  arm->model = g_strdup (model);
  arm->variables = g_strdup ("");
  arm->text_key = g_strdup (prompt);
  arm->revision = 1;
  arm->rung = rung;
  arm->levers = levers;
  arm->attempt = TRUE;
  arm->first_order = self->arms->len;
  g_ptr_array_add (self->arms, arm);
  return self->arms->len - 1;
}

FulEvidenceArm *
built_arm_at (FulEvidence *self, guint arm)
{
  return g_ptr_array_index (self->arms, arm);
}

static int
by_case (const void *a, const void *b)
{
  const FulAnswer *x = a, *y = b;

  if (x->case_index != y->case_index)
    return x->case_index < y->case_index ? -1 : 1;
  return x->repeat - y->repeat;
}

static void
add_answer (FulEvidenceArm *arm, guint case_index, int repeat, double score)
{
  arm->answers = g_renew (FulAnswer, arm->answers, arm->n_answers + 1);
  arm->answers[arm->n_answers++] =
      (FulAnswer){ .case_index = case_index,
                   .repeat = repeat,
                   .score = score,
                   .recorded = TRUE,
                   .output_key = isnan (score) ? 1000 : 1 + (guint64)(score * 10),
                   .latency_ms = NAN,
                   .in_flight = NAN,
                   .tokens_in = NAN,
                   .tokens_cached = NAN,
                   .tokens_out = NAN };
}

void
built_answers (FulEvidence *self, guint arm, guint first, int repeat, const char *scores)
{
  FulEvidenceArm *to = built_arm_at (self, arm);

  for (guint i = 0; scores[i] != '\0'; i++)
    if (scores[i] != '.')
      add_answer (to, first + i, repeat,
                  scores[i] == '?'   ? (double)NAN
                  : scores[i] == '5' ? 0.5
                                     : scores[i] - '0');
  if (to->n_answers > 0)
    qsort (to->answers, to->n_answers, sizeof *to->answers, by_case);
}

void
built_shares (FulEvidence *self, guint arm, guint first, guint n, guint passed)
{
  g_autofree char *scores = g_strnfill (n, '0');

  for (guint i = 0; i < passed; i++)
    scores[i] = '1';
  built_answers (self, arm, first, 1, scores);
}

FulAnswer *
built_answer (FulEvidence *self, guint arm, guint case_index, int repeat)
{
  FulEvidenceArm *of = built_arm_at (self, arm);

  for (gsize i = 0; i < of->n_answers; i++)
    if (of->answers[i].case_index == case_index && of->answers[i].repeat == repeat)
      return &of->answers[i];
  g_assert_not_reached ();
}

static void
field_free (gpointer data)
{
  FulFieldValue *value = data;

  g_free (value->key);
  g_free (value->text);
  g_free (value->source);
  g_free (value);
}

static void
note_free (gpointer data)
{
  FulLeverNote *note = data;

  g_free (note->why);
  g_free (note);
}

FulSnapshot *
built_snapshot_new (void)
{
  FulSnapshot *self = g_new0 (FulSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, field_free);
  self->lever_notes = g_ptr_array_new_with_free_func (note_free);
  return self;
}

void
built_snapshot_free (FulSnapshot *self)
{
  g_hash_table_unref (self->fields);
  g_ptr_array_unref (self->lever_notes);
  g_free (self);
}

void
built_field (FulSnapshot *self, const char *key, const char *text, double number)
{
  FulFieldValue *value = g_new0 (FulFieldValue, 1);

  value->key = g_strdup (key);
  value->text = g_strdup (text);
  value->low = value->likely = value->high = number;
  value->source = g_strdup ("typed");
  g_hash_table_replace (self->fields, value->key, value);
}

void
built_not_applicable (FulSnapshot *self, FulLevers lever)
{
  FulLeverNote *note = g_new0 (FulLeverNote, 1);

  note->lever = lever;
  note->why = g_strdup ("the task has no use for it");
  g_ptr_array_add (self->lever_notes, note);
}
