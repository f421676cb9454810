/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/canonical.h"

#include <string.h>

#include "base/json-writer.h"
#include "base/json.h"

static char *
fold_space (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));
  gboolean space = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      space = TRUE;
      continue;
    }
    if (space && out->len > 0)
      g_string_append_c (out, ' ');
    space = FALSE;
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

char *
ful_canonical_answer (const char *text)
{
  g_autoptr (JsonNode) root = ful_json_parse (text, strlen (text), NULL, NULL);

  return root != NULL ? ful_json_canonical (root) : fold_space (text);
}
