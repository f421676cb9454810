/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/**
 * ful_break_even_month:
 * @upfront: paid before month 1, >= 0
 * @saving: cumulative saving at the end of each month, upfront counted, @n of them
 *
 * The month, interpolated within it, from which the cumulative saving stays >= 0 to the end; 0
 * where it never is below.
 *
 * Returns: INFINITY where the last one is below 0
 */
double ful_break_even_month (double upfront, const double *saving, int n);

/* Returns: (transfer full): int: the months in which the cumulative saving changes sign. */
GArray *ful_break_even_sign_changes (double upfront, const double *saving, int n);
