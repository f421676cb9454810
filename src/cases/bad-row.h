/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* A row of a file that can't be taken in. */
typedef struct {
  guint64 line; /* from 1 */
  char *why;    /* "FIELD: what is wrong; what to do" */
} FulBadRow;

void ful_bad_row_free (FulBadRow *self);

/* Returns: (transfer full): an empty list of FulBadRow* that frees them. */
GPtrArray *ful_bad_rows_new (void);

/* Adds one; @field (nullable) is the column it is about. */
void ful_bad_rows_add (GPtrArray *rows, guint64 line, const char *field, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Adds what @error says, its "FILE:LINE: " left out. */
void ful_bad_rows_add_error (GPtrArray *rows, const char *file, guint64 line, const GError *error);

/* Whether a project takes @text: a name (at most FUL_MAX_NAME_BYTES, no control character), or any
 * text of at most @most bytes. Adds a bad row where it does not. */
gboolean
ful_bad_rows_check_name (GPtrArray *rows, guint64 line, const char *field, const char *text);
gboolean ful_bad_rows_check_text (GPtrArray *rows,
                                  guint64 line,
                                  const char *field,
                                  const char *text,
                                  gsize most);

/**
 * ful_bad_rows_refuse:
 * @rows: list of FulBadRow*
 * @file: named with each
 *
 * Sets an error that names each row as "FILE:LINE: FIELD: why", one a line, the first 20 of them,
 * and tells how the others can be taken without them; does nothing where there are none.
 * Errors: %FUL_ERROR_BAD_INPUT
 *
 * Returns: TRUE when there are none
 */
gboolean ful_bad_rows_refuse (const GPtrArray *rows, const char *file, GError **error);
