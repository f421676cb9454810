/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/prompts/prompt-reading.h"
#include "app/widgets/banner.h"

/* What is wrong with a prompt's text, in the banner of its column. */

/* The first name that nobody knows; NULL: none. Borrowed from @reading (nullable). */
const FulUnknownName *ful_column_problem_unknown (const FulPromptReading *reading);

/**
 * ful_column_problem_show:
 * @notice: (nullable): of a write or a paste that failed; goes before all else
 * @reading: (nullable): none yet
 * @source: the text is shown, not what comes of it
 * @editable: the banner may offer to mend it
 */
void ful_column_problem_show (FulBanner *banner,
                              const char *notice,
                              const FulPromptReading *reading,
                              gboolean source,
                              gboolean editable);
