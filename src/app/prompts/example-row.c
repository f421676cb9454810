/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/example-row.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"

struct _FulExampleRow {
  GtkBox parent_instance;
  GtkTextView *input;
  GtkTextView *output;
  GtkWidget *remove;
};

enum { CHANGED, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulExampleRow, ful_example_row, GTK_TYPE_BOX)

static char *
dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

FulExample *
ful_example_row_dup_example (FulExampleRow *self)
{
  g_autofree char *input = dup_text (self->input);
  g_autofree char *output = dup_text (self->output);

  return ful_example_new (input, output);
}

static void
changed_cb (FulExampleRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (FulExampleRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
set_name (GtkWidget *widget, const char *format, int number)
{
  g_autofree char *label = g_strdup_printf ("%s %d", format, number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

GtkWidget *
ful_example_row_new (const FulExample *example, int number)
{
  FulExampleRow *self = g_object_new (FUL_TYPE_EXAMPLE_ROW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->input), example->input, -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->output), example->output, -1);
  set_name (GTK_WIDGET (self->input), _ ("Input of example"), number);
  set_name (GTK_WIDGET (self->output), _ ("Output of example"), number);
  set_name (self->remove, _ ("Remove example"), number);
  g_signal_connect_object (gtk_text_view_get_buffer (self->input), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->output), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
ful_example_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_EXAMPLE_ROW);
  G_OBJECT_CLASS (ful_example_row_parent_class)->dispose (object);
}

static void
ful_example_row_class_init (FulExampleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_example_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("example-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulExampleRow, input);
  gtk_widget_class_bind_template_child (widget_class, FulExampleRow, output);
  gtk_widget_class_bind_template_child (widget_class, FulExampleRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_EXAMPLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", FUL_TYPE_EXAMPLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ful_example_row_init (FulExampleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
