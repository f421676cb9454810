/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/check-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "report/format.h"

typedef struct {
  const char *kind;
  const char *name;
  const char *asks;    /* of a check: the answer … */
  const char *asks_no; /* of a negated one */
  const char *value;   /* NULL: takes none */
  gboolean threshold;
} Words;

static const Words table[] = {
  { "equals", N_ ("Is the text"), N_ ("is"), N_ ("is not"),
    N_ ("The text that the answer must be. Empty: what the case expects."), FALSE },
  { "iequals", N_ ("Is the text, whatever the case"), N_ ("is, whatever the case,"),
    N_ ("is not, whatever the case,"),
    N_ ("The text that the answer must be. Empty: what the case expects."), FALSE },
  { "one-of", N_ ("Is one of"), N_ ("is one of"), N_ ("is none of"),
    N_ ("One a line. Empty: the labels, else what the case expects."), FALSE },
  { "contains", N_ ("Contains"), N_ ("contains"), N_ ("does not contain"),
    N_ ("The text that must stand in the answer. Empty: what the case expects."), FALSE },
  { "regex", N_ ("Matches a pattern"), N_ ("matches"), N_ ("does not match"),
    N_ ("A regular expression (PCRE2). Empty: what the case expects."), FALSE },
  { "is-json", N_ ("Is JSON"), N_ ("is JSON"), N_ ("is not JSON"), NULL, FALSE },
  { "number", N_ ("Is a number"), N_ ("is the number"), N_ ("is not the number"),
    N_ ("The number that the answer must be. Empty: what the case expects."), TRUE },
};

static const Words *
words_of (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].kind, kind) == 0)
      return &table[i];
  return NULL;
}

const char *
ful_check_kind_name (const char *kind)
{
  const Words *words = words_of (kind);

  return words != NULL ? _ (words->name) : kind;
}

const char *
ful_check_kind_value (const char *kind)
{
  const Words *words = words_of (kind);

  return words != NULL && words->value != NULL ? _ (words->value) : "";
}

gboolean
ful_check_kind_takes_value (const char *kind)
{
  const Words *words = words_of (kind);

  return words == NULL || words->value != NULL;
}

gboolean
ful_check_kind_takes_threshold (const char *kind)
{
  const Words *words = words_of (kind);

  return words == NULL || words->threshold;
}

char *
ful_check_sentence (const FulCheck *check)
{
  const Words *words = words_of (check->kind);
  const char *asks =
      words == NULL ? check->kind : _ (check->negated ? words->asks_no : words->asks);
  g_autofree char *stranger = NULL;
  g_autofree char *quoted = NULL;

  if (words != NULL && words->value == NULL)
    return g_strdup_printf (_ ("The answer %s"), asks);
  if (check->value == NULL || *check->value == '\0')
    return g_strdup_printf (_ ("The answer %s what the case expects"), asks);
  stranger = ful_format_stranger (check->value);
  quoted = ful_quote_untrusted (stranger);
  return g_strdup_printf (_ ("The answer %s %s"), asks, quoted);
}

char *
ful_check_detail (const FulCheck *check)
{
  g_autofree char *name = ful_format_stranger (check->name);
  GString *out = g_string_new (name);

  if (check->weight != 1) {
    g_autofree char *weight = ful_format_plain_number (check->weight);

    g_string_append_printf (out, _ (" · weight %s"), weight);
  }
  if (!isnan (check->threshold)) {
    g_autofree char *threshold = ful_format_plain_number (check->threshold);

    g_string_append_printf (out, _ (" · within %s"), threshold);
  }
  if (check->tags != NULL && check->tags[0] != NULL) {
    g_autofree char *joined = g_strjoinv (", ", check->tags);
    g_autofree char *tags = ful_format_stranger (joined);

    g_string_append_printf (out, _ (" · for cases tagged %s"), tags);
  }
  return g_string_free (out, FALSE);
}
