/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "runs/evidence.h"

/* What each arm made of each case, one mark a pair. Immutable; may be read from any thread. */

typedef enum {
  FUL_MARK_NONE, /* not asked, or not scored */
  FUL_MARK_PASS,
  FUL_MARK_FAIL,
  FUL_MARK_FLAKY, /* right only in some repeats */
  FUL_MARK_ERROR, /* no answer came */
} FulMark;

typedef struct {
  gatomicrefcount ref_count;
  FulEvidence *evidence;
  guint n_arms;
  GHashTable *rows; /* gint64* id of a case -> its index + 1 */
  guint8 *marks;    /* FulMark, by case index, then arm */
} FulCaseMarks;

/* Reads the results where some of the evidence are errors alone: off the main thread.
 * Returns: (transfer full); NULL with @error set */
FulCaseMarks *ful_case_marks_load (FulProject *project,
                                   FulEvidence *evidence,
                                   GCancellable *cancellable,
                                   GError **error);
FulCaseMarks *ful_case_marks_ref (FulCaseMarks *self);
void ful_case_marks_unref (FulCaseMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCaseMarks, ful_case_marks_unref)

/* n_arms of FulMark; NULL where no arm was asked the case. Borrowed. */
const guint8 *ful_case_marks_of (const FulCaseMarks *self, gint64 case_id);
