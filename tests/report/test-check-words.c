/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/check-words.h"

#include <math.h>
#include <string.h>

#include "checks/check.h"

/* Takes @got. */
static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_every_kind (void)
{
  const char *const *kinds = ful_check_kinds ();

  for (int i = 0; kinds[i] != NULL; i++) {
    g_assert_cmpstr (ful_check_kind_name (kinds[i]), !=, kinds[i]);
    g_assert_true (ful_check_kind_takes_value (kinds[i]) ==
                   (*ful_check_kind_value (kinds[i]) != 0));
  }
}

static void
test_sentences (void)
{
  char *tags[] = { (char *)"de", (char *)"fr", NULL };
  FulCheck check = {
    .name = (char *)"c", .kind = (char *)"contains", .weight = 1, .threshold = NAN
  };

  assert_text (ful_check_sentence (&check), "The answer contains what the case expects");
  check.value = (char *)"sorry";
  check.negated = TRUE;
  assert_text (ful_check_sentence (&check), "The answer does not contain “sorry”");
  assert_text (ful_check_detail (&check), "c");
  check.kind = (char *)"is-json";
  check.negated = FALSE;
  check.weight = 2;
  check.tags = tags;
  assert_text (ful_check_sentence (&check), "The answer is JSON");
  assert_text (ful_check_detail (&check), "c · weight 2 · for cases tagged de, fr");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/check-words/every-kind", test_every_kind);
  g_test_add_func ("/report/check-words/sentences", test_sentences);
  return g_test_run ();
}
