/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/duplicates.h"

#include "project/case.h"

static void
add_case (GPtrArray *cases, const char *text, FulSplit split)
{
  FulCase *item = ful_case_new ();

  item->split = split;
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strsplit ("text", " ", -1);
  item->var_values = g_new0 (char *, 2);
  item->var_values[0] = g_strdup (text);
  g_ptr_array_add (cases, item);
}

/* "first-second:similarity " for each pair. */
static char *
find (const GPtrArray *cases)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = ful_duplicates_find (cases, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++) {
    const FulDuplicate *pair = &g_array_index (found, FulDuplicate, i);

    g_string_append_printf (text, "%u-%u:%.1f ", pair->first, pair->second, pair->similarity);
  }
  return g_string_free (text, FALSE);
}

static GPtrArray *
new_cases (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
}

static void
test_equal (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autofree char *got = NULL;

  add_case (cases, "Where is my card?", FUL_SPLIT_TRAIN);
  add_case (cases, "What is the exchange rate today", FUL_SPLIT_DEV);
  add_case (cases, " where  IS my card?\n", FUL_SPLIT_TEST);
  add_case (cases, "Where is my card?", FUL_SPLIT_TRAIN);
  add_case (cases, "Where is my card?", FUL_SPLIT_TEST);
  got = find (cases);
  g_assert_cmpstr (got, ==, "0-2:1.0 2-3:1.0 0-3:1.0 2-4:1.0 0-4:1.0 ");
}

static void
test_near (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autofree char *got = NULL;

  add_case (cases, "I have been waiting for over a week for my new card to arrive, is this normal",
            FUL_SPLIT_TRAIN);
  add_case (cases, "My card was declined in a shop this morning and I need to know why",
            FUL_SPLIT_TRAIN);
  add_case (cases, "I have been waiting for over a week for my new card to arrive, is that normal",
            FUL_SPLIT_TEST);
  add_case (cases, "Is it normal that a new card takes over a week?", FUL_SPLIT_TEST);
  got = find (cases);
  g_assert_cmpstr (got, ==, "0-2:0.9 ");
}

/* Many texts of one template end in time, and each finds a partner. */
static void
test_template (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (GArray) found = NULL;

  for (int i = 0; i < 2000; i++) {
    g_autofree char *text =
        g_strdup_printf ("The order with the number %d has still not arrived at my address "
                         "although the tracking "
                         "page says that it was delivered to a neighbour last week",
                         i);

    add_case (cases, text, FUL_SPLIT_DEV);
  }
  found = ful_duplicates_find (cases, NULL, NULL);
  g_assert_cmpuint (found->len, >, 1900);
}

static void
test_no_input (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autofree char *got = NULL;

  g_ptr_array_add (cases, ful_case_new ());
  g_ptr_array_add (cases, ful_case_new ());
  got = find (cases);
  g_assert_cmpstr (got, ==, "");
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) cases = new_cases ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_case (cases, "a text", FUL_SPLIT_DEV);
  g_cancellable_cancel (cancellable);
  g_assert_null (ful_duplicates_find (cases, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/duplicates/equal", test_equal);
  g_test_add_func ("/cases/duplicates/near", test_near);
  g_test_add_func ("/cases/duplicates/template", test_template);
  g_test_add_func ("/cases/duplicates/no-input", test_no_input);
  g_test_add_func ("/cases/duplicates/cancelled", test_cancelled);
  return g_test_run ();
}
