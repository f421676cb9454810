/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/ngrams.h"

/* All walk the text once; a gram is handed out as a piece of the text where it stands there whole,
 * else from one buffer that is used again. */

typedef struct {
  const char *start;
  gsize length;
} Piece;

char *
ful_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *folded = g_string_sized_new (64);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c < 0x80)
      g_string_append_c (folded, g_ascii_tolower ((char)c));
    else if (c == 0x130) /* the one letter whose lower case is two characters */
      g_string_append (folded, "i\xcc\x87");
    else
      g_string_append_unichar (folded, g_unichar_tolower (c));
  }
  return g_string_free (folded, FALSE);
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c) || c == '_';
  return g_unichar_isalnum (c);
}

/* White space as Python's str.split() has it: Unicode's, and the four ASCII separators. */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x0B || (c >= 0x1C && c <= 0x1F) || c == 0x85;
}

/* The next run of word characters from *p on; FALSE at the end. */
static gboolean
next_word (const char **p, guint min_chars, Piece *out)
{
  const char *at = *p;

  while (*at != '\0') {
    const char *start = at;
    guint n = 0;

    for (; *at != '\0' && is_word_char (g_utf8_get_char (at)); n++)
      at = g_utf8_next_char (at);
    if (n >= min_chars) {
      *out = (Piece){ start, (gsize)(at - start) };
      *p = at;
      return TRUE;
    }
    if (*at != '\0')
      at = g_utf8_next_char (at);
  }
  return FALSE;
}

void
ful_foreach_word (const char *folded, guint min_chars, FulGramFunc func, gpointer user_data)
{
  const char *p = folded;
  Piece word;

  g_return_if_fail (min_chars > 0);

  while (next_word (&p, min_chars, &word))
    func (word.start, word.length, user_data);
}

void
ful_foreach_word_gram (const char *folded, FulGramFunc func, gpointer user_data)
{
  g_autoptr (GString) pair = NULL;
  const char *p = folded;
  Piece previous, word;

  ful_foreach_word (folded, 2, func, user_data);
  if (!next_word (&p, 2, &previous))
    return;
  pair = g_string_sized_new (64);
  while (next_word (&p, 2, &word)) {
    g_string_truncate (pair, 0);
    g_string_append_len (pair, previous.start, (gssize)previous.length);
    g_string_append_c (pair, ' ');
    g_string_append_len (pair, word.start, (gssize)word.length);
    func (pair->str, pair->len, user_data);
    previous = word;
  }
}

/* @padded: a word between two spaces, @n_chars characters long. */
static void
grams_of_padded (const GString *padded, gsize n_chars, FulGramFunc func, gpointer user_data)
{
  for (gsize n = FUL_CHAR_GRAM_MIN; n <= FUL_CHAR_GRAM_MAX; n++) {
    const char *start = padded->str;
    const char *end;

    if (n_chars <= n) {
      func (padded->str, padded->len, user_data);
      return;
    }
    end = g_utf8_offset_to_pointer (start, (glong)n);
    for (;;) {
      func (start, (gsize)(end - start), user_data);
      if (*end == '\0')
        break;
      start = g_utf8_next_char (start);
      end = g_utf8_next_char (end);
    }
  }
}

void
ful_foreach_char_gram (const char *folded, FulGramFunc func, gpointer user_data)
{
  g_autoptr (GString) padded = g_string_sized_new (64);
  const char *p = folded;

  while (*p != '\0') {
    gsize n_chars = 2;
    const char *start;

    while (*p != '\0' && is_space (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    start = p;
    for (; *p != '\0' && !is_space (g_utf8_get_char (p)); n_chars++)
      p = g_utf8_next_char (p);
    if (p == start)
      break;
    g_string_assign (padded, " ");
    g_string_append_len (padded, start, p - start);
    g_string_append_c (padded, ' ');
    grams_of_padded (padded, n_chars, func, user_data);
  }
}
