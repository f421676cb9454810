/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Lists in one line, as people type them: "calm | loud". In a value '|' and '\' follow a '\', a
 * line feed is \n, a tab \t; blanks around a value count only behind a '\'. */

/* @values: (nullable). Returns: (transfer full): "" for none */
char *ful_list_format (const char *const *values);
/* Empty values are left out. Returns: (transfer full): NULL for none */
GStrv ful_list_parse (const char *text);

/* A prompt's variables, one a line: "mood = calm | loud". */
char *ful_variables_write (const GPtrArray *variables /* (element-type FulPromptVariable) */);
/**
 * ful_variables_read:
 *
 * Errors: %FUL_ERROR_BAD_INPUT naming the line; what a name may be is ful_prompt_body_check()'s
 *
 * Returns: (transfer full) (element-type FulPromptVariable): as FulPromptBody.variables
 */
GPtrArray *ful_variables_read (const char *text, GError **error);
