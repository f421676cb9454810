/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/draft.h"

struct _FulDraft {
  GObject parent_instance;
  FulTable *table;
  FulTableLook *look;    /* settled; NULL: not */
  FulExpected *expected; /* of its cases */
  FulStarter starter;
  char *suggested_for; /* the columns that the suggestions were made for */
  gboolean prompt_is_own;
  FulSplit *splits; /* one a case; NULL: not known */
  gsize counts[FUL_N_SPLITS];
  char *split_problem;
  guint plan_generation;
  GCancellable *previewing;
  guint busy; /* threads that read */
};

/* The choices as a thread reads them. */
void ful_draft_copy_starter (const FulDraft *self, FulStarter *to);
