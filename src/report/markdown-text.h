/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Text as GitHub flavoured Markdown shows it unchanged, on one line: in a paragraph, an item, a
 * heading or a cell. Characters that would mark it up are escaped, control characters and
 * overrides of direction are U+FFFD. */
void ful_markdown_append_text (GString *out, const char *text);

/* The same as code, between backticks; a text that code can't hold safely is written as text. ""
 * adds nothing. */
void ful_markdown_append_code (GString *out, const char *text);
