/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire-request.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"
#include "transcript.h"

#define HI "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
#define SYSTEM_HI                                               \
  "\"messages\":[{\"role\":\"system\",\"content\":\"Route.\"}," \
  "{\"role\":\"user\",\"content\":\"hi\"}]"
#define SCHEMA                                                                              \
  "{\"type\":\"object\",\"properties\":{\"why\":{\"type\":\"string\"},\"label\":{\"type\":" \
  "\"string\"}},\"required\":[\"why\",\"label\"],\"additionalProperties\":false}"
#define FORMAT(schema)                                                                             \
  "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"answer\",\"strict\":" \
  "true,\"schema\":" schema "}}"
#define TOOLS                                                                                \
  "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":" \
  "\"object\"}}}]"
#define USAGE "\"stream\":true,\"stream_options\":{\"include_usage\":true},"

/* Returns: what is sent; @left_out gets the names, joined by commas */
static char *
translate (const FulWireRequestOptions *options, const char *body, char **left_out)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GBytes) out = ful_wire_request_new (bytes, options, &names, &error);

  g_assert_no_error (error);
  if (left_out != NULL)
    *left_out = g_strjoinv (",", names);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
check (const FulWireRequestOptions *options,
       const char *body,
       const char *wanted,
       const char *wanted_left_out)
{
  g_autofree char *left_out = NULL;
  g_autofree char *got = translate (options, body, &left_out);

  g_assert_cmpstr (got, ==, wanted);
  g_assert_cmpstr (left_out, ==, wanted_left_out);
}

static GHashTable *
set_of (const char *names)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) each = g_strsplit (names, ",", -1);

  for (guint i = 0; each[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (each[i]));
  return set;
}

static void
test_openai (void)
{
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_OPENAI);

  check (&options, "{\"model\":\"m\"," HI "}", "{\"model\":\"m\",\"temperature\":1," USAGE HI "}",
         "");
  check (&options,
         "{\"model\":\"m\",\"top_p\":0.5,\"temperature\":0,\"max_tokens\":20,\"seed\":7,\"stop\":"
         "[\"END\"]," FORMAT (SCHEMA) "," TOOLS ",\"tool_choice\":\"required\"," SYSTEM_HI "}",
         "{\"model\":\"m\",\"top_p\":0.5,\"seed\":7,\"stop\":[\"END\"]," TOOLS
         ",\"tool_choice\":\"required\",\"temperature\":0,\"max_tokens\":20," FORMAT (
             SCHEMA) "," USAGE SYSTEM_HI "}",
         "");
  options.stream = FALSE;
  options.temperature = NAN;
  options.new_limit_name = TRUE;
  check (&options, "{\"model\":\"m\",\"max_tokens\":20," HI "}",
         "{\"model\":\"m\",\"max_completion_tokens\":20,\"stream\":false," HI "}", "");
}

/* What the model is known to refuse is renamed where it has another name, else left out. */
static void
test_openai_refused (void)
{
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_OPENAI);
  g_autoptr (GHashTable) some = set_of ("max_tokens,temperature,system,seed,stream_options");
  g_autoptr (GHashTable) all =
      set_of ("max_tokens,max_completion_tokens,json_schema,developer,response_format.x");
  g_autoptr (GHashTable) format = set_of ("response_format");

  options.refused = some;
  check (&options, "{\"model\":\"m\",\"temperature\":0,\"max_tokens\":20,\"seed\":1," SYSTEM_HI "}",
         "{\"model\":\"m\",\"max_completion_tokens\":20,\"stream\":true,\"messages\":[{\"role\":"
         "\"developer\",\"content\":\"Route.\"},{\"role\":\"user\",\"content\":\"hi\"}]}",
         "seed,temperature");
  options.refused = all;
  check (&options,
         "{\"model\":\"m\",\"max_tokens\":20," FORMAT (SCHEMA) ",\"messages\":[{\"role\":"
                                                               "\"developer\",\"content\":\"a\"}]}",
         "{\"model\":\"m\",\"temperature\":1,\"response_format\":{\"type\":\"json_object\"}," USAGE
         "\"messages\":[{\"role\":\"system\",\"content\":\"a\"}]}",
         "max_tokens,json_schema");
  options.refused = format;
  check (&options, "{\"model\":\"m\"," FORMAT (SCHEMA) "," HI "}",
         "{\"model\":\"m\",\"temperature\":1," USAGE HI "}", "response_format");
}

