/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/hash.h"

static char *
hash_of (const char *a, const char *b)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();

  ful_hasher_add (hasher, a);
  ful_hasher_add (hasher, b);
  return ful_hasher_finish (hasher);
}

static void
test_parts_differ (void)
{
  g_autofree char *a = hash_of ("ab", "c"), *b = hash_of ("a", "bc"), *c = hash_of ("abc", NULL),
                  *d = hash_of ("abc", ""), *again = hash_of ("ab", "c");

  g_assert_cmpuint (strlen (a), ==, 64);
  g_assert_cmpstr (a, ==, again);
  g_assert_cmpstr (a, !=, b);
  g_assert_cmpstr (c, !=, d);
}

/* The file keeps these: they may never change. Reference: Python's hashlib over the same bytes. */
static void
test_stable (void)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();
  g_autofree char *got = NULL;

  ful_hasher_add (hasher, "case");
  ful_hasher_add (hasher, NULL);
  ful_hasher_add_int (hasher, -2);
  ful_hasher_add_bytes (hasher, "\0\1", 2);
  got = ful_hasher_finish (hasher);
  g_assert_cmpstr (got, ==, "29e4e6583122f30102442e27fd44b0a8370e7a04484bc33b36c91f6adb7ac364");
}

static void
test_hash64 (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++) {
    guint64 *hash = g_new (guint64, 1);

    *hash = ful_hash64 (&i, sizeof i, 0);
    g_hash_table_add (seen, hash);
  }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 10000);
  g_assert_cmpuint (ful_hash64 ("a", 1, 0), !=, ful_hash64 ("a", 1, 1));
  g_assert_cmpuint (ful_hash64 ("a", 1, 7), ==, ful_hash64 ("a", 1, 7));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/hash/parts-differ", test_parts_differ);
  g_test_add_func ("/base/hash/stable", test_stable);
  g_test_add_func ("/base/hash/hash64", test_hash64);
  return g_test_run ();
}
