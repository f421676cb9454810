/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-view.h"

#include <math.h>

#include "app/widgets/chart-actions.h"
#include "app/widgets/colour.h"

/* Wider than this a chart's text would outgrow the window's. */
#define LARGEST_SCALE 1.3
#define BUBBLE_WIDTH 300
#define BUBBLE_PADDING 8.0

struct _FulChartView {
  GtkWidget parent_instance;
  FulChart *chart;
  int stop;        /* index of the value shown, -1 for none */
  GtkWidget *menu; /* NULL: nobody has asked for it */
};

G_DEFINE_FINAL_TYPE (FulChartView, ful_chart_view, GTK_TYPE_WIDGET)

/* By ink. */
static const char *const ink_colours[] = {
  "card_fg_color", "quiet_color", "line_color", "sunken_bg", "card_bg_color",
  "prompt_color",  "tune_color",  "good_color", "bad_color",
};
G_STATIC_ASSERT (G_N_ELEMENTS (ink_colours) == FUL_N_INKS);

static double
scale_for (FulChartView *self, int width)
{
  return fmin (width / self->chart->width, LARGEST_SCALE);
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
  FulChartView *self = FUL_CHART_VIEW (widget);

  if (self->chart == NULL)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = ceil (self->chart->width * 0.4);
    *natural = ceil (self->chart->width);
  } else if (for_size < 0) {
    *minimum = *natural = ceil (self->chart->height);
  } else {
    *minimum = *natural = ceil (self->chart->height * scale_for (self, for_size));
  }
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The card's colour is see-through in the dark style; marks that cover others need it solid. */
static GdkRGBA
solid_card (GtkWidget *widget)
{
  GdkRGBA card = ful_colour (widget, "card_bg_color");
  GdkRGBA below = ful_colour (widget, "window_bg_color");
  float a = card.alpha;

  return (GdkRGBA){ card.red * a + below.red * (1 - a), card.green * a + below.green * (1 - a),
                    card.blue * a + below.blue * (1 - a), 1 };
}

void
ful_chart_view_fill_paints (FulChartView *self, FulPaint *paints)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < FUL_N_INKS; i++) {
    GdkRGBA c = i == FUL_INK_CARD ? solid_card (widget) : ful_colour (widget, ink_colours[i]);

    paints[i] = (FulPaint){ (double)c.red, (double)c.green, (double)c.blue, (double)c.alpha };
  }
}

/* A line through the place of the value, in the chart's coordinates. */
static void
draw_guide (FulChartView *self, cairo_t *cr, const FulPaint *ink)
{
  const FulStop *stop = g_ptr_array_index (self->chart->stops, self->stop);
  const FulFrame *plot = &self->chart->plot;

  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, 0.35);
  cairo_set_line_width (cr, 1);
  if (self->chart->rows) {
    cairo_move_to (cr, plot->left, stop->at);
    cairo_line_to (cr, plot->right, stop->at);
  } else {
    cairo_move_to (cr, stop->at, plot->top);
    cairo_line_to (cr, stop->at, plot->bottom);
  }
  cairo_stroke (cr);
}

static void
trace_box (cairo_t *cr, double x, double y, double width, double height)
{
  const double r = 6;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* The value's text on a card beside its place, kept inside the widget. */
static void
draw_bubble (FulChartView *self, cairo_t *cr, const FulPaint *paints, double scale)
{
  const FulStop *stop = g_ptr_array_index (self->chart->stops, self->stop);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), stop->text);
  int w = gtk_widget_get_width (GTK_WIDGET (self)), h = gtk_widget_get_height (GTK_WIDGET (self));
  const FulPaint *card = &paints[FUL_INK_CARD], *text = &paints[FUL_INK_TEXT];
  double width, height, x, y, at = stop->at * scale;
  int text_width, text_height;

  pango_layout_set_width (layout, MIN (BUBBLE_WIDTH, MAX (w - 24, 40)) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = text_width + 2 * BUBBLE_PADDING;
  height = text_height + 2 * BUBBLE_PADDING;
  if (self->chart->rows) {
    x = w - width - 2;
    y = at + 10 + height > h ? at - 10 - height : at + 10;
  } else {
    /* At the start of the plot, or at its end where the pointer is near: never under it. */
    x = self->chart->plot.left * scale + 8;
    if (at < x + width + 16)
      x = self->chart->plot.right * scale - width - 8;
    y = self->chart->plot.top * scale + 2;
  }
  x = CLAMP (x, 1, MAX (1, w - width - 1));
  y = CLAMP (y, 1, MAX (1, h - height - 1));
  trace_box (cr, x, y, width, height);
  cairo_set_source_rgba (cr, card->red, card->green, card->blue, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, text->red, text->green, text->blue, 0.4);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_set_source_rgba (cr, text->red, text->green, text->blue, 1);
  cairo_move_to (cr, x + BUBBLE_PADDING, y + BUBBLE_PADDING);
  pango_cairo_show_layout (cr, layout);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulChartView *self = FUL_CHART_VIEW (widget);
  int w = gtk_widget_get_width (widget), h = gtk_widget_get_height (widget);
  FulPaint paints[FUL_N_INKS];
  cairo_t *cr;
  double scale;

  if (self->chart == NULL || w == 0 || h == 0)
    return;
  scale = scale_for (self, w);
  ful_chart_view_fill_paints (self, paints);
  cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, w, h));
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  ful_cairo_play (cr, gtk_widget_get_pango_context (widget), self->chart, paints);
  if (self->stop >= 0)
    draw_guide (self, cr, &paints[FUL_INK_TEXT]);
  cairo_restore (cr);
  if (self->stop >= 0)
    draw_bubble (self, cr, paints, scale);
  cairo_destroy (cr);
}

