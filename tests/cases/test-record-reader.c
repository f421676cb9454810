/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/record-reader.h"

#include <string.h>

#include "base/error.h"
#include "cases/bad-row.h"

/* Columns, records and bad rows as text: "a|b\n2:1|2\n3!why\n". */
static char *
read_all (const char *text, FulRecordFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bad = ful_bad_rows_new ();
  g_autoptr (FulRecordReader) reader =
      ful_record_reader_new (text, strlen (text), format, "f", &error);
  GString *all = g_string_new (NULL);
  const char *const *values;
  g_autofree char *header = NULL;
  guint64 line = 0;
  gsize n;

  g_assert_no_error (error);
  header = g_strjoinv ("|", (char **)ful_record_reader_columns (reader, &n));
  g_string_append_printf (all, "%s\n", header);
  while ((values = ful_record_reader_next (reader, bad, &line)) != NULL) {
    g_string_append_printf (all, "%d:", (int)line);
    for (gsize i = 0; i < n; i++)
      g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", values[i]);
    g_string_append_c (all, '\n');
  }
  for (guint i = 0; i < bad->len; i++) {
    const FulBadRow *row = bad->pdata[i];

    g_string_append_printf (all, "%d!%.20s\n", (int)row->line, row->why);
  }
  return g_string_free (all, FALSE);
}

static void
test_reads (void)
{
  static const struct {
    FulRecordFormat format;
    const char *text, *wanted;
  } cases[] = {
    { FUL_RECORDS_CSV, "id, text \n1,hi\n2\n3,\"x\n4,y\n",
      "id|text\n2:1|hi\n5:4|y\n3!1 field where the he\n4!a quotation mark is \n" },
    { FUL_RECORDS_CSV, "a;b\n1;2,5\n", "a|b\n2:1|2,5\n" },
    { FUL_RECORDS_TSV, "a,b\tc\n1\t2\n", "a,b|c\n2:1|2\n" },
    { FUL_RECORDS_JSONL,
      "{\"id\":1,\"text\":\"hi\"}\r\n\n{\"text\":\"é\",\"ok\":true,\"n\":1.50,\"x\":null}\n[1]\n{"
      "\"a\n",
      "id|text|ok|n|x\n1:1|hi|||\n3:|é|true|1.5|\n4!an object is wanted \n5!column 2: a string i"
      "\n" },
    { FUL_RECORDS_JSON,
      "\n[\n {\"vars\": {\"q\": \"a,]\\\"}\", \"m\": [1, {\"b\": 2}]}, \"e\": \"x\"},\n  5,\n {}]",
      "e|vars.q|vars.m\n3:x|a,]\"}|[1,{\"b\":2}]\n5:||\n4!an object is wanted \n" },
    { FUL_RECORDS_JSON, "[]", "\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = read_all (cases[i].text, cases[i].format);

    g_assert_cmpstr (got, ==, cases[i].wanted);
  }
}

static void
test_guesses (void)
{
  static const struct {
    const char *file, *text;
    FulRecordFormat format;
  } cases[] = {
    { "a.CSV", "{", FUL_RECORDS_CSV },    { "a.tsv", "", FUL_RECORDS_TSV },
    { "a.jsonl", "", FUL_RECORDS_JSONL }, { "a.json", "", FUL_RECORDS_JSON },
    { "-", " [{}]", FUL_RECORDS_JSON },   { NULL, "\xEF\xBB\xBF{\"a\":1}", FUL_RECORDS_JSONL },
    { "a.txt", "a,b", FUL_RECORDS_CSV },  { NULL, "", FUL_RECORDS_CSV },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ful_record_format_guess (cases[i].file, cases[i].text, strlen (cases[i].text)),
                     ==, cases[i].format);
}

static void
test_refuses (void)
{
  static const struct {
    FulRecordFormat format;
    const char *text, *message;
  } cases[] = {
    { FUL_RECORDS_CSV, "", "f: the file is empty; its first line must name the columns" },
    { FUL_RECORDS_CSV, "a,b,a\n", "f:1: two columns are named “a”; rename one" },
    { FUL_RECORDS_CSV, "a\n\xFF",
      "f:2: character 1: not UTF-8 but, it seems, Latin-1; save the file as UTF-8" },
    { FUL_RECORDS_JSON, "\n{}", "f:2: an array of objects is wanted: [{…}, {…}]" },
    { FUL_RECORDS_JSON, "[{]", "f:1: column 3: a member name in quotation marks is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ful_record_reader_new (cases[i].text, strlen (cases[i].text), cases[i].format,
                                          "f", &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_bad_rows_refused (void)
{
  g_autoptr (GPtrArray) rows = ful_bad_rows_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (ful_bad_rows_refuse (rows, "a.csv", &error));
  for (guint i = 1; i <= 25; i++)
    ful_bad_rows_add (rows, i, "split", "“%u” is no split; mend it", i);
  g_assert_false (ful_bad_rows_refuse (rows, "a.csv", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_true (
      g_str_has_prefix (error->message, "a.csv:1: split: “1” is no split; mend it\na.csv:2: "));
  g_assert_nonnull (strstr (error->message, "\na.csv:20: "));
  g_assert_nonnull (strstr (error->message, "\nand 5 more bad rows\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/record-reader/reads", test_reads);
  g_test_add_func ("/cases/record-reader/guesses-format", test_guesses);
  g_test_add_func ("/cases/record-reader/refuses", test_refuses);
  g_test_add_func ("/cases/bad-row/all-are-named", test_bad_rows_refused);
  return g_test_run ();
}
