/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/document.h"

/**
 * ful_document_to_markdown:
 *
 * GitHub flavoured Markdown. Figures are their description and their table; every character of a
 * text that Markdown would read as markup is escaped.
 *
 * Returns: (transfer full)
 */
char *ful_document_to_markdown (const FulDocument *document);
