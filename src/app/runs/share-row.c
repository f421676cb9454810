/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/share-row.h"

#include <math.h>

#include "app/resource-path.h"
#include "app/widgets/interval-bar.h"
#include "report/format.h"

struct _FulShareRow {
  GtkBox parent_instance;
  GtkLabel *name;
  FulIntervalBar *bar;
  GtkLabel *share;
};

G_DEFINE_FINAL_TYPE (FulShareRow, ful_share_row, GTK_TYPE_BOX)

void
ful_share_row_set (FulShareRow *self, const char *name, const FulMean *share)
{
  gboolean known = share->n > 0 && !isnan (share->interval.estimate);
  g_autofree char *text = known ? ful_format_share (share->interval.estimate) : g_strdup ("–");
  g_autofree char *whole = known ? ful_format_interval (&share->interval) : g_strdup ("–");

  g_return_if_fail (FUL_IS_SHARE_ROW (self));
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->share, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), whole);
  ful_interval_bar_set (self->bar, &share->interval, (double)NAN, FALSE, 0, 1);
}

static void
ful_share_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_SHARE_ROW);
  G_OBJECT_CLASS (ful_share_row_parent_class)->dispose (object);
}

static void
ful_share_row_class_init (FulShareRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_share_row_dispose;
  g_type_ensure (FUL_TYPE_INTERVAL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("share-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulShareRow, name);
  gtk_widget_class_bind_template_child (widget_class, FulShareRow, bar);
  gtk_widget_class_bind_template_child (widget_class, FulShareRow, share);
}

static void
ful_share_row_init (FulShareRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
