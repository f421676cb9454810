/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Writes markup that is well-formed as HTML and as XML at once: elements on a stack, every text
 * and value escaped, characters that XML can't hold shown as U+FFFD. Over libxml2's writer. */
typedef struct _FulMarkup FulMarkup;

FulMarkup *ful_markup_new (void);
void ful_markup_free (FulMarkup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulMarkup, ful_markup_free)

void ful_markup_doctype_html (FulMarkup *self);

/* Names are ours, in ASCII. Attributes come before any content of their element. */
void ful_markup_open (FulMarkup *self, const char *element);
void ful_markup_attribute (FulMarkup *self, const char *name, const char *value);
/* At most two decimals, with a point whatever the locale. */
void ful_markup_number (FulMarkup *self, const char *name, double value);
void ful_markup_text (FulMarkup *self, const char *text);
/* Closes the element opened last. */
void ful_markup_close (FulMarkup *self);

/* An element of a class (NULL: none) and text alone. */
void
ful_markup_element (FulMarkup *self, const char *element, const char *class_name, const char *text);
/* A line feed, where none shows. */
void ful_markup_newline (FulMarkup *self);
/* A style sheet of ours, which holds neither '<' nor '&': unescaped, as HTML reads <style>. */
void ful_markup_style_sheet (FulMarkup *self, const char *css);

/* Closes what is open. Returns: (transfer full): the text; @self takes no more. */
char *ful_markup_finish (FulMarkup *self);

/* Two decimals at most: "12", "3.5", "-0.25". Returns: (transfer full) */
char *ful_markup_coordinate (double value);
