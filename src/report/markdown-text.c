/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/markdown-text.h"

#include <string.h>

/* One line, valid, without what reorders or hides text. */
static char *
one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
      g_string_append_c (out, ' ');
    else if (g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e))
      g_string_append (out, "\ufffd");
    else
      g_string_append_unichar (out, c);
  }
  return g_strstrip (g_string_free (out, FALSE));
}

/* CommonMark 2.4: a backslash before ASCII punctuation makes it a letter. Marks inside a line
 * always need it, those at the start of a block only there; what would be HTML is written as
 * entities, which careless readers of Markdown understand too. */
static gboolean
marks_anywhere (char c)
{
  return strchr ("\\`*_{}[]|~$", c) != NULL;
}

/* Whether @line begins like a heading, an item, a quotation or a rule: the character to escape. */
static const char *
block_mark (const char *line)
{
  const char *p = line;

  if (*p == '#' || *p == '=')
    return p;
  if ((*p == '+' || *p == '-') && (p[1] == ' ' || p[1] == '\0' || p[1] == *p))
    return p;
  while (g_ascii_isdigit (*p))
    p++;
  return p > line && (*p == '.' || *p == ')') && (p[1] == ' ' || p[1] == '\0') ? p : NULL;
}

/* "_" between letters marks nothing (GitHub flavoured Markdown 6.2). */
static gboolean
is_inside_word (const char *line, const char *p)
{
  return *p == '_' && p > line && g_ascii_isalnum (p[-1]) && g_ascii_isalnum (p[1]);
}

/* Whether what is appended to @out stands first in a line, an item or a quotation. */
static gboolean
begins_block (const GString *out)
{
  return out->len == 0 || g_str_has_suffix (out->str, "\n") || g_str_has_suffix (out->str, "- ") ||
         g_str_has_suffix (out->str, "> ");
}

void
ful_markdown_append_text (GString *out, const char *text)
{
  g_autofree char *line = one_line (text);
  const char *mark = begins_block (out) ? block_mark (line) : NULL;

  for (const char *p = line; *p != '\0'; p++) {
    /* GitHub makes links of bare addresses: "www.", and ":" before "//". */
    gboolean address = (*p == ':' && g_str_has_prefix (p, "://")) ||
                       (*p == '.' && p - line >= 3 && g_ascii_strncasecmp (p - 3, "www", 3) == 0);

    if (*p == '<' || *p == '>' || *p == '&') {
      g_string_append (out, *p == '<' ? "&lt;" : *p == '>' ? "&gt;" : "&amp;");
      continue;
    }
    if (p == mark || address || (marks_anywhere (*p) && !is_inside_word (line, p)))
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
}

void
ful_markdown_append_code (GString *out, const char *text)
{
  g_autofree char *line = one_line (text);

  /* Nothing can be escaped inside of backticks. */
  if (*line == '\0' || strpbrk (line, "`|<&\\") != NULL)
    ful_markdown_append_text (out, text);
  else
    g_string_append_printf (out, "`%s`", line);
}
