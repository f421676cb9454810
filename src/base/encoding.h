/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/**
 * ful_encoding_check:
 * @text: the bytes of a file somebody gave us
 * @length: number of bytes
 * @file: (nullable): named in the error
 *
 * Whether @text is UTF-8 without NUL; a byte-order mark is fine. Another encoding is named as far
 * as it can be told: UTF-16 by its mark or its zero bytes, else Latin-1 or Windows-1252.
 * Errors: %FUL_ERROR_BAD_INPUT naming line and character of the first bad byte, and what to do.
 */
gboolean ful_encoding_check (const char *text, gsize length, const char *file, GError **error);
