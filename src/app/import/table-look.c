/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/import/table-file.h"

/* --- the project --- */

FulTableKnown *
ful_table_known_new (FulProject *project, GError **error)
{
  GPtrArray *cases = ful_project_load_all_cases (project, error);
  FulTableKnown *self;

  if (cases == NULL)
    return NULL;
  self = g_new0 (FulTableKnown, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->cases = cases;
  self->snapshot = ful_project_snapshot (project);
  return self;
}

FulTableKnown *
ful_table_known_ref (FulTableKnown *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_table_known_unref (FulTableKnown *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->cases);
  ful_snapshot_unref (self->snapshot);
  g_free (self);
}

/* --- the look --- */

FulTableLook *
ful_table_look_ref (FulTableLook *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_table_look_unref (FulTableLook *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->refusal);
  ful_case_import_free (self->import);
  ful_case_review_free (self->review);
  ful_result_import_free (self->results);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  g_free (self);
}

static gboolean
look_at_cases (FulTableLook *self,
               const FulTableChoice *choice,
               gint *rows_read,
               GCancellable *cancellable,
               GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (choice->file->text, &length);
  const FulCaseImportOptions options = {
    .format = choice->file->format,
    .file = choice->file->name,
    .has_split = choice->has_split,
    .split = choice->split,
    .fields = choice->fields,
    .n_fields = g_strv_length (choice->file->columns),
    .cancellable = cancellable,
    .rows_read = rows_read,
  };

  self->import = ful_case_import_parse (text, length, &options, error);
  if (self->import == NULL)
    return FALSE;
  g_atomic_int_set (rows_read, (gint)self->import->rows);
  self->review =
      ful_case_review_new (self->import, choice->known != NULL ? choice->known->cases : NULL,
                           choice->known != NULL ? choice->known->snapshot->labels : NULL,
                           cancellable, error);
  return self->review != NULL;
}

static gboolean
look_at_results (FulTableLook *self, const FulTableChoice *choice, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (choice->file->text, &length);

  self->results =
      ful_result_import_parse (text, length, choice->file->name,
                               choice->has_split ? choice->split : FUL_SPLIT_TEST, error);
  return self->results != NULL;
}

/* Rows to be shown, even where the columns can't be taken as they are chosen. */
static void
take_sample (FulTableLook *self, const FulTableChoice *choice, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const GPtrArray *bad = self->import != NULL    ? self->import->bad
                         : self->results != NULL ? self->results->bad
                                                 : none;
  gsize length;
  const char *text = g_bytes_get_data (choice->file->text, &length);

  self->sample = ful_record_sample (text, length, choice->file->format, choice->file->name, bad,
                                    FUL_SAMPLE_ROWS, cancellable, NULL);
}

FulTableLook *
ful_table_look_new (const FulTableChoice *choice,
                    gint *rows_read,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (FulTableLook) self = g_new0 (FulTableLook, 1);
  g_autoptr (GError) refused = NULL;
  gboolean taken;

  g_atomic_ref_count_init (&self->ref_count);
  taken = choice->as_results ? look_at_results (self, choice, &refused)
                             : look_at_cases (self, choice, rows_read, cancellable, &refused);
  take_sample (self, choice, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!taken) {
    self->refusal = g_strdup (refused->message);
    g_clear_pointer (&self->import, ful_case_import_free);
  }
  return g_steal_pointer (&self);
}
