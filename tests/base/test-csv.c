/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv.h"

#include <string.h>

#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"

/* What was read, as text: "LINE:a|b\n" a record, "LINE!\n" a bad one. */
static char *
read_all_bytes (const char *text, gsize length, char delimiter)
{
  g_autoptr (FulCsvReader) reader = ful_csv_reader_new (text, length, delimiter, "a.csv");
  GString *all = g_string_new (NULL);

  for (;;) {
    const char *const *fields = NULL;
    gsize n = 0;
    guint64 line = 0;
    g_autoptr (GError) error = NULL;
    FulCsvStatus status = ful_csv_reader_next (reader, &fields, &n, &line, &error);

    if (status == FUL_CSV_END)
      break;
    g_assert_true ((status == FUL_CSV_BAD) == (error != NULL));
    g_string_append_printf (all, "%d%s", (int)line, status == FUL_CSV_BAD ? "!" : ":");
    if (status == FUL_CSV_BAD)
      g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    for (gsize i = 0; status == FUL_CSV_RECORD && i < n; i++)
      g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", fields[i]);
    g_string_append_c (all, '\n');
  }
  return g_string_free (all, FALSE);
}

static void
assert_reads (const char *text, const char *wanted)
{
  g_autofree char *got = read_all_bytes (text, strlen (text), ',');

  g_assert_cmpstr (got, ==, wanted);
}

/* The records of one file of csv-spectrum as an array of objects, canonical. */
static char *
csv_as_json (const char *text, gsize length)
{
  g_autoptr (FulCsvReader) reader = ful_csv_reader_new (text, length, 0, NULL);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  const char *const *fields;
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) root = NULL;
  guint64 line;
  gsize n;

  g_assert_cmpint (ful_csv_reader_next (reader, &fields, &n, &line, &error), ==, FUL_CSV_RECORD);
  names = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    names[i] = g_strdup (fields[i]);
  ful_json_writer_begin_array (writer);
  while (ful_csv_reader_next (reader, &fields, &n, &line, &error) == FUL_CSV_RECORD) {
    g_assert_cmpuint (n, ==, g_strv_length (names));
    ful_json_writer_begin_object (writer);
    for (gsize i = 0; i < n; i++)
      ful_json_writer_string_member (writer, names[i], fields[i]);
    ful_json_writer_end_object (writer);
  }
  g_assert_no_error (error);
  ful_json_writer_end_array (writer);
  json = ful_json_writer_finish (writer);
  root = ful_json_parse (json, strlen (json), NULL, NULL);
  return ful_json_canonical (root);
}

/* The suite's JSON of this file is one object, not an array, with another telephone number than its
 * CSV holds; all else must agree. */
static char *
mend_location (JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  g_autofree char *text = NULL;

  g_assert_cmpstr (json_object_get_string_member (object, "Contact Phone Number"), ==,
                   "1234567890");
  json_object_set_string_member (object, "Contact Phone Number", "2095257564");
  text = ful_json_canonical (root);
  return g_strdup_printf ("[%s]", text);
}

static void
test_conformance (void)
{
  g_autofree char *base =
      g_build_filename (g_getenv ("FUL_TEST_CONFORMANCE"), "csv-spectrum", NULL);
  g_autofree char *dir = g_build_filename (base, "csvs", NULL);
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);
    g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".csv"));
    g_autofree char *json_name = g_strconcat (stem, ".json", NULL);
    g_autofree char *json_path = g_build_filename (base, "json", json_name, NULL);
    g_autofree char *text = NULL, *json = NULL, *got = NULL, *wanted = NULL;
    g_autoptr (JsonNode) root = NULL;
    gsize length, json_length;

    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    g_assert_true (g_file_get_contents (json_path, &json, &json_length, NULL));
    root = ful_json_parse (json, json_length, name, NULL);
    wanted = ful_json_canonical (root);
    if (g_str_equal (stem, "location_coordinates")) {
      g_free (wanted);
      wanted = mend_location (root);
    }
    got = csv_as_json (text, length);
    g_assert_cmpstr (got, ==, wanted);
    n++;
  }
  g_assert_cmpuint (n, ==, 12);
}

