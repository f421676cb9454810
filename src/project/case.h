/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/vocabulary.h"

/* One case: inputs and what is expected. Cases stay in the file; these are read copies. */
typedef struct {
  gint64 id;
  char *name; /* unique in the project: the id column of an import, else made */
  FulSplit split;
  char *group;     /* NULL: a cluster of its own */
  GStrv var_names; /* in column order; both NULL-ended, same length */
  GStrv var_values;
  char *expected;    /* NULL: none */
  char *tags;        /* joined by ';'; NULL: none */
  gboolean imported; /* came with results: has no inputs */
  gboolean hidden;
  int position; /* order in the project */
} FulCase;

FulCase *ful_case_new (void);
FulCase *ful_case_copy (const FulCase *self);
void ful_case_free (FulCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCase, ful_case_free)

/* Borrowed value of a variable, NULL when the case has none of that name. */
const char *ful_case_variable (const FulCase *self, const char *name);

/* Returns: (transfer full): hash of names and values of the variables: the case's present input. */
char *ful_case_input_hash (const FulCase *self);
