/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include "project/edit.h"

/* One open project file. Calls are made from the thread that opened it unless said otherwise;
 * writing is done by the project's own writer thread. */
typedef struct _FulProject FulProject;

typedef enum {
  FUL_OPEN_READ_ONLY = 1 << 0,
} FulOpenFlags;

/**
 * ful_project_create:
 * @path: a file that does not exist yet
 *
 * Errors: %FUL_ERROR_BAD_INPUT it exists; %FUL_ERROR_READ_ONLY, %FUL_ERROR_STORAGE
 */
FulProject *ful_project_create (const char *path, const char *title, GError **error);

/**
 * ful_project_open:
 *
 * Opens safely what may come from a stranger (design §3). Opened elsewhere for writing, or lying
 * in a read-only place: opens read-only, and ful_project_read_only_reason() says why.
 * Errors: %FUL_ERROR_NOT_FOUND no such file; %FUL_ERROR_BAD_INPUT not a project, damaged,
 * forged; %FUL_ERROR_NEWER_FILE; %FUL_ERROR_STORAGE
 */
FulProject *ful_project_open (const char *path, FulOpenFlags flags, GError **error);

/**
 * ful_project_close:
 *
 * Waits for the writer, leaves one plain file. The first error that a write met is returned: the
 * file is as it was before that write.
 */
gboolean ful_project_close (FulProject *self, GError **error);
void ful_project_free (FulProject *self); /* close without asking */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulProject, ful_project_free)

const char *ful_project_path (const FulProject *self);
/* NULL: writable. Else a sentence for people, e.g. who has it open. */
const char *ful_project_read_only_reason (const FulProject *self);

/* Returns: (transfer full): the state of now. From any thread. */
FulSnapshot *ful_project_snapshot (FulProject *self);

typedef enum {
  FUL_ID_PROMPT,
  FUL_ID_REVISION,
  FUL_ID_MODEL,
  FUL_ID_CHECK,
  FUL_ID_CASE,
  FUL_ID_RUN,
  FUL_ID_RESULT,
  FUL_N_IDS
} FulIdKind;

/* The next free id; never given twice while the project is open. From any thread. */
gint64 ful_project_new_id (FulProject *self, FulIdKind kind);

/**
 * ful_project_edit:
 * @label: (nullable): what it did, for Undo: "Set workflow.volume_per_month"; NULL for what a run
 * makes for itself, which is not undone
 * @edit: (transfer full): what to do; an empty one does nothing
 *
 * The next snapshot is there when this returns; the writer puts it into the file. Refused whole
 * when something in it is out of range or over a size limit.
 * Errors: %FUL_ERROR_READ_ONLY, %FUL_ERROR_BAD_INPUT
 */
gboolean ful_project_edit (FulProject *self, const char *label, FulEdit *edit, GError **error);

/* Whether ful_project_edit() would take it; changes nothing. */
gboolean ful_project_check_edit (FulProject *self, const FulEdit *edit, GError **error);

/**
 * ful_project_flush:
 *
 * Waits until everything given to the writer is in the file (fsync). Errors of writes since the
 * last flush are returned here: %FUL_ERROR_STORAGE; memory then holds what the file holds.
 */
gboolean ful_project_flush (FulProject *self, GError **error);

/**
 * ful_project_keep_unwritten:
 *
 * From now on edits that the disk has no room for are not given up: memory stays ahead of the file,
 * and each later edit, ful_project_retry() and closing try again. For where somebody types.
 */
void ful_project_keep_unwritten (FulProject *self);

/* Waits until everything given to the writer is in the file. FALSE: edits still wait for room, and
 * @error (%FUL_ERROR_STORAGE, %FUL_ERROR_READ_ONLY) says why; or what came after them, a run's
 * answers, was given up as ful_project_flush() says. From any thread. */
gboolean ful_project_retry (FulProject *self, GError **error);

/* Whether the file that was opened still lies under its name; FALSE: deleted, moved or replaced. */
gboolean ful_project_is_in_place (const FulProject *self);

