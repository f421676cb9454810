/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

#define FUL_DISTANCE_MAX_BYTES 255 /* of a text; what is longer is far from everything */

/* Levenshtein distance of two short names, in bytes; G_MAXUINT where one is longer than
 * FUL_DISTANCE_MAX_BYTES. */
guint ful_text_distance (const char *a, const char *b);
