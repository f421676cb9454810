/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/check.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "base/number.h"
#include "checks/check-private.h"

/* One function a kind, all in one table. They say pass, fail, nothing to compare with, or that the
 * check itself failed; negation comes last and turns only a pass and a fail. */

typedef struct {
  const char *output;   /* the answer */
  const char *wanted;   /* the check's value, else the case's expected; NULL: neither */
  const char *expected; /* the case's; NULL: none */
  const GPtrArray *labels;
} Trial;

typedef FulCheckOutcome (*TryFunc) (const FulCheck *check, const Trial *trial);

typedef struct {
  const char *name;
  TryFunc run;
} Kind;

static FulCheckOutcome
verdict (gboolean pass, char *why)
{
  return (FulCheckOutcome){ .pass = pass, .score = pass ? 1 : 0, .why = why };
}

static FulCheckOutcome
nothing_to_compare (void)
{
  return (FulCheckOutcome){ .score = NAN,
                            .why = g_strdup ("not evaluated: neither the check nor the case says "
                                             "what is expected") };
}

static FulCheckOutcome
check_failed (char *why)
{
  return (FulCheckOutcome){ .score = NAN, .failed = TRUE, .why = why };
}

static char *
trimmed (const char *text)
{
  return g_strstrip (g_strdup (text));
}

static FulCheckOutcome
compare_texts (const char *got, const char *wanted, gboolean same, const char *how)
{
  g_autofree char *quoted_got = ful_quote_untrusted (got);
  g_autofree char *quoted_wanted = ful_quote_untrusted (wanted);

  return verdict (same, g_strdup_printf ("%s %s %s%s", quoted_got, same ? "is" : "is not",
                                         quoted_wanted, how));
}

static FulCheckOutcome
try_equals (const FulCheck *check, const Trial *trial)
{
  g_autofree char *got = trimmed (trial->output);
  g_autofree char *wanted = trial->wanted != NULL ? trimmed (trial->wanted) : NULL;

  if (wanted == NULL)
    return nothing_to_compare ();
  return compare_texts (got, wanted, strcmp (got, wanted) == 0, "");
}

static FulCheckOutcome
try_iequals (const FulCheck *check, const Trial *trial)
{
  g_autofree char *got = trimmed (trial->output);
  g_autofree char *wanted = trial->wanted != NULL ? trimmed (trial->wanted) : NULL;
  g_autofree char *folded_got = NULL;
  g_autofree char *folded_wanted = NULL;

  if (wanted == NULL)
    return nothing_to_compare ();
  folded_got = ful_check_fold (got);
  folded_wanted = ful_check_fold (wanted);
  return compare_texts (got, wanted, strcmp (folded_got, folded_wanted) == 0,
                        ", whatever the case of letters");
}

static FulCheckOutcome
try_one_of (const FulCheck *check, const Trial *trial)
{
  g_autofree char *got = trimmed (trial->output);
  g_autofree char *quoted = ful_quote_untrusted (got);
  g_autoptr (GPtrArray) set = NULL;
  gboolean found;

  if (check->value != NULL)
    set = ful_check_list (check->value);
  else if (trial->labels != NULL && trial->labels->len > 0)
    set = ful_check_label_names (trial->labels);
  else if (trial->expected != NULL)
    set = ful_check_list (trial->expected);
  else
    return nothing_to_compare ();
  found = g_ptr_array_find_with_equal_func (set, got, g_str_equal, NULL);
  return verdict (found,
                  g_strdup_printf ("%s is %s of the %u", quoted, found ? "one" : "none", set->len));
}

static FulCheckOutcome
try_contains (const FulCheck *check, const Trial *trial)
{
  g_autofree char *quoted = ful_quote_untrusted (trial->wanted);
  gboolean found;

  if (trial->wanted == NULL)
    return nothing_to_compare ();
  found = strstr (trial->output, trial->wanted) != NULL;
  return verdict (found,
                  g_strdup_printf ("the answer %s %s", found ? "holds" : "does not hold", quoted));
}

static FulCheckOutcome
try_regex (const FulCheck *check, const Trial *trial)
{
  g_autofree char *quoted = ful_quote_untrusted (trial->wanted);
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  if (trial->wanted == NULL)
    return nothing_to_compare ();
  if (!ful_check_regex (trial->wanted, trial->output, &found, &error))
    return check_failed (g_strdup (error->message));
  return verdict (found, g_strdup_printf ("%s %s", quoted, found ? "matches" : "does not match"));
}

static FulCheckOutcome
try_is_json (const FulCheck *check, const Trial *trial)
{
  g_autofree char *got = trimmed (trial->output);
  g_autoptr (GError) error = NULL;

  if (ful_json_check (got, strlen (got), NULL, &error))
    return verdict (TRUE, g_strdup ("the answer is JSON"));
  return verdict (FALSE, g_strdup_printf ("the answer is not JSON: %s", error->message));
}

