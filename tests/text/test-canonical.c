/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/canonical.h"

static void
assert_same (const char *a, const char *b, gboolean same)
{
  g_autofree char *x = ful_canonical_answer (a);
  g_autofree char *y = ful_canonical_answer (b);

  g_assert_true ((g_strcmp0 (x, y) == 0) == same);
}

static void
test_json (void)
{
  assert_same ("{\"b\": 1, \"a\": [1, {\"y\":2,\"x\":3}]}",
               "{\"a\":[1,{\"x\":3,\"y\":2}],\"b\":1}\n", TRUE);
  assert_same ("{\"a\":1}", "{\"a\":2}", FALSE);
  assert_same ("[1,2]", "[2,1]", FALSE);
  assert_same (" \"a  b\" ", "\"a b\"", FALSE);
  assert_same ("{\"a\":\"\\u00e9\"}", "{\"a\":\"é\"}", TRUE);
}

static void
test_text (void)
{
  assert_same ("  top  up\n\tby card ", "top up by card", TRUE);
  assert_same ("top up", "top\u00a0up", TRUE);
  assert_same ("topup", "top up", FALSE);
  assert_same ("Top up", "top up", FALSE);
  assert_same ("", " \n", TRUE);
  assert_same ("{\"a\":1", "{\"a\":1 ", TRUE); /* not JSON: as text */
}

static void
test_any_bytes (void)
{
  g_autofree char *got = ful_canonical_answer ("a\xff b");

  g_assert_cmpstr (got, ==, "a\uFFFD b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/canonical/json", test_json);
  g_test_add_func ("/text/canonical/text", test_text);
  g_test_add_func ("/text/canonical/any-bytes", test_any_bytes);
  return g_test_run ();
}
