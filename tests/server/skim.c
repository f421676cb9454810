/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "skim.h"

#include <string.h>

static void
skip_space (Skim *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

/* To behind the string that begins here. */
static void
skip_string (Skim *self)
{
  for (self->at++; self->at < self->end && *self->at != '"'; self->at++)
    if (*self->at == '\\')
      self->at++;
  self->at = MIN (self->at + 1, self->end);
}

static void
skip_value (Skim *self)
{
  int depth = 0;

  while (self->at < self->end) {
    char c = *self->at;

    if (c == '"') {
      skip_string (self);
    } else if (c == '{' || c == '[') {
      depth++;
      self->at++;
    } else if (c == '}' || c == ']') {
      if (depth == 0)
        return;
      depth--;
      self->at++;
    } else if (c == ',' && depth == 0) {
      return;
    } else {
      self->at++;
      continue; /* of a number or a word */
    }
    if (depth == 0)
      return;
  }
}

Skim
skim_into (Slice value)
{
  if (value.at == NULL || value.length < 2 || (*value.at != '{' && *value.at != '['))
    return (Skim){ NULL, NULL };
  return (Skim){ value.at + 1, value.at + value.length };
}

static gboolean
next (Skim *self)
{
  if (self->at == NULL)
    return FALSE;
  skip_space (self);
  if (self->at < self->end && *self->at == ',')
    self->at++;
  skip_space (self);
  return self->at < self->end && *self->at != '}' && *self->at != ']';
}

gboolean
skim_element (Skim *self, Slice *value)
{
  if (!next (self))
    return FALSE;
  value->at = self->at;
  skip_value (self);
  value->length = (gsize)(self->at - value->at);
  while (value->length > 0 && g_ascii_isspace (value->at[value->length - 1]))
    value->length--;
  return value->length > 0;
}

gboolean
skim_member (Skim *self, Slice *name, Slice *value)
{
  if (!next (self) || *self->at != '"')
    return FALSE;
  name->at = self->at + 1;
  skip_string (self);
  name->length = (gsize)(self->at - name->at) - 1;
  skip_space (self);
  if (self->at >= self->end || *self->at != ':')
    return FALSE;
  self->at++;
  return skim_element (self, value);
}

gboolean
slice_is (Slice self, const char *raw)
{
  return self.at != NULL && strlen (raw) == self.length && memcmp (self.at, raw, self.length) == 0;
}

Slice
skim_find (Slice object, const char *name)
{
  Skim skim = skim_into (object);
  Slice found;
  Slice value;

  while (skim_member (&skim, &found, &value))
    if (slice_is (found, name))
      return value;
  return (Slice){ NULL, 0 };
}

gboolean
slice_is_string (Slice self)
{
  return self.at != NULL && self.length >= 2 && *self.at == '"';
}

static guint
read_hex (const char *at)
{
  guint value = 0;

  for (int i = 0; i < 4; i++)
    value = value * 16 + (guint)MAX (g_ascii_xdigit_value (at[i]), 0);
  return value;
}

/* Returns: how many characters the escape at @at has */
static gsize
append_escape (const char *at, const char *end, GString *out)
{
  static const char from[] = "nrtbf";
  static const char to[] = "\n\r\t\b\f";
  const char *found = at[1] != '\0' ? strchr (from, at[1]) : NULL;
  guint unit;

  if (at[1] != 'u' || end - at < 6) {
    g_string_append_c (out, found != NULL ? to[found - from] : at[1]);
    return 2;
  }
  unit = read_hex (at + 2);
  if (unit >= 0xD800 && unit < 0xDC00 && end - at >= 12 && at[6] == '\\') {
    g_string_append_unichar (out, 0x10000 + ((unit - 0xD800) << 10) + (read_hex (at + 8) & 0x3FF));
    return 12;
  }
  g_string_append_unichar (out, unit == 0 ? 0xFFFD : unit);
  return 6;
}

void
slice_append_text (Slice self, GString *out)
{
  const char *at = self.at + 1;
  const char *end = self.at + self.length - 1;

  if (!slice_is_string (self))
    return;
  while (at < end) {
    const char *escape = memchr (at, '\\', (gsize)(end - at));

    g_string_append_len (out, at, (escape != NULL ? escape : end) - at);
    if (escape == NULL)
      return;
    at = escape + append_escape (escape, end, out);
  }
}

double
slice_number (Slice self, double missing)
{
  char digits[32] = "";

  if (self.at == NULL || self.length >= sizeof digits ||
      (!g_ascii_isdigit (*self.at) && *self.at != '-'))
    return missing;
  memcpy (digits, self.at, self.length);
  return g_ascii_strtod (digits, NULL);
}

void
append_quoted (GString *out, const char *text, gsize length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++) {
    char c = text[i];

    if (c == '"' || c == '\\')
      g_string_append_c (out, '\\');
    if (c == '\n')
      g_string_append (out, "\\n");
    else if ((guchar)c < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint)c);
    else
      g_string_append_c (out, c);
  }
  g_string_append_c (out, '"');
}
