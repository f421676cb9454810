/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/runs/runs-data.h"

/* Which cases the matrix shows. */
typedef enum {
  FUL_SHOW_ALL,
  FUL_SHOW_FAILED,   /* of @arm, or of any */
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
} FulMatrixFilter;

void ful_matrix_filter_clear (FulMatrixFilter *self);

/* Reads "split:test arm:\"NAME\" failed mode:format view:plateau case:NAME words". *view (transfer
 * full): NULL where none is named. Unknown words are searched for. */
void ful_matrix_filter_parse (FulMatrixFilter *self,
                              const FulRunsData *data,
                              const char *filter,
                              char **view);

/* Indices of the cases that match, in the order of the project. 100,000 cases take some 10 ms: off
 * the main thread. Returns: (transfer full) (element-type guint) */
GArray *ful_matrix_filter_apply (const FulMatrixFilter *self, const FulRunsData *data);