/* @spoken: tell assistive technology, which follows keys and not the pointer. */
static void
show_stop (FulChartView *self, int stop, gboolean spoken)
{
  const FulStop *at = stop >= 0 ? g_ptr_array_index (self->chart->stops, stop) : NULL;

  if (stop == self->stop)
    return;
  self->stop = stop;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (spoken || stop < 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    at != NULL                         ? at->text
                                    : self->chart->description != NULL ? self->chart->description
                                                                       : "",
                                    -1);
}

static int
nearest_stop (const FulChart *chart, double x, double y)
{
  double place = chart->rows ? y : x, best = INFINITY;
  int nearest = -1;

  for (guint i = 0; i < chart->stops->len; i++) {
    const FulStop *stop = g_ptr_array_index (chart->stops, i);

    if (fabs (stop->at - place) < best) {
      best = fabs (stop->at - place);
      nearest = i;
    }
  }
  return nearest;
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, FulChartView *self)
{
  double scale;

  if (self->chart == NULL)
    return;
  scale = scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
  x /= scale;
  y /= scale;
  /* In a chart of rows the names count too; elsewhere only the plot does. */
  if (y < self->chart->plot.top || y > self->chart->plot.bottom ||
      (!self->chart->rows && (x < self->chart->plot.left || x > self->chart->plot.right)))
    show_stop (self, -1, FALSE);
  else
    show_stop (self, nearest_stop (self->chart, x, y), FALSE);
}

static void
hide_stop (FulChartView *self)
{
  if (self->chart != NULL)
    show_stop (self, -1, FALSE);
}

/* --- menu --- */

static void
open_menu (FulChartView *self, double x, double y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->chart == NULL)
    return;
  if (self->menu == NULL) {
    model = ful_chart_actions_menu ();
    self->menu = gtk_popover_menu_new_from_model (model);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_secondary_click (GtkGestureClick *gesture, int n_press, double x, double y, FulChartView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, x, y);
}

static void
on_click (FulChartView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  open_menu (FUL_CHART_VIEW (widget), gtk_widget_get_width (widget) / 2.0,
             gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ful_chart_actions_do (FUL_CHART_VIEW (widget), name);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        FulChartView *self)
{
  int n = self->chart != NULL ? (int)self->chart->stops->len : 0;
  gboolean rows = n > 0 && self->chart->rows;
  int to;

  if (n == 0 || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == (rows ? GDK_KEY_Up : GDK_KEY_Left))
    to = MAX (self->stop - 1, 0);
  else if (key == (rows ? GDK_KEY_Down : GDK_KEY_Right))
    to = MIN (self->stop + 1, n - 1);
  else if (key == GDK_KEY_Home)
    to = 0;
  else if (key == GDK_KEY_End)
    to = n - 1;
  else if (key == GDK_KEY_Escape && self->stop >= 0)
    to = -1;
  else
    return GDK_EVENT_PROPAGATE;
  show_stop (self, to, TRUE);
  return GDK_EVENT_STOP;
}

void
ful_chart_view_set_chart (FulChartView *self, FulChart *chart)
{
  g_return_if_fail (FUL_IS_CHART_VIEW (self));
  ful_chart_free (self->chart);
  self->chart = chart;
  self->stop = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), chart != NULL && chart->stops->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart != NULL ? chart->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  chart != NULL && chart->description != NULL ? chart->description
                                                                              : "",
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const FulChart *
ful_chart_view_get_chart (FulChartView *self)
{
  g_return_val_if_fail (FUL_IS_CHART_VIEW (self), NULL);
  return self->chart;
}

GtkWidget *
ful_chart_view_new (void)
{
  return g_object_new (FUL_TYPE_CHART_VIEW, NULL);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FulChartView *self = FUL_CHART_VIEW (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&FUL_CHART_VIEW (object)->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (ful_chart_view_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ful_chart_free (FUL_CHART_VIEW (object)->chart);
  G_OBJECT_CLASS (ful_chart_view_parent_class)->finalize (object);
}

static void
ful_chart_view_class_init (FulChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->size_allocate = size_allocate;
  widget_class->measure = measure;
  widget_class->get_request_mode = get_request_mode;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
  for (int i = 0; ful_chart_actions[i] != NULL; i++)
    gtk_widget_class_install_action (widget_class, ful_chart_actions[i], NULL, do_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
ful_chart_view_init (FulChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->stop = -1;
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (hide_stop), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_stop), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary_click), self);
  g_signal_connect_swapped (primary, "pressed", G_CALLBACK (on_click), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (primary));
}
