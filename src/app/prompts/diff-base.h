/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* What a diff can start from: a prompt as it stands, or one of its revisions. */
typedef struct {
  gint64 prompt_id;
  int number; /* of a revision; 0: as it stands */
} FulDiffBase;

/* All there are, in order of the project, the newest first. *names (transfer full) are for people,
 * NULL-ended. Returns: (transfer full) (element-type FulDiffBase) */
GArray *ful_diff_bases (const FulSnapshot *snapshot, GStrv *names);

/* Its text to start from; NULL: it is gone. Returns: (transfer full) */
char *ful_diff_base_text (const FulSnapshot *snapshot, const FulDiffBase *base);
/* Whether the base is the text that the prompt has now. */
gboolean ful_diff_base_is (const FulSnapshot *snapshot, const FulDiffBase *base, gint64 prompt_id);
