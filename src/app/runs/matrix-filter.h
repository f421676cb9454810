/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/runs/runs-data.h"

/* Which cases the matrix shows. */
typedef enum {
  FUL_SHOW_ALL,
  FUL_SHOW_FAILED,   /* of @arm, or of any: what failure modes count */
  FUL_SHOW_DISAGREE, /* some arms pass and some fail */
  FUL_SHOW_FLAKY,
  FUL_SHOW_ERRORS,
  FUL_N_SHOWS
} FulShow;

typedef struct {
  FulSplit split; /* FUL_SPLIT_NONE: all */
  FulShow show;
  FulMode mode; /* FUL_MODE_NONE: any */
  int arm;      /* -1: any */
  char *text;   /* NULL or folded words, all of which must be there */
  /* One cell of the confusion matrix of @arm on @split; NULL: any */
  char *expected;
  char *answered;
} FulMatrixFilter;

FulMatrixFilter ful_matrix_filter_copy (const FulMatrixFilter *self);
void ful_matrix_filter_clear (FulMatrixFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulMatrixFilter, ful_matrix_filter_clear)

/* What a link asks for beside the filter; NULL where it does not. */
typedef struct {
  char *view; /* "matrix", "arms", "plateau" */
  char *item; /* name of a case to be chosen */
} FulMatrixTarget;

void ful_matrix_target_clear (FulMatrixTarget *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulMatrixTarget, ful_matrix_target_clear)

/* Reads "split:test arm:\"NAME\" failed mode:format view:plateau case:NAME expected:A answered:B
 * words". Unknown words are searched for. */
void ful_matrix_filter_parse (FulMatrixFilter *self,
                              const FulRunsData *data,
                              const char *filter,
                              FulMatrixTarget *target);

/* Indices of the cases that match, in the order of the project. 100,000 cases take some 10 ms, a
 * cell of the confusion matrix reads the answers: off the main thread.
 * Returns: (transfer full) (element-type guint): NULL with @error set */
GArray *ful_matrix_filter_apply (const FulMatrixFilter *self,
                                 const FulRunsData *data,
                                 FulProject *project,
                                 GError **error);
