/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "base/error.h"
#include "text/template.h"

/* Every module that the Mustache specification requires, then what is ours: prompts without
 * escape, names that are missing, limits. */

static FulTemplateValue *
value_from_json (JsonNode *node)
{
  FulTemplateValue *value;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObjectIter iter;
    const char *name;
    JsonNode *member;

    value = ful_template_value_new_object ();
    json_object_iter_init (&iter, json_node_get_object (node));
    while (json_object_iter_next (&iter, &name, &member))
      ful_template_value_set (value, name, value_from_json (member));
    return value;
  }
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    value = ful_template_value_new_list ();
    for (guint i = 0; i < json_array_get_length (array); i++)
      ful_template_value_append (value, value_from_json (json_array_get_element (array, i)));
    return value;
  }
  if (JSON_NODE_HOLDS_NULL (node))
    return ful_template_value_new_text (NULL);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return ful_template_value_new_flag (json_node_get_boolean (node));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return ful_template_value_new_text (json_node_get_string (node));
  g_ascii_formatd (number, sizeof number, "%.10g", json_node_get_double (node));
  return ful_template_value_new_text (number);
}

static const FulTemplate *
partial_of_test (const char *name, gpointer user_data)
{
  return g_hash_table_lookup (user_data, name);
}

static void
run_spec_test (JsonObject *test, const char *module)
{
  g_autoptr (GHashTable) partials =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)ful_template_unref);
  FulTemplateOptions options = { ful_escape_html, FUL_MISSING_EMPTY, partial_of_test, partials,
                                 NULL };
  g_autoptr (FulTemplateValue) data = value_from_json (json_object_get_member (test, "data"));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulTemplate) template = NULL;
  const char *expected = json_object_get_string_member (test, "expected");

  if (json_object_has_member (test, "partials")) {
    JsonObject *object = json_object_get_object_member (test, "partials");
    g_autoptr (GList) names = json_object_get_members (object);

    for (GList *l = names; l != NULL; l = l->next)
      g_hash_table_insert (partials, g_strdup (l->data),
                           ful_template_new (json_object_get_string_member (object, l->data),
                                             l->data, &error));
    g_assert_no_error (error);
  }
  template = ful_template_new (json_object_get_string_member (test, "template"), module, &error);
  g_assert_no_error (error);
  g_assert_true (ful_template_render (template, data, &options, out, &error));
  g_assert_no_error (error);
  if (g_strcmp0 (out->str, expected) != 0)
    g_error ("%s: %s: “%s” instead of “%s”", module, json_object_get_string_member (test, "name"),
             out->str, expected);
}

static void
test_specification (void)
{
  const char *const modules[] = { "comments", "delimiters", "interpolation",
                                  "inverted", "partials",   "sections" };
  guint n_tests = 0;

  for (guint m = 0; m < G_N_ELEMENTS (modules); m++) {
    g_autofree char *name = g_strconcat (modules[m], ".json", NULL);
    g_autofree char *path =
        g_build_filename (g_getenv ("FUL_TEST_CONFORMANCE"), "mustache", "specs", name, NULL);
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (GError) error = NULL;
    JsonArray *tests;

    json_parser_load_from_file (parser, path, &error);
    g_assert_no_error (error);
    tests = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "tests");
    for (guint i = 0; i < json_array_get_length (tests); i++)
      run_spec_test (json_array_get_object_element (tests, i), modules[m]);
    n_tests += json_array_get_length (tests);
  }
  g_assert_cmpuint (n_tests, ==, 136);
}

