/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/**
 * ful_number_format:
 *
 * Returns: (transfer full): the shortest decimal text that reads back the same double, with a
 * point whatever the locale ("0.1", "1e-07" never "1.0000000000000001e-07"); "nan" for NaN
 */
char *ful_number_format (double value);

/**
 * ful_number_parse:
 *
 * The whole of @text, white space around it aside, as a finite decimal number (point, no
 * thousands separators, no hexadecimal).
 * Errors: %FUL_ERROR_BAD_INPUT
 */
gboolean ful_number_parse (const char *text, double *out, GError **error);

/* As ful_number_parse() for whole numbers that fit. */
gboolean ful_number_parse_int (const char *text, gint64 *out, GError **error);
