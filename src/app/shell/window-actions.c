/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/window-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/file-chooser.h"
#include "app/dialogs/models-dialog.h"
#include "app/dialogs/run-dialog.h"
#include "app/dialogs/run-start.h"
#include "app/import/actions.h"
#include "app/resource-path.h"

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

/* What was typed last into the text that has the focus is undone before the project's steps. */
static gboolean
text_has_taken (FulWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  return (g_str_equal (action, "text.undo") ? gtk_text_buffer_get_can_undo (buffer)
                                            : gtk_text_buffer_get_can_redo (buffer)) &&
         gtk_widget_activate_action (focus, action, NULL);
}

typedef struct {
  FulWindow *window;
  gboolean redo;
} Turn;

/* Undo and redo say what they did. */
static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Turn *turn = user_data;
  g_autoptr (FulWindow) self = turn->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = ful_document_turn_finish (FUL_DOCUMENT (source), result, &error);
  g_autofree char *text = NULL;

  if (label != NULL)
    text = g_strdup_printf (turn->redo ? _ ("Redone: %s") : _ ("Undone: %s"), label);
  if (ful_window_document (self) == FUL_DOCUMENT (source))
    ful_window_toast (self, text != NULL ? text : error->message);
}

static void
step_history (GtkWidget *widget, gboolean redo)
{
  FulWindow *self = FUL_WINDOW (widget);
  FulDocument *document = ful_window_document (self);
  Turn *turn;

  if (document == NULL || text_has_taken (self, redo ? "text.redo" : "text.undo"))
    return;
  turn = g_new (Turn, 1);
  *turn = (Turn){ g_object_ref (self), redo };
  ful_document_turn_async (document, redo, turned_cb, turn);
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
models_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulWindow *self = FUL_WINDOW (widget);

  if (ful_window_document (self) != NULL)
    gtk_window_present (GTK_WINDOW (ful_models_dialog_new (self, GTK_WINDOW (self))));
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

static void
next_region_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (ful_window_document (FUL_WINDOW (widget)) != NULL)
    ful_project_view_next_region (ful_window_view (FUL_WINDOW (widget)),
                                  g_str_equal (action, "win.previous-region"));
}

static void
show_help_overlay_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (FUL_RESOURCE ("help-overlay.ui"));
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
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
    { "win.models", NULL, models_cb },
    { "win.run-left", NULL, run_left_cb },
    { "win.run-options", NULL, run_options_cb },
    { "win.cancel-run", NULL, cancel_run_cb },
    { "win.panel", NULL, panel_cb },
    { "win.page", "s", page_cb },
    { "win.show-evidence", "s", show_evidence_cb },
    { "win.next", NULL, next_cb },
    { "win.next-region", NULL, next_region_cb },
    { "win.previous-region", NULL, next_region_cb },
    { "win.show-help-overlay", NULL, show_help_overlay_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
  ful_import_install_actions (widget_class);
}

void
ful_window_update_actions (GtkWidget *widget, FulDocument *document)
{
  static const char *const of_a_project[] = { "win.close-project", "win.panel",
                                              "win.page",          "win.show-evidence",
                                              "win.run",           "win.cancel-run",
                                              "win.save-copy",     "win.export-report" };

  for (gsize i = 0; i < G_N_ELEMENTS (of_a_project); i++)
    gtk_widget_action_set_enabled (widget, of_a_project[i], document != NULL);
  if (document == NULL) {
    gtk_widget_action_set_enabled (widget, "win.undo", FALSE);
    gtk_widget_action_set_enabled (widget, "win.redo", FALSE);
    gtk_widget_action_set_enabled (widget, "win.next", FALSE);
  }
}
