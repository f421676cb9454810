/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/provider.h"

#define FUL_MATCHER_NAME "offline:matcher"
#define FUL_MATCHER_DESCRIPTION "Example matcher (not a language model)"

/**
 * ful_matcher_new:
 *
 * The model "offline:matcher". It answers from the examples of the request (turns of user and
 * assistant before the last user message, or "Input:"/"Output:" pairs in a message): the nearest
 * FUL_MATCH_VOTERS vote, weighted by similarity. Without examples it gives the label that its
 * name and text are nearest to: the schema's enum, or lines "- label[: text]". Where the schema has
 * an enum it answers from that alone, in the form the schema asks for. Without either: "".
 *
 * Answers depend on the request alone; what it remembers of earlier ones saves time, no more.
 */
FulProvider *ful_matcher_new (void);
