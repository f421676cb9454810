/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/beam.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/widgets/colour.h"

struct _FulBeam {
  GtkWidget parent_instance;
  double tilt;
  FulSide side;
  int width;
  int height;
  gboolean words;
};

G_DEFINE_FINAL_TYPE (FulBeam, ful_beam, GTK_TYPE_WIDGET)

FulSide
ful_side_of (const FulVerdict *verdict)
{
  if (verdict == NULL)
    return FUL_SIDE_EVIDENCE;
  switch (verdict->code) {
  case FUL_CODE_STAY_PROMPT:
  case FUL_CODE_IMPROVE_PROMPT:
  case FUL_CODE_ADD_RETRIEVAL:
  case FUL_CODE_TUNING_NOT_WORTH_IT:
    return FUL_SIDE_PROMPT;
  case FUL_CODE_PILOT_TUNING:
  case FUL_CODE_TUNE:
    return FUL_SIDE_TUNE;
  case FUL_CODE_REDESIGN:
    return FUL_SIDE_BROKEN;
  default:
    return FUL_SIDE_EVIDENCE;
  }
}

/* ui-design §8, column "beam". */
double
ful_tilt_of (const FulVerdict *verdict)
{
  const char *reason = verdict != NULL && verdict->reason != NULL ? verdict->reason : "";

  if (verdict == NULL)
    return 0;
  switch (verdict->code) {
  case FUL_CODE_STAY_PROMPT:
    return -0.6;
  case FUL_CODE_IMPROVE_PROMPT:
    return -0.35;
  case FUL_CODE_ADD_RETRIEVAL:
    return -0.3;
  case FUL_CODE_TUNING_NOT_WORTH_IT:
    return -0.5;
  case FUL_CODE_PILOT_TUNING:
    return verdict->rung_arm >= 0 ? 0.55 : strcmp (reason, "cost") == 0 ? 0.35 : 0.45;
  case FUL_CODE_TUNE:
    return 1;
  case FUL_CODE_MORE_EVIDENCE:
    return strcmp (reason, "too-few-cases") == 0       ? -0.15
           : strcmp (reason, "trained-undecided") == 0 ? 0.15
           : strcmp (reason, "cost-unknown") == 0      ? 0.1
                                                       : 0;
  default:
    return 0;
  }
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
  FulBeam *self = FUL_BEAM (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
draw_word (FulBeam *self, cairo_t *cr, const char *word, const char *colour, double x, double y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), word);
  GdkRGBA rgba = ful_colour (GTK_WIDGET (self), colour);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_move_to (cr, x - width / 2.0, y);
  pango_cairo_show_layout (cr, layout);
}

/* One half of the lever, from the pivot outwards, turned by @angle. */
static void
draw_arm (cairo_t *cr, double x, double y, double length, double angle)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + cos (angle) * length, y + sin (angle) * length);
  cairo_stroke (cr);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulBeam *self = FUL_BEAM (widget);
  int w = gtk_widget_get_width (widget), h = gtk_widget_get_height (widget);
  int drawing = self->words ? h - 24 : h;
  double unit = MIN (w / 44.0, drawing / 34.0);
  double x = w / 2.0, y = drawing * 0.5, half = 17 * unit;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double tilt = mirrored ? -self->tilt : self->tilt;
  double angle = tilt * 0.22;
  GdkRGBA fg, beam;
  cairo_t *cr = gtk_snapshot_append_cairo (snap, &GRAPHENE_RECT_INIT (0, 0, w, h));

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &fg);
  beam = ful_colour (widget, self->side == FUL_SIDE_PROMPT ? "prompt_color"
                             : self->side == FUL_SIDE_TUNE ? "tune_color"
                                                           : "quiet_color");
  gdk_cairo_set_source_rgba (cr, &fg);
  cairo_move_to (cr, x, y + 2 * unit);
  cairo_line_to (cr, x + 5 * unit, y + 10 * unit);
  cairo_line_to (cr, x - 5 * unit, y + 10 * unit);
  cairo_fill (cr);

  gdk_cairo_set_source_rgba (cr, &beam);
  cairo_set_line_width (cr, 2.6 * unit);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (self->side == FUL_SIDE_BROKEN) {
    draw_arm (cr, x - 2 * unit, y, half, G_PI - 0.35);
    draw_arm (cr, x + 2 * unit, y, half, 0.35);
  } else {
    double end = tilt < 0 ? -1 : 1;
    double at = half * 0.82 * end;

    draw_arm (cr, x, y, half, angle);
    draw_arm (cr, x, y, half, G_PI + angle);
    if (fabs (tilt) < 0.01)
      at = 0;
    cairo_arc (cr, x + cos (angle) * at + sin (angle) * 3.6 * unit,
               y + sin (angle) * at - cos (angle) * 3.6 * unit, 2.8 * unit, 0, 2 * G_PI);
    cairo_fill (cr);
  }
  if (self->words) {
    double left = x - half * 0.8, right = x + half * 0.8;

    draw_word (self, cr, _ ("prompting"), "prompt_color", mirrored ? right : left, h - 20);
    draw_word (self, cr, _ ("tuning"), "tune_color", mirrored ? left : right, h - 20);
  }
  cairo_destroy (cr);
}

void
ful_beam_set_look (FulBeam *self, double tilt, FulSide side)
{
  static const char *const says[] = { N_ ("The beam is level"), N_ ("The beam leans to prompting"),
                                      N_ ("The beam leans to tuning"), N_ ("The beam is broken") };

  g_return_if_fail (FUL_IS_BEAM (self));
  self->side = side;
  self->tilt = tilt;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (says[self->side]), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ful_beam_set_verdict (FulBeam *self, const FulVerdict *verdict)
{
  ful_beam_set_look (self, ful_tilt_of (verdict), ful_side_of (verdict));
}

void
ful_beam_set_size (FulBeam *self, int width, int height, gboolean words)
{
  self->width = width;
  self->height = height;
  self->words = words;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ful_beam_class_init (FulBeamClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_beam_init (FulBeam *self)
{
  self->width = 44;
  self->height = 34;
}
