/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/cases-filter.h"

#include <string.h>

/* Takes the next word off; what stands in quotation marks is part of it. */
static char *
next_word (const char **text)
{
  GString *word = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p = *text;

  while (*p == ' ')
    p++;
  for (; *p != '\0' && (quoted || *p != ' '); p++) {
    if (*p == '"')
      quoted = !quoted;
    else
      g_string_append_c (word, *p);
  }
  *text = p;
  return g_string_free (word, FALSE);
}

static gboolean
take (const char *word, const char *key, char **out)
{
  if (!g_str_has_prefix (word, key))
    return FALSE;
  g_free (*out);
  *out = g_strdup (word + strlen (key));
  return TRUE;
}

void
ful_cases_filter_parse (const char *filter, FulCaseQuery *query, char **name)
{
  g_autoptr (GString) words = g_string_new (NULL);

  *name = NULL;
  *query = (FulCaseQuery){ .split = FUL_N_SPLITS };
  while (*filter != '\0') {
    g_autofree char *word = next_word (&filter);
    g_autofree char *split = NULL;

    if (*word == '\0' || take (word, "label:", &query->expected) ||
        take (word, "tag:", &query->tag) || take (word, "case:", name) ||
        (take (word, "split:", &split) && ful_split_from_name (split, &query->split)))
      continue;
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
  }
  if (words->len > 0)
    query->text = g_strdup (words->str);
}
