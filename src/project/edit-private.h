/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/artifact.h"
#include "project/database.h"
#include "project/edit.h"
#include "project/undo.h"

typedef enum {
  FUL_OP_CLEAR,
  FUL_OP_PUT_FIELD,
  FUL_OP_UNSET_FIELD,
  FUL_OP_PUT_LABEL,
  FUL_OP_REMOVE_LABEL,
  FUL_OP_PUT_COLUMN,
  FUL_OP_PUT_PROMPT,
  FUL_OP_PUT_REVISION,
  FUL_OP_PUT_LEVER_NOTE,
  FUL_OP_REMOVE_LEVER_NOTE,
  FUL_OP_PUT_MODEL,
  FUL_OP_PUT_CHECK,
  FUL_OP_REMOVE_CHECK,
  FUL_OP_PUT_CASE,
  FUL_OP_SET_CASE_SPLIT,
  FUL_OP_HIDE_CASE,
  FUL_OP_PUT_RUN,
  FUL_OP_PUT_RESULT,
  FUL_OP_SET_RESULT_MODE,
  FUL_OP_SET_LOOKS,
  FUL_OP_PUT_ARTIFACT,
  FUL_N_OPS
} FulOpKind;

typedef struct {
  FulOpKind kind;
  int number; /* position, split, mode or lever */
  gint64 id;
  gint64 other; /* FUL_OP_SET_LOOKS: looked_at */
  char *name;
  union {
    gpointer any;
    FulFieldValue *field;
    FulLabel *label;
    FulPrompt *prompt;
    FulRevision *revision;
    FulLeverNote *note;
    FulModel *model;
    FulCheck *check;
    FulCase *item;
    FulRun *run;
    FulResult *result;
    FulArtifact *artifact;
  } value; /* owned */
} FulOp;

struct _FulEdit {
  GArray *ops; /* FulOp */
  gboolean touches_cases;
  gboolean touches_results;
};

/* Cases, runs and results: sizes, ranges and references. @after is the state that comes of the
 * edit; its small tables are checked by ful_snapshot_check(). Errors: %FUL_ERROR_BAD_INPUT */
gboolean ful_edit_check (const FulEdit *self, const FulSnapshot *after, GError **error);

/* The small tables' part of the edit, done to a fork that nobody else has seen. */
void ful_edit_apply (const FulEdit *self, FulSnapshot *next);

/**
 * ful_edit_write:
 * @recorder: told which cases and results are new, so that undo needs only their ids
 *
 * The whole edit into the file; in a transaction of the caller.
 */
gboolean
ful_edit_write (const FulEdit *self, FulDatabase *database, FulRecorder *recorder, GError **error);