/* Strict only where the schema allows it; the properties keep their order. */
static void
test_strict (void)
{
  static const struct {
    const char *schema;
    gboolean strict;
  } schemas[] = {
    { SCHEMA, TRUE },
    { "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}",
      FALSE },
    { "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":"
      "false}",
      FALSE },
    { "{\"type\":\"string\",\"enum\":[\"a\"]}", FALSE },
    { "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\",\"items\":{\"type\":"
      "\"object\","
      "\"properties\":{}}}},\"required\":[\"a\"],\"additionalProperties\":false}",
      FALSE },
    { "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":3}},"
      "\"required\":[\"a\"],\"additionalProperties\":false}",
      FALSE },
    { "{\"type\":\"object\",\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"string\"},{\"$ref\":"
      "\"#/$defs/b\"}]}},\"required\":[\"a\"],\"additionalProperties\":false,\"$defs\":{\"b\":"
      "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}}}",
      TRUE },
    { "{\"type\":\"object\",\"anyOf\":[{}],\"additionalProperties\":false}", FALSE },
  };
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_OPENAI);

  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++) {
    g_autofree char *body =
        g_strdup_printf ("{\"model\":\"m\"," FORMAT ("%s") "," HI "}", schemas[i].schema);
    g_autofree char *got = translate (&options, body, NULL);

    g_test_message ("%s", schemas[i].schema);
    g_assert_cmpint (strstr (got, "\"strict\":true") != NULL, ==, schemas[i].strict);
    g_assert_nonnull (strstr (got, schemas[i].schema));
  }
}

static void
test_anthropic (void)
{
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_ANTHROPIC);

  check (&options, "{\"model\":\"m\"," HI "}",
         "{\"model\":\"m\",\"max_tokens\":4096,\"temperature\":1,\"stream\":true," HI "}", "");
  check (&options,
         "{\"model\":\"m\",\"top_k\":5,\"n\":2,\"temperature\":0.5,\"max_tokens\":9,\"seed\":3,"
         "\"stop\":[\"END\",\"\\n\"],\"reasoning_effort\":\"low\"," FORMAT (
             SCHEMA) "," TOOLS ",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":"
                     "\"f\"}}," SYSTEM_HI "}",
         "{\"model\":\"m\",\"top_k\":5,\"max_tokens\":9,\"temperature\":0.5,\"stop_sequences\":"
         "[\"END\"],\"tools\":[{\"name\":\"f\",\"input_schema\":{\"type\":\"object\"}}],"
         "\"tool_choice\":{\"type\":\"tool\",\"name\":\"f\"},\"output_config\":{\"format\":{"
         "\"type\":"
         "\"json_schema\",\"schema\":" SCHEMA "},\"effort\":\"low\"},\"stream\":true," HI
         ",\"system\":\"Route.\"}",
         "n,seed,stop");
  check (&options,
         "{\"model\":\"m\",\"stop\":\"X\",\"response_format\":{\"type\":\"json_object\"}," HI "}",
         "{\"model\":\"m\",\"max_tokens\":4096,\"temperature\":1,\"stop_sequences\":[\"X\"],"
         "\"stream\":true," HI "}",
         "response_format");
}

static void
test_anthropic_turns (void)
{
#define TURN(role, text) "{\"role\":\"" role "\",\"content\":\"" text "\"}"
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_ANTHROPIC);

  options.temperature = NAN;
  options.stream = FALSE;
  check (&options,
         "{\"model\":\"m\",\"messages\":[" TURN ("system", "a") "," TURN ("user", "b") "," TURN (
             "user", "c") "," TURN ("assistant",
                                    "") "," TURN ("developer",
                                                  "d") "," TURN ("user", "e") "," TURN ("assistant",
                                                                                        "f") "]}",
         "{\"model\":\"m\",\"max_tokens\":4096,\"stream\":false,\"messages\":[" TURN (
             "user", "b\\n\\nc\\n\\ne") "," TURN ("assistant", "f") "],\"system\":\"a\\n\\nd\"}",
         "");
  check (&options, "{\"model\":\"m\",\"messages\":[" TURN ("system", "a") "]}",
         "{\"model\":\"m\",\"max_tokens\":4096,\"stream\":false,\"messages\":[" TURN ("user",
                                                                                      "a") "]}",
         "");
}

