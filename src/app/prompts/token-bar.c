/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/token-bar.h"

#include <glib/gi18n.h>

#include "app/widgets/colour.h"
#include "report/format.h"

#define HEIGHT 8
#define LEAST 2.0 /* px of a part that is there */

struct _FulTokenBar {
  GtkWidget parent_instance;
  FulTokenParts parts;
  gboolean counted;
  gsize most;
};

G_DEFINE_FINAL_TYPE (FulTokenBar, ful_token_bar, GTK_TYPE_WIDGET)

typedef enum { LOOK_PLAIN, LOOK_HATCHED, LOOK_DOTTED } Look;

static const struct {
  const char *name;
  gsize offset;
  const char *colour; /* NULL: the text's */
  Look look;
} all_parts[] = {
  { NC_ ("tokens", "system"), G_STRUCT_OFFSET (FulTokenParts, system), "prompt_color", LOOK_PLAIN },
  { NC_ ("tokens", "examples"), G_STRUCT_OFFSET (FulTokenParts, examples), "prompt_color",
    LOOK_HATCHED },
  { NC_ ("tokens", "documents"), G_STRUCT_OFFSET (FulTokenParts, documents), "prompt_color",
    LOOK_DOTTED },
  { NC_ ("tokens", "schema"), G_STRUCT_OFFSET (FulTokenParts, schema), "quiet_color", LOOK_PLAIN },
  { NC_ ("tokens", "input"), G_STRUCT_OFFSET (FulTokenParts, input), NULL, LOOK_PLAIN },
};

GtkWidget *
ful_token_bar_new (void)
{
  return g_object_new (FUL_TYPE_TOKEN_BAR, NULL);
}

static gsize
part_of (const FulTokenParts *parts, gsize i)
{
  return G_STRUCT_MEMBER (gsize, parts, all_parts[i].offset);
}

char *
ful_token_bar_words (const FulTokenParts *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (all_parts); i++) {
    g_autofree char *count = ful_format_count ((double)part_of (parts, i));

    if (part_of (parts, i) > 0)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "",
                              g_dpgettext2 (NULL, "tokens", all_parts[i].name), count);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
ful_token_bar_set_parts (FulTokenBar *self, const FulTokenParts *parts)
{
  g_autofree char *words = parts != NULL ? ful_token_bar_words (parts) : NULL;
  g_autofree char *total = parts != NULL ? ful_format_count ((double)parts->total) : NULL;
  g_autofree char *label =
      parts != NULL ? g_strdup_printf (ngettext ("%s token", "%s tokens", parts->total), total)
                    : g_strdup (_ ("Tokens: not counted"));

  self->counted = parts != NULL;
  if (parts != NULL)
    self->parts = *parts;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ful_token_bar_set_scale (FulTokenBar *self, gsize most)
{
  if (self->most == most)
    return;
  self->most = most;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_hatches (cairo_t *cr, double x, double width)
{
  cairo_set_line_width (cr, 1.6);
  for (double at = x - HEIGHT; at < x + width; at += 4) {
    cairo_move_to (cr, at, HEIGHT);
    cairo_line_to (cr, at + HEIGHT, 0);
  }
  cairo_stroke (cr);
}

static void
draw_dots (cairo_t *cr, double x, double width)
{
  for (double at = x + 2; at < x + width; at += 4) {
    cairo_arc (cr, at, HEIGHT / 2., 1.4, 0, 2 * G_PI);
    cairo_fill (cr);
  }
}

static void
draw_part (FulTokenBar *self, cairo_t *cr, gsize i, double x, double width)
{
  GdkRGBA colour;

  if (all_parts[i].colour != NULL)
    colour = ful_colour (GTK_WIDGET (self), all_parts[i].colour);
  else
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, HEIGHT);
  cairo_clip (cr);
  if (all_parts[i].look != LOOK_PLAIN) {
    GdkRGBA ground = colour;

    ground.alpha *= 0.25f;
    gdk_cairo_set_source_rgba (cr, &ground);
    cairo_paint (cr);
  }
  gdk_cairo_set_source_rgba (cr, &colour);
  if (all_parts[i].look == LOOK_HATCHED)
    draw_hatches (cr, x, width);
  else if (all_parts[i].look == LOOK_DOTTED)
    draw_dots (cr, x, width);
  else
    cairo_paint (cr);
  cairo_restore (cr);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulTokenBar *self = FUL_TOKEN_BAR (widget);
  double width = gtk_widget_get_width (widget), y = (gtk_widget_get_height (widget) - HEIGHT) / 2;
  GdkRGBA track = ful_colour (widget, "sunken_bg");
  double x = 0;
  cairo_t *cr;

  gtk_snapshot_save (snap);
  gtk_snapshot_translate (snap, &GRAPHENE_POINT_INIT (0, (float)y));
  cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, (float)width, HEIGHT));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL) {
    cairo_translate (cr, width, 0);
    cairo_scale (cr, -1, 1);
  }
  gdk_cairo_set_source_rgba (cr, &track);
  cairo_paint (cr);
  for (gsize i = 0; self->counted && i < G_N_ELEMENTS (all_parts); i++) {
    double n = (double)part_of (&self->parts, i);
    double w = n / (double)MAX (self->most, MAX (self->parts.total, 1)) * (width - 8);

    if (n <= 0)
      continue;
    w = MAX (w, LEAST);
    draw_part (self, cr, i, x, w);
    x += w + 1;
  }
  cairo_destroy (cr);
  gtk_snapshot_restore (snap);
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
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
ful_token_bar_class_init (FulTokenBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_token_bar_init (FulTokenBar *self)
{
  ful_token_bar_set_parts (self, NULL);
}
