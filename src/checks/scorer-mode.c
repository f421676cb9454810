/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/json-writer.h"
#include "base/json.h"
#include "checks/answer.h"
#include "checks/check-private.h"
#include "checks/scorer-private.h"

/* Rules 2 and 4 of method §3, read from the answer's text alone. */

/* A refusal says so at once; later in an answer the same words are part of its subject. */
#define REFUSAL_BEGINNING 200 /* characters */

static const char refusal_pattern[] =
    "\\A\\W*(i('| a)m )?(really |so |very "
    ")?(sorry|afraid)\\b.{0,80}\\b(can('|no)t|cannot|unable|not able|won't|will not)\\b"
    "|\\A\\W*(unfortunately,? )?i (can('|no)t|cannot|can not|won't|will not|am unable to|am not "
    "able "
    "to|must decline|have to decline|do not feel comfortable|don't feel comfortable)\\b"
    "|\\A\\W*i'm (unable to|not able to)\\b"
    "|\\A\\W*as an ai\\b"
    "|\\A\\W*(this|your) (request|question) (violates|goes against)\\b";

static gboolean
is_refusal (const char *output)
{
  g_autofree char *valid = g_utf8_make_valid (output, -1);
  g_autofree char *start =
      g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), REFUSAL_BEGINNING));
  g_auto (GStrv) parts = g_strsplit (start, "’", -1);
  g_autofree char *plain = g_strjoinv ("'", parts);

  if (*g_strstrip (plain) == '\0')
    return TRUE;
  return g_regex_match_simple (refusal_pattern, plain, G_REGEX_CASELESS | G_REGEX_DOTALL, 0);
}

/* --- what was asked for --- */

static gboolean
asks_for_json (const FulScorer *self, const FulPromptBody *body)
{
  for (guint i = 0; i < self->snapshot->checks->len; i++) {
    const FulCheck *check = self->snapshot->checks->pdata[i];

    if (strcmp (check->kind, "is-json") == 0 && !check->negated)
      return TRUE;
  }
  return ful_answer_is_json (body);
}

/* --- right but for its form --- */

/* Without quotation marks, fences, asterisks and the stop at the end; folded. */
static char *
bare (const char *text)
{
  static const char around[] = " \t\r\n\"'`*_.,:;!()[]{}<>";
  g_autofree char *plain = ful_check_fold (text);
  char *start = plain + strspn (plain, around);
  gsize length = strlen (start);

  while (length > 0 && strchr (around, start[length - 1]) != NULL)
    length--;
  return g_strndup (start, length);
}

static gboolean
is_same_bare (const char *text, const char *expected)
{
  g_autofree char *left = bare (text);
  g_autofree char *right = bare (expected);

  return *right != '\0' && strcmp (left, right) == 0;
}

/* "The answer is X", "Label: X": what follows the last of these. */
static gboolean
ends_with_expected (const char *line, const char *expected)
{
  static const char *const leads[] = { ":", " is ", " = ", "=>", "->" };

  if (is_same_bare (line, expected))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++) {
    const char *lead = g_strrstr (line, leads[i]);

    if (lead != NULL && is_same_bare (lead + strlen (leads[i]), expected))
      return TRUE;
  }
  return FALSE;
}

static char *
canonical_json (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (JsonNode) node = ful_json_parse (trimmed, strlen (trimmed), NULL, NULL);

  return node != NULL ? ful_json_canonical (node) : NULL;
}

/* What stands between the first fence, with its language, and the next; NULL: none. */
static char *
fenced (const char *text)
{
  const char *open = strstr (text, "```");
  const char *line = open != NULL ? strchr (open, '\n') : NULL;
  const char *close = line != NULL ? strstr (line, "```") : NULL;

  return close != NULL ? g_strndup (line + 1, (gsize)(close - line - 1)) : NULL;
}

static gboolean
is_same_json (const char *text, const char *expected)
{
  g_autofree char *left = text != NULL ? canonical_json (text) : NULL;
  g_autofree char *right = left != NULL ? canonical_json (expected) : NULL;

  return right != NULL && strcmp (left, right) == 0;
}

static gboolean
is_right_but_for_form (const char *output, const char *expected)
{
  g_autofree char *inside = fenced (output);
  g_auto (GStrv) lines = NULL;
  const char *first = NULL;
  const char *last = NULL;

  if (is_same_bare (output, expected) || (inside != NULL && is_same_bare (inside, expected)) ||
      is_same_json (inside, expected) || is_same_json (output, expected))
    return TRUE;
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0') {
      first = first != NULL ? first : lines[i];
      last = lines[i];
    }
  return first != NULL &&
         (ends_with_expected (first, expected) || ends_with_expected (last, expected));
}

/* Whether the answer has to be the label and nothing else. */
static gboolean
compares_whole_answers (const FulScorer *self)
{
  static const char *const whole[] = { "equals", "iequals", "one-of", NULL };
  const GPtrArray *checks = self->snapshot->checks;

  for (guint i = 0; i < checks->len; i++)
    if (g_strv_contains (whole, ((const FulCheck *)checks->pdata[i])->kind))
      return TRUE;
  return checks->len == 0;
}

static gboolean
is_outside_labels (const FulScorer *self,
                   const FulCase *item,
                   const GPtrArray *labels,
                   const char *output)
{
  g_autofree char *answer = g_strstrip (g_strdup (output));

  if (item->expected != NULL && g_hash_table_contains (self->label_set, item->expected))
    return !g_hash_table_contains (self->label_set, answer);
  return labels != NULL &&
         !g_ptr_array_find_with_equal_func ((GPtrArray *)labels, answer, g_str_equal, NULL);
}

FulMode
ful_scorer_text_mode (const FulScorer *self,
                      const FulCase *item,
                      const FulPromptBody *body,
                      const char *output,
                      double score)
{
  g_autoptr (GPtrArray) labels = NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *plain = NULL;

  if (!(score < 0.5)) /* passed, or not scored */
    return FUL_MODE_NONE;
  if (is_refusal (output))
    return FUL_MODE_REFUSAL;
  trimmed = g_strstrip (g_strdup (output));
  if (asks_for_json (self, body) && !ful_json_check (trimmed, strlen (trimmed), NULL, NULL))
    return FUL_MODE_FORMAT;
  labels = ful_answer_labels (body);
  plain = ful_answer_plain (body, output, item->expected);
  if (compares_whole_answers (self) && is_outside_labels (self, item, labels, plain))
    return FUL_MODE_FORMAT;
  if (item->expected != NULL && is_right_but_for_form (plain, item->expected))
    return FUL_MODE_FORMAT;
  return FUL_MODE_NONE;
}