/**
 * ful_project_save_copy:
 * @path: replaced when the copy is whole
 * @permille: (nullable): atomic, 0 to 1000
 *
 * One plain file of the state of now: unwritten edits go along, undo too. The project stays the one
 * that is open; meanwhile it may be edited, and is written afterwards. From any thread.
 * Errors: %FUL_ERROR_BAD_INPUT the project's own name, or one that can't be used;
 * %FUL_ERROR_READ_ONLY; %FUL_ERROR_STORAGE; %G_IO_ERROR_CANCELLED
 */
gboolean ful_project_save_copy (FulProject *self,
                                const char *path,
                                int *permille,
                                GCancellable *cancellable,
                                GError **error);

/* Undo and redo the newest step. *label (transfer full) is what was undone.
 * Errors: %FUL_ERROR_NOT_FOUND nothing to undo; %FUL_ERROR_REFUSED e.g. the making of a prompt that
 * has since been answered; %FUL_ERROR_READ_ONLY */
gboolean ful_project_undo (FulProject *self, char **label, GError **error);
gboolean ful_project_redo (FulProject *self, char **label, GError **error);

/* Labels of what undo and redo would do, (transfer full), NULL for none. */
char *ful_project_undo_label (FulProject *self);
char *ful_project_redo_label (FulProject *self);

/* --- cases and results: read from the file, after what is still with the writer. From any thread:
 * each read has a connection of its own thread or waits for one. --- */

typedef struct {
  gint64 prompts, revisions, models, checks, runs, results, undo_steps, test_looks;
  gint64 looked_at; /* newest result at the last look */
  gint64 cases[FUL_N_SPLITS];
  gint64 size_bytes;
  int schema;
} FulProjectInfo;

gboolean ful_project_info (FulProject *self, FulProjectInfo *out, GError **error);

/* Cases of the splits in the mask (1 << FUL_SPLIT_DEV | …; 0: all), by position; hidden ones
 * left out. Returns: (transfer full): FulCase* with free function, NULL with @error. */
GPtrArray *ful_project_load_cases (FulProject *self, guint split_mask, GError **error);
/* Every case, hidden ones too: for evidence and the text form. */
GPtrArray *ful_project_load_all_cases (FulProject *self, GError **error);
/* NULL and %FUL_ERROR_NOT_FOUND when there is none of that name. */
FulCase *ful_project_load_case (FulProject *self, const char *name, GError **error);
/* Returns: (transfer full): name (char*, owned) -> id (gint64*), hidden ones too. */
GHashTable *ful_project_case_ids (FulProject *self, GError **error);

typedef gboolean (*FulResultFunc) (const FulResult *result, gpointer user_data, GError **error);
/* Every result in order of id; @with_text: output and error text too (else output is "" where
 * recorded, error is "" where there is one). Stops when @func returns FALSE. */
gboolean ful_project_foreach_result (FulProject *self,
                                     gboolean with_text,
                                     FulResultFunc func,
                                     gpointer user_data,
                                     GError **error);
GPtrArray *ful_project_load_runs (FulProject *self, GError **error); /* FulRun*, by id */

/* --- what a run of ours writes: not undoable, committed in groups --- */

/* (transfer full) result; from any thread; ids are given here. */
void ful_project_append_result (FulProject *self, FulResult *result);
void ful_project_put_run (FulProject *self, const FulRun *run);
/* Scores written by a scoring pass: parallel arrays of n. */
void ful_project_put_scores (FulProject *self,
                             const gint64 *result_ids,
                             const double *scores,
                             const FulMode *text_modes,
                             gsize n,
                             const char *check_version);

/* One more look at the test split (design §5): counted once since new answers came in. Does
 * nothing on a file that can't be written. */
void ful_project_note_look (FulProject *self);

/* Things the machine made for this file, by name ("specialist", "curve"): kept in chunks of 1 MB,
 * not undone. @key is what it belongs to (a hash); NULL bytes remove. */
void ful_project_put_artifact (FulProject *self, const char *name, const char *key, GBytes *bytes);
/* (transfer full); NULL with no error when there is none. *key (transfer full). */
GBytes *ful_project_load_artifact (FulProject *self, const char *name, char **key, GError **error);
