/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed is kept as two marks around the lines to look at. A short change is looked at within
 * the key that made it, a long one (a paste, a text that is opened) in slices from an idle. */
#include "app/prompts/template-tags.h"

#include <string.h>

#include "app/widgets/colour.h"

#define SLICE_US 2000
#define LONGEST_LINE 20000 /* characters of a line that are looked at */

enum { TEMPLATE, HEADING, UNKNOWN, INSERTED, REMOVED, QUIET, ROLE, N_TAGS };
static const char *const names[N_TAGS] = { "template", "heading", "unknown", "inserted",
                                           "removed",  "quiet",   "role" };

struct _FulTemplateTags {
  GtkTextBuffer *buffer;
  GtkWidget *widget;
  GtkTextTag *tags[N_TAGS];
  GtkTextMark *start; /* lines from here … */
  GtkTextMark *end;   /* … to here are to be looked at */
  gboolean waiting;   /* some are */
  guint idle;
};

/* --- colours --- */

void
ful_template_tags_recolour (FulTemplateTags *self)
{
  static const char *const colours[N_TAGS] = { "prompt_color", NULL,          "bad_color",  NULL,
                                               "bad_color",    "quiet_color", "quiet_color" };
  static const char *const grounds[N_TAGS] = {
    NULL, NULL, NULL, "good_tint", "bad_tint", NULL, NULL
  };

  for (int i = 0; i < N_TAGS; i++) {
    GdkRGBA colour;

    if (colours[i] != NULL) {
      colour = ful_colour (self->widget, colours[i]);
      g_object_set (self->tags[i], "foreground-rgba", &colour, NULL);
    }
    if (grounds[i] != NULL) {
      colour = ful_colour (self->widget, grounds[i]);
      g_object_set (self->tags[i], "background-rgba", &colour, NULL);
    }
    if (i == UNKNOWN) {
      colour = ful_colour (self->widget, "bad_color");
      g_object_set (self->tags[i], "underline-rgba", &colour, NULL);
    }
  }
}

static void
make_tags (FulTemplateTags *self)
{
  for (int i = 0; i < N_TAGS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (self->buffer, names[i], NULL, NULL);
  g_object_set (self->tags[TEMPLATE], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[HEADING], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[ROLE], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[UNKNOWN], "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_object_set (self->tags[INSERTED], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->tags[REMOVED], "strikethrough", TRUE, NULL);
}

/* --- one line --- */

static void
tag_bytes (FulTemplateTags *self, int tag, const GtkTextIter *line, gsize start, gsize length)
{
  GtkTextIter from = *line, to = *line;

  gtk_text_iter_set_line_index (&from, (int)start);
  gtk_text_iter_set_line_index (&to, (int)(start + length));
  gtk_text_buffer_apply_tag (self->buffer, self->tags[tag], &from, &to);
}

static void
look_at_line (FulTemplateTags *self, const GtkTextIter *line)
{
  GtkTextIter end = *line;
  g_autofree char *text = NULL;
  const char *open;

  gtk_text_iter_forward_to_line_end (&end);
  if (gtk_text_iter_get_line (&end) != gtk_text_iter_get_line (line))
    end = *line; /* an empty line: it went on to the next one's end */
  gtk_text_buffer_remove_tag (self->buffer, self->tags[TEMPLATE], line, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tags[HEADING], line, &end);
  if (gtk_text_iter_get_line_offset (&end) > LONGEST_LINE)
    gtk_text_iter_set_line_offset (&end, LONGEST_LINE);
  text = gtk_text_buffer_get_slice (self->buffer, line, &end, TRUE);
  if (text[strspn (text, "#")] == ' ' && *text == '#')
    gtk_text_buffer_apply_tag (self->buffer, self->tags[HEADING], line, &end);
  for (open = strstr (text, "{{"); open != NULL; open = strstr (open, "{{")) {
    const char *close = strstr (open, "}}");

    if (close == NULL)
      break;
    close += close[2] == '}' && open[2] == '{' ? 3 : 2;
    tag_bytes (self, TEMPLATE, line, (gsize)(open - text), (gsize)(close - open));
    open = close;
  }
}

/* --- what is to be looked at --- */

/* Returns: whether all was looked at within the slice */
static gboolean
look (FulTemplateTags *self)
{
  gint64 until = g_get_monotonic_time () + SLICE_US;
  GtkTextIter line, end;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &line, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->end);
  gtk_text_iter_set_line_offset (&line, 0);
  for (;;) {
    look_at_line (self, &line);
    if (gtk_text_iter_get_line (&line) >= gtk_text_iter_get_line (&end) ||
        !gtk_text_iter_forward_line (&line)) {
      self->waiting = FALSE;
      return TRUE;
    }
    if (g_get_monotonic_time () > until)
      break;
  }
  gtk_text_buffer_move_mark (self->buffer, self->start, &line);
  return FALSE;
}

static gboolean
idle_cb (gpointer user_data)
{
  FulTemplateTags *self = user_data;

  if (!look (self))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
add_range (FulTemplateTags *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &from, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &to, self->end);
  if (!self->waiting || gtk_text_iter_compare (start, &from) < 0)
    gtk_text_buffer_move_mark (self->buffer, self->start, start);
  if (!self->waiting || gtk_text_iter_compare (end, &to) > 0)
    gtk_text_buffer_move_mark (self->buffer, self->end, end);
  self->waiting = TRUE;
  if (self->idle == 0 && !look (self))
    self->idle = g_idle_add (idle_cb, self);
}

static void
inserted_cb (FulTemplateTags *self, GtkTextIter *end, const char *text, int length)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, length));
  add_range (self, &start, end);
}

static void
deleted_cb (FulTemplateTags *self, GtkTextIter *start, GtkTextIter *end)
{
  add_range (self, start, start);
}

/* --- all the rest --- */

void
ful_template_tags_clear_unknown (FulTemplateTags *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->tags[UNKNOWN], &start, &end);
}

void
ful_template_tags_mark_unknown (FulTemplateTags *self, int start, int end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, end);
  gtk_text_buffer_apply_tag (self->buffer, self->tags[UNKNOWN], &from, &to);
}

void
ful_template_tags_append (FulTemplateTags *self, const char *text, gssize length, const char *tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  if (tag == NULL)
    gtk_text_buffer_insert (self->buffer, &end, text, (int)length);
  else
    gtk_text_buffer_insert_with_tags_by_name (self->buffer, &end, text, (int)length, tag, NULL);
}

FulTemplateTags *
ful_template_tags_new (GtkTextBuffer *buffer, GtkWidget *widget, gboolean follow)
{
  FulTemplateTags *self = g_new0 (FulTemplateTags, 1);
  GtkTextIter start, end;

  self->buffer = g_object_ref (buffer);
  self->widget = widget;
  make_tags (self);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  self->start = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
  self->end = gtk_text_buffer_create_mark (buffer, NULL, &end, FALSE);
  if (follow) {
    g_signal_connect_data (buffer, "insert-text", G_CALLBACK (inserted_cb), self, NULL,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
    g_signal_connect_data (buffer, "delete-range", G_CALLBACK (deleted_cb), self, NULL,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  }
  return self;
}

void
ful_template_tags_free (FulTemplateTags *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_object_unref (self->buffer);
  g_free (self);
}
