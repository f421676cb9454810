/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/pair-row.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "report/format.h"

struct _FulPairRow {
  GtkButton parent_instance;
  GtkLabel *expected;
  GtkLabel *answered;
  GtkLabel *count;
  FulConfusionPair pair;
};

G_DEFINE_FINAL_TYPE (FulPairRow, ful_pair_row, GTK_TYPE_BUTTON)

const FulConfusionPair *
ful_pair_row_pair (FulPairRow *self)
{
  return &self->pair;
}

char *
ful_pair_words (const FulConfusion *confusion, const FulConfusionPair *pair)
{
  g_autofree char *n = ful_format_count ((double)pair->cases);

  return g_strdup_printf (ngettext ("Expected %s, answered %s: %s case",
                                    "Expected %s, answered %s: %s cases", (gulong)pair->cases),
                          (char *)g_ptr_array_index (confusion->labels, pair->expected),
                          (char *)g_ptr_array_index (confusion->labels, pair->answered), n);
}

GtkWidget *
ful_pair_row_new (const FulConfusion *confusion, const FulConfusionPair *pair)
{
  FulPairRow *self = g_object_new (FUL_TYPE_PAIR_ROW, NULL);
  g_autofree char *words = ful_pair_words (confusion, pair);
  g_autofree char *n = ful_format_count ((double)pair->cases);

  self->pair = *pair;
  gtk_label_set_text (self->expected, g_ptr_array_index (confusion->labels, pair->expected));
  gtk_label_set_text (self->answered, g_ptr_array_index (confusion->labels, pair->answered));
  gtk_label_set_text (self->count, n);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

static void
ful_pair_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PAIR_ROW);
  G_OBJECT_CLASS (ful_pair_row_parent_class)->dispose (object);
}

static void
ful_pair_row_class_init (FulPairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_pair_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("pair-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPairRow, expected);
  gtk_widget_class_bind_template_child (widget_class, FulPairRow, answered);
  gtk_widget_class_bind_template_child (widget_class, FulPairRow, count);
}

static void
ful_pair_row_init (FulPairRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
