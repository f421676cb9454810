/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What kinds of check and failure modes share. */

/* (transfer full) (element-type utf8): a JSON array of texts, else lines, else parts between
 * commas; white space around each and empty ones aside. */
GPtrArray *ful_check_list (const char *text);

/* (transfer full) (element-type utf8) @labels: FulLabel*. */
GPtrArray *ful_check_label_names (const GPtrArray *labels);

/* (transfer full): for comparing whatever the case of letters. */
char *ful_check_fold (const char *text);

/**
 * ful_check_regex:
 *
 * Whether @pattern matches somewhere in @text, within the limits of check.h. The pattern used last
 * is kept compiled, one a thread.
 * Errors: %FUL_ERROR_BAD_INPUT the pattern is none; %FUL_ERROR_REFUSED a limit was passed.
 */
gboolean ful_check_regex (const char *pattern, const char *text, gboolean *found, GError **error);
