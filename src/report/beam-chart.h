/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"

/**
 * ful_beam_chart_new:
 * @tilt: -1 to prompting … +1 to tuning; NAN: the beam is broken (neither will do)
 *
 * The mark of the product: a lever on a fulcrum with its weight on one side.
 */
FulChart *ful_beam_chart_new (double tilt);
