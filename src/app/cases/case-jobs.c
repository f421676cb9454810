/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-jobs.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "cases/case-save.h"
#include "cases/label-fill.h"
#include "report/format.h"

/* --- one case --- */

FulCaseSaveJob *
ful_case_save_job_new (FulCase *item)
{
  FulCaseSaveJob *self = g_new0 (FulCaseSaveJob, 1);

  self->item = item;
  return self;
}

void
ful_case_save_job_free (gpointer job)
{
  ful_case_free (((FulCaseSaveJob *)job)->item);
  g_free (job);
}

FulEdit *
ful_case_save_edit (FulProject *project, FulCaseSaveJob *job, char **label, GError **error)
{
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (!ful_case_save (project, job->item, edit, &name, &job->saved_id, error))
    return NULL;
  shown = ful_format_stranger (name);
  *label = g_strdup_printf (job->item->id != 0 ? _ ("Edit Case %s") : _ ("Add Case %s"), shown);
  return g_steal_pointer (&edit);
}

gboolean
ful_case_save_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  g_autofree char *label = NULL;
  FulEdit *edit = ful_case_save_edit (project, job, &label, error);

  return edit != NULL && ful_project_edit (project, label, edit, error);
}

/* --- many --- */

FulCaseChangeJob *
ful_case_change_job_new (GArray *ids, FulSplit split, gboolean remove)
{
  FulCaseChangeJob *self = g_new0 (FulCaseChangeJob, 1);

  self->ids = ids;
  self->split = split;
  self->remove = remove;
  return self;
}

void
ful_case_change_job_free (gpointer job)
{
  g_array_unref (((FulCaseChangeJob *)job)->ids);
  g_free (job);
}

static char *
change_label (const FulCaseChangeJob *self)
{
  g_autofree char *n = ful_format_count (self->ids->len);

  if (self->remove)
    return g_strdup_printf (ngettext ("Remove %s Case", "Remove %s Cases", self->ids->len), n);
  switch (self->split) {
  case FUL_SPLIT_TRAIN:
    return g_strdup_printf (ngettext ("Move %s Case to Train", "Move %s Cases to Train",
                                      self->ids->len),
                            n);
  case FUL_SPLIT_DEV:
    return g_strdup_printf (ngettext ("Move %s Case to Dev", "Move %s Cases to Dev",
                                      self->ids->len),
                            n);
  default:
    return g_strdup_printf (ngettext ("Move %s Case to Test", "Move %s Cases to Test",
                                      self->ids->len),
                            n);
  }
}

gboolean
ful_case_change_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  const FulCaseChangeJob *self = job;
  FulEdit *edit = ful_edit_new ();
  g_autofree char *label = change_label (self);

  for (guint i = 0; i < self->ids->len; i++) {
    gint64 id = g_array_index (self->ids, gint64, i);

    if (self->remove)
      ful_edit_hide_case (edit, id);
    else
      ful_edit_set_case_split (edit, id, self->split);
  }
  return ful_project_edit (project, label, edit, error);
}

gboolean
ful_case_mend_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  const FulCaseProblem *problem = job;
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  FulEdit *edit = ful_edit_new ();

  ful_case_problem_mend (problem, snapshot, edit);
  return ful_project_edit (project,
                           problem->kind == FUL_CASE_PROBLEM_LABELS ? _ ("Add Labels")
                                                                    : _ ("Remove Copies"),
                           edit, error);
}

gboolean
ful_case_labels_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, error);
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulEdit) edit = ful_edit_new ();

  return cases != NULL && ful_label_fill (edit, snapshot, cases, error) &&
         ful_project_edit (project, _ ("Add Labels"), g_steal_pointer (&edit), error);
}

/* --- splits --- */

/* Returns: (transfer full): a split a case; NULL with @error set */
static FulSplit *
plan (const GPtrArray *cases, const FulSplitShares *shares, GError **error)
{
  g_autofree FulSplit *splits = g_new0 (FulSplit, cases->len + 1);

  return ful_split_plan (cases, shares, splits, error) ? g_steal_pointer (&splits) : NULL;
}

gboolean
ful_case_split_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, error);
  g_autofree FulSplit *splits = cases != NULL ? plan (cases, job, error) : NULL;
  FulEdit *edit;

  if (splits == NULL)
    return FALSE;
  edit = ful_edit_new ();
  ful_split_plan_apply (cases, splits, edit);
  return ful_project_edit (project, _ ("Split the Cases"), edit, error);
}

static gint64
count_groups (const GPtrArray *cases)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 n = 0;

  for (guint i = 0; i < cases->len; i++) {
    char *group = ((const FulCase *)cases->pdata[i])->group;
    guint size;

    if (group == NULL)
      continue;
    size = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, group)) + 1;
    g_hash_table_insert (sizes, group, GUINT_TO_POINTER (size));
    n += size == 2;
  }
  return n;
}

gpointer
ful_case_preview_job (FulProject *project, gpointer job, GCancellable *cancel, GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, error);
  g_autofree FulSplit *splits = cases != NULL ? plan (cases, job, error) : NULL;
  FulSplitPreview *preview;

  if (splits == NULL)
    return NULL;
  preview = g_new0 (FulSplitPreview, 1);
  preview->total = cases->len;
  preview->groups = count_groups (cases);
  for (guint i = 0; i < cases->len; i++) {
    preview->splits[splits[i]]++;
    preview->changed += ((const FulCase *)cases->pdata[i])->split != splits[i];
  }
  return preview;
}
