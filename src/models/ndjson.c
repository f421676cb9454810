/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ndjson.h"

#include "models/line-reader.h"

struct _FulNdjson {
  FulLineReader *lines;
  FulNdjsonFunc func;
  gpointer user_data;
};

static void
take_line (const char *line, gsize length, gpointer user_data)
{
  FulNdjson *self = user_data;
  gsize blank = 0;

  while (blank < length && g_ascii_isspace (line[blank]))
    blank++;
  if (blank < length)
    self->func (line + blank, length - blank, self->user_data);
}

FulNdjson *
ful_ndjson_new (gsize max_bytes, FulNdjsonFunc func, gpointer user_data)
{
  FulNdjson *self = g_new0 (FulNdjson, 1);

  /* A carriage return may stand between two JSON tokens, so that it ends no line. */
  self->lines = ful_line_reader_new (FUL_LINES_LF, max_bytes, take_line, self);
  self->func = func;
  self->user_data = user_data;
  return self;
}

void
ful_ndjson_free (FulNdjson *self)
{
  if (self == NULL)
    return;
  ful_line_reader_free (self->lines);
  g_free (self);
}

gboolean
ful_ndjson_feed (FulNdjson *self, const char *bytes, gsize length)
{
  return ful_line_reader_feed (self->lines, bytes, length);
}

void
ful_ndjson_finish (FulNdjson *self)
{
  ful_line_reader_finish (self->lines);
}
