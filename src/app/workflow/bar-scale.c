/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/bar-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/colour.h"
#include "report/format.h"

#define EDGE 8.0
#define TRACK 8.0
#define RADIUS 4.5

struct _FulBarScale {
  GtkWidget parent_instance;
  double bar, prompt, trained;
  double low; /* share at the start of the track; its end is 1 */
  char *trained_name;
};

G_DEFINE_FINAL_TYPE (FulBarScale, ful_bar_scale, GTK_TYPE_WIDGET)

static char *
describe (FulBarScale *self)
{
  g_autofree char *bar = ful_format_plain_share (self->bar);
  g_autofree char *prompt = ful_format_share (self->prompt);
  g_autofree char *trained = ful_format_share (self->trained);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("The bar is %s."), isnan (self->bar) ? _ ("not set") : bar);
  if (!isnan (self->prompt))
    g_string_append_printf (text, _ (" The best prompt reaches %s."), prompt);
  if (!isnan (self->trained))
    g_string_append_printf (text, _ (" The best trained model reaches %s."), trained);
  return g_string_free (text, FALSE);
}

void
ful_bar_scale_set (FulBarScale *self,
                   double bar,
                   double prompt,
                   double trained,
                   const char *trained_name)
{
  double least = 1;
  const double all[] = { bar, prompt, trained };
  g_autofree char *words = NULL;

  g_return_if_fail (FUL_IS_BAR_SCALE (self));
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    least = isnan (all[i]) ? least : fmin (least, all[i]);
  self->bar = bar;
  self->prompt = prompt;
  self->trained = trained;
  self->low = CLAMP (floor ((least - 0.1) * 10) / 10, 0, 0.9);
  g_free (self->trained_name);
  self->trained_name = g_utf8_strdown (trained_name, -1);
  words = describe (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where the arms stand against the bar"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Axes of quality run from left to right in every language. */
static double
place (FulBarScale *self, double share)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE;

  return EDGE + width * CLAMP ((share - self->low) / (1 - self->low), 0, 1);
}

/* @align: 0 begins at @x, 0.5 is around it, 1 ends there; kept inside, and right of @from. Returns:
 * where the text ends */
static double
draw_text (FulBarScale *self,
           cairo_t *cr,
           const char *text,
           double x,
           double y,
           double align,
           double from,
           gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  const PangoFontDescription *font =
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  PangoFontDescription *small = pango_font_description_copy (font);
  double size = pango_font_description_get_size (font) * (bold ? 1 : 0.82);
  int width, height;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (small, size);
  else
    pango_font_description_set_size (small, (int)size);
  if (bold)
    pango_font_description_set_weight (small, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, small);
  pango_font_description_free (small);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - align * width, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - width));
  x = MAX (x, from);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  return x + width;
}

static void
fill_rounded (cairo_t *cr, double from, double to, double y)
{
  double r = TRACK / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, from + r, y, r, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, MAX (to - r, from + r), y, r, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_marker (FulBarScale *self, cairo_t *cr, double x, double y, gboolean trained)
{
  GdkRGBA halo = ful_colour (GTK_WIDGET (self), "view_bg_color");
  GdkRGBA ink = ful_colour (GTK_WIDGET (self), trained ? "tune_color" : "prompt_color");

  for (int pass = 0; pass < 2; pass++) {
    double r = RADIUS + (pass == 0 ? 1.6 : 0), d = 1.3 * r;

    gdk_cairo_set_source_rgba (cr, pass == 0 ? &halo : &ink);
    if (trained) {
      cairo_move_to (cr, x, y - d);
      cairo_line_to (cr, x + d, y);
      cairo_line_to (cr, x, y + d);
      cairo_line_to (cr, x - d, y);
      cairo_close_path (cr);
    } else {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
    }
    cairo_fill (cr);
  }
}

static void
draw_names (FulBarScale *self, cairo_t *cr, double y)
{
  GdkRGBA prompt = ful_colour (GTK_WIDGET (self), "prompt_color");
  GdkRGBA tune = ful_colour (GTK_WIDGET (self), "tune_color");
  GdkRGBA quiet = ful_colour (GTK_WIDGET (self), "quiet_color");
  gboolean prompt_first = !(self->trained < self->prompt);
  g_autofree char *low = ful_format_plain_share (self->low);
  double end;

  gdk_cairo_set_source_rgba (cr, &quiet);
  end = draw_text (self, cr, low, EDGE, y, 0, 0, FALSE) + 6;
  for (int i = 0; i < 2; i++) {
    gboolean trained = (i == 0) != prompt_first;
    double share = trained ? self->trained : self->prompt;

    if (isnan (share))
      continue;
    gdk_cairo_set_source_rgba (cr, trained ? &tune : &prompt);
    end = draw_text (self, cr, trained ? self->trained_name : _ ("best prompt"),
                     place (self, share), y, i == 0 ? 1 : 0, end, FALSE) +
          6;
  }
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulBarScale *self = FUL_BAR_SCALE (widget);
  double w = gtk_widget_get_width (widget), h = gtk_widget_get_height (widget), y = h / 2;
  GdkRGBA sunken = ful_colour (widget, "sunken_bg"), good = ful_colour (widget, "good_color");
  GdkRGBA text = ful_colour (widget, "card_fg_color");
  g_autofree char *bar = ful_format_plain_share (self->bar);
  cairo_t *cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, w, h));

  gdk_cairo_set_source_rgba (cr, &sunken);
  fill_rounded (cr, EDGE, w - EDGE, y);
  if (!isnan (self->bar)) {
    good.alpha *= 0.42f;
    gdk_cairo_set_source_rgba (cr, &good);
    fill_rounded (cr, place (self, self->bar), w - EDGE, y);
  }
  draw_names (self, cr, y + TRACK + 4);
  if (!isnan (self->prompt))
    draw_marker (self, cr, place (self, self->prompt), y, FALSE);
  if (!isnan (self->trained))
    draw_marker (self, cr, place (self, self->trained), y, TRUE);
  if (!isnan (self->bar)) {
    gdk_cairo_set_source_rgba (cr, &text);
    cairo_rectangle (cr, place (self, self->bar) - 1, y - 12, 2, 24);
    cairo_fill (cr);
    draw_text (self, cr, bar, place (self, self->bar), 0, 0.5, 0, TRUE);
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
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ag");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 160, *natural = 320;
  else
    *minimum = *natural = 2 * height + 32;
}

static void
ful_bar_scale_finalize (GObject *object)
{
  g_free (FUL_BAR_SCALE (object)->trained_name);
  G_OBJECT_CLASS (ful_bar_scale_parent_class)->finalize (object);
}

static void
ful_bar_scale_class_init (FulBarScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ful_bar_scale_finalize;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_bar_scale_init (FulBarScale *self)
{
  self->bar = self->prompt = self->trained = NAN;
  self->trained_name = g_strdup ("");
}
