/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/edit.h"

/* Labels of a project out of what its cases expect. */
#define FUL_MAX_FILLED_LABELS 1000

/**
 * ful_label_fill:
 * @cases: FulCase*
 *
 * Adds what cases expect, in order of first appearance; labels that are there stay as they are.
 * Errors: %FUL_ERROR_BAD_INPUT over FUL_MAX_FILLED_LABELS different texts; %FUL_ERROR_NOT_FOUND no
 * case says what is expected
 */
gboolean
ful_label_fill (FulEdit *edit, const FulSnapshot *snapshot, const GPtrArray *cases, GError **error);

/* Adds these (char*) after those there are, without a description; passes over known ones. */
void ful_label_fill_add (FulEdit *edit, const FulSnapshot *snapshot, const GPtrArray *names);

/* Borrowed; NULL where the project has no such label. */
const FulLabel *ful_label_named (const FulSnapshot *snapshot, const char *name);
/* The first free position. */
int ful_label_next_position (const FulSnapshot *snapshot);
