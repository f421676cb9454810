/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <sys/types.h>

#include "project/lock.h"
#include "project/project.h"
#include "project/writer.h"

struct _FulProject {
  char *path;
  char *read_only_reason; /* NULL: writable */
  gboolean others_write;  /* another program has it open for writing */
  gboolean immutable;
  dev_t device; /* of the file that was opened */
  ino_t inode;
  FulLock *lock;      /* NULL where read-only */
  FulWriter *writer;  /* NULL where read-only */
  GMutex editing;     /* held from one state to the next: edits and undo come from any thread */
  GMutex mutex;       /* for what follows */
  GPtrArray *readers; /* FulDatabase*: reading connections that nobody uses just now */
  FulSnapshot *snapshot;
  guint64 results_generation; /* ahead of the snapshot's while a run writes */
  gint64 next_id[FUL_N_IDS];
  GHashTable *own_runs; /* gint64*: runs this opening has written */
  GError *lost;         /* what a run wanted to write into a read-only file */
};

/* A reading connection for the time of one reading: from any thread, also one within another. */
typedef struct {
  FulProject *project;
  FulDatabase *database; /* NULL: there is none, and the error was set */
} FulReading;

/* Begins once the writer has put away all that it was given. */
FulReading ful_reading_begin (FulProject *project, GError **error);
void ful_reading_end (FulReading *reading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulReading, ful_reading_end)

/**
 * ful_project_open_database:
 * @self: with path set; read_only_reason, lock and the like are filled in
 *
 * All of design §3's care with a foreign file; an older one is migrated.
 * Returns: (transfer full): a connection that may write unless read_only_reason is set
 */
FulDatabase *ful_project_open_database (FulProject *self, FulOpenFlags flags, GError **error);

/* "NAME can't be changed: REASON" as %FUL_ERROR_READ_ONLY where it can't; TRUE where it can. */
gboolean ful_project_require_writable (FulProject *self, GError **error);

/* Makes the ids up to @id of @kind taken. */
void ful_project_note_id (FulProject *self, FulIdKind kind, gint64 id);
