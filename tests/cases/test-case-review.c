/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-review.h"

#include <string.h>

static FulCaseImport *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  const FulCaseImportOptions options = { .format = FUL_RECORDS_CSV, .file = "a.csv" };
  FulCaseImport *import = ful_case_import_parse (text, strlen (text), &options, &error);

  g_assert_no_error (error);
  return import;
}

static FulCaseReview *
review (const FulCaseImport *import, const GPtrArray *known)
{
  g_autoptr (GError) error = NULL;
  FulCaseReview *self = ful_case_review_new (import, known, NULL, NULL, &error);

  g_assert_no_error (error);
  return self;
}

/* The rows of an item, "" for none. */
static char *
rows_of (const FulCaseReview *self, FulReviewKind kind)
{
  const FulReviewItem *item = ful_case_review_find (self, kind);
  GString *text = g_string_new (NULL);

  for (guint i = 0; item != NULL && i < item->rows->len; i++)
    g_string_append_printf (text, "%u ", g_array_index (item->rows, guint, i));
  return g_string_free (text, FALSE);
}

#define assert_rows(self, kind, expected)         \
  G_STMT_START                                    \
  {                                               \
    g_autofree char *got_ = rows_of (self, kind); \
    g_assert_cmpstr (got_, ==, expected);         \
  }                                               \
  G_STMT_END

static void
test_finds (void)
{
  g_autoptr (FulCaseImport) import =
      parse ("text,label,split\n"
             "Where is my new card,arrival,dev\n"      /* 0 */
             "where is  my new card,arrival,dev\n"     /* 1 repeated */
             "Where is my new card,lost,dev\n"         /* 2 conflict */
             "Where is my new card,arrival,test\n"     /* 3 leakage */
             "What does a transfer cost,fees,dev\n"    /* 4 */
             "How much for a transfer abroad,,dev\n"); /* 5 no expected */
  g_autoptr (FulCaseReview) self = review (import, NULL);
  FulRemedy remedies[FUL_N_REVIEW_KINDS] = { FUL_REMEDY_KEEP };

  assert_rows (self, FUL_REVIEW_NO_EXPECTED, "5 ");
  assert_rows (self, FUL_REVIEW_REPEATED, "1 ");
  assert_rows (self, FUL_REVIEW_CONFLICTS, "2 ");
  assert_rows (self, FUL_REVIEW_LEAKAGE, "3 ");
  assert_rows (self, FUL_REVIEW_KNOWN, "");
  g_assert_cmpuint (ful_case_review_n_left (self, import, remedies), ==, 6);
  remedies[FUL_REVIEW_NO_EXPECTED] = FUL_REMEDY_LEAVE_OUT;
  remedies[FUL_REVIEW_REPEATED] = FUL_REMEDY_LEAVE_OUT;
  remedies[FUL_REVIEW_LEAKAGE] = FUL_REMEDY_MEND;
  g_assert_cmpuint (ful_case_review_n_left (self, import, remedies), ==, 4);
  ful_case_review_apply (self, import, remedies, NULL, NULL);
  g_assert_cmpuint (import->cases->len, ==, 4);
  g_assert_cmpint (((FulCase *)import->cases->pdata[2])->split, ==, FUL_SPLIT_DEV);
}

static void
test_empty_input (void)
{
  g_autoptr (FulCaseImport) import = parse ("text,note,label\nhello there,,a\nanother text,,b\n"
                                            ",only a note,a\nand one more,,b\n");
  g_autoptr (FulCaseReview) self = review (import, NULL);
  const FulReviewItem *item = ful_case_review_find (self, FUL_REVIEW_NO_INPUT);

  assert_rows (self, FUL_REVIEW_NO_INPUT, "2 ");
  g_assert_cmpstr (item->was->pdata[0], ==, "text");
}

