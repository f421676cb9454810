/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Marks the tags, headings and unknown names of a template in a text buffer, and what a diff
 * found. Only lines that changed are looked at, a few milliseconds at a time. */
typedef struct _FulTemplateTags FulTemplateTags;

/* @buffer: kept while the tags live; @widget: whose style has the colours; borrowed.
 * @follow: marks the lines that change from now on (an editor); else nothing by itself. */
FulTemplateTags *ful_template_tags_new (GtkTextBuffer *buffer, GtkWidget *widget, gboolean follow);
void ful_template_tags_free (FulTemplateTags *self);

/* Takes the colours of the style again: it became dark or of high contrast. */
void ful_template_tags_recolour (FulTemplateTags *self);

/* Offsets in characters. */
void ful_template_tags_clear_unknown (FulTemplateTags *self);
void ful_template_tags_mark_unknown (FulTemplateTags *self, int start, int end);

/* Tags for texts that are put together: "heading", "template", "inserted", "removed", "quiet",
 * "role". */
void ful_template_tags_append (FulTemplateTags *self,
                               const char *text,
                               gssize length,
                               const char *tag /* (nullable) */);

G_END_DECLS
