/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/record-sample.h"

#include <string.h>

#include "cases/bad-row.h"
#include "cases/case-import.h"

/* "LINE:first value[!column] " a row; "-" for one that can't be read. */
static char *
sample (const char *text, guint n)
{
  g_autoptr (GError) error = NULL;
  const FulCaseImportOptions options = { .format = FUL_RECORDS_CSV, .file = "a.csv" };
  g_autoptr (FulCaseImport) import = ful_case_import_parse (text, strlen (text), &options, &error);
  g_autoptr (GPtrArray) rows = NULL;
  GString *got = g_string_new (NULL);

  g_assert_no_error (error);
  rows = ful_record_sample (text, strlen (text), FUL_RECORDS_CSV, "a.csv", import->bad, n, NULL,
                            &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++) {
    const FulSampleRow *row = rows->pdata[i];

    g_string_append_printf (got, "%d:%s", (int)row->line, row->values ? row->values[0] : "-");
    if (row->why != NULL)
      g_string_append_printf (got, "!%d", row->column);
    g_string_append_c (got, ' ');
  }
  return g_string_free (got, FALSE);
}

static void
test_bad_among_good (void)
{
  g_autofree char *got = sample ("text,split\na,dev\nb,dev\nc,test\nd,nowhere\ne,dev\nf\ng,dev\n"
                                 "h,never\n",
                                 6);
  g_autofree char *few = sample ("text,split\na,dev\nb\nc\nd\ne\n", 6);
  g_autofree char *lines = sample ("text,split\n\"a\nb\",dev\n", 6);

  g_assert_cmpstr (got, ==, "2:a 3:b 4:c 5:d!1 6:e 7:-!-1 ");
  g_assert_cmpstr (few, ==, "2:a 3:-!-1 4:-!-1 5:-!-1 6:-!-1 ");
  g_assert_cmpstr (lines, ==, "2:a b ");
}

static void
test_long_value (void)
{
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autofree char *file = g_strdup_printf ("text\n%s\n", text);
  g_autofree char *got = sample (file, 6);

  g_assert_cmpuint (strlen (got), <, 140);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/record-sample/bad-among-good", test_bad_among_good);
  g_test_add_func ("/cases/record-sample/long-value", test_long_value);
  return g_test_run ();
}
