/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "project/case-query.h"
#include "project/case-summary.h"
#include "temporary.h"

typedef struct {
  char *folder;
  FulProject *project;
} Fixture;

static FulCase *
case_new (Fixture *f, const char *name, FulSplit split, const char *message, const char *expected)
{
  FulCase *item = ful_case_new ();

  item->id = ful_project_new_id (f->project, FUL_ID_CASE);
  item->name = g_strdup (name);
  item->split = split;
  item->expected = g_strdup (expected);
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strdupv ((char *[]){ (char *)"message", NULL });
  item->var_values = g_strdupv ((char *[]){ (char *)message, NULL });
  return item;
}

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  FulEdit *edit = ful_edit_new ();
  FulCase *items[5];

  f->folder = temporary_new ();
  path = g_build_filename (f->folder, "p.fulcrum", NULL);
  f->project = ful_project_create (path, "Title", &error);
  g_assert_no_error (error);
  items[0] = case_new (f, "a", FUL_SPLIT_DEV, "Where is my CARD?", "card");
  items[1] = case_new (f, "b", FUL_SPLIT_TEST, "Wo bleibt die Überweisung?", "transfer");
  items[2] = case_new (f, "c", FUL_SPLIT_TEST, "My card, again", "card");
  items[3] = case_new (f, "case-00007", FUL_SPLIT_TRAIN, "Nothing expected", NULL);
  items[4] = case_new (f, "gone", FUL_SPLIT_TRAIN, "A card that was removed", "card");
  items[0]->tags = g_strdup ("urgent;fx");
  items[2]->tags = g_strdup ("fx2");
  items[1]->group = g_strdup ("Customer 9");
  items[4]->hidden = TRUE;
  /* The order is that of the positions. */
  for (int i = 0; i < 5; i++) {
    items[i]->position = 10 - i;
    ful_edit_take_case (edit, items[i]);
  }
  ful_project_edit (f->project, "Fill", edit, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (f->project, &error);
  g_assert_no_error (error);
  temporary_free (f->folder);
}

/* Names of what is found, joined by spaces. */
static char *
find (Fixture *f, FulSplit split, const char *expected, const char *tag, const char *text)
{
  g_autoptr (GError) error = NULL;
  FulCaseQuery query = { split, g_strdup (expected), g_strdup (tag), g_strdup (text) };
  g_autoptr (GArray) ids = ful_project_find_cases (f->project, &query, NULL, &error);
  g_autoptr (GPtrArray) cases = NULL;
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  cases = ful_project_load_cases_of (f->project, (const gint64 *)ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, ids->len);
  for (guint i = 0; i < cases->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            ((const FulCase *)cases->pdata[i])->name);
  ful_case_query_clear (&query);
  return g_string_free (names, FALSE);
}

#define assert_found(expected_names, ...)              \
  G_STMT_START                                         \
  {                                                    \
    g_autofree char *found_names = find (__VA_ARGS__); \
    g_assert_cmpstr (found_names, ==, expected_names); \
  }                                                    \
  G_STMT_END

static void
test_find (Fixture *f, gconstpointer unused)
{
  assert_found ("case-00007 c b a", f, FUL_N_SPLITS, NULL, NULL, NULL);
  assert_found ("c b", f, FUL_SPLIT_TEST, NULL, NULL, NULL);
  assert_found ("c a", f, FUL_N_SPLITS, "card", NULL, NULL);
  assert_found ("case-00007", f, FUL_N_SPLITS, "", NULL, NULL);
  /* A tag is a whole one, wherever it stands. */
  assert_found ("a", f, FUL_N_SPLITS, NULL, "fx", NULL);
  assert_found ("c a", f, FUL_N_SPLITS, NULL, NULL, "card");
  assert_found ("c", f, FUL_N_SPLITS, NULL, NULL, " again  CARD ");
  assert_found ("b", f, FUL_N_SPLITS, NULL, NULL, "ÜBERWEISUNG");
  assert_found ("b", f, FUL_N_SPLITS, NULL, NULL, "customer");
  /* Names of inputs are not searched; wildcards are letters like others. */
  assert_found ("", f, FUL_N_SPLITS, NULL, NULL, "message");
  assert_found ("", f, FUL_N_SPLITS, NULL, NULL, "%");
  assert_found ("c", f, FUL_SPLIT_TEST, "card", "fx2", "my");
}

static void
test_summary (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCaseSummary) summary = ful_project_summarise_cases (f->project, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (summary->total, ==, 4);
  g_assert_cmpint (summary->splits[FUL_SPLIT_TEST], ==, 2);
  g_assert_cmpint (summary->splits[FUL_SPLIT_TRAIN], ==, 1);
  g_assert_cmpint (summary->without_expected, ==, 1);
  g_assert_cmpuint (summary->labels->len, ==, 2);
  g_assert_cmpint (ful_case_tally_total (ful_case_summary_label (summary, "card")), ==, 2);
  g_assert_cmpint (ful_case_summary_label (summary, "card")->n[FUL_SPLIT_DEV], ==, 1);
  g_assert_null (ful_case_summary_label (summary, "none"));
  g_assert_cmpuint (summary->tags->len, ==, 3);
  g_assert_cmpstr (((FulCaseTally *)summary->tags->pdata[0])->name, ==, "fx");
}

static void
test_places (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gboolean hidden = FALSE;
  gint64 id = 0;
  int position = 0;

  g_assert_true (ful_project_next_case (f->project, &name, &position, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "case-00008");
  g_assert_cmpint (position, ==, 11);
  g_assert_true (ful_project_find_case (f->project, "gone", &id, &hidden, &error));
  g_assert_cmpint (id, ==, 5);
  g_assert_true (hidden);
  g_assert_true (ful_project_find_case (f->project, "nobody", &id, &hidden, &error));
  g_assert_cmpint (id, ==, 0);
}

static void
test_passes_over (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { 99, 5, 1 };
  g_autoptr (GPtrArray) cases = ful_project_load_cases_of (f->project, ids, 3, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 1);
}

/* Texts instead of labels are not counted one by one. */
static void
test_many (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (FulCaseSummary) summary = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  FulCaseQuery query = { .split = FUL_SPLIT_DEV, .text = (char *)"NUMBER 77" };
  FulEdit *edit = ful_edit_new ();

  for (int i = 0; i < 100000; i++) {
    g_autofree char *name = g_strdup_printf ("n%06d", i);
    g_autofree char *message = g_strdup_printf ("Message number %d", i);
    FulCase *item = case_new (f, name, i % 2 ? FUL_SPLIT_DEV : FUL_SPLIT_TEST, message, message);

    item->position = 100 + i;
    ful_edit_take_case (edit, item);
  }
  ful_project_edit (f->project, "Many", edit, &error);
  g_assert_no_error (error);
  ids = ful_project_find_cases (f->project, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 100);
  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), >, g_array_index (ids, gint64, i - 1));
  summary = ful_project_summarise_cases (f->project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (summary->total, ==, 100004);
  g_assert_cmpuint (summary->labels->len, ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (ful_project_find_cases (f->project, &query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/project/case-query/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/project/case-query/summary", Fixture, NULL, set_up, test_summary, tear_down);
  g_test_add ("/project/case-query/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/project/case-query/passes-over", Fixture, NULL, set_up, test_passes_over,
              tear_down);
  g_test_add ("/project/case-query/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
