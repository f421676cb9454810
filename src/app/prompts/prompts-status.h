/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

/* How far prompting is, in a line: "8 prompts, best 87.8 %". *text is (transfer full). */
FulPageState ful_prompts_status (FulPage *page, FulDocument *document, char **text);

/* A prompt in a list of them, with what its best arm reaches: "nearest-5, 85.1 %". Returns:
 * (transfer full) */
char *ful_prompt_line (FulDocument *document, const FulPrompt *prompt);
