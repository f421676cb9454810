/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/check-row.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "report/check-words.h"

struct _FulCheckRow {
  GtkListBoxRow parent_instance;
  GtkLabel *sentence;
  GtkLabel *detail;
  GtkWidget *edit;
  GtkWidget *remove;
  gint64 id;
};

enum { EDIT, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCheckRow, ful_check_row, GTK_TYPE_LIST_BOX_ROW)

static void
name_button (GtkWidget *button, const char *format, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (name, parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
ful_check_row_new (const FulCheck *check, gboolean writable)
{
  FulCheckRow *self = g_object_new (FUL_TYPE_CHECK_ROW, NULL);
  g_autofree char *sentence = ful_check_sentence (check);
  g_autofree char *detail = ful_check_detail (check);

  self->id = check->id;
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), sentence);
  name_button (self->edit, _ ("Edit check %s"), check->name);
  name_button (self->remove, _ ("Remove check %s"), check->name);
  gtk_widget_set_sensitive (self->edit, writable);
  gtk_widget_set_sensitive (self->remove, writable);
  return GTK_WIDGET (self);
}

gint64
ful_check_row_id (FulCheckRow *self)
{
  return self->id;
}

static void
edit_cb (FulCheckRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
remove_cb (FulCheckRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
ful_check_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CHECK_ROW);
  G_OBJECT_CLASS (ful_check_row_parent_class)->dispose (object);
}

static void
ful_check_row_class_init (FulCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_check_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("workflow-check.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCheckRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, FulCheckRow, detail);
  gtk_widget_class_bind_template_child (widget_class, FulCheckRow, edit);
  gtk_widget_class_bind_template_child (widget_class, FulCheckRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  signals[EDIT] = g_signal_new ("edit", FUL_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", FUL_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ful_check_row_init (FulCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
