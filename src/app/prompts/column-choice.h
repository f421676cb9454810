/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"

/* Which prompts are shown side by side: lists of ids (gint64), each once. */

gboolean ful_ids_contains (const GArray *ids /* (nullable) */, gint64 id);
void ful_ids_add (GArray *ids, gint64 id);
void ful_ids_remove (GArray *ids, gint64 id);
/* Prompts that are hidden or gone leave. */
void ful_ids_drop_hidden (GArray *ids, const FulSnapshot *snapshot);

/* Prompts of the best arms first. Returns: (transfer full): empty where nothing ran */
GArray *ful_column_rank (FulDocument *document);

/* Those to be shown while nobody chose: what is typed and not run, then what ranks well, then the
 * rest, @room of them. @ranked: (nullable). Returns: (transfer full) */
GArray *ful_column_choice (const FulSnapshot *snapshot, const GArray *ranked, guint room);

/* Tokens of an answer of the prompt's newest arm, NAN: none was measured. *best: whether one of its
 * arms is the best of all. */
double ful_column_measured (FulDocument *document, gint64 prompt_id, gboolean *best);
