/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/outcome.h"

/* document.c holds state and edits; document-job.c long work and closing; document-history.c
 * undo and what the file holds; document-score.c scores after checks changed; document-open.c
 * opening. */
typedef struct {
  char *undo; /* label of what it would undo; NULL: nothing */
  char *redo;
  char *unsaved; /* why edits still wait for the disk; NULL: the file holds all */
  gboolean gone; /* the file is no longer where it was opened */
} FulHistory;

void ful_history_clear (FulHistory *self);

struct _FulDocument {
  GObject parent_instance;
  FulProject *project;
  FulSnapshot *snapshot;
  FulRunControl *run;
  FulOutcome *outcome; /* NULL until the first one was computed */
  FulSimulations *simulations;
  gboolean curve_stale;      /* something may have measured the learning curve anew */
  GCancellable *cancellable; /* of the computation that goes on; cancelled in dispose */
  gboolean computing;
  gboolean stale;  /* something changed while computing */
  GPtrArray *jobs; /* GCancellable*: one a work that goes on */
  FulHistory history;
  gboolean looking; /* the thread asks the disk */
  gboolean look_again;
  guint try_again; /* source; 0: all is written */
  GFileMonitor *monitor;
  char *scored_version; /* check version that the recorded answers were scored with */
  gboolean scoring;
  GTask *closing; /* waits for run and works to end; NULL: not asked */
};

/* Takes the newest snapshot over and tells everyone. */
void ful_document_take_snapshot (FulDocument *self);
/* Starts to compute evidence and verdict of the snapshot, or notes that it must be done again. */
void ful_document_compute (FulDocument *self);
/* Where closing was asked for: closes once nobody works on the project. */
void ful_document_close_when_idle (FulDocument *self);

/* Where the checks are others than the answers were scored with: scores them. TRUE: that began, and
 * the snapshot is taken again when it is done. */
gboolean ful_document_score_again (FulDocument *self);

void ful_document_note_edit (FulDocument *self, const char *label);
void ful_document_watch_file (FulDocument *self);
