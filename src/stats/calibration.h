/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* How far a model's sureness is off. */

#define FUL_CALIBRATION_BINS 15

/**
 * ful_calibration_error:
 * @sureness: n probabilities that the model gave its own answers, [0, 1]
 * @right: n: whether the answer was right
 *
 * Expected calibration error over bins of equal width: the mean gap between sureness and share of
 * right answers, weighed by the number of answers in the bin.
 *
 * Source: Guo et al. (2017), arXiv:1706.04599, eq. 5.
 *
 * Returns: share in [0, 1]; NAN for n = 0
 */
double ful_calibration_error (const double *sureness, const gboolean *right, gsize n);