static void
test_ollama (void)
{
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_OLLAMA);

  options.prompt_tokens = 10;
  check (&options, "{\"model\":\"m\",\"max_tokens\":20," HI "}",
         "{\"model\":\"m\",\"options\":{\"temperature\":1,\"num_predict\":20,\"num_ctx\":4096},"
         "\"stream\":true," HI "}",
         "");
  options.prompt_tokens = 9000;
  options.stream = FALSE;
  check (&options,
         "{\"model\":\"m\",\"think\":false,\"options\":{\"num_gpu\":1,\"num_ctx\":2048,\"seed\":1},"
         "\"logprobs\":true,\"temperature\":0,\"max_tokens\":9,\"seed\":3,\"stop\":[\"END\"]"
         "," FORMAT (SCHEMA) "," TOOLS ",\"tool_choice\":\"required\"," SYSTEM_HI "}",
         "{\"model\":\"m\",\"options\":{\"temperature\":0,\"seed\":3,\"stop\":[\"END\"],"
         "\"num_predict\":9,\"num_ctx\":16384,\"num_gpu\":1},\"format\":" SCHEMA "," TOOLS
         ",\"think\":false,\"stream\":false," SYSTEM_HI "}",
         "logprobs,tool_choice");
  options.prompt_tokens = NAN;
  check (&options,
         "{\"model\":\"m\",\"num_ctx\":32768,\"response_format\":{\"type\":\"json_object\"}," HI
         "}",
         "{\"model\":\"m\",\"options\":{\"temperature\":1,\"num_ctx\":32768},\"format\":\"json\","
         "\"stream\":false," HI "}",
         "");
}

static void
test_context_size (void)
{
  g_assert_cmpint (ful_wire_context_size (0, 0), ==, 4096);
  g_assert_cmpint (ful_wire_context_size (3300, 0), ==, 4096);
  g_assert_cmpint (ful_wire_context_size (3300, 100), ==, 8192);
  g_assert_cmpint (ful_wire_context_size (1e12, 0), ==, 1048576);
}

/* Canonical, without @member. */
static char *
without (const char *text, gsize length, const char *const *members)
{
  g_autoptr (JsonNode) root = ful_json_parse (text, length, "request", NULL);

  for (; *members != NULL; members++)
    json_object_remove_member (json_node_get_object (root), *members);
  return ful_json_canonical (root);
}

