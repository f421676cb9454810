/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <pango/pangocairo.h>

#include "report/chart.h"

/* The colour of an ink; channels 0 to 1, not premultiplied. */
typedef struct {
  double red, green, blue, alpha;
} FulPaint;

/**
 * ful_cairo_play:
 * @cr: (in/out): drawn on at the chart's own size from (0, 0); scale it beforehand
 * @pango: fonts and direction of the texts; its family is used, its size is not
 * @paints: FUL_N_INKS colours, by ink; that of %FUL_INK_CARD should be opaque
 *
 * Draws the marks of @chart, as ful_svg_write() does. The stops are the caller's.
 */
void
ful_cairo_play (cairo_t *cr, PangoContext *pango, const FulChart *chart, const FulPaint *paints);
