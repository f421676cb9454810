/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/chat.h"

/* What the example matcher answers from: the examples of a request, or its labels. Immutable and
 * reference-counted. */
typedef struct _FulMatchSet FulMatchSet;

/* Examples that vote, the nearest ones; each with the square of its similarity. */
#define FUL_MATCH_VOTERS 20

/**
 * ful_match_set_new:
 * @texts: @n texts to be near to, none NULL
 * @answers: the answer of each; several texts may have the same
 */
FulMatchSet *ful_match_set_new (GPtrArray *texts, GPtrArray *answers);
FulMatchSet *ful_match_set_ref (FulMatchSet *self);
void ful_match_set_unref (FulMatchSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulMatchSet, ful_match_set_unref)

/**
 * ful_match_set_answer:
 *
 * The answer with the most votes; of equal ones the one whose text stands first, so that a
 * question near to none gets the first.
 *
 * Returns: (transfer none): the answer; "" from an empty set
 */
const char *ful_match_set_answer (const FulMatchSet *self, const char *question);
