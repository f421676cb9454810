/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "transcript.h"

/* Every recorded chat exchange is read as its index says, whole, byte by byte, and cut in two at
 * every byte. */

static FulWireReply *
read_reply (const Transcript *transcript,
            FulDialect dialect,
            gboolean stream,
            gsize first,
            gsize step)
{
  g_autoptr (FulWireReader) reader =
      ful_wire_reader_new (dialect, transcript->status,
                           transcript_header (transcript, "content-type"), stream,
                           FUL_WIRE_MAX_BYTES);
  const GString *body = transcript->body;

  ful_wire_reader_feed (reader, body->str, first);
  for (gsize at = first; at < body->len; at += step)
    ful_wire_reader_feed (reader, body->str + at, MIN (step, body->len - at));
  return ful_wire_reader_finish (reader, transcript->whole);
}

static void
check_text (JsonObject *expect, const char *name, const char *got)
{
  JsonNode *node = json_object_get_member (expect, name);

  if (node != NULL)
    g_assert_cmpstr (got, ==, JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node));
}

static void
check_tools (JsonArray *expect, const char *got)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *calls;

  g_assert_nonnull (got);
  root = ful_json_parse (got, strlen (got), "tool_calls", NULL);
  calls = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (calls), ==, json_array_get_length (expect));
  for (guint i = 0; i < json_array_get_length (calls); i++) {
    JsonObject *call = json_array_get_object_element (calls, i);
    JsonObject *function = json_object_get_object_member (call, "function");
    JsonObject *wanted = json_array_get_object_element (expect, i);

    check_text (wanted, "id", json_object_get_string_member_with_default (call, "id", NULL));
    check_text (wanted, "name", json_object_get_string_member (function, "name"));
    check_text (wanted, "arguments", json_object_get_string_member (function, "arguments"));
  }
}

static void
check_choice (JsonObject *choice, const FulWireReply *reply)
{
  check_text (choice, "text", reply->text);
  check_text (choice, "finish_reason", reply->finish_spelled);
  check_text (choice, "reasoning", reply->reasoning);
  check_text (choice, "refusal", reply->refusal);
  if (!json_object_has_member (choice, "reasoning"))
    g_assert_null (reply->reasoning);
  if (json_object_has_member (choice, "tool_calls"))
    check_tools (json_object_get_array_member (choice, "tool_calls"), reply->tool_calls);
  else
    g_assert_null (reply->tool_calls);
}

static void
check_count (JsonObject *usage, const char *name, double got)
{
  JsonNode *node = usage != NULL ? json_object_get_member (usage, name) : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    g_assert_true (isnan (got));
  else
    g_assert_cmpfloat (got, ==, json_node_get_double (node));
}

static void
check_usage (JsonObject *expect, const FulWireReply *reply)
{
  JsonNode *node = json_object_get_member (expect, "usage");
  JsonObject *usage =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *choices = json_object_get_array_member (expect, "choices");
  gboolean final =
      usage != NULL && reply->outcome == FUL_WIRE_ANSWER && json_array_get_length (choices) == 1;

  /* 0 and 0 for a real prompt: unknown (the notes beside them say so). */
  if (usage != NULL && json_object_get_int_member (usage, "input") == 0)
    usage = NULL;
  final = final && usage != NULL;
  check_count (usage, "input", reply->tokens_in);
  check_count (usage, "output", reply->tokens_out);
  check_count (usage, "cached", reply->tokens_cached);
  check_count (usage, "reasoning", reply->tokens_reasoning);
  check_count (usage, "cache_write", reply->tokens_cache_write);
  g_assert_cmpint (reply->usage_final, ==, final);
  if (json_object_has_member (expect, "usage_is_final"))
    g_assert_cmpint (reply->usage_final, ==,
                     json_object_get_boolean_member (expect, "usage_is_final"));
}

static void
check_fault (JsonObject *expect, const FulWireReply *reply)
{
  JsonObject *error = json_object_get_object_member (expect, "error");
  JsonNode *code = json_object_get_member (error, "code");

  g_assert_cmpstr (ful_fault_name (reply->fault.fault), ==,
                   json_object_get_string_member (expect, "class"));
  check_text (error, "message", reply->fault.message);
  check_text (error, "type", reply->fault.type);
  check_text (error, "param", reply->fault.param);
  if (code != NULL && json_node_get_value_type (code) == G_TYPE_STRING)
    check_text (error, "code", reply->fault.code);
}

