/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "app/run-control.h"
#include "project/project.h"
#include "runs/evidence.h"
#include "verdict/verdict.h"

G_BEGIN_DECLS

/* The open project as the window sees it: the snapshot of now, and the evidence and the verdict
 * that follow from it, computed off the main thread. Lives on the main thread.
 *
 * Signals:
 * - "changed": the snapshot is another one (an edit, an undo)
 * - "verdict-changed": verdict, projection and evidence belong together again
 * - "history-changed": what can be undone, or whether the file holds all, is another
 * - "settle": what was typed and is not in the project yet is to be put there now: before a run, a
 *   work, an undo
 * - "problem" (message): a run or a reading met an error; the banner shows it */
#define FUL_TYPE_DOCUMENT (ful_document_get_type ())
G_DECLARE_FINAL_TYPE (FulDocument, ful_document, FUL, DOCUMENT, GObject)

/* Opens or makes a project off the main thread. @sample: (nullable): as ful_sample_fill(). */
void ful_document_open_async (const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void ful_document_create_async (const char *path,
                                const char *title,
                                const char *sample,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Of both of the above. *page (optional) (transfer full): where the project was left on this
 * machine; NULL: it was never opened here. Returns: (transfer full) */
FulDocument *ful_document_open_finish (GAsyncResult *result, char **page, GError **error);

const char *ful_document_path (FulDocument *self);
const char *ful_document_read_only_reason (FulDocument *self); /* NULL: can be written */
FulProject *ful_document_project (FulDocument *self);

/* Borrowed, valid until the next "changed". Never NULL. */
const FulSnapshot *ful_document_snapshot (FulDocument *self);
/* Borrowed, valid until the next "verdict-changed"; NULL until the first one was computed. */
const FulEvidence *ful_document_evidence (FulDocument *self);
const FulVerdict *ful_document_verdict (FulDocument *self);
const FulVerdictInput *ful_document_verdict_input (FulDocument *self);
FulStandings *ful_document_standings (FulDocument *self);
/* The costs of the snapshot of now on the evidence of the last verdict, for showing an edit before
 * its verdict is there. Valid until the next signal; FALSE until a first verdict was computed. */
gboolean ful_document_cost_context (FulDocument *self, FulCostContext *out);

/* One undoable edit, as ful_project_edit(); "changed" is emitted before it returns. */
gboolean ful_document_edit (FulDocument *self, const char *label, FulEdit *edit, GError **error);
/* One field, as a user typed it; "" unsets. */
gboolean
ful_document_set_field (FulDocument *self, const char *key, const char *text, GError **error);

/* Undoes or redoes the newest step off the main thread. finish: (transfer full): its label */
void ful_document_turn_async (FulDocument *self,
                              gboolean redo,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *ful_document_turn_finish (FulDocument *self, GAsyncResult *result, GError **error);
/* What undo and redo would do; borrowed until "history-changed"; NULL: nothing. */
const char *ful_document_undo_label (FulDocument *self);
const char *ful_document_redo_label (FulDocument *self);
/* Why edits are in memory alone (a full disk); they are tried again. NULL: the file holds all. */
const char *ful_document_unsaved_reason (FulDocument *self);
/* Asks the disk for the three again; "history-changed" follows. */
void ful_document_look (FulDocument *self);
/* Whether the file was deleted, moved or replaced while it is open. */
gboolean ful_document_is_gone (FulDocument *self);

/**
 * FulDocumentWork:
 *
 * What reads or writes many rows at once: an import, a split, a training. On a thread of its own;
 * edits with ful_project_edit(), watches @cancellable.
 */
typedef gboolean (*FulDocumentWork) (FulProject *project,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
/* Does @work off the main thread and takes the snapshot over that comes of it before @callback is
 * called. @data is freed with @data_free (nullable) afterwards. Closing the document cancels it. */
void ful_document_work_async (FulDocument *self,
                              FulDocumentWork work,
                              gpointer data,
                              GDestroyNotify data_free,
                              GCancellable *cancellable /* (nullable) */,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean ful_document_work_finish (FulDocument *self, GAsyncResult *result, GError **error);

/* Reads off the main thread what takes a while; edits nothing. Returns: what the reader asked for,
 * or NULL with @error set. */
typedef gpointer (*FulDocumentRead) (FulProject *project,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
/* Does @read on a thread; the project is not closed before it ends. A document that is being closed
 * gives %G_IO_ERROR_CANCELLED. @data is freed with @data_free, what nobody takes with @result_free.
 */
void ful_document_read_async (FulDocument *self,
                              FulDocumentRead read,
                              gpointer data,
                              GDestroyNotify data_free,
                              GDestroyNotify result_free,
                              GCancellable *cancellable /* (nullable) */,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* Returns: (transfer full) */
gpointer ful_document_read_finish (FulDocument *self, GAsyncResult *result, GError **error);

/* Has everybody put into the project what was typed so far. */
void ful_document_settle (FulDocument *self);

/* The run of this document. Borrowed. */
FulRunControl *ful_document_run (FulDocument *self);

/* Stops what goes on, waits for what is being written and closes, off the main thread. */
void ful_document_close_async (FulDocument *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean ful_document_close_finish (FulDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