static FulCheckOutcome
try_number (const FulCheck *check, const Trial *trial)
{
  double tolerance = isnan (check->threshold) ? 0 : check->threshold;
  g_autofree char *quoted = ful_quote_untrusted (trial->output);
  g_autofree char *quoted_wanted = ful_quote_untrusted (trial->wanted);
  g_autofree char *tolerance_text = ful_number_format (tolerance);
  double got, wanted;
  gboolean near;

  if (trial->wanted == NULL)
    return nothing_to_compare ();
  if (!ful_number_parse (trial->wanted, &wanted, NULL))
    return check_failed (g_strdup_printf ("%s is expected, which is no number", quoted_wanted));
  if (!ful_number_parse (trial->output, &got, NULL))
    return verdict (FALSE, g_strdup_printf ("%s is no number", quoted));
  /* 0.3 is within 0.1 of 0.2 to whoever writes it so, though not in binary. */
  near = fabs (got - wanted) <= tolerance + 1e-12 * MAX (fabs (got), fabs (wanted));
  return verdict (near,
                  g_strdup_printf ("%s is %s %s of %s", quoted, near ? "within" : "not within",
                                   tolerance_text, quoted_wanted));
}

static const Kind kinds[] = {
  { "equals", try_equals },     { "iequals", try_iequals }, { "one-of", try_one_of },
  { "contains", try_contains }, { "regex", try_regex },     { "is-json", try_is_json },
  { "number", try_number },
};

static const Kind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

const char *const *
ful_check_kinds (void)
{
  static const char *const names[] = { "equals", "iequals", "one-of", "contains",
                                       "regex",  "is-json", "number", NULL };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (kinds) + 1);
  return names;
}

void
ful_check_outcome_clear (FulCheckOutcome *outcome)
{
  g_clear_pointer (&outcome->why, g_free);
}

FulCheckOutcome
ful_check_try (const FulCheck *check,
               const GPtrArray *labels,
               const char *output,
               const char *expected)
{
  const Kind *kind = find_kind (check->kind);
  const Trial trial = { .output = output,
                        .wanted = check->value != NULL ? check->value : expected,
                        .expected = expected,
                        .labels = labels };
  g_autofree char *quoted = ful_quote_untrusted (check->kind);
  FulCheckOutcome outcome;

  if (kind == NULL)
    return check_failed (g_strdup_printf ("there is no kind of check %s", quoted));
  outcome = kind->run (check, &trial);
  if (check->negated && !isnan (outcome.score)) {
    char *why = g_strdup_printf ("negated: %s", outcome.why);

    g_free (outcome.why);
    outcome = verdict (!outcome.pass, why);
  }
  return outcome;
}

gboolean
ful_check_applies (const FulCheck *check, const FulCase *item)
{
  g_auto (GStrv) tags = NULL;

  if (check->tags == NULL || check->tags[0] == NULL)
    return TRUE;
  tags = g_strsplit (item->tags != NULL ? item->tags : "", ";", -1);
  for (guint i = 0; tags[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)check->tags, g_strstrip (tags[i])))
      return TRUE;
  return FALSE;
}

static gboolean
refuse (const FulCheck *check, const char *part, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
refuse (const FulCheck *check, const char *part, GError **error, const char *format, ...)
{
  g_autofree char *where = g_strdup_printf ("check %s", check->name != NULL ? check->name : "");
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, g_strchomp (where), 0, part, "%s", message);
}

gboolean
ful_check_validate (const FulCheck *check, GError **error)
{
  g_autofree char *quoted = ful_quote_untrusted (check->kind);
  g_autoptr (GError) local = NULL;
  gboolean found;
  double number;

  if (find_kind (check->kind) == NULL) {
    g_autofree char *all = g_strjoinv (", ", (char **)ful_check_kinds ());

    return refuse (check, "kind", error, "there is no kind %s; it is one of %s", quoted, all);
  }
  if (check->value != NULL && strlen (check->value) > FUL_CHECK_MAX_VALUE)
    return refuse (check, "value", error, "is longer than %d bytes", FUL_CHECK_MAX_VALUE);
  if (!(check->weight >= 0 && isfinite (check->weight)))
    return refuse (check, "weight", error, "must be a number from 0 on");
  if (!isnan (check->threshold) && !(check->threshold >= 0 && isfinite (check->threshold)))
    return refuse (check, "threshold", error, "must be a number from 0 on");
  if (!isnan (check->threshold) && check->threshold > 1 && strcmp (check->kind, "number") != 0)
    return refuse (check, "threshold", error, "must be from 0 to 1: what the mean must reach");
  if (check->retry < 0)
    return refuse (check, "retry", error, "must be a whole number from 0 on");
  if (check->value == NULL)
    return TRUE;
  if (strcmp (check->kind, "number") == 0 && !ful_number_parse (check->value, &number, NULL))
    return refuse (check, "value", error, "must be a number with a point, such as 12.5");
  if (strcmp (check->kind, "regex") == 0 && !ful_check_regex (check->value, "", &found, &local))
    return refuse (check, "value", error, "%s", local->message);
  return TRUE;
}