static void
test_close_labels (void)
{
  g_autoptr (GString) text = g_string_new ("text,label\nswallowed by a machine,card_swalowed\n");
  g_autoptr (FulCaseImport) import = NULL;
  g_autoptr (FulCaseReview) self = NULL;
  FulRemedy remedies[FUL_N_REVIEW_KINDS] = { FUL_REMEDY_KEEP };

  for (int i = 0; i < 12; i++)
    g_string_append_printf (text, "number %d of many %d,%s\n", i * 7919, i,
                            i % 2 ? "card_swallowed" : "fees");
  g_string_append (text, "a rare but honest one,pin\n");
  import = parse (text->str);
  self = review (import, NULL);
  assert_rows (self, FUL_REVIEW_CLOSE_LABELS, "0 ");
  remedies[FUL_REVIEW_CLOSE_LABELS] = FUL_REMEDY_MEND;
  ful_case_review_apply (self, import, remedies, NULL, NULL);
  g_assert_cmpstr (((FulCase *)import->cases->pdata[0])->expected, ==, "card_swallowed");
}

static void
test_commas (void)
{
  g_autoptr (FulCaseImport) import =
      parse ("text;expected\nan invoice;12,50\nanother bill;1.000,5\nno comma here;7\n");
  g_autoptr (FulCaseReview) self = review (import, NULL);
  FulRemedy remedies[FUL_N_REVIEW_KINDS] = { FUL_REMEDY_KEEP };

  assert_rows (self, FUL_REVIEW_COMMAS, "0 1 ");
  remedies[FUL_REVIEW_COMMAS] = FUL_REMEDY_MEND;
  ful_case_review_apply (self, import, remedies, NULL, NULL);
  g_assert_cmpstr (((FulCase *)import->cases->pdata[1])->expected, ==, "1000.5");
}

/* A known case is no duplicate of itself, and keeps its split when others are moved. */
static void
test_known (void)
{
  g_autoptr (FulCaseImport) old = parse ("id,text,label,split\n"
                                         "a,Where is my new card,arrival,dev\n"
                                         "b,What does a transfer cost,fees,train\n");
  g_autoptr (FulCaseImport) import = parse ("text,label\n"
                                            "What does a transfer cost,fees\n"
                                            "where is my new  card,arrival\n");
  g_autoptr (FulCaseReview) self = review (import, old->cases);
  FulRemedy remedies[FUL_N_REVIEW_KINDS] = { FUL_REMEDY_KEEP };

  assert_rows (self, FUL_REVIEW_KNOWN, "0 ");
  assert_rows (self, FUL_REVIEW_REPEATED, "");
  assert_rows (self, FUL_REVIEW_LEAKAGE, "1 "); /* no split counts as test */
  remedies[FUL_REVIEW_LEAKAGE] = FUL_REMEDY_MEND;
  ful_case_review_apply (self, import, remedies, NULL, NULL);
  g_assert_cmpint (((FulCase *)import->cases->pdata[0])->split, ==, FUL_SPLIT_TRAIN);
  g_assert_cmpint (((FulCase *)import->cases->pdata[1])->split, ==, FUL_SPLIT_DEV);
}

/* Columns by choice: what a window gives. */
static void
test_fields (void)
{
  static const char text[] = "=vars.x,label,\nhello,a,b\n";
  const FulCaseField fields[] = { FUL_CASE_FIELD_EXPECTED, FUL_CASE_FIELD_VARIABLE,
                                  FUL_CASE_FIELD_LEFT_OUT };
  FulCaseImportOptions options = {
    .format = FUL_RECORDS_CSV, .file = "a.csv", .fields = fields, .n_fields = 3
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCaseImport) import = ful_case_import_parse (text, strlen (text), &options, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_no_error (error);
  g_assert_cmpstr (((FulCase *)import->cases->pdata[0])->expected, ==, "hello");
  g_assert_cmpstr (ful_case_variable (import->cases->pdata[0], "label"), ==, "a");
  options.n_fields = 2;
  g_assert_null (ful_case_import_parse (text, strlen (text), &options, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/case-review/finds", test_finds);
  g_test_add_func ("/cases/case-review/empty-input", test_empty_input);
  g_test_add_func ("/cases/case-review/close-labels", test_close_labels);
  g_test_add_func ("/cases/case-review/commas", test_commas);
  g_test_add_func ("/cases/case-review/known", test_known);
  g_test_add_func ("/cases/case-review/fields", test_fields);
  return g_test_run ();
}
