/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/beam-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH 150.0
#define HEIGHT 96.0
#define CENTRE_X 75.0
#define PIVOT_Y 40.0
#define ARM 66.0
#define MOST 0.2 /* radians at full tilt */
#define BALL 9.0

static FulPoint
on_beam (double angle, double along, double above)
{
  return (FulPoint){ CENTRE_X + along * cos (angle) + above * sin (angle),
                     PIVOT_Y + along * sin (angle) - above * cos (angle) };
}

static void
draw_fulcrum (FulChart *chart)
{
  const FulPoint points[] = { { CENTRE_X, PIVOT_Y + 4 },
                              { CENTRE_X + 17, PIVOT_Y + 29 },
                              { CENTRE_X - 17, PIVOT_Y + 29 } };

  ful_chart_area (chart, FUL_INK_QUIET, 1, points, 3);
}

static void
draw_broken (FulChart *chart)
{
  ful_chart_segment (chart, FUL_INK_QUIET, 5, (FulPoint){ CENTRE_X - 6, PIVOT_Y },
                     (FulPoint){ CENTRE_X - ARM + 8, PIVOT_Y + 26 });
  ful_chart_segment (chart, FUL_INK_QUIET, 5, (FulPoint){ CENTRE_X + 6, PIVOT_Y },
                     (FulPoint){ CENTRE_X + ARM - 8, PIVOT_Y + 26 });
}

FulChart *
ful_beam_chart_new (double tilt)
{
  const char *says = isnan (tilt) ? _ ("The beam is broken: neither prompting nor tuning will do.")
                     : tilt < 0   ? _ ("The beam leans to prompting.")
                     : tilt > 0   ? _ ("The beam leans to tuning.")
                                  : _ ("The beam is level: it is not decided.");
  FulInk ink = tilt < 0 ? FUL_INK_PROMPT : tilt > 0 ? FUL_INK_TUNE : FUL_INK_QUIET;
  double angle = isnan (tilt) ? 0 : CLAMP (tilt, -1, 1) * MOST;
  FulChart *chart = ful_chart_new (_ ("Which way the evidence leans"), WIDTH, HEIGHT);

  chart->description = g_strdup (says);
  draw_fulcrum (chart);
  if (isnan (tilt)) {
    draw_broken (chart);
  } else {
    ful_chart_segment (chart, ink, 5, on_beam (angle, -ARM, 0), on_beam (angle, ARM, 0));
    if (tilt != 0)
      ful_chart_point (chart, ink, FUL_SHAPE_CIRCLE, BALL,
                       on_beam (angle, tilt < 0 ? 12 - ARM : ARM - 12, BALL + 3));
  }
  ful_chart_text (chart, FUL_INK_PROMPT, FUL_TYPE_TICK, FUL_ANCHOR_START,
                  (FulPoint){ 2, HEIGHT - 8 }, _ ("prompting"));
  ful_chart_text (chart, FUL_INK_TUNE, FUL_TYPE_TICK, FUL_ANCHOR_END,
                  (FulPoint){ WIDTH - 2, HEIGHT - 8 }, _ ("tuning"));
  return chart;
}