static char *
render (const char *text, FulTemplateValue *root, const FulTemplateOptions *options, GError **error)
{
  g_autoptr (FulTemplate) template = ful_template_new (text, "p", error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (template == NULL || !ful_template_render (template, root, options, out, error))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_no_escape (void)
{
  const FulTemplateOptions options = { NULL, FUL_MISSING_ERROR, NULL, NULL, NULL };
  const char *text = "I can't pay \"€5\" & <b>";
  g_autoptr (FulTemplateValue) root = ful_template_value_new_object ();
  g_autoptr (GError) error = NULL;
  g_autofree char *inserted = NULL;
  g_autofree char *literal = NULL;

  ful_template_value_set_text (root, "text", text);
  inserted = render ("{{text}}", root, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (inserted, ==, text);
  literal = render (text, root, &options, &error);
  g_assert_cmpstr (literal, ==, text);
}

static void
test_json_escape (void)
{
  const FulTemplateOptions options = { ful_escape_json, FUL_MISSING_ERROR, NULL, NULL, NULL };
  g_autoptr (FulTemplateValue) root = ful_template_value_new_object ();
  g_autofree char *got = NULL;

  ful_template_value_set_text (root, "t", "a\"b\\c\n\r\t\x01é");
  got = render ("{{t}}", root, &options, NULL);
  g_assert_cmpstr (got, ==, "a\\\"b\\\\c\\n\\r\\t\\u0001é");
}

static void
test_known_but_empty (void)
{
  const FulTemplateOptions options = { NULL, FUL_MISSING_ERROR, NULL, NULL, NULL };
  g_autoptr (FulTemplateValue) root = ful_template_value_new_object ();
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;

  ful_template_value_set_text (root, "empty", "");
  ful_template_value_set_text (root, "null", NULL);
  got = render ("[{{empty}}{{#empty}}no{{/empty}}{{^null}}yes{{/null}}]", root, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, "[yes]");
}

static const struct {
  const char *text;
  const char *message; /* whole */
} refused[] = {
  { "one\n  {{nam}}", "p:2: column 3: there is no variable “nam”" },
  { "{{#nam}}x{{/nam}}", "p:1: column 1: there is no variable “nam”" },
  { "{{^nam}}x{{/nam}}", "p:1: column 1: there is no variable “nam”" },
  { "{{known.part}}", "p:1: column 1: there is no variable “known.part”" },
  { "é {{> part}}", "p:1: column 3: there is no partial “part”" },
  { "{{#a}}", "p:1: column 1: section “a” is opened and never closed" },
  { "x\n{{/a}}", "p:2: column 1: section “a” is closed but was never opened" },
  { "{{#a}}{{#b}}{{/a}}",
    "p:1: column 13: section “a” is closed while “b” is open; close that first" },
  { "ab {{x", "p:1: column 4: a tag is opened and never closed; add }}" },
  { "{{{x}}", "p:1: column 1: a tag is opened and never closed; add }}}" },
  { "{{ }}", "p:1: column 1: a tag that names nothing" },
  { "{{=<%=}}", "p:1: column 1: not a pair of delimiters; write it as {{=<% %>=}}" },
  { "{{=a b c=}}", "p:1: column 1: not a pair of delimiters; write it as {{=<% %>=}}" },
  { "\xff", "p: not UTF-8; save it as UTF-8" },
};

static void
test_refusals_name_the_place (void)
{
  const FulTemplateOptions options = { NULL, FUL_MISSING_ERROR, NULL, NULL, NULL };
  g_autoptr (FulTemplateValue) root = ful_template_value_new_object ();

  ful_template_value_set_text (root, "known", "x");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (render (refused[i].text, root, &options, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpstr (error->message, ==, refused[i].message);
  }
}

static const FulTemplate *
partial_itself (const char *name, gpointer user_data)
{
  return user_data;
}

static void
test_limits (void)
{
  g_autoptr (FulTemplateValue) root = ful_template_value_new_object ();
  FulTemplateValue *list = ful_template_value_new_list ();
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (FulTemplate) endless = ful_template_new ("  {{>me}}\n", "p", NULL);
  FulTemplateOptions options = { NULL, FUL_MISSING_EMPTY, partial_itself, endless, NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    ful_template_value_append (list, ful_template_value_new_text ("0123456789"));
  ful_template_value_set (root, "l", list);

  for (guint i = 0; i <= FUL_TEMPLATE_MAX_DEPTH; i++)
    g_string_append (deep, "{{#l}}");
  g_assert_null (render (deep->str, root, NULL, &error));
  g_assert_nonnull (strstr (error->message, "100 deep"));
  g_clear_error (&error);

  g_assert_false (ful_template_render (endless, root, &options, out, &error));
  g_assert_nonnull (strstr (error->message, "contain itself"));
  g_clear_error (&error);

  g_assert_null (render ("{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}", root, NULL, &error));
  g_assert_nonnull (strstr (error->message, "steps"));
  g_clear_error (&error);

  g_assert_null (render ("{{#l}}{{#l}}{{.}}{{.}}{{/l}}{{/l}}", root, NULL, &error));
  g_assert_nonnull (strstr (error->message, "bytes"));
}

static void
test_names_and_tokens (void)
{
  const char *text = "{{#examples}}{{input}}{{/examples}}{{! no }}{{a.b}}{{{a.b}}}{{.}} {{open";
  g_autoptr (FulTemplate) template =
      ful_template_new ("{{#examples}}{{input}}{{/examples}}{{a.b}}{{{a.b}}}{{.}}", NULL, NULL);
  g_autoptr (GArray) tokens = ful_template_tokens (text);
  const FulTemplateToken *token = &g_array_index (tokens, FulTemplateToken, 1);
  const GPtrArray *names = ful_template_names (template);

  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (names->pdata[0], ==, "examples");
  g_assert_cmpstr (names->pdata[1], ==, "input");
  g_assert_cmpstr (names->pdata[2], ==, "a.b");
  g_assert_true (ful_template_uses (template, "examples"));
  g_assert_false (ful_template_uses (template, "example"));

  g_assert_cmpuint (tokens->len, ==, 7);
  g_assert_cmpint (token->kind, ==, FUL_TEMPLATE_VARIABLE);
  g_assert_cmpuint (token->start, ==, 13);
  g_assert_cmpuint (token->end, ==, 22);
  g_assert_cmpuint (token->name_start, ==, 15);
  g_assert_cmpuint (token->name_end, ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/template/specification", test_specification);
  g_test_add_func ("/text/template/no-escape", test_no_escape);
  g_test_add_func ("/text/template/json-escape", test_json_escape);
  g_test_add_func ("/text/template/known-but-empty", test_known_but_empty);
  g_test_add_func ("/text/template/refusals-name-the-place", test_refusals_name_the_place);
  g_test_add_func ("/text/template/limits", test_limits);
  g_test_add_func ("/text/template/names-and-tokens", test_names_and_tokens);
  return g_test_run ();
}
