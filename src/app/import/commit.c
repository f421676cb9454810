/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/commit.h"

#include <glib/gi18n.h>

#include "report/format.h"

typedef struct {
  FulTableLook *look;
  FulRemedy remedies[FUL_N_REVIEW_KINDS];
  char *name; /* of the file */
  char *said; /* what came in */
} Commit;

static void
free_commit (gpointer data)
{
  Commit *commit = data;

  ful_table_look_unref (commit->look);
  g_free (commit->name);
  g_free (commit->said);
  g_free (commit);
}

static char *
say_cases (const FulCaseImportCounts *counts)
{
  gsize n = counts->added + counts->updated + counts->unchanged;
  g_autofree char *all = ful_format_count ((double)n);
  g_autofree char *added = ful_format_count ((double)counts->added);
  g_autofree char *updated = ful_format_count ((double)counts->updated);
  g_autofree char *unchanged = ful_format_count ((double)counts->unchanged);

  if (counts->added == n)
    return g_strdup_printf (ngettext ("%s new case", "%s new cases", n), all);
  return g_strdup_printf (ngettext ("%s case: %s new, %s changed, %s as they were",
                                    "%s cases: %s new, %s changed, %s as they were", n),
                          all, added, updated, unchanged);
}

static gboolean
put_cases (FulProject *project, Commit *commit, FulEdit *edit, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  FulCaseImportCounts counts;

  ful_case_review_apply (commit->look->review, commit->look->import, commit->remedies,
                         snapshot->labels, edit);
  if (!ful_case_import_apply (commit->look->import, project, edit, &counts, error))
    return FALSE;
  commit->said = say_cases (&counts);
  return TRUE;
}

static gboolean
put_results (FulProject *project, Commit *commit, FulEdit *edit, GError **error)
{
  FulResultImportCounts counts;
  g_autofree char *n = NULL;

  if (!ful_result_import_apply (commit->look->results, project, edit, &counts, error))
    return FALSE;
  n = ful_format_count ((double)counts.results);
  commit->said =
      g_strdup_printf (ngettext ("%s answer came in", "%s answers came in", counts.results), n);
  return TRUE;
}

/* All of it or nothing: the edit is given to the project only at the end. */
static gboolean
work (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  Commit *commit = data;
  g_autoptr (FulEdit) edit = ful_edit_new ();
  gboolean results = commit->look->results != NULL;
  g_autofree char *label =
      g_strdup_printf (results ? _ ("Import results from %s") : _ ("Import cases from %s"),
                       commit->name);

  if (!(results ? put_results (project, commit, edit, error)
                : put_cases (project, commit, edit, error)) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ful_project_edit (project, label, g_steal_pointer (&edit), error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (ful_document_work_finish (FUL_DOCUMENT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
ful_import_commit_async (FulTable *table,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (table, NULL, callback, user_data);
  Commit *commit = g_new0 (Commit, 1);

  g_task_set_source_tag (task, ful_import_commit_async);
  commit->look = ful_table_look_ref (ful_table_look (table));
  commit->name = g_strdup (ful_table_name (table));
  for (guint i = 0; i < FUL_N_REVIEW_KINDS; i++)
    commit->remedies[i] = ful_table_remedies (table)[i];
  g_task_set_task_data (task, commit, free_commit);
  ful_document_work_async (ful_table_document (table), work, commit, NULL, cancellable, done_cb,
                           task);
}

gboolean
ful_import_commit_finish (FulTable *table, GAsyncResult *result, char **said, GError **error)
{
  Commit *commit = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *said = g_steal_pointer (&commit->said);
  return TRUE;
}
