/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/models-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/model-editor.h"
#include "app/dialogs/model-row.h"
#include "app/dialogs/run-preview.h"
#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "models/matcher.h"
#include "models/specialist.h"

struct _FulModelsDialog {
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  FulBanner *banner;
  GtkListBox *models;
  GtkWidget *add_title;
  GtkListBox *offline;
  FulWindow *window; /* weak */
  FulDocument *document;
  GPtrArray *shown; /* the snapshot's models that the rows are of */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FulModelsDialog, ful_models_dialog, ADW_TYPE_WINDOW)

static const char *const offline_names[] = { FUL_MATCHER_NAME, FUL_SPECIALIST_NAME };

static void
tell (FulModelsDialog *self, const char *text, gboolean undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undo) {
    adw_toast_set_button_label (toast, _ ("Undo"));
    adw_toast_set_action_name (toast, "models.undo");
  }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- what is done with a row --- */

static void
remove_model (FulModelsDialog *self, const char *name)
{
  const FulModel *model = ful_snapshot_model_named (ful_document_snapshot (self->document), name);
  g_autofree char *label = g_strdup_printf (_ ("Remove model %s"), name);
  g_autofree char *told = g_strdup_printf (_ ("Removed %s. Its answers are kept."), name);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;
  FulModel hidden;

  if (model == NULL)
    return;
  hidden = *model;
  hidden.hidden = TRUE;
  ful_edit_put_model (edit, &hidden);
  if (ful_document_edit (self->document, label, g_steal_pointer (&edit), &error))
    tell (self, told, TRUE);
  else
    tell (self, error->message, FALSE);
}

static void
add_model (FulModelsDialog *self, const char *name)
{
  g_autofree char *label = g_strdup_printf (_ ("Add model %s"), name);
  g_autofree char *told = g_strdup_printf (_ ("Added %s."), name);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  ful_models_add_offline (ful_document_project (self->document),
                          ful_document_snapshot (self->document), edit, name);
  if (ful_document_edit (self->document, label, g_steal_pointer (&edit), &error))
    tell (self, told, TRUE);
  else
    tell (self, error->message, FALSE);
}

/* The row goes with the edit: it is kept until its signal has been told. */
static void
remove_cb (FulModelsDialog *self, const char *name, GtkWidget *row)
{
  g_autoptr (GtkWidget) kept = g_object_ref (row);

  remove_model (self, name);
}

static void
add_cb (FulModelsDialog *self, const char *name, GtkWidget *row)
{
  g_autoptr (GtkWidget) kept = g_object_ref (row);

  add_model (self, name);
}

static void
edit_cb (FulModelsDialog *self, const char *name)
{
  gtk_window_present (GTK_WINDOW (ful_model_editor_new (self->document, name, GTK_WINDOW (self))));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulModelsDialog *self = FUL_MODELS_DIALOG (widget);

  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
}

/* --- showing --- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
states_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulModelsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRunOffer) offer = ful_run_offer_finish (FUL_DOCUMENT (source), result, &error);
  GtkListBoxRow *row;

  if (offer == NULL || self->document == NULL)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->models, i)) != NULL; i++)
    for (guint j = 0; j < offer->models->len; j++) {
      const FulOfferedModel *model = g_ptr_array_index (offer->models, j);

      if (g_strcmp0 (model->name, ful_model_row_name (FUL_MODEL_ROW (row))) == 0)
        ful_model_row_set_state (FUL_MODEL_ROW (row), model->state);
    }
}

static void
add_rows (FulModelsDialog *self, const FulSnapshot *snapshot, gboolean writable)
{
  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = g_ptr_array_index (snapshot->models, i);
    GtkWidget *row;

    if (model->hidden)
      continue;
    row = ful_model_row_new (model, writable);
    g_signal_connect_object (row, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->models, row);
  }
}

static void
add_offline_rows (FulModelsDialog *self, const FulSnapshot *snapshot, gboolean writable)
{
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (offline_names); i++) {
    GtkWidget *row;

    if (ful_snapshot_model_named (snapshot, offline_names[i]) != NULL)
      continue;
    any = TRUE;
    row = ful_model_row_new_offline (ful_offline_model (offline_names[i]), writable);
    g_signal_connect_object (row, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->offline, row);
  }
  gtk_widget_set_visible (self->add_title, any);
  gtk_widget_set_visible (GTK_WIDGET (self->offline), any);
}

static void
show (FulModelsDialog *self)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  const char *read_only = ful_document_read_only_reason (self->document);

  if (self->shown == snapshot->models)
    return;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (snapshot->models);
  clear_list (self->models);
  clear_list (self->offline);
  add_rows (self, snapshot, read_only == NULL);
  add_offline_rows (self, snapshot, read_only == NULL);
  ful_banner_show (self->banner, FUL_BANNER_WARNING, read_only, NULL);
  ful_run_offer_async (self->document, self->cancellable, states_cb, g_object_ref (self));
}

/* --- life --- */

GtkWidget *
ful_models_dialog_new (FulWindow *window, GtkWindow *parent)
{
  FulModelsDialog *self = g_object_new (FUL_TYPE_MODELS_DIALOG, "transient-for", parent, NULL);

  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (ful_window_document (window));
  g_signal_connect_object (self->document, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

static void
ful_models_dialog_dispose (GObject *object)
{
  FulModelsDialog *self = FUL_MODELS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->window);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MODELS_DIALOG);
  G_OBJECT_CLASS (ful_models_dialog_parent_class)->dispose (object);
}

static void
ful_models_dialog_class_init (FulModelsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_models_dialog_dispose;
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_install_action (widget_class, "models.undo", NULL, undo_cb);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("models-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulModelsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, FulModelsDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FulModelsDialog, models);
  gtk_widget_class_bind_template_child (widget_class, FulModelsDialog, add_title);
  gtk_widget_class_bind_template_child (widget_class, FulModelsDialog, offline);
}

static void
ful_models_dialog_init (FulModelsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  ful_banner_set_flush (self->banner);
}
