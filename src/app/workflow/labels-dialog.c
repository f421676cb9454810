/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/labels-dialog.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "cases/label-list.h"

struct _FulLabelsDialog {
  AdwWindow parent_instance;
  GtkTextView *text;
  GtkLabel *problem;
  GtkButton *act;
  FulDocument *document;
};

G_DEFINE_FINAL_TYPE (FulLabelsDialog, ful_labels_dialog, ADW_TYPE_WINDOW)

static char *
text_of (FulLabelsDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
act_cb (FulLabelsDialog *self)
{
  g_autofree char *text = text_of (self);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  if (ful_label_list_put (edit, ful_document_snapshot (self->document), text, &error) &&
      ful_document_edit (self->document, _ ("Edit labels"), g_steal_pointer (&edit), &error)) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* How many there would be stands on the button. */
static void
changed_cb (FulLabelsDialog *self)
{
  g_autofree char *text = text_of (self);
  guint n = ful_label_list_count (text);
  g_autofree char *label = g_strdup_printf (ngettext ("Set %u Label", "Set %u Labels", n), n);

  gtk_button_set_label (self->act, label);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

void
ful_labels_dialog_present (GtkWidget *parent, FulDocument *document)
{
  FulLabelsDialog *self = g_object_new (FUL_TYPE_LABELS_DIALOG, "transient-for",
                                        GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
  g_autofree char *text = ful_label_list_text (ful_document_snapshot (document));

  self->document = g_object_ref (document);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  gtk_window_present (GTK_WINDOW (self));
}

static void
ful_labels_dialog_dispose (GObject *object)
{
  g_clear_object (&FUL_LABELS_DIALOG (object)->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_LABELS_DIALOG);
  G_OBJECT_CLASS (ful_labels_dialog_parent_class)->dispose (object);
}

static void
ful_labels_dialog_class_init (FulLabelsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_labels_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FUL_RESOURCE ("workflow-labels-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulLabelsDialog, text);
  gtk_widget_class_bind_template_child (widget_class, FulLabelsDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, FulLabelsDialog, act);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ful_labels_dialog_init (FulLabelsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
