/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/document.h"

/**
 * ful_document_to_html:
 *
 * One file that needs nothing else: no script, nothing fetched (a policy in its head forbids
 * both), styles and pictures inside, light and dark by the reader's preference, and for paper.
 * The same document gives the same bytes.
 *
 * Returns: (transfer full)
 */
char *ful_document_to_html (const FulDocument *document);
