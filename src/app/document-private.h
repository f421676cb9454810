/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/outcome.h"

/* document.c holds state and edits; document-job.c long work and closing; document-open.c opening.
 */
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
  GTask *closing;  /* waits for run and works to end; NULL: not asked */
};

/* Takes the newest snapshot over and tells everyone. */
void ful_document_take_snapshot (FulDocument *self);
/* Starts to compute evidence and verdict of the snapshot, or notes that it must be done again. */
void ful_document_compute (FulDocument *self);
/* Where closing was asked for: closes once nobody works on the project. */
void ful_document_close_when_idle (FulDocument *self);
