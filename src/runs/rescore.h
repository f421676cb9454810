/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

typedef struct {
  gint64 scored;     /* answers that have a score under today's checks */
  gint64 changed;    /* of these the score is another than before */
  gint64 not_scored; /* answers with nothing to compare with, or whose check failed */
  gint64 given;      /* answers that came with a score: it stands */
  gint64 unrecorded; /* answers without text and without a score */
} FulRescore;

/**
 * ful_rescore:
 * @run_id: only the answers of this run; 0: all
 *
 * Scores recorded answers with today's checks and keeps the scores in the file: those of ours, and
 * imported ones that came without a score. Errors are left alone.
 * Errors: %FUL_ERROR_STORAGE; G_IO_ERROR_CANCELLED: what was scored by then is kept
 */
gboolean ful_rescore (FulProject *project,
                      gint64 run_id,
                      GCancellable *cancellable,
                      FulRescore *out,
                      GError **error);
