/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/split-bar.h"

#include <math.h>

#include "app/widgets/colour.h"

#define HEIGHT 8
#define GAP 2
#define HATCH 4 /* px between two lines */

struct _FulSplitBar {
  GtkWidget parent_instance;
  gint64 counts[FUL_N_SPLITS];
};

G_DEFINE_FINAL_TYPE (FulSplitBar, ful_split_bar, GTK_TYPE_WIDGET)

static const FulSplit order[] = { FUL_SPLIT_TRAIN, FUL_SPLIT_DEV, FUL_SPLIT_TEST, FUL_SPLIT_NONE };

void
ful_split_bar_set (FulSplitBar *self, const gint64 *counts, const char *words)
{
  g_return_if_fail (FUL_IS_SPLIT_BAR (self));
  for (int i = 0; i < FUL_N_SPLITS; i++)
    self->counts[i] = counts[i];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hatch (cairo_t *cr, double x, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.5);
  for (double at = x - height; at < x + width; at += HATCH) {
    cairo_move_to (cr, at, height);
    cairo_line_to (cr, at + height, 0);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_part (FulSplitBar *self, cairo_t *cr, FulSplit split, double x, double width, double height)
{
  GdkRGBA quiet = ful_colour (GTK_WIDGET (self), "quiet_color");

  if (split == FUL_SPLIT_TRAIN)
    quiet.alpha *= 0.35f;
  gdk_cairo_set_source_rgba (cr, &quiet);
  if (split == FUL_SPLIT_DEV) {
    hatch (cr, x, width, height);
  } else if (split == FUL_SPLIT_NONE) {
    cairo_set_line_width (cr, 1);
    cairo_rectangle (cr, x + 0.5, 0.5, fmax (width - 1, 1), height - 1);
    cairo_stroke (cr);
  } else {
    cairo_rectangle (cr, x, 0, width, height);
    cairo_fill (cr);
  }
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulSplitBar *self = FUL_SPLIT_BAR (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double total = 0, at = 0;
  int parts = 0;
  cairo_t *cr;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    total += (double)self->counts[order[i]];
    parts += self->counts[order[i]] > 0;
  }
  if (total <= 0 || width <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    double share = (double)self->counts[order[i]] / total;
    double part = fmax (share * (width - GAP * (parts - 1)), share > 0 ? 2 : 0);

    if (share <= 0)
      continue;
    draw_part (self, cr, order[i], mirrored ? width - at - part : at, part, height);
    at += part + GAP;
  }
  cairo_destroy (cr);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = HEIGHT;
}

static void
ful_split_bar_class_init (FulSplitBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_split_bar_init (FulSplitBar *self)
{
}
