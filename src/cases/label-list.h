/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/edit.h"

/* The labels of a project as one text, a line each: "NAME" or "NAME = DESCRIPTION", parted at the
 * first " = ". */

/* Returns: (transfer full) */
char *ful_label_list_text (const FulSnapshot *snapshot);

/**
 * ful_label_list_put:
 * @edit: nothing goes into it where nothing changes
 * @text: UTF-8; empty lines are passed over
 *
 * Makes the labels of the project those of @text, in its order: what is not in it is removed.
 * Errors: %FUL_ERROR_BAD_INPUT naming the line: a name twice, or a description without a name
 *
 * Returns: FALSE with @error set and @edit untouched
 */
gboolean
ful_label_list_put (FulEdit *edit, const FulSnapshot *snapshot, const char *text, GError **error);
/* How many labels @text names. */
guint ful_label_list_count (const char *text);
