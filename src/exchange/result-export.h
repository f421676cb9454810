/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"

/**
 * ful_result_export:
 * @split: answers to cases of this split alone; FUL_N_SPLITS: of all
 * @rows: (out): number of rows under the header
 *
 * The answers as the CSV that ful_result_import_parse() reads, so that a project made of it has the
 * same evidence: in order of first run (answers of one run of ours by prompt and model, as the
 * project orders them; imported ones in the order of their rows), the revision always, the mode
 * only where a person or an import gave it, the score as given, else by today's checks. Levers and
 * rung are in every row; a rung that was not given with an imported prompt is blank.
 *
 * Left out is what is no evidence: invalid answers, answers to an input or prompt that has changed
 * since, those that a newer one of ours has replaced, and all of removed cases, prompts and models.
 * A cached answer has no latency. An answer that is empty
 * is written as one space, since a blank one would be an answer not recorded.
 *
 * Errors: those of reading the project
 *
 * Returns: (transfer full): the text, NULL with @error set
 */
char *ful_result_export (FulProject *project, FulSplit split, gsize *rows, GError **error);
