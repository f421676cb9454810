/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* Reads what the Runs page shows of a document, off the main thread: all of it when evidence and
 * verdict change, and while a run goes on what came in since, at most ten times a second.
 *
 * Signals: "loaded" (FulRunsData*): another one is to be shown; "answered" (GArray* of
 * FulLiveCell): these cells of the one shown have changed; "failed" (const char *message: NULL
 * where reading works again). */
#define FUL_TYPE_RUNS_LOADER (ful_runs_loader_get_type ())
G_DECLARE_FINAL_TYPE (FulRunsLoader, ful_runs_loader, FUL, RUNS_LOADER, GObject)

FulRunsLoader *ful_runs_loader_new (void);
void ful_runs_loader_set_document (FulRunsLoader *self, FulDocument *document /* (nullable) */);
/* Evidence and verdict are others: read again, or once somebody looks. */
void ful_runs_loader_refresh (FulRunsLoader *self);
/* Whether somebody looks; nothing is read while nobody does. */
void ful_runs_loader_set_active (FulRunsLoader *self, gboolean active);

G_END_DECLS
