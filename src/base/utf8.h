/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/**
 * ful_utf8_append:
 * @out: gets the text; a NUL byte stays one
 * @bytes: any bytes
 *
 * Decodes as browsers do (WHATWG Encoding, UTF-8 decoder): each longest beginning of a character
 * that is not whole becomes one U+FFFD. What is appended is valid UTF-8, at most three times
 * @length bytes.
 */
void ful_utf8_append (GString *out, const char *bytes, gsize length);

/**
 * ful_utf8_bounded:
 * @text: (nullable): valid UTF-8
 * @max_bytes: at least 4
 *
 * Returns: (transfer full) (nullable): @text, cut between two characters with "…" at its end where
 * it is longer
 */
char *ful_utf8_bounded (const char *text, gsize max_bytes);
