/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/runs-reading.h"

#include <string.h>

#include "project/case.h"

#define MAX_TEXT 200

/* The first line that says something, cut. */
static char *
short_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  char *line = g_strchug (valid);
  char *end = strpbrk (line, "\r\n");

  if (end != NULL)
    *end = '\0';
  return g_utf8_strlen (line, -1) > MAX_TEXT ? g_utf8_substring (line, 0, MAX_TEXT)
                                             : g_strdup (line);
}

static void
set_text (FulCaseText *out,
          const char *name,
          const char *text,
          const char *expected,
          const char *tags)
{
  g_autoptr (GString) search = g_string_new (name);

  out->text = short_text (text);
  out->expected = short_text (expected);
  g_string_append_printf (search, "\n%s\n%s", out->text, out->expected);
  if (tags != NULL) {
    g_auto (GStrv) each = g_strsplit (tags, ";", -1);

    for (guint i = 0; each[i] != NULL; i++)
      g_string_append_printf (search, "\ntag:%s", each[i]);
  }
  out->search = g_utf8_casefold (search->str, -1);
}

static gboolean
read_texts (FulRunsReading *self, FulProject *project, GError **error)
{
  guint mask = 1 << FUL_SPLIT_DEV | 1 << FUL_SPLIT_TEST | 1 << FUL_SPLIT_NONE;
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, mask, error);

  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = g_ptr_array_index (cases, i);
    guint at = ful_runs_reading_case (self, item->id);

    if (at != G_MAXUINT && self->texts[at].text == NULL)
      set_text (&self->texts[at], item->name, item->var_values != NULL ? item->var_values[0] : NULL,
                item->expected, item->tags);
  }
  for (gsize i = 0; i < self->evidence->n_cases; i++)
    if (self->texts[i].text == NULL)
      set_text (&self->texts[i], self->evidence->cases[i].name, NULL,
                self->evidence->cases[i].expected, NULL);
  return TRUE;
}

gboolean
ful_runs_is_of_arm (const FulResult *result, const FulEvidenceArm *arm)
{
  return arm->revision_id == result->revision_id && arm->model_id == result->model_id &&
         strcmp (arm->variables != NULL ? arm->variables : "", result->variables) == 0;
}

typedef struct {
  FulRunsReading *reading;
  GCancellable *cancellable;
} Errors;

static gboolean
note_error (const FulResult *result, gpointer user_data, GError **error)
{
  Errors *self = user_data;
  const GPtrArray *arms = self->reading->evidence->arms;
  guint at;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (result->error == NULL)
    return TRUE;
  at = ful_runs_reading_case (self->reading, result->case_id);
  for (guint a = 0; at != G_MAXUINT && a < arms->len; a++)
    if (ful_runs_is_of_arm (result, g_ptr_array_index (arms, a))) {
      FulRunsError found = { at, a, result->id };

      g_array_append_val (self->reading->errors, found);
    }
  return TRUE;
}

FulRunsReading *
ful_runs_reading_new (FulProject *project,
                      FulEvidence *evidence,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (FulRunsReading) self = g_new0 (FulRunsReading, 1);
  Errors errors = { self, cancellable };

  g_atomic_ref_count_init (&self->ref_count);
  self->evidence = ful_evidence_ref (evidence);
  self->texts = g_new0 (FulCaseText, MAX (evidence->n_cases, 1));
  self->case_by = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->errors = g_array_new (FALSE, FALSE, sizeof (FulRunsError));
  for (gsize i = 0; i < evidence->n_cases; i++)
    g_hash_table_insert (self->case_by, &evidence->cases[i].id, GUINT_TO_POINTER ((guint)i));
  if (!read_texts (self, project, error) ||
      !ful_project_foreach_result (project, FALSE, note_error, &errors, error))
    return NULL;
  return g_steal_pointer (&self);
}

FulRunsReading *
ful_runs_reading_ref (FulRunsReading *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_runs_reading_unref (FulRunsReading *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (gsize i = 0; i < self->evidence->n_cases; i++) {
    g_free (self->texts[i].text);
    g_free (self->texts[i].expected);
    g_free (self->texts[i].search);
  }
  g_free (self->texts);
  g_hash_table_unref (self->case_by);
  g_array_unref (self->errors);
  ful_evidence_unref (self->evidence);
  g_free (self);
}

guint
ful_runs_reading_case (const FulRunsReading *self, gint64 id)
{
  gpointer at;

  return g_hash_table_lookup_extended (self->case_by, &id, NULL, &at) ? GPOINTER_TO_UINT (at)
                                                                      : G_MAXUINT;
}
