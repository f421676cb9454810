/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cases/case-import.h"
#include "cases/expected-kind.h"
#include "cases/split-plan.h"

/* A project from one table: what somebody chose on the way from the file to the first run, and the
 * one edit that it becomes. All of it can be set by the command line too: import, labels, split,
 * prompt, model, checks, set bar.quality. */
typedef struct {
  char *title;
  gboolean keep_splits;  /* rows that name a split keep it; the shares are for the others */
  FulSplitShares shares; /* of the others, none of them 0 or over 1 together */
  char *prompt;          /* name */
  char *system;          /* template; "" or NULL: none */
  char *message;         /* template of the user's message */
  int nearest;           /* so many of the nearest train cases as examples; 0: none */
  gboolean matcher;      /* models that are to be asked */
  gboolean specialist;
  const char *check; /* kind; NULL: none */
  double tolerance;  /* of the check "number"; 0: exactly */
  double bar;        /* (0, 1) */
} FulStarter;

/**
 * ful_starter_suggest:
 * @title: of the project
 * @columns: FulCaseColumn*: the mapping
 * @expected: of the cases
 * @has_splits: whether rows name splits
 *
 * 60 % to train, 20 % to dev, 20 % to test with seed 1; a prompt that holds every input, and the
 * labels where these are what is expected; `equals` for labels and texts, `number` for numbers,
 * `is-json` for JSON; both offline models where there are labels, else the matcher; a bar of 90 %.
 */
void ful_starter_suggest (FulStarter *self,
                          const char *title,
                          const GPtrArray *columns,
                          const FulExpected *expected,
                          gboolean has_splits);
void ful_starter_clear (FulStarter *self);

/* Texts for a prompt as ful_starter_suggest() writes them. Returns: (transfer full) */
char *ful_starter_system (const FulExpected *expected);
char *ful_starter_message (const GPtrArray *columns);

/**
 * ful_starter_split:
 * @cases: FulCase*
 * @out: room for a split a case
 * @counts: (out) (optional): FUL_N_SPLITS numbers of cases
 *
 * Errors: as ful_split_plan()
 */
gboolean ful_starter_split (const FulStarter *self,
                            const GPtrArray *cases,
                            FulSplit *out,
                            gsize *counts,
                            GError **error);

/**
 * ful_starter_preview:
 * @cases: FulCase*
 * @splits: (nullable): theirs, as ful_starter_split() gives; NULL: no examples from train
 * @index: of the case to be shown
 *
 * Errors: as ful_renderer_render(): a template that can't be read, an unknown variable
 *
 * Returns: (transfer full) (element-type FulMessage): as it would be sent
 */
GPtrArray *ful_starter_preview (const FulStarter *self,
                                const GPtrArray *columns,
                                const FulExpected *expected,
                                const GPtrArray *cases,
                                const FulSplit *splits,
                                guint index,
                                GError **error);

/* Whether everything but the prompt's variables is in its domain.
 * Errors: %FUL_ERROR_BAD_INPUT naming what is not */
gboolean ful_starter_check (const FulStarter *self, GError **error);

/**
 * ful_starter_fill:
 * @project: just created, empty
 * @import: its cases go into the project: it has none afterwards
 * @expected: of these cases
 * @label: of the edit, for Undo
 *
 * Everything as one edit, or nothing. Errors: as ful_starter_check(), ful_split_plan(),
 * ful_case_import_apply(), ful_project_edit(), and %FUL_ERROR_BAD_INPUT no cases.
 */
gboolean ful_starter_fill (const FulStarter *self,
                           FulProject *project,
                           FulCaseImport *import,
                           const FulExpected *expected,
                           const char *label,
                           GError **error);
