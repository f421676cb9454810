/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/**
 * ful_canonical_answer:
 * @text: what a model answered, any bytes
 *
 * The form in which two answers are compared for agreement (method §2 "Consistency"): JSON parsed
 * and its keys sorted; other text trimmed and its white space folded to single spaces. Answers are
 * the same where these are equal.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *ful_canonical_answer (const char *text);
