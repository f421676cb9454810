/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/cairo-player.h"

#include <math.h>

/* As in svg.c and data/report/chart.css. */
#define HATCH_STEP 7.0
#define HATCH_WIDTH 2.0
#define OUTLINE 1.6
#define HALO 4.0

static void
set_paint (cairo_t *cr, const FulPaint *paint, double opacity)
{
  cairo_set_source_rgba (cr, paint->red, paint->green, paint->blue, paint->alpha * opacity);
}

static void
trace_points (cairo_t *cr, const FulPoint *points, gsize n)
{
  for (gsize i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

/* The current path filled, or hatched by lines that fall to the left. */
static void
fill (cairo_t *cr, const FulMark *mark, const FulPaint *paint)
{
  double x0, y0, x1, y1;

  set_paint (cr, paint, mark->opacity);
  if (!mark->hatched) {
    cairo_fill (cr);
    return;
  }
  cairo_save (cr);
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  cairo_clip (cr);
  cairo_set_line_width (cr, HATCH_WIDTH);
  cairo_set_dash (cr, NULL, 0, 0);
  /* On multiples of the step, so that the hatches of neighbours meet. */
  for (double sum = floor ((x0 + y0) / (HATCH_STEP * G_SQRT2)) * HATCH_STEP * G_SQRT2;
       sum <= x1 + y1; sum += HATCH_STEP * G_SQRT2) {
    cairo_move_to (cr, sum - y0, y0);
    cairo_line_to (cr, sum - y1, y1);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
play_line (cairo_t *cr, const FulMark *mark, const FulPaint *paint)
{
  static const double dashed[] = { 8, 4 }, dotted[] = { 2, 3 };

  trace_points (cr, mark->points, mark->n_points);
  cairo_set_line_width (cr, mark->width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, mark->dash == FUL_DASH_DASHED ? dashed : dotted,
                  mark->dash == FUL_DASH_SOLID ? 0 : 2, 0);
  set_paint (cr, paint, mark->opacity);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
play_rect (cairo_t *cr, const FulMark *mark, const FulPaint *paint)
{
  double left = fmin (mark->points[0].x, mark->points[1].x);
  double top = fmin (mark->points[0].y, mark->points[1].y);
  double width = fabs (mark->points[1].x - mark->points[0].x);
  double height = fabs (mark->points[1].y - mark->points[0].y);
  double r = fmin (mark->width, fmin (width, height) / 2);

  if (r > 0) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, left + width - r, top + r, r, -G_PI_2, 0);
    cairo_arc (cr, left + width - r, top + height - r, r, 0, G_PI_2);
    cairo_arc (cr, left + r, top + height - r, r, G_PI_2, G_PI);
    cairo_arc (cr, left + r, top + r, r, G_PI, 1.5 * G_PI);
    cairo_close_path (cr);
  } else {
    cairo_rectangle (cr, left, top, width, height);
  }
  fill (cr, mark, paint);
}

static void
play_marker (cairo_t *cr, const FulMark *mark, const FulPaint *paints)
{
  const FulPoint at = mark->points[0];
  double r = mark->width;

  if (mark->shape == FUL_SHAPE_CIRCLE) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, at.x, at.y, r, 0, 2 * G_PI);
  } else if (mark->shape == FUL_SHAPE_DIAMOND) {
    /* A diamond of the circle's area reaches a quarter further. */
    double d = 1.3 * r;
    const FulPoint corners[] = {
      { at.x, at.y - d }, { at.x + d, at.y }, { at.x, at.y + d }, { at.x - d, at.y }
    };

    trace_points (cr, corners, G_N_ELEMENTS (corners));
  } else {
    cairo_rectangle (cr, at.x - r, at.y - r, 2 * r, 2 * r);
  }
  cairo_close_path (cr);
  set_paint (cr, &paints[mark->hollow ? FUL_INK_CARD : mark->ink], 1);
  cairo_fill_preserve (cr);
  set_paint (cr, &paints[mark->hollow ? mark->ink : FUL_INK_CARD], 1);
  cairo_set_line_width (cr, OUTLINE);
  cairo_stroke (cr);
}

static void
play_text (cairo_t *cr, PangoContext *pango, const FulMark *mark, const FulPaint *paints)
{
  PangoLayout *layout = pango_layout_new (pango);
  const PangoFontDescription *base = pango_context_get_font_description (pango);
  PangoFontDescription *font =
      base != NULL ? pango_font_description_copy (base) : pango_font_description_new ();
  gboolean bold = mark->type == FUL_TYPE_STRONG || mark->type == FUL_TYPE_NAME;
  PangoRectangle extents;
  double x = mark->points[0].x, y;

  pango_font_description_set_absolute_size (font, ful_type_size (mark->type) * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, mark->text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_extents (layout, NULL, &extents);
  if (mark->anchor == FUL_ANCHOR_MIDDLE)
    x -= extents.width / (2.0 * PANGO_SCALE);
  else if (mark->anchor == FUL_ANCHOR_END)
    x -= extents.width / (double)PANGO_SCALE;
  y = mark->points[0].y - pango_layout_get_baseline (layout) / (double)PANGO_SCALE;
  if (mark->halo) {
    cairo_move_to (cr, x, y);
    pango_cairo_layout_path (cr, layout);
    set_paint (cr, &paints[FUL_INK_CARD], 1);
    cairo_set_line_width (cr, HALO);
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke (cr);
  }
  cairo_move_to (cr, x, y);
  set_paint (cr, &paints[mark->ink], mark->opacity);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

void
ful_cairo_play (cairo_t *cr, PangoContext *pango, const FulChart *chart, const FulPaint *paints)
{
  g_return_if_fail (cr != NULL && chart != NULL && paints != NULL);
  cairo_save (cr);
  for (guint i = 0; i < chart->marks->len; i++) {
    const FulMark *mark = g_ptr_array_index (chart->marks, i);

    cairo_new_path (cr);
    switch (mark->kind) {
    case FUL_MARK_LINE:
      play_line (cr, mark, &paints[mark->ink]);
      break;
    case FUL_MARK_AREA:
      trace_points (cr, mark->points, mark->n_points);
      cairo_close_path (cr);
      fill (cr, mark, &paints[mark->ink]);
      break;
    case FUL_MARK_RECT:
      play_rect (cr, mark, &paints[mark->ink]);
      break;
    case FUL_MARK_POINT:
      play_marker (cr, mark, paints);
      break;
    case FUL_MARK_TEXT:
      play_text (cr, pango, mark, paints);
      break;
    }
  }
  cairo_restore (cr);
}
