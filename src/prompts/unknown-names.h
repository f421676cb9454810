/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Names in a prompt's templates that rendering would refuse, found without a case: for an editor
 * that marks them while one types. */

typedef struct {
  int message;      /* index into body->messages; -1: the system's text */
  gsize start, end; /* bytes of the whole tag in that text */
  guint line;       /* from 1 */
  char *name;       /* as written: "txt" */
  char *tag;        /* as written: "{{txt}}" */
  char *nearest;    /* the known name it is like; NULL: like none */
  char *mended;     /* the tag with that name; NULL: like none */
} FulUnknownName;

/**
 * ful_prompt_unknown_names:
 * @snapshot: its columns are known
 *
 * In the order of the texts. A template that can't be parsed is looked at up to where it breaks.
 * Takes as long as scanning the texts.
 *
 * Returns: (transfer full) (element-type FulUnknownName): with free function
 */
GPtrArray *ful_prompt_unknown_names (const FulSnapshot *snapshot, const FulPromptBody *body);
