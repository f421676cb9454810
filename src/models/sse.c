/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/sse.h"

#include <string.h>

#include "base/utf8.h"
#include "models/line-reader.h"

struct _FulSse {
  FulLineReader *lines;
  gsize max_bytes;
  FulSseFunc func;
  gpointer user_data;
  GString *data; /* each line followed by a line feed */
  GString *event;
  GString *id;
  GString *text; /* data as UTF-8 */
  gint64 retry_ms;
  gboolean begun; /* the first line came, and with it a byte-order mark if there is one */
  gboolean overflow;
};

static void
dispatch (FulSse *self)
{
  FulSseEvent event;

  if (self->data->len > 0) {
    g_string_truncate (self->text, 0);
    ful_utf8_append (self->text, self->data->str, self->data->len - 1);
    event = (FulSseEvent){ .event = self->event->len > 0 ? self->event->str : "message",
                           .data = self->text->str,
                           .data_length = self->text->len,
                           .id = self->id->str };
    self->func (&event, self->user_data);
  }
  g_string_truncate (self->data, 0);
  g_string_truncate (self->event, 0);
}

static void
add_data (FulSse *self, const char *value, gsize length)
{
  if (length >= self->max_bytes - self->data->len) {
    self->overflow = TRUE;
    return;
  }
  g_string_append_len (self->data, value, (gssize)length);
  g_string_append_c (self->data, '\n');
}

/* ASCII digits alone; a number beyond 64 bits is as good as none. */
static void
read_retry (FulSse *self, const char *value, gsize length)
{
  g_autofree char *text = g_strndup (value, length);
  gint64 retry_ms;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (value[i]))
      return;
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &retry_ms, NULL))
    self->retry_ms = retry_ms;
}

static gboolean
is_name (const char *line, gsize length, const char *name)
{
  return length == strlen (name) && memcmp (line, name, length) == 0;
}

static void
read_field (FulSse *self, const char *line, gsize length)
{
  const char *colon = memchr (line, ':', length);
  gsize name = colon != NULL ? (gsize)(colon - line) : length;
  const char *value = colon != NULL ? colon + 1 : line + length;
  gsize value_length;

  if (value < line + length && *value == ' ')
    value++;
  value_length = (gsize)(line + length - value);
  if (is_name (line, name, "data")) {
    add_data (self, value, value_length);
  } else if (is_name (line, name, "event")) {
    g_string_truncate (self->event, 0);
    ful_utf8_append (self->event, value, value_length);
  } else if (is_name (line, name, "id") && memchr (value, '\0', value_length) == NULL) {
    g_string_truncate (self->id, 0);
    ful_utf8_append (self->id, value, value_length);
  } else if (is_name (line, name, "retry")) {
    read_retry (self, value, value_length);
  }
}

static void
take_line (const char *line, gsize length, gpointer user_data)
{
  FulSse *self = user_data;

  if (!self->begun && length >= 3 && memcmp (line, "\xEF\xBB\xBF", 3) == 0) {
    line += 3;
    length -= 3;
  }
  self->begun = TRUE;
  if (self->overflow)
    return;
  if (length == 0)
    dispatch (self);
  else if (*line != ':')
    read_field (self, line, length);
}

FulSse *
ful_sse_new (gsize max_bytes, FulSseFunc func, gpointer user_data)
{
  FulSse *self = g_new0 (FulSse, 1);

  self->lines = ful_line_reader_new (FUL_LINES_ANY, max_bytes, take_line, self);
  self->max_bytes = max_bytes;
  self->func = func;
  self->user_data = user_data;
  self->data = g_string_new (NULL);
  self->event = g_string_new (NULL);
  self->id = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->retry_ms = -1;
  return self;
}

void
ful_sse_free (FulSse *self)
{
  if (self == NULL)
    return;
  ful_line_reader_free (self->lines);
  g_string_free (self->data, TRUE);
  g_string_free (self->event, TRUE);
  g_string_free (self->id, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self);
}

gboolean
ful_sse_feed (FulSse *self, const char *bytes, gsize length)
{
  return !self->overflow && ful_line_reader_feed (self->lines, bytes, length) && !self->overflow;
}

void
ful_sse_flush (FulSse *self)
{
  if (self->overflow)
    return;
  ful_line_reader_finish (self->lines);
  dispatch (self);
}

gint64
ful_sse_retry_ms (const FulSse *self)
{
  return self->retry_ms;
}
