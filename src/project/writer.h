/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/database.h"

/* The thread that owns the only writing connection of a project. What is given to it is done in
 * order; after a first failure nothing more is written until the error has been taken, so that the
 * file stays as it was before that write. Knows nothing of what is written. */
typedef struct _FulWriter FulWriter;

#define FUL_WRITER_GROUP_MS 100
#define FUL_WRITER_GROUP_ROWS 256
#define FUL_WRITER_IDLE_S 2

/* (transfer full) database: from now on the thread's own. */
FulWriter *ful_writer_new (FulDatabase *database);

/**
 * ful_writer_stop:
 *
 * Writes what was given, leaves one plain file (WAL checkpointed, journal mode DELETE) and frees
 * the writer. Reading connections of this process must be closed before.
 * Returns: FALSE with the first error since it was last taken
 */
gboolean ful_writer_stop (FulWriter *self, GError **error);

typedef gboolean (*FulWriteFunc) (FulDatabase *database, gpointer data, GError **error);

/**
 * ful_writer_push:
 * @rows: 0: a transaction of its own; else about so many rows, committed in groups at most
 * FUL_WRITER_GROUP_MS or FUL_WRITER_GROUP_ROWS apart
 * @data: (transfer full): freed by @destroy when done
 *
 * Returns at once; from any thread.
 */
void ful_writer_push (FulWriter *self,
                      guint rows,
                      FulWriteFunc func,
                      gpointer data,
                      GDestroyNotify destroy);

/* Does @func in a transaction of its own, after all that was given before, and waits. Its error is
 * the caller's; it doesn't stop later writes. */
gboolean ful_writer_call (FulWriter *self, FulWriteFunc func, gpointer data, GError **error);

/* As ful_writer_call(), outside any transaction. */
gboolean ful_writer_call_bare (FulWriter *self, FulWriteFunc func, gpointer data, GError **error);

/* Waits until all that was given is in the file, or dropped after a failure. */
void ful_writer_drain (FulWriter *self);

/* ful_writer_drain(), then the first error since it was last taken; writing goes on after it. */
gboolean ful_writer_flush (FulWriter *self, GError **error);

/* From now on an edit that the disk has no room for (%FUL_ERROR_STORAGE,
 * %FUL_ERROR_READ_ONLY) is neither dropped nor an
 * error of ful_writer_flush(): it waits, and so does all that follows. */
void ful_writer_keep_unwritten (FulWriter *self);

/* Waits, and tries what waits for room once more. Returns: FALSE with @error where it still does */
gboolean ful_writer_retry (FulWriter *self, GError **error);

/* What waits for room; only within a function that the writer calls. */
const struct _FulUnwritten *ful_writer_unwritten (FulWriter *self);
