/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/undo.h"

/* Bytes that an SQLite session made; freed with sqlite3_free(). */
typedef struct {
  gpointer bytes;
  int length;
} FulChangeset;

void ful_changeset_clear (FulChangeset *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulChangeset, ful_changeset_clear)

/* What was recorded so far. */
gboolean ful_recorder_take (FulRecorder *self, FulChangeset *out, GError **error);

/* Words for a code of the session functions. Returns: FALSE */
gboolean ful_undo_set_error (FulDatabase *database, int code, GError **error);

/* A statement with one number as its parameter. */
gboolean ful_undo_run_int (FulDatabase *database, const char *sql, gint64 value, GError **error);

/* Chunks and ranges of a step. */
gboolean ful_undo_drop_contents (FulDatabase *database, gint64 step, GError **error);
gboolean ful_undo_put_chunks (FulDatabase *database,
                              gint64 step,
                              const guint8 *bytes,
                              gsize length,
                              GError **error);

/* Drops the oldest steps until the rest keeps the limits. */
gboolean ful_undo_trim (FulDatabase *database, GError **error);
