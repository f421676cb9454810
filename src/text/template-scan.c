/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/template-private.h"

#include <string.h>

#include "base/error.h"

/* Finds the tags of a template: first where each is, then which stand alone on their line. One
 * walk over the text each. */

#define MAX_DELIMITER 16

typedef struct {
  const char *text;
  const char *file;
  GArray *tags;
  char open[MAX_DELIMITER + 1];
  char close[MAX_DELIMITER + 1];
} Scanner;

gboolean
ful_template_error_at (GError **error,
                       const char *text,
                       const char *file,
                       gsize offset,
                       const char *format,
                       ...)
{
  g_autofree char *message = NULL;
  g_autofree char *column = NULL;
  const char *line_start = text;
  guint64 line = 1;
  va_list args;

  for (const char *p = text; p < text + offset; p++)
    if (*p == '\n') {
      line++;
      line_start = p + 1;
    }
  column = g_strdup_printf ("column %ld", g_utf8_pointer_to_offset (line_start, text + offset) + 1);
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, line, column, "%s", message);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static void
trim (const char *text, gsize *start, gsize *end)
{
  while (*start < *end && g_ascii_isspace (text[*start]))
    (*start)++;
  while (*end > *start && g_ascii_isspace (text[*end - 1]))
    (*end)--;
}

/* "{{=<% %>=}}": the content between the equals signs gives the next delimiters. */
static gboolean
set_delimiters (Scanner *self, const Tag *tag, GError **error)
{
  gsize length = tag->name_end - tag->name_start;
  g_autofree char *content = g_strndup (self->text + tag->name_start, length);
  g_auto (GStrv) words = NULL;
  guint n = 0;

  g_strdelimit (content, "\t\r\n", ' ');
  words = g_strsplit (content, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    gsize size = strlen (words[i]);

    if (size == 0)
      continue;
    if (n < 2 && size <= MAX_DELIMITER && strchr (words[i], '=') == NULL)
      memcpy (n == 0 ? self->open : self->close, words[i], size + 1);
    else
      n = 2;
    n++;
  }
  if (n != 2)
    return ful_template_error_at (error, self->text, self->file, tag->start,
                                  "not a pair of delimiters; write it as {{=<%% %%>=}}");
  return TRUE;
}

static FulTemplateTokenKind
kind_of (char sigil)
{
  switch (sigil) {
  case '{':
  case '&':
    return FUL_TEMPLATE_RAW;
  case '#':
    return FUL_TEMPLATE_SECTION;
  case '^':
    return FUL_TEMPLATE_INVERTED;
  case '/':
    return FUL_TEMPLATE_CLOSE;
  case '>':
    return FUL_TEMPLATE_PARTIAL;
  case '!':
    return FUL_TEMPLATE_COMMENT;
  case '=':
    return FUL_TEMPLATE_DELIMITERS;
  default:
    return FUL_TEMPLATE_VARIABLE;
  }
}

/* Reads the tag whose opening delimiter stands at @start. */
static gboolean
read_tag (Scanner *self, gsize start, Tag *out, GError **error)
{
  const char *text = self->text;
  gsize at = start + strlen (self->open);
  g_autofree char *closing = NULL;
  const char *close;
  char sigil;

  while (g_ascii_isspace (text[at]))
    at++;
  sigil = text[at];
  *out = (Tag){ .kind = kind_of (sigil), .start = start };
  if (out->kind != FUL_TEMPLATE_VARIABLE)
    at++;
  closing = g_strconcat (sigil == '{' ? "}" : sigil == '=' ? "=" : "", self->close, NULL);
  close = strstr (text + at, closing);
  if (close == NULL)
    return ful_template_error_at (error, text, self->file, start,
                                  "a tag is opened and never closed; add %s", closing);
  out->name_start = at;
  out->name_end = (gsize)(close - text);
  out->end = out->name_end + strlen (closing);
  trim (text, &out->name_start, &out->name_end);
  if (out->name_start == out->name_end && out->kind != FUL_TEMPLATE_COMMENT)
    return ful_template_error_at (error, text, self->file, start, "a tag that names nothing");
  return TRUE;
}

static gboolean
find_tags (Scanner *self, GError **error)
{
  const char *found;
  gsize at = 0;

  while ((found = strstr (self->text + at, self->open)) != NULL) {
    Tag tag;

    if (!read_tag (self, (gsize)(found - self->text), &tag, error))
      return FALSE;
    if (tag.kind == FUL_TEMPLATE_DELIMITERS && !set_delimiters (self, &tag, error))
      return FALSE;
    tag.outer_start = tag.start;
    tag.outer_end = tag.end;
    g_array_append_val (self->tags, tag);
    at = tag.end;
  }
  return TRUE;
}

static Tag *
tag_at (Scanner *self, guint i)
{
  return &g_array_index (self->tags, Tag, i);
}

/* A tag that puts nothing in and has its line to itself takes the line with it. */
static void
widen_standalone (Scanner *self, guint i)
{
  const char *text = self->text;
  Tag *tag = tag_at (self, i);
  gsize floor = i > 0 ? tag_at (self, i - 1)->end : 0;
  gsize start = tag->start;
  gsize end = tag->end;

  if (tag->kind == FUL_TEMPLATE_VARIABLE || tag->kind == FUL_TEMPLATE_RAW)
    return;
  while (start > floor && is_blank (text[start - 1]))
    start--;
  if (start > 0 && (start == floor || text[start - 1] != '\n'))
    return;
  while (is_blank (text[end]))
    end++;
  if (text[end] == '\r' && text[end + 1] == '\n')
    end++;
  if (text[end] != '\n' && text[end] != '\0')
    return;
  tag->outer_start = start;
  tag->outer_end = text[end] == '\n' ? end + 1 : end;
}

gboolean
ful_template_scan_tags (const char *text, const char *file, GArray *tags, GError **error)
{
  Scanner self = { .text = text, .file = file, .tags = tags, .open = "{{", .close = "}}" };
  gboolean ok = find_tags (&self, error);

  for (guint i = 0; i < tags->len; i++)
    widen_standalone (&self, i);
  return ok;
}

GArray *
ful_template_tokens (const char *text)
{
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (Tag));
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (FulTemplateToken));

  ful_template_scan_tags (text, NULL, tags, NULL);
  for (guint i = 0; i < tags->len; i++) {
    const Tag *tag = &g_array_index (tags, Tag, i);
    FulTemplateToken token = { tag->kind, tag->start, tag->end, tag->name_start, tag->name_end };

    g_array_append_val (tokens, token);
  }
  return tokens;
}