static void
check_reply (JsonObject *expect, const FulWireReply *reply)
{
  const char *outcome = json_object_get_string_member (expect, "outcome");

  /* That we gave it up ourselves is not the reader's to know. */
  g_assert_cmpstr (ful_wire_outcome_name (reply->outcome), ==,
                   strcmp (outcome, "aborted") == 0 ? "cut" : outcome);
  g_assert_true (g_utf8_validate (reply->text, -1, NULL));
  check_text (expect, "model", reply->model);
  if (json_object_has_member (expect, "choices")) {
    JsonArray *choices = json_object_get_array_member (expect, "choices");

    check_choice (json_array_get_object_element (choices, 0), reply);
    check_usage (expect, reply);
  }
  if (json_object_has_member (expect, "done_marker"))
    g_assert_cmpint (reply->done_marker, ==,
                     json_object_get_boolean_member (expect, "done_marker"));
  if (json_object_has_member (expect, "error"))
    check_fault (expect, reply);
  else
    g_assert_cmpint (reply->fault.fault, ==, FUL_FAULT_NONE);
  if (json_object_has_member (expect, "retry"))
    g_assert_cmpint (reply->retry, ==, json_object_get_boolean_member (expect, "retry"));
}

static FulDialect
dialect_of (JsonObject *exchange)
{
  const char *name = json_object_get_string_member (exchange, "dialect");
  const char *endpoint = json_object_get_string_member (exchange, "endpoint");

  if (strcmp (name, "anthropic") == 0 || g_str_has_suffix (endpoint, "/v1/messages"))
    return FUL_DIALECT_ANTHROPIC;
  if (strcmp (name, "ollama") == 0)
    return FUL_DIALECT_OLLAMA;
  return strcmp (name, "openai-responses") == 0 ? FUL_DIALECT_RESPONSES : FUL_DIALECT_OPENAI;
}

/* Every cut of a long stream would take minutes: those are cut at some 300 places. */
static void
check_exchange (JsonObject *exchange, gboolean cuts)
{
  JsonObject *expect = json_object_get_object_member (exchange, "expect");
  const char *id = json_object_get_string_member (exchange, "id");
  gboolean stream = json_object_get_boolean_member (exchange, "stream");
  FulDialect dialect = dialect_of (exchange);
  g_autoptr (Transcript) transcript = transcript_response (id);
  gsize length = transcript->body->len;
  g_autoptr (FulWireReply) whole = read_reply (transcript, dialect, stream, length, 1);

  g_test_message ("%s", id);
  check_reply (expect, whole);
  if (!cuts)
    return;
  for (gsize cut = 0, step = 1; cut < length; cut += step) {
    g_autoptr (FulWireReply) reply =
        read_reply (transcript, dialect, stream, cut, cut == 0 ? 1 : length);

    check_reply (expect, reply);
    step = length < 2500 ? 1 : 1 + length / 300;
  }
}

static void
check_all (gboolean cuts)
{
  g_autoptr (JsonNode) root = transcript_index ();
  JsonArray *exchanges = json_object_get_array_member (json_node_get_object (root), "exchanges");
  guint read = 0;

  for (guint i = 0; i < json_array_get_length (exchanges); i++) {
    JsonObject *exchange = json_array_get_object_element (exchanges, i);
    JsonObject *expect = json_object_get_object_member (exchange, "expect");
    const char *dialect = json_object_get_string_member (exchange, "dialect");

    if (strcmp (json_object_get_string_member (expect, "outcome"), "document") == 0)
      continue;
    if (cuts && !json_object_get_boolean_member (exchange, "stream") &&
        strcmp (dialect, "ollama") != 0)
      continue;
    check_exchange (exchange, cuts);
    read++;
  }
  g_assert_cmpuint (read, ==, cuts ? 90 : 238);
}

static void
test_whole (void)
{
  check_all (FALSE);
}

static void
test_cuts (void)
{
  check_all (TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/wire/transcripts/whole", test_whole);
  g_test_add_func ("/models/wire/transcripts/cuts", test_cuts);
  return g_test_run ();
}
