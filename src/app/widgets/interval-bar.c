/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/interval-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/colour.h"
#include "report/format.h"

#define TRACK 6.0

struct _FulIntervalBar {
  GtkWidget parent_instance;
  FulInterval interval;
  double bar;
  double axis_low;
  double axis_high;
  gboolean trained;
};

G_DEFINE_FINAL_TYPE (FulIntervalBar, ful_interval_bar, GTK_TYPE_WIDGET)

GtkWidget *
ful_interval_bar_new (void)
{
  return g_object_new (FUL_TYPE_INTERVAL_BAR, NULL);
}

static char *
words (FulIntervalBar *self)
{
  g_autofree char *estimate = ful_format_share (self->interval.estimate);
  g_autofree char *low = ful_format_share (self->interval.low);
  g_autofree char *high = ful_format_share (self->interval.high);
  g_autofree char *bar = isnan (self->bar) ? NULL : ful_format_plain_share (self->bar);

  if (isnan (self->interval.estimate))
    return g_strdup (_ ("not measured"));
  if (bar == NULL)
    return g_strdup_printf (_ ("%s, 95 %% sure between %s and %s"), estimate, low, high);
  return g_strdup_printf (_ ("%s, 95 %% sure between %s and %s, bar %s"), estimate, low, high, bar);
}

void
ful_interval_bar_set (FulIntervalBar *self,
                      const FulInterval *interval,
                      double bar,
                      gboolean trained,
                      double axis_low,
                      double axis_high)
{
  g_autofree char *text = NULL;

  g_return_if_fail (FUL_IS_INTERVAL_BAR (self));
  self->interval = *interval;
  self->bar = bar;
  self->trained = trained;
  self->axis_low = axis_low;
  self->axis_high = axis_high;
  text = words (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
x_of (FulIntervalBar *self, double share)
{
  double inner = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * TRACK;
  double at = (share - self->axis_low) / (self->axis_high - self->axis_low);

  return TRACK + inner * CLAMP (at, 0, 1);
}

static void
fill_rect (cairo_t *cr, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

static void
marker (FulIntervalBar *self, cairo_t *cr, double x, double y, double radius)
{
  if (!self->trained) {
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    return;
  }
  cairo_move_to (cr, x, y - radius * 1.2);
  cairo_line_to (cr, x + radius * 1.2, y);
  cairo_line_to (cr, x, y + radius * 1.2);
  cairo_line_to (cr, x - radius * 1.2, y);
  cairo_close_path (cr);
}

static void
draw_interval (FulIntervalBar *self, cairo_t *cr, double width, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA colour = ful_colour (widget, self->trained ? "tune_color" : "prompt_color");
  GdkRGBA paper = ful_colour (widget, "card_bg_color");
  GdkRGBA band = colour;
  double low = x_of (self, self->interval.low), high = x_of (self, self->interval.high);
  double x = x_of (self, self->interval.estimate);
  double radius = width < 100 ? 2.6 : 4.5;

  band.alpha = 0.42f;
  fill_rect (cr, &band, low, y - TRACK / 2, high - low, TRACK);
  fill_rect (cr, &colour, low - 0.7, y - 5, 1.4, 10);
  fill_rect (cr, &colour, high - 0.7, y - 5, 1.4, 10);
  if (width >= 100) {
    gdk_cairo_set_source_rgba (cr, &paper);
    marker (self, cr, x, y, radius + 1.6);
    cairo_fill (cr);
  }
  gdk_cairo_set_source_rgba (cr, &colour);
  marker (self, cr, x, y, radius);
  cairo_fill (cr);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulIntervalBar *self = FUL_INTERVAL_BAR (widget);
  double w = gtk_widget_get_width (widget), h = gtk_widget_get_height (widget);
  GdkRGBA track = ful_colour (widget, "sunken_bg"), text;
  cairo_t *cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, w, h));

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  fill_rect (cr, &track, 0, h / 2 - TRACK / 2, w, TRACK);
  if (!isnan (self->bar))
    fill_rect (cr, &text, x_of (self, self->bar) - 0.8, h / 2 - 8, 1.6, 16);
  if (!isnan (self->interval.estimate))
    draw_interval (self, cr, w, h / 2);
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 56 : 18;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 62 : 18;
}

static void
ful_interval_bar_class_init (FulIntervalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_interval_bar_init (FulIntervalBar *self)
{
  self->interval = FUL_INTERVAL_UNKNOWN;
  self->bar = NAN;
  self->axis_high = 1;
}