/* Requests that servers were seen to take, against what comes of the same settings here. */
static void
test_recorded (void)
{
#define LABELS                                                                                 \
  "{\"type\":\"object\",\"properties\":{\"label\":{\"type\":\"string\",\"enum\":[\"billing\"," \
  "\"card\",\"transfer\",\"other\"]}},\"required\":[\"label\"],\"additionalProperties\":false}"
#define ROUTE(question) \
  "\"messages\":[" TURN ("system", "Route the mail.") "," TURN ("user", question) "]"
#define REFUND "Where is my refund? I was charged twice."
#define ROUTE_FORMAT                                                                              \
  "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"route\",\"strict\":" \
  "true,\"schema\":" LABELS "}}"
#define ROUTE_TOOL                                                                                 \
  "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"route\",\"description\":\"Send the " \
  "mail to a team.\",\"parameters\":" LABELS "}}]"
  static const struct {
    const char *id;
    FulDialect dialect;
    const char *body;
  } cases[] = {
    { "llama-server/025-schema", FUL_DIALECT_OPENAI,
      "{\"model\":\"tiny-random\",\"temperature\":0.8,\"max_tokens\":48,\"seed\":12," ROUTE_FORMAT
      "," ROUTE (REFUND) "}" },
    { "llama-server/101-tool-auto-both", FUL_DIALECT_OPENAI,
      "{\"model\":\"tiny-random\",\"temperature\":0.8,\"max_tokens\":120,\"seed\":9," ROUTE_TOOL
      ",\"tool_choice\":\"auto\"," ROUTE (REFUND) "}" },
    { "llama-server/107-anthropic-tool-any", FUL_DIALECT_ANTHROPIC,
      "{\"model\":\"tiny-random\",\"temperature\":0.8,\"max_tokens\":120," ROUTE_TOOL
      ",\"tool_choice\":\"required\"," ROUTE (REFUND " Ref 12.") "}" },
    { "llama-server/074-anthropic-output-config", FUL_DIALECT_ANTHROPIC,
      "{\"model\":\"tiny-random\",\"temperature\":0.8,\"max_tokens\":48," ROUTE_FORMAT
      "," ROUTE (REFUND) "}" },
    { "aimock/054-ollama-tool", FUL_DIALECT_OLLAMA,
      "{\"model\":\"llama-x\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"route\","
      "\"parameters\":{\"type\":\"object\"}}},{\"type\":\"function\",\"function\":{\"name\":"
      "\"tag\","
      "\"parameters\":{\"type\":\"object\"}}}],\"messages\":[" TURN ("user", "CASE-tool") "]}" },
  };
  static const char *const ours[] = { "stream", "options", NULL };
  static const char *const theirs[] = { "stream", "seed", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (cases[i].dialect);
    g_autoptr (GString) recorded = transcript_request_body (cases[i].id);
    g_autofree char *got = NULL, *got_rest = NULL, *wanted = NULL;

    options.stream = FALSE;
    got = translate (&options, cases[i].body, NULL);
    got_rest = without (got, strlen (got), ours);
    wanted = without (recorded->str, recorded->len,
                      cases[i].dialect == FUL_DIALECT_OPENAI ? ours : theirs);
    g_assert_cmpstr (got_rest, ==, wanted);
  }
}

static void
test_refuses (void)
{
  static const char *const bodies[] = {
    "",
    "[]",
    "{}",
    "{\"messages\":[]}",
    "{\"messages\":[1]}",
    "{\"messages\":[{\"role\":\"tool\",\"content\":\"a\"}]}",
    "{\"messages\":[{\"role\":\"user\",\"content\":[]}]}",
  };
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_OLLAMA);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GBytes) body = g_bytes_new_static (bodies[i], strlen (bodies[i]));
    g_autoptr (GError) error = NULL;
    GStrv untouched = NULL;

    g_assert_null (ful_wire_request_new (body, &options, &untouched, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_null (untouched);
  }
}

static void
test_probe (void)
{
  g_autoptr (GBytes) probe = ful_wire_probe_new ("a \"b\"");
  g_autofree char *body = g_strndup (g_bytes_get_data (probe, NULL), g_bytes_get_size (probe));
  FulWireRequestOptions options = FUL_WIRE_REQUEST_OPTIONS (FUL_DIALECT_OPENAI);

  options.temperature = NAN;
  check (&options, body,
         "{\"model\":\"a \\\"b\\\"\",\"max_tokens\":16," USAGE
         "\"messages\":[" TURN ("user", "Answer with OK.") "]}",
         "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/wire-request/openai", test_openai);
  g_test_add_func ("/models/wire-request/openai/refused", test_openai_refused);
  g_test_add_func ("/models/wire-request/strict", test_strict);
  g_test_add_func ("/models/wire-request/anthropic", test_anthropic);
  g_test_add_func ("/models/wire-request/anthropic/turns", test_anthropic_turns);
  g_test_add_func ("/models/wire-request/ollama", test_ollama);
  g_test_add_func ("/models/wire-request/context-size", test_context_size);
  g_test_add_func ("/models/wire-request/recorded", test_recorded);
  g_test_add_func ("/models/wire-request/refuses", test_refuses);
  g_test_add_func ("/models/wire-request/probe", test_probe);
  return g_test_run ();
}
