/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/* Results from elsewhere (design §10), in two steps: reading, a pure function of the file's bytes,
 * and an edit of a project made from it. */

/* A case the file names; split and group are those of its first row. */
typedef struct {
  char *name;
  FulSplit split;
  char *group; /* NULL: none */
} FulImportedCase;

/* A prompt as the file writes it, without variables: each is a text of its own. */
typedef struct {
  char *written; /* NAME or NAME#REVISION */
  char *name;
  int revision; /* 0: not written */
} FulImportedPrompt;

/* A prompt with its variables, and a model; levers and rung are those of its first row. */
typedef struct {
  guint prompt; /* index into prompts */
  guint model;  /* index into models */
  char *variables;
  FulLevers levers;
  FulRung rung; /* FUL_RUNG_UNSET: not given */
} FulImportedArm;

typedef struct {
  char *file;
  GPtrArray *cases;   /* FulImportedCase*, each list in order of first rows */
  GPtrArray *prompts; /* FulImportedPrompt* */
  GPtrArray *models;  /* char* */
  GPtrArray *arms;    /* FulImportedArm* */
  GPtrArray *results; /* FulResult* of the good rows, in order; until they are applied case_id,
                         revision_id and model_id are indices into the lists above */
  GPtrArray *bad;     /* FulBadRow*, in order of lines */
  GPtrArray *ignored; /* char*: columns of the file that mean nothing here */
  gsize rows;         /* records read, bad ones too */
} FulResultImport;

/**
 * ful_result_import_parse:
 * @text: UTF-8 bytes of a CSV
 * @length: number of bytes, at most FUL_IMPORT_MAX_BYTES
 * @file: named in errors
 * @split: of rows that name none; FUL_SPLIT_TEST unless the user says otherwise
 *
 * The columns case, prompt, model and score must be there; of the others a missing column is a
 * blank one. Blank means: the split as given, repeat 1, no group, output not recorded, without an
 * error not scored yet, the rest unknown. A row with an error has no score, whatever it says. A row
 * is bad when it has the wrong number of fields, no case, prompt or model, a score outside [0, 1],
 * a number that is none or negative, or an unknown split, mode, lever or rung.
 *
 * Errors: %FUL_ERROR_BAD_INPUT another encoding, NUL, a column missing
 *
 * Returns: (transfer full): NULL with @error set
 */
FulResultImport *ful_result_import_parse (const char *text,
                                          gsize length,
                                          const char *file,
                                          FulSplit split,
                                          GError **error);
void ful_result_import_free (FulResultImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulResultImport, ful_result_import_free)

/* What is made anew; prompts by name. */
typedef struct {
  gsize cases;
  gsize prompts;
  gsize models;
  gsize results;
} FulResultImportCounts;

/**
 * ful_result_import_apply:
 * @self: its results go into the edit: it has none afterwards
 * @edit: the operations are added here: one run with all results, in the order of the rows
 *
 * Cases, prompts and models of a known name are those of the project, removed ones are brought
 * back; known cases keep split and group. A known prompt's revision is the one of that number; with
 * no number the one imported under that very name, else the newest. What is not known is made,
 * marked imported; a text without a number gets the first one free after those of its prompt.
 *
 * Levers and rung of a revision made here are those of its first arm. Where all arms of a model
 * made here have one and the same trained rung, the model has it instead, so that a prompt tried
 * with a tuned model too keeps its own rung with the others.
 *
 * Errors: those of reading the project's cases
 */
gboolean ful_result_import_apply (FulResultImport *self,
                                  FulProject *project,
                                  FulEdit *edit,
                                  FulResultImportCounts *counts,
                                  GError **error);
