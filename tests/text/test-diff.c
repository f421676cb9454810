/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/diff.h"

#include <string.h>

static char *
show (const char *before, const char *after)
{
  g_autoptr (GArray) runs = ful_diff_words (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++) {
    const FulDiffRun *run = &g_array_index (runs, FulDiffRun, i);
    const char *source = run->kind == FUL_DIFF_INSERT ? after : before;

    g_string_append_printf (text, "%c[%.*s]",
                            run->kind == FUL_DIFF_EQUAL    ? '='
                            : run->kind == FUL_DIFF_DELETE ? '-'
                                                           : '+',
                            (int)run->length, source + run->start);
  }
  return g_string_free (text, FALSE);
}

static const struct {
  const char *before, *after, *expected;
} cases[] = {
  { "", "", "" },
  { "same text", "same text", "=[same text]" },
  { "", "all new", "+[all new]" },
  { "all gone", "", "-[all gone]" },
  { "Answer with one label.", "Answer with exactly one label only.",
    "=[Answer with ]+[exactly ]=[one label]+[ only]=[.]" },
  { "a b c", "a x c", "=[a ]-[b]+[x]=[ c]" },
  { "café naïf", "café naive", "=[café ]-[naïf]+[naive]" },
  { "a  b", "a b", "=[a]-[  ]+[ ]=[b]" },
  { "x", "y", "-[x]+[y]" },
  { "one", "one two", "=[one]+[ two]" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = show (cases[i].before, cases[i].after);

    g_assert_cmpstr (got, ==, cases[i].expected);
  }
}

/* The sum of both sides by a plain table of longest common subsequences. */
static guint
fewest_changes (const char *a, const char *b)
{
  guint n = (guint)strlen (a);
  guint m = (guint)strlen (b);
  g_autofree guint *row = g_new0 (guint, m + 1);

  for (guint i = 1; i <= n; i++) {
    guint diagonal = 0;

    for (guint j = 1; j <= m; j++) {
      guint up = row[j];

      row[j] = a[i - 1] == b[j - 1] ? diagonal + 1 : MAX (row[j], row[j - 1]);
      diagonal = up;
    }
  }
  return n + m - 2 * row[m];
}

static char *
random_text (GRand *rand)
{
  gsize n = (gsize)g_rand_int_range (rand, 0, 40);
  char *text = g_malloc0 (n + 1);

  for (gsize i = 0; i < n; i++) /* words of one character each */
    text[i] = "+-*/"[g_rand_int_range (rand, 0, 4)];
  return text;
}

static void
test_fewest_and_complete (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 2000; i++) {
    g_autofree char *before = random_text (rand);
    g_autofree char *after = random_text (rand);
    g_autoptr (GArray) runs = ful_diff_words (before, after);
    g_autoptr (GString) old = g_string_new (NULL);
    g_autoptr (GString) new = g_string_new (NULL);
    gsize changes = 0;

    for (guint j = 0; j < runs->len; j++) {
      const FulDiffRun *run = &g_array_index (runs, FulDiffRun, j);
      const char *source = run->kind == FUL_DIFF_INSERT ? after : before;

      if (run->kind != FUL_DIFF_INSERT)
        g_string_append_len (old, source + run->start, (gssize)run->length);
      if (run->kind != FUL_DIFF_DELETE)
        g_string_append_len (new, source + run->start, (gssize)run->length);
      if (run->kind != FUL_DIFF_EQUAL)
        changes += run->length;
    }
    g_assert_cmpstr (old->str, ==, before);
    g_assert_cmpstr (new->str, ==, after);
    g_assert_cmpuint (changes, ==, fewest_changes (before, after));
  }
}

static void
test_nothing_in_common_takes_no_time (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GArray) runs = NULL;

  for (guint i = 0; i < 100000; i++) {
    g_string_append_printf (before, "a%u,", i);
    g_string_append_printf (after, "b%u;", i);
  }
  runs = ful_diff_words (before->str, after->str);
  g_assert_cmpuint (runs->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/diff/cases", test_cases);
  g_test_add_func ("/text/diff/fewest-and-complete", test_fewest_and_complete);
  g_test_add_func ("/text/diff/nothing-in-common-takes-no-time",
                   test_nothing_in_common_takes_no_time);
  return g_test_run ();
}
