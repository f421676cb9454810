/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/dialog.h"

#include <glib/gi18n.h>

#include "app/import/commit.h"
#include "app/import/pane.h"
#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "report/format.h"

#define PULSE_MS 100
#define UNDO_S 10

struct _FulImportDialog {
  AdwWindow parent_instance;
  GtkButton *accept;
  FulBanner *problem;
  FulImportPane *pane;
  GtkProgressBar *progress;
  FulWindow *window; /* the one it stands over */
  FulTable *table;
  GCancellable *committing; /* NULL: nothing is being brought in */
  guint pulse;
};

G_DEFINE_FINAL_TYPE (FulImportDialog, ful_import_dialog, ADW_TYPE_WINDOW)

/* "Import 3,074" */
static void
show_accept (FulImportDialog *self)
{
  gboolean can = ful_table_can_import (self->table) && self->committing == NULL;
  g_autofree char *n = ful_format_count ((double)ful_table_n_in (self->table));
  g_autofree char *label = g_strdup_printf (_ ("_Import %s"), n);
  gboolean some = ful_table_n_in (self->table) > 0;

  gtk_button_set_use_underline (self->accept, TRUE);
  gtk_button_set_label (self->accept, some ? label : _ ("_Import"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), can);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->accept),
                               can || ful_table_state (self->table) != FUL_TABLE_READY
                                   ? NULL
                                   : _ ("No row would come in"));
  gtk_window_set_title (GTK_WINDOW (self), ful_table_as_results (self->table) ? _ ("Import Results")
                                                                              : _ ("Import Cases"));
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (((FulImportDialog *)user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
show_committing (FulImportDialog *self)
{
  gboolean going_on = self->committing != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->pane), !going_on);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), going_on);
  if (going_on && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  else if (!going_on)
    g_clear_handle_id (&self->pulse, g_source_remove);
  show_accept (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gboolean ok = ful_import_commit_finish (FUL_TABLE (source), result, &said, &error);

  if (self->table == NULL)
    return; /* closed meanwhile */
  g_clear_object (&self->committing);
  if (ok) {
    AdwToast *toast = ful_window_add_toast (self->window, said, _ ("_Undo"));

    /* Not for ever: later Undo would take back something else. */
    adw_toast_set_timeout (toast, UNDO_S);
    adw_toast_set_action_name (toast, "win.undo");
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ful_banner_show (self->problem, FUL_BANNER_BAD, error->message, NULL);
  ful_table_look_again (self->table);
  show_committing (self);
}

static void
accept_cb (FulImportDialog *self)
{
  if (!ful_table_can_import (self->table) || self->committing != NULL)
    return;
  self->committing = g_cancellable_new ();
  ful_banner_show (self->problem, FUL_BANNER_BAD, NULL, NULL);
  ful_import_commit_async (self->table, self->committing, committed_cb, g_object_ref (self));
  show_committing (self);
}

/* Cancel stops what is being brought in first, and closes where nothing is. */
static gboolean
ful_import_dialog_close_request (GtkWindow *window)
{
  FulImportDialog *self = FUL_IMPORT_DIALOG (window);

  if (self->committing == NULL)
    return GTK_WINDOW_CLASS (ful_import_dialog_parent_class)->close_request (window);
  g_cancellable_cancel (self->committing);
  return TRUE;
}

void
ful_import_dialog_present (FulWindow *window, FulTable *table)
{
  FulImportDialog *self = g_object_new (FUL_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->table = g_object_ref (table);
  ful_import_pane_set_table (self->pane, table);
  g_signal_connect_object (table, "changed", G_CALLBACK (show_accept), self, G_CONNECT_SWAPPED);
  show_accept (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
ful_import_dialog_dispose (GObject *object)
{
  FulImportDialog *self = FUL_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->committing);
  g_clear_object (&self->committing);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->table != NULL)
    ful_table_cancel (self->table);
  g_clear_object (&self->table);
  g_clear_object (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (ful_import_dialog_parent_class)->dispose (object);
}

static void
ful_import_dialog_class_init (FulImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ful_import_dialog_close_request;
  g_type_ensure (FUL_TYPE_BANNER);
  g_type_ensure (FUL_TYPE_IMPORT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("import-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulImportDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, FulImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, FulImportDialog, pane);
  gtk_widget_class_bind_template_child (widget_class, FulImportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
ful_import_dialog_init (FulImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
