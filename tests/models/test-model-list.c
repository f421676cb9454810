/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model-list.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "transcript.h"

static GPtrArray *
parse (const char *body, char **next)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *models = ful_model_list_parse (body, strlen (body), next, &error);

  g_assert_no_error (error);
  return models;
}

static const FulListedModel *
at (GPtrArray *models, guint index)
{
  g_assert_cmpuint (index, <, models->len);
  return g_ptr_array_index (models, index);
}

static void
check_ids (JsonArray *wanted, GPtrArray *models)
{
  g_assert_cmpuint (models->len, ==, json_array_get_length (wanted));
  for (guint i = 0; i < models->len; i++)
    g_assert_cmpstr (at (models, i)->id, ==, json_array_get_string_element (wanted, i));
}

/* Each list among the recorded exchanges, with the ids and the context its index names. */
static void
test_recorded (void)
{
  g_autoptr (JsonNode) root = transcript_index ();
  JsonArray *exchanges = json_object_get_array_member (json_node_get_object (root), "exchanges");
  guint read = 0;

  for (guint i = 0; i < json_array_get_length (exchanges); i++) {
    JsonObject *exchange = json_array_get_object_element (exchanges, i);
    JsonObject *expect = json_object_get_object_member (exchange, "expect");
    JsonObject *facts = json_object_has_member (expect, "facts")
                            ? json_object_get_object_member (expect, "facts")
                            : NULL;
    const char *member = facts != NULL && json_object_has_member (facts, "names") ? "names" : "ids";
    g_autoptr (Transcript) transcript = NULL;
    g_autoptr (GPtrArray) models = NULL;
    JsonNode *context;

    if (facts == NULL || !json_object_has_member (facts, member))
      continue;
    transcript = transcript_response (json_object_get_string_member (exchange, "id"));
    models = parse (transcript->body->str, NULL);
    check_ids (json_object_get_array_member (facts, member), models);
    context = json_object_get_member (facts, "n_ctx");
    if (context == NULL || JSON_NODE_HOLDS_NULL (context))
      g_assert_true (isnan (at (models, 0)->context_tokens));
    else
      g_assert_cmpfloat (at (models, 0)->context_tokens, ==, json_node_get_double (context));
    read++;
  }
  g_assert_cmpuint (read, ==, 5);
}

static void
test_anthropic_pages (void)
{
  g_autofree char *next = NULL, *last = NULL;
  g_autoptr (GPtrArray) models =
      parse ("{\"data\":[{\"type\":\"model\",\"id\":\"claude-x\",\"display_name\":\"Claude X\","
             "\"created_at\":\"2025-02-19T00:00:00Z\"}],\"has_more\":true,\"first_id\":\"claude-"
             "x\","
             "\"last_id\":\"claude x&y\"}",
             &next);
  g_autoptr (GPtrArray) rest =
      parse ("{\"data\":[],\"has_more\":false,\"last_id\":\"claude-x\"}", &last);

  g_assert_cmpstr (at (models, 0)->name, ==, "Claude X");
  g_assert_cmpstr (next, ==, "after_id=claude%20x%26y");
  g_assert_null (last);
  g_assert_cmpuint (rest->len, ==, 0);
}

static void
test_forms (void)
{
  g_autoptr (GPtrArray) ollama =
      parse ("{\"models\":[{\"name\":\"llama3:8b\",\"model\":\"llama3:8b\",\"details\":"
             "{\"parameter_size\":\"8.0B\",\"quantization_level\":\"Q4_0\"}}]}",
             NULL);
  g_autoptr (GPtrArray) vllm =
      parse ("{\"data\":[{\"id\":\"base\",\"max_model_len\":8192},{\"id\":\"tuned\",\"parent\":"
             "\"base\"}]}",
             NULL);
  g_autoptr (GPtrArray) together =
      parse ("[{\"id\":\"a/b\",\"display_name\":\"B\",\"context_length\":131072}]", NULL);
  g_autoptr (GPtrArray) openai =
      parse ("{\"data\":[{\"id\":\"a\",\"shutdown_date\":\"2027-01-14\"},{\"id\":\"a\"},"
             "{\"id\":\"b\",\"shutdown_date\":null},{\"id\":7},7,null,{}]}",
             NULL);

  g_assert_cmpstr (at (ollama, 0)->id, ==, "llama3:8b");
  g_assert_null (at (ollama, 0)->name);
  g_assert_cmpstr (at (ollama, 0)->detail, ==, "8.0B Q4_0");
  g_assert_cmpfloat (at (vllm, 0)->context_tokens, ==, 8192);
  g_assert_cmpstr (at (vllm, 1)->detail, ==, "adapter of base");
  g_assert_cmpstr (at (together, 0)->name, ==, "B");
  g_assert_cmpfloat (at (together, 0)->context_tokens, ==, 131072);
  g_assert_cmpuint (openai->len, ==, 2);
  g_assert_cmpstr (at (openai, 0)->shutdown_date, ==, "2027-01-14");
  g_assert_null (at (openai, 1)->shutdown_date);
}

static void
test_refused (void)
{
  static const char *const bodies[] = { "", "<html>", "{}", "{\"data\":{}}", "7" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ful_model_list_parse (bodies[i], strlen (bodies[i]), NULL, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
}

static void
test_bounded (void)
{
  g_autoptr (GString) body = g_string_new ("[");
  g_autofree char *long_id = g_strnfill (300, 'x');
  g_autoptr (GPtrArray) models = NULL;

  g_string_append_printf (body, "{\"id\":\"%s\"}", long_id);
  for (guint i = 0; i < FUL_MODEL_LIST_MAX + 10; i++)
    g_string_append_printf (body, ",{\"id\":\"%u\"}", i);
  g_string_append (body, "]");
  models = parse (body->str, NULL);
  g_assert_cmpuint (models->len, ==, FUL_MODEL_LIST_MAX);
  g_assert_cmpstr (at (models, 0)->id, ==, "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/model-list/recorded", test_recorded);
  g_test_add_func ("/models/model-list/anthropic-pages", test_anthropic_pages);
  g_test_add_func ("/models/model-list/forms", test_forms);
  g_test_add_func ("/models/model-list/refused", test_refused);
  g_test_add_func ("/models/model-list/bounded", test_bounded);
  return g_test_run ();
}
