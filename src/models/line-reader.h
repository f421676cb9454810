/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Cuts a stream of bytes into lines, however it comes in pieces. */
typedef struct _FulLineReader FulLineReader;

/* A line without its end; it may hold any bytes, NUL too. Borrowed for the call. */
typedef void (*FulLineFunc) (const char *line, gsize length, gpointer user_data);

typedef enum {
  FUL_LINES_LF, /* a line feed ends a line */
  FUL_LINES_ANY /* line feed, carriage return, or both as one */
} FulLineEnds;

/**
 * ful_line_reader_new:
 * @max_bytes: longest line; also the most that is kept
 */
FulLineReader *
ful_line_reader_new (FulLineEnds ends, gsize max_bytes, FulLineFunc func, gpointer user_data);
void ful_line_reader_free (FulLineReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulLineReader, ful_line_reader_free)

/* Returns: FALSE once a line was longer than @max_bytes: nothing more is taken */
gboolean ful_line_reader_feed (FulLineReader *self, const char *bytes, gsize length);

/* What came after the last line's end is a line too, unless it is empty. */
void ful_line_reader_finish (FulLineReader *self);
