/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/cases/case-jobs.h"
#include "base/error.h"
#include "cases/case-export.h"
#include "stats/case-marks.h"

/* --- finding --- */

void
ful_case_find_job_free (gpointer job)
{
  FulCaseFindJob *self = job;

  ful_case_query_clear (&self->query);
  g_clear_pointer (&self->only, g_array_unref);
  g_free (self);
}

void
ful_case_found_free (gpointer found)
{
  FulCaseFound *self = found;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->summary, ful_case_summary_free);
  g_free (self);
}

static gboolean
add_id (const FulCase *item, gpointer ids, GError **error)
{
  g_array_append_val ((GArray *)ids, item->id);
  return TRUE;
}

gpointer
ful_case_find_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  const FulCaseFindJob *self = job;
  FulCaseFound *found = g_new0 (FulCaseFound, 1);
  FulProjectInfo info;
  gboolean ok = TRUE;

  if (self->only != NULL) {
    found->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    ok = ful_project_foreach_case (project, (const gint64 *)self->only->data, self->only->len,
                                   add_id, found->ids, cancel, error);
  } else {
    found->ids = ful_project_find_cases (project, &self->query, cancel, error);
  }
  if (ok && found->ids != NULL && self->summary) {
    found->summary = ful_project_summarise_cases (project, cancel, error);
    ok = found->summary != NULL && ful_project_info (project, &info, error);
    found->looks = ok ? info.test_looks : 0;
  }
  if (!ok || found->ids == NULL)
    g_clear_pointer (&found, ful_case_found_free);
  return found;
}

gpointer
ful_case_problem_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, error);

  return cases != NULL ? ful_case_problem_find (cases, snapshot->labels, cancel, error) : NULL;
}

/* --- one case --- */

gpointer
ful_case_load_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_cases_of (project, job, 1, cancel, error);

  if (cases == NULL)
    return NULL;
  if (cases->len == 1)
    return ful_case_copy (cases->pdata[0]);
  ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL, _ ("this case was removed"));
  return NULL;
}

gpointer
ful_case_named_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  g_autofree char *quoted = NULL;
  gboolean hidden;
  gint64 id;

  if (!ful_project_find_case (project, job, &id, &hidden, error))
    return NULL;
  if (id != 0 && !hidden)
    return g_memdup2 (&id, sizeof id);
  quoted = ful_quote_untrusted (job);
  ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL, _ ("there is no case %s"), quoted);
  return NULL;
}

gpointer
ful_case_marks_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  return ful_case_marks_load (project, job, cancel, error);
}

/* --- export --- */

void
ful_case_export_job_free (gpointer job)
{
  FulCaseExportJob *self = job;

  g_free (self->path);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

gpointer
ful_case_export_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  const FulCaseExportJob *self = job;
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (GPtrArray) cases =
      self->ids != NULL ? ful_project_load_cases_of (project, (const gint64 *)self->ids->data,
                                                     self->ids->len, cancel, error)
                        : ful_project_load_cases (project, 0, error);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  gint64 n;

  if (cases == NULL)
    return NULL;
  text = ful_case_export (cases, snapshot->columns, ful_record_format_guess (self->path, "", 0));
  if (!g_file_set_contents (self->path, text, -1, &local)) {
    ful_set_error_at (error, FUL_ERROR_STORAGE, self->path, 0, NULL, "%s", local->message);
    return NULL;
  }
  n = cases->len;
  return g_memdup2 (&n, sizeof n);
}
