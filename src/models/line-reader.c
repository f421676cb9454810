/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/line-reader.h"

#include <string.h>

struct _FulLineReader {
  FulLineEnds ends;
  gsize max_bytes;
  FulLineFunc func;
  gpointer user_data;
  GString *line;     /* what came of the line so far */
  gboolean after_cr; /* the last byte ended a line: a line feed now belongs to it */
  gboolean overflow;
};

FulLineReader *
ful_line_reader_new (FulLineEnds ends, gsize max_bytes, FulLineFunc func, gpointer user_data)
{
  FulLineReader *self = g_new0 (FulLineReader, 1);

  self->ends = ends;
  self->max_bytes = max_bytes;
  self->func = func;
  self->user_data = user_data;
  self->line = g_string_new (NULL);
  return self;
}

void
ful_line_reader_free (FulLineReader *self)
{
  if (self == NULL)
    return;
  g_string_free (self->line, TRUE);
  g_free (self);
}

static gboolean
keep (FulLineReader *self, const char *bytes, gsize length)
{
  if (length > self->max_bytes - self->line->len) {
    self->overflow = TRUE;
    return FALSE;
  }
  g_string_append_len (self->line, bytes, (gssize)length);
  return TRUE;
}

static void
end_line (FulLineReader *self)
{
  self->func (self->line->str, self->line->len, self->user_data);
  g_string_truncate (self->line, 0);
}

/* The first byte at or after @at that ends a line; NULL: none. */
static const char *
find_end (const FulLineReader *self, const char *at, gsize length)
{
  const char *feed = memchr (at, '\n', length);
  const char *cr = NULL;

  if (self->ends == FUL_LINES_ANY)
    cr = memchr (at, '\r', feed != NULL ? (gsize)(feed - at) : length);
  return cr != NULL ? cr : feed;
}

gboolean
ful_line_reader_feed (FulLineReader *self, const char *bytes, gsize length)
{
  const char *at = bytes, *last = bytes + length, *end;

  if (self->overflow || length == 0)
    return !self->overflow;
  if (self->after_cr && *at == '\n')
    at++;
  self->after_cr = FALSE;
  while ((end = find_end (self, at, (gsize)(last - at))) != NULL) {
    if (!keep (self, at, (gsize)(end - at)))
      return FALSE;
    end_line (self);
    at = end + 1;
    if (*end == '\r') {
      self->after_cr = at == last;
      if (at < last && *at == '\n')
        at++;
    }
  }
  return keep (self, at, (gsize)(last - at));
}

void
ful_line_reader_finish (FulLineReader *self)
{
  if (self->line->len > 0 && !self->overflow)
    end_line (self);
}
