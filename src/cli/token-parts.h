/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cli/command.h"
#include "prompts/render.h"

/* Token counts by part, summed over @n cases and shown as means. */

void ful_token_parts_add (FulTokenParts *sum, const FulTokenParts *parts);
void ful_token_parts_write (FulJsonWriter *writer,
                            const char *member,
                            const FulTokenParts *sum,
                            gsize n);
void ful_token_parts_print (const FulTokenParts *sum, gsize n, const FulEncoding *encoding);
