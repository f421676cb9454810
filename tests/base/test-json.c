/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

static JsonNode *
parse (const char *text, GError **error)
{
  return ful_json_parse (text, strlen (text), "a.json", error);
}

static JsonNode *
parse_ok (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
  return root;
}

/* Every text of the suite (github.com/nst/JSONTestSuite): y_ accepted, n_ refused, i_ either way.
 */
static void
test_conformance (void)
{
  g_autofree char *dir =
      g_build_filename (g_getenv ("FUL_TEST_CONFORMANCE"), "json-parsing", "test_parsing", NULL);
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) check_error = NULL;
    g_autoptr (JsonNode) root = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    root = ful_json_parse (text, length, name, &error);
    if (name[0] == 'y')
      g_assert_no_error (error);
    if (name[0] == 'n')
      g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_true ((root != NULL) == (error == NULL));
    if (name[0] != 'i')
      g_assert_true (ful_json_check (text, length, name, &check_error) == (root != NULL));
    n++;
  }
  g_assert_cmpuint (n, ==, 318);
}

static void
test_values (void)
{
  g_autoptr (JsonNode) root = parse_ok (
      "{\"i\":9223372036854775807,\"big\":9223372036854775808,\"d\":1.5,\"t\":true,\"z\":null,"
      "\"s\":\"a\\u0041\\n\\uD834\\uDD1E\",\"a\":[1,2],\"o\":{}}");
  JsonObject *object = json_node_get_object (root);
  g_autoptr (GError) error = NULL;
  JsonArray *array = NULL;
  JsonObject *inner = NULL;
  const char *text = NULL;
  gboolean flag = FALSE;
  double number = 0;
  gint64 integer = 0;

  g_assert_true (ful_json_get_int (object, "i", -1, &integer, &error));
  g_assert_cmpint (integer, ==, G_MAXINT64);
  g_assert_true (ful_json_get_double (object, "big", &number, &error));
  g_assert_cmpfloat (number, ==, 9223372036854775808.0);
  g_assert_true (ful_json_get_double (object, "d", &number, &error));
  g_assert_cmpfloat (number, ==, 1.5);
  g_assert_true (ful_json_get_boolean (object, "t", FALSE, &flag, &error));
  g_assert_true (flag);
  g_assert_true (ful_json_get_string (object, "s", &text, &error));
  g_assert_cmpstr (text, ==, "aA\n\360\235\204\236");
  g_assert_true (ful_json_get_array (object, "a", &array, &error));
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  g_assert_true (ful_json_get_object (object, "o", &inner, &error));
  g_assert_nonnull (inner);
}

static void
test_missing (void)
{
  g_autoptr (JsonNode) root = parse_ok ("{\"z\":null}");
  JsonObject *object = json_node_get_object (root);
  const char *text = "x", *const members[] = { "z", "absent" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    gint64 integer = 0;
    double number = 0;
    gboolean flag = FALSE;

    text = "x";
    g_assert_true (ful_json_get_string (object, members[i], &text, NULL));
    g_assert_null (text);
    g_assert_true (ful_json_get_double (object, members[i], &number, NULL));
    g_assert_true (isnan (number));
    g_assert_true (ful_json_get_int (object, members[i], 7, &integer, NULL));
    g_assert_cmpint (integer, ==, 7);
    g_assert_true (ful_json_get_boolean (object, members[i], TRUE, &flag, NULL));
    g_assert_true (flag);
  }
}

static void
test_wrong_type (void)
{
  g_autoptr (JsonNode) root = parse_ok ("{\"s\":\"1\",\"d\":1.5,\"w\":3.0,\"l\":1e30}");
  JsonObject *object = json_node_get_object (root);
  g_autoptr (GError) error = NULL;
  gint64 integer = 42;
  double number = 42;
  const char *text = "untouched";

  g_assert_false (ful_json_get_double (object, "s", &number, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==, "s: a number is wanted here, not a string");
  g_assert_cmpfloat (number, ==, 42);
  g_assert_false (ful_json_get_int (object, "d", 0, &integer, NULL));
  g_assert_false (ful_json_get_int (object, "l", 0, &integer, NULL));
  g_assert_cmpint (integer, ==, 42);
  g_assert_true (ful_json_get_int (object, "w", 0, &integer, NULL));
  g_assert_cmpint (integer, ==, 3);
  g_assert_false (ful_json_get_string (object, "d", &text, NULL));
  g_assert_cmpstr (text, ==, "untouched");
}

/* Of members of one name the last counts. */
static void
test_duplicate (void)
{
  g_autoptr (JsonNode) root = parse_ok ("{\"a\":1,\"b\":2,\"a\":3}");
  gint64 integer = 0;

  g_assert_true (ful_json_get_int (json_node_get_object (root), "a", 0, &integer, NULL));
  g_assert_cmpint (integer, ==, 3);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (root)), ==, 2);
}

static void
test_nul_escape (void)
{
  g_autoptr (JsonNode) root = parse_ok ("\"a\\u0000b\"");

  g_assert_cmpstr (json_node_get_string (root), ==, "a\357\277\275b");
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < FUL_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, '[');
  for (int i = 0; i < FUL_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, ']');
  root = parse_ok (deep->str);
  g_string_prepend_c (deep, '[');
  g_string_append_c (deep, ']');
  g_assert_false (ful_json_check (deep->str, deep->len, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

static void
test_message (void)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "{\n  \"a\": 1,\n  \"ü\": nil\n}", "a.json:3: column 8: a value is wanted here: a string, "
                                         "number, object, array, true, false or null" },
    { "[1\r\n,2\r\n3]", "a.json:3: column 1: a comma or ] is missing" },
    { "[1e999]", "a.json:1: column 2: a number is too large; write a smaller one" },
    { "{} {}", "a.json:1: column 4: text follows the JSON value; remove it" },
    { "\xEF\xBB\xBF{}", "a.json:1: column 1: begins with a byte-order mark; save it without one" },
    { "\"\xE4\"", "a.json:1: column 2: not UTF-8; save it as UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (parse (cases[i].text, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/conformance", test_conformance);
  g_test_add_func ("/base/json/values", test_values);
  g_test_add_func ("/base/json/missing", test_missing);
  g_test_add_func ("/base/json/wrong-type", test_wrong_type);
  g_test_add_func ("/base/json/last-duplicate-counts", test_duplicate);
  g_test_add_func ("/base/json/nul-escape-cuts-nothing", test_nul_escape);
  g_test_add_func ("/base/json/depth", test_depth);
  g_test_add_func ("/base/json/message-names-line-and-column", test_message);
  return g_test_run ();
}
