/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Answers of prompts that ask for JSON. A label that is held to a schema comes back as "label" or
 * {"intent": "label"}; what the case expects is the label, whatever the prompt. */

/* Whether the request of @body (nullable) asks for JSON, by response mode or schema. */
gboolean ful_answer_is_json (const FulPromptBody *body);

/**
 * ful_answer_plain:
 * @body: (nullable): the revision that was asked
 * @expected: (nullable): what the answer is compared with
 *
 * What is compared whole: where JSON was asked for, and the answer is one text, number or flag, or
 * an object of exactly one such member, that value as text; else, and where @expected is itself
 * JSON, the answer as it is.
 *
 * Returns: (transfer full)
 */
char *ful_answer_plain (const FulPromptBody *body, const char *output, const char *expected);

/* Returns: (transfer full) (element-type utf8) (nullable): the texts a schema allows, by the enum
 * of its root or of its only property */
GPtrArray *ful_answer_labels (const FulPromptBody *body);
