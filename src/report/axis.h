/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "report/scale.h"

/* Axes of a chart: ticks, their texts and the grid, drawn around chart->plot. */

/* The text of a tick. Returns: (transfer full) */
typedef char *(*FulTickFunc) (double value, gpointer user_data);

/* Values upwards: horizontal grid lines over the plot, texts before it. */
void ful_axis_draw_y (FulChart *chart,
                      const FulScale *scale,
                      int count,
                      FulTickFunc func,
                      gpointer user_data);
/* Values to the right: texts under the plot; @grid: dotted lines too. */
void ful_axis_draw_x (FulChart *chart,
                      const FulScale *scale,
                      int count,
                      FulTickFunc func,
                      gpointer user_data,
                      gboolean grid);

/* Usual texts: shares ("90 %", user data unused), points ("+5"), money in short form (user data:
 * currency code), counts in short form ("10k"). */
char *ful_axis_share (double value, gpointer user_data);
char *ful_axis_points (double value, gpointer user_data);
char *ful_axis_money (double value, gpointer user_data);
char *ful_axis_count (double value, gpointer user_data);

/* On half points, so that a line of one point is sharp. */
double ful_axis_crisp (double coordinate);

/* The line of the bar, from end to end of the plot, with its words: upright in a chart of shares
 * to the right, level in one of shares upwards. */
void ful_axis_draw_bar_upright (FulChart *chart, const FulScale *scale, double bar);
void ful_axis_draw_bar_level (FulChart *chart, const FulScale *scale, double bar);
