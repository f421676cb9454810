/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Returns: (transfer full): the settings of a prompt that are set, in a few words: "40 nearest
 * examples · answers by its schema"; what there is to set where none is */
char *ful_settings_words (const FulPromptBody *body);