static void
test_lines (void)
{
  assert_reads ("a,b\r\n\r\n1,\"x\r\ny\"\r\n3,4", "1:a|b\n3:1|x\r\ny\n5:3|4\n");
  assert_reads ("a\rb\r\"c\rd\"\re", "1:a\n2:b\n3:c\rd\n5:e\n");
  assert_reads ("a\n\"\n\n\"\nb\n", "1:a\n2:\n\n\n5:b\n");
  assert_reads ("", "");
  assert_reads ("\n\n", "");
  assert_reads ("\xEF\xBB\xBF"
                "a,b",
                "1:a|b\n");
  assert_reads ("a,\n,\n\"\"\n", "1:a|\n2:|\n3:\n");
  assert_reads (" a , b ", "1: a | b \n");
}

/* One bad row costs one row. */
static void
test_bad_quotes (void)
{
  assert_reads ("a,b\n1,\"x\n3,4\n5,6\n", "1:a|b\n2!\n3:3|4\n4:5|6\n");
  assert_reads ("a,b\r\n1,\"x\" y\r\n3,4\r\n", "1:a|b\n2!\n3:3|4\n");
  assert_reads ("\"x\ny\" z\n3,4\n", "1!\n2:y\" z\n3:3|4\n");
  assert_reads ("1,x\"y\"\n", "1:1|x\"y\"\n");
  assert_reads ("1,\"", "1!\n");
}

static void
test_bad_bytes (void)
{
  static const char nul[] = "a\nb\0c\nd\n\"e\n\xFF\"\nf\n";
  g_autofree char *got = read_all_bytes (nul, sizeof nul - 1, ',');

  g_assert_cmpstr (got, ==, "1:a\n2!\n3:d\n4!\n6:f\n");
  assert_reads ("a\nb\xE4\nc\xC3\nd", "1:a\n2!\n3!\n4:d\n");
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) big = g_string_new ("\"");
  g_autofree char *long_field = g_strnfill (FUL_CSV_MAX_FIELD_BYTES + 1, 'x');
  g_autofree char *got = NULL;

  for (int i = 0; i < FUL_CSV_MAX_COLUMNS; i++)
    g_string_append_c (wide, ',');
  g_string_append (wide, "\nb\n");
  assert_reads (wide->str, "1!\n2:b\n");
  g_string_append (big, long_field);
  g_string_append (big, "\"\nb\n");
  assert_reads (big->str, "1!\n2:b\n");
}

static void
test_sniffs (void)
{
  static const struct {
    const char *text, *wanted;
  } cases[] = {
    { "a;b;c\n1,5;2;3\n", "1:a|b|c\n2:1,5|2|3\n" },
    { "a\tb\n1,2\t3\n", "1:a|b\n2:1,2|3\n" },
    { "\"a;b;c\",d\n1,2\n", "1:a;b;c|d\n2:1|2\n" },
    { "a\nb;c\n", "1:a\n2:b;c\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *got = read_all_bytes (cases[i].text, strlen (cases[i].text), 0);

    g_assert_cmpstr (got, ==, cases[i].wanted);
  }
}

static void
test_append (void)
{
  static const char *const values[] = { "",           "plain",        "a,b",     "say \"hi\"",
                                        "two\nlines", "cr\r",         " space ", "",
                                        "ü;\t",       "\xEF\xBB\xBF", "" };
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (FulCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *fields;
  guint64 line;
  gsize n;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    ful_csv_append_field (row, values[i], ',', i == 0);
  g_assert_true (g_str_has_prefix (row->str, "\"\",plain,\"a,b\",\"say \"\"hi\"\"\","));
  reader = ful_csv_reader_new (row->str, row->len, ',', NULL);
  g_assert_cmpint (ful_csv_reader_next (reader, &fields, &n, &line, &error), ==, FUL_CSV_RECORD);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (values));
  for (gsize i = 0; i < n; i++)
    g_assert_cmpstr (fields[i], ==, values[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/conformance", test_conformance);
  g_test_add_func ("/base/csv/line-numbers", test_lines);
  g_test_add_func ("/base/csv/bad-quote-costs-one-row", test_bad_quotes);
  g_test_add_func ("/base/csv/bad-bytes", test_bad_bytes);
  g_test_add_func ("/base/csv/limits", test_limits);
  g_test_add_func ("/base/csv/sniffs-delimiter", test_sniffs);
  g_test_add_func ("/base/csv/append-round-trip", test_append);
  return g_test_run ();
}
