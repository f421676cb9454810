/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/paste-dialog.h"

#include "app/import/dialog.h"
#include "app/import/paste-area.h"
#include "app/resource-path.h"

struct _FulPasteDialog {
  AdwWindow parent_instance;
  FulPasteArea *area;
};

G_DEFINE_FINAL_TYPE (FulPasteDialog, ful_paste_dialog, ADW_TYPE_WINDOW)

static void
changed_cb (FulPasteDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.next",
                                 !ful_paste_area_is_empty (self->area));
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulPasteDialog *self = FUL_PASTE_DIALOG (widget);
  FulWindow *window = FUL_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autoptr (GBytes) text = ful_paste_area_get_text (self->area);
  g_autoptr (FulTable) table = NULL;

  if (ful_window_document (window) == NULL)
    return;
  table = ful_table_new_for_paste (text, ful_window_document (window));
  ful_import_dialog_present (window, table);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What is in the clipboard stands there at once: mostly that is what was meant. */
void
ful_paste_dialog_present (FulWindow *window)
{
  FulPasteDialog *self = g_object_new (FUL_TYPE_PASTE_DIALOG, "transient-for", window, NULL);

  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  ful_paste_area_paste (self->area);
}

static void
ful_paste_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PASTE_DIALOG);
  G_OBJECT_CLASS (ful_paste_dialog_parent_class)->dispose (object);
}

static void
ful_paste_dialog_class_init (FulPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_paste_dialog_dispose;
  g_type_ensure (FUL_TYPE_PASTE_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("paste-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPasteDialog, area);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "paste.next", NULL, next_cb);
}

static void
ful_paste_dialog_init (FulPasteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
