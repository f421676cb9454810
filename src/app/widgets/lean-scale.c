/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/lean-scale.h"

#include "app/widgets/colour.h"

#define MOST 2
#define EDGE 8.0
#define RADIUS 4.5

struct _FulLeanScale {
  GtkWidget parent_instance;
  int lean;
};

G_DEFINE_FINAL_TYPE (FulLeanScale, ful_lean_scale, GTK_TYPE_WIDGET)

GtkWidget *
ful_lean_scale_new (void)
{
  return g_object_new (FUL_TYPE_LEAN_SCALE, NULL);
}

void
ful_lean_scale_set (FulLeanScale *self, int lean, const char *words)
{
  g_return_if_fail (FUL_IS_LEAN_SCALE (self));
  self->lean = CLAMP (lean, -MOST, MOST);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trace_marker (FulLeanScale *self, cairo_t *cr, double x, double y)
{
  double d = 1.3 * RADIUS;

  if (self->lean < 0) {
    cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
  } else if (self->lean > 0) {
    cairo_move_to (cr, x, y - d);
    cairo_line_to (cr, x + d, y);
    cairo_line_to (cr, x, y + d);
    cairo_line_to (cr, x - d, y);
    cairo_close_path (cr);
  } else {
    cairo_rectangle (cr, x - RADIUS + 0.5, y - RADIUS + 0.5, 2 * RADIUS - 1, 2 * RADIUS - 1);
  }
  cairo_fill (cr);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulLeanScale *self = FUL_LEAN_SCALE (widget);
  double w = gtk_widget_get_width (widget), h = gtk_widget_get_height (widget);
  double middle = w / 2, y = h / 2, step = (w / 2 - EDGE) / MOST;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = middle + step * self->lean * (mirrored ? -1 : 1);
  GdkRGBA line = ful_colour (widget, "line_color"), quiet = ful_colour (widget, "quiet_color");
  GdkRGBA ink = ful_colour (widget, self->lean < 0   ? "prompt_color"
                                    : self->lean > 0 ? "tune_color"
                                                     : "quiet_color");
  cairo_t *cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, w, h));

  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, EDGE, y);
  cairo_line_to (cr, w - EDGE, y);
  for (int i = -MOST; i <= MOST; i++) {
    cairo_move_to (cr, middle + i * step, y - 3);
    cairo_line_to (cr, middle + i * step, y + 3);
  }
  cairo_stroke (cr);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 3);
  cairo_move_to (cr, middle, y);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
  gdk_cairo_set_source_rgba (cr, &quiet);
  cairo_rectangle (cr, middle - 0.8, y - 6, 1.6, 12);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &ink);
  trace_marker (self, cr, x, y);
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
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 116 : 24;
}

static void
ful_lean_scale_class_init (FulLeanScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_lean_scale_init (FulLeanScale *self)
{
}
