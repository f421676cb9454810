/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/window-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/file-chooser.h"
#include "app/dialogs/run-dialog.h"
#include "app/dialogs/run-start.h"

static char *
title_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = g_strrstr (name, ".");

  return dot != NULL && dot != name ? g_strndup (name, (gsize)(dot - name)) : g_strdup (name);
}

static void
new_chosen_cb (GtkWidget *widget, const char *path)
{
  g_autofree char *title = title_of (path);

  ful_window_create (FUL_WINDOW (widget), path, title, NULL);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_file_chooser_save (widget, _ ("New Project"), _ ("Untitled.fulcrum"), new_chosen_cb);
}

static void
sample_chosen_cb (GtkWidget *widget, const char *path)
{
  ful_window_create (FUL_WINDOW (widget), path, "Routing bank-support requests", "banking77");
}

static void
sample_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_file_chooser_save (widget, _ ("Where to Keep the Sample"), "banking77.fulcrum",
                         sample_chosen_cb);
}

static void
open_chosen_cb (GtkWidget *widget, const char *path)
{
  ful_window_open (FUL_WINDOW (widget), path);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_file_chooser_open (widget, _ ("Open a Project"), FUL_FILES_PROJECT, open_chosen_cb);
}

static void
open_path_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_window_open (FUL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
close_project_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_window_close_project (FUL_WINDOW (widget));
}

/* Undo and redo say what they did. */
static void
step_history (GtkWidget *widget, gboolean redo)
{
  FulWindow *self = FUL_WINDOW (widget);
  FulDocument *document = ful_window_document (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  gboolean done;

  if (document == NULL)
    return;
  done = redo ? ful_document_redo (document, &label, &error)
              : ful_document_undo (document, &label, &error);
  if (done)
    text = g_strdup_printf (redo ? _ ("Redone: %s") : _ ("Undone: %s"), label);
  ful_window_toast (self, done ? text : error->message);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_history (widget, FALSE);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_history (widget, TRUE);
}

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (ful_window_document (FUL_WINDOW (widget)) != NULL)
    ful_project_view_show_page (ful_window_view (FUL_WINDOW (widget)),
                                g_variant_get_string (parameter, NULL), NULL);
}

/* "page:KEY …" names the page; without it results are meant. */
static void
show_evidence_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *filter = g_variant_get_string (parameter, NULL);
  FulProjectView *view = ful_window_view (FUL_WINDOW (widget));

  if (g_str_has_prefix (filter, "page:")) {
    g_auto (GStrv) parts = g_strsplit (filter + strlen ("page:"), " ", 2);

    ful_project_view_show_page (view, parts[0], parts[1]);
    return;
  }
  ful_project_view_show_page (view, "runs", filter);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_project_view_follow_next (ful_window_view (FUL_WINDOW (widget)));
}

static void
run_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_run_everything (FUL_WINDOW (widget));
}

static void
run_left_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_run_left (FUL_WINDOW (widget));
}

static void
run_options_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (ful_window_document (FUL_WINDOW (widget)) != NULL)
    gtk_window_present (GTK_WINDOW (ful_run_dialog_new (FUL_WINDOW (widget))));
}

static void
cancel_run_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (ful_window_document (FUL_WINDOW (widget)) != NULL)
    ful_run_control_cancel (ful_document_run (ful_window_document (FUL_WINDOW (widget))));
}

static void
panel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_project_view_toggle_panel (ful_window_view (FUL_WINDOW (widget)));
}

void
ful_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.new", NULL, new_cb },
    { "win.sample", NULL, sample_cb },
    { "win.open", NULL, open_cb },
    { "win.open-path", "s", open_path_cb },
    { "win.close-project", NULL, close_project_cb },
    { "win.undo", NULL, undo_cb },
    { "win.redo", NULL, redo_cb },
    { "win.run", NULL, run_cb },
    { "win.run-left", NULL, run_left_cb },
    { "win.run-options", NULL, run_options_cb },
    { "win.cancel-run", NULL, cancel_run_cb },
    { "win.panel", NULL, panel_cb },
    { "win.page", "s", page_cb },
    { "win.show-evidence", "s", show_evidence_cb },
    { "win.next", NULL, next_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
}
