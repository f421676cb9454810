/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/cases/cases-page-private.h"
#include "app/cases/split-dialog.h"
#include "app/dialogs/file-chooser.h"
#include "report/format.h"

/* --- changes, each one step of undo --- */

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ful_document_work_finish (FUL_DOCUMENT (source), result, &error) && self->list != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ful_cases_page_toast (self, error->message);
}

static gboolean
can_write (FulCasesPage *self)
{
  const char *reason =
      self->document != NULL ? ful_document_read_only_reason (self->document) : NULL;

  if (reason != NULL)
    ful_cases_page_toast (self, reason);
  return self->document != NULL && reason == NULL;
}

void
ful_cases_page_move (FulCasesPage *self, FulSplit split)
{
  GArray *ids = ful_cases_list_selected (self->list);

  if (ids->len == 0 || !can_write (self)) {
    g_array_unref (ids);
    return;
  }
  ful_document_work_async (self->document, ful_case_change_job,
                           ful_case_change_job_new (ids, split, FALSE), ful_case_change_job_free,
                           NULL, worked_cb, g_object_ref (self));
}

void
ful_cases_page_remove (FulCasesPage *self, GArray *ids)
{
  g_autofree char *n = ful_format_count (ids->len);
  g_autofree char *text =
      g_strdup_printf (ngettext ("Removed %s case. Undo brings it back.",
                                 "Removed %s cases. Undo brings them back.", ids->len),
                       n);

  if (ids->len == 0 || !can_write (self)) {
    g_array_unref (ids);
    return;
  }
  ful_document_work_async (self->document, ful_case_change_job,
                           ful_case_change_job_new (ids, FUL_SPLIT_NONE, TRUE),
                           ful_case_change_job_free, NULL, worked_cb, g_object_ref (self));
  ful_cases_page_toast (self, text);
}

void
ful_cases_page_mend (FulCasesPage *self)
{
  if (self->problem == NULL || !can_write (self))
    return;
  if (self->problem->kind == FUL_CASE_PROBLEM_ONE_SPLIT) {
    ful_split_dialog_present (GTK_WIDGET (self), self->document, self->summary);
    return;
  }
  g_clear_pointer (&self->only, g_array_unref);
  ful_document_work_async (self->document, ful_case_mend_job, g_steal_pointer (&self->problem),
                           (GDestroyNotify)ful_case_problem_free, NULL, worked_cb,
                           g_object_ref (self));
  ful_banner_show (self->problem_banner, FUL_BANNER_WARNING, NULL, NULL);
}

/* --- export --- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);
  g_autofree char *count = n != NULL ? ful_format_count ((double)*n) : NULL;
  g_autofree char *text =
      n != NULL
          ? g_strdup_printf (ngettext ("Wrote %s case.", "Wrote %s cases.", (gulong)*n), count)
          : NULL;

  if (self->list != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ful_cases_page_toast (self, n != NULL ? text : error->message);
}

static void
export_to (FulCasesPage *self, const char *path, GArray *ids)
{
  FulCaseExportJob *job = g_new0 (FulCaseExportJob, 1);

  job->path = g_strdup (path);
  job->ids = ids;
  ful_document_read_async (self->document, ful_case_export_job, job, ful_case_export_job_free,
                           g_free, NULL, exported_cb, g_object_ref (self));
}

static void
all_chosen_cb (GtkWidget *widget, const char *path)
{
  if (FUL_CASES_PAGE (widget)->document != NULL)
    export_to (FUL_CASES_PAGE (widget), path, NULL);
}

static void
selected_chosen_cb (GtkWidget *widget, const char *path)
{
  FulCasesPage *self = FUL_CASES_PAGE (widget);

  if (self->document != NULL)
    export_to (self, path, ful_cases_list_selected (self->list));
}

/* --- actions --- */

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulCasesPage *self = FUL_CASES_PAGE (widget);

  if (can_write (self))
    ful_cases_page_edit (self, 0, TRUE);
}

static void
split_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulCasesPage *self = FUL_CASES_PAGE (widget);

  if (self->summary != NULL && can_write (self))
    ful_split_dialog_present (widget, self->document, self->summary);
}

static void
labels_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulCasesPage *self = FUL_CASES_PAGE (widget);

  if (can_write (self))
    ful_document_work_async (self->document, ful_case_labels_job, NULL, NULL, NULL, worked_cb,
                             g_object_ref (self));
}

static void
export_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_file_chooser_save (widget, _ ("Export All Cases"), _ ("cases.csv"), all_chosen_cb);
}

static void
export_selected_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_file_chooser_save (widget, _ ("Export Selected Cases"), _ ("cases.csv"), selected_chosen_cb);
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_cases_list_select_all (FUL_CASES_PAGE (widget)->list);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulSplit split;

  if (ful_split_from_name (g_variant_get_string (parameter, NULL), &split))
    ful_cases_page_move (FUL_CASES_PAGE (widget), split);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulCasesPage *self = FUL_CASES_PAGE (widget);

  ful_cases_page_remove (self, ful_cases_list_selected (self->list));
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_case_filters_focus (FUL_CASES_PAGE (widget)->filters);
}

void
ful_cases_page_update_actions (FulCasesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable =
      self->document != NULL && ful_document_read_only_reason (self->document) == NULL;
  gboolean some = self->summary != NULL && self->summary->total > 0;
  gboolean selected = ful_cases_list_n_selected (self->list) > 0;

  gtk_widget_action_set_enabled (widget, "cases.add", writable);
  gtk_widget_action_set_enabled (widget, "cases.split", writable && some);
  gtk_widget_action_set_enabled (widget, "cases.labels",
                                 writable && some && self->summary->labels->len > 0);
  gtk_widget_action_set_enabled (widget, "cases.export-all", some);
  gtk_widget_action_set_enabled (widget, "cases.export-selected", selected);
  gtk_widget_action_set_enabled (widget, "cases.select-all", self->n_shown > 0);
  gtk_widget_action_set_enabled (widget, "cases.move", writable && selected);
  gtk_widget_action_set_enabled (widget, "cases.remove", writable && selected);
}

void
ful_cases_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "cases.add", NULL, add_cb },
    { "cases.split", NULL, split_cb },
    { "cases.labels", NULL, labels_cb },
    { "cases.export-all", NULL, export_all_cb },
    { "cases.export-selected", NULL, export_selected_cb },
    { "cases.select-all", NULL, select_all_cb },
    { "cases.move", "s", move_cb },
    { "cases.remove", NULL, remove_cb },
    { "cases.search", NULL, search_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
}
