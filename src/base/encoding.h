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

typedef enum {
  FUL_ENCODING_UTF8,
  FUL_ENCODING_UTF16,
  FUL_ENCODING_WINDOWS_1252, /* of which Latin-1 is a part, controls aside */
  FUL_ENCODING_UNKNOWN,      /* holds NUL bytes and is no UTF-16 */
} FulTextEncoding;

/* What @text seems to be: for offering to read it as that, not for doing so unasked. */
FulTextEncoding ful_encoding_guess (const char *text, gsize length);

/* "UTF-8", "UTF-16", "Windows-1252"; "" for FUL_ENCODING_UNKNOWN. */
const char *ful_text_encoding_name (FulTextEncoding encoding);

/**
 * ful_encoding_to_utf8:
 * @encoding: any but FUL_ENCODING_UNKNOWN; UTF-16 without a byte-order mark is little-endian
 * @out_length: (out)
 *
 * Errors: %FUL_ERROR_BAD_INPUT a byte that this encoding does not have
 *
 * Returns: (transfer full): NULL with @error set
 */
char *ful_encoding_to_utf8 (const char *text,
                            gsize length,
                            FulTextEncoding encoding,
                            const char *file,
                            gsize *out_length,
                            GError **error);
