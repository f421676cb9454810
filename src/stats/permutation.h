/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* The tests of method §2, two-sided p values in (0, 1]. */

/* Most clusters whose 2^C sign patterns are all gone through. */
#define FUL_SIGN_FLIP_EXACT_MAX 14
#define FUL_SIGN_FLIP_DRAWS 10000

/* Exact McNemar: two-sided binomial with 1/2 on the discordant pairs; 1 where there are none.
 * Source: McNemar (1947), Psychometrika 12, 153-157. */
double ful_mcnemar_exact (gsize a_only, gsize b_only);

/* Share of all sign patterns of @n cluster sums, n <= FUL_SIGN_FLIP_EXACT_MAX, whose sum is at
 * least as far from 0 as the observed one. */
double ful_sign_flip_exact (const double *sums, gsize n);

/* The same by FUL_SIGN_FLIP_DRAWS seeded draws: (1 + hits) / (1 + draws). */
double ful_sign_flip (const double *sums, gsize n, guint64 seed);

/**
 * ful_holm:
 * @p: n p values; NAN: not of the family
 * @adjusted: (out): n values, may be @p itself; NAN where @p is
 *
 * Source: Holm (1979), Scand. J. Stat. 6, 65-70.
 */
void ful_holm (const double *p, gsize n, double *adjusted);
