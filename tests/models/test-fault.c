/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire.h"

#include <string.h>

/* What servers say when something failed: in a body of an HTTP error, of a success, in a stream. */

static FulWireReply *
read_reply (FulDialect dialect, guint status, const char *type, const char *body)
{
  g_autoptr (FulWireReader) reader =
      ful_wire_reader_new (dialect, status, type, TRUE, FUL_WIRE_MAX_BYTES);

  ful_wire_reader_feed (reader, body, strlen (body));
  return ful_wire_reader_finish (reader, TRUE);
}

typedef struct {
  guint status;
  const char *body;
  FulFaultClass fault;
  const char *message;
  const char *code; /* NULL: any */
} Case;

#define LOADING \
  "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}"

static const Case bodies[] = {
  /* vLLM, old and new; FastAPI */
  { 400,
    "{\"object\":\"error\",\"message\":\"max_tokens is too large\",\"type\":\"BadRequestError\","
    "\"param\":null,\"code\":400}",
    FUL_FAULT_BAD_REQUEST, "max_tokens is too large", "400" },
  { 404,
    "{\"error\":{\"message\":\"The model `x` does not exist.\",\"type\":\"NotFoundError\","
    "\"param\":\"model\",\"code\":404}}",
    FUL_FAULT_MODEL_NOT_FOUND, "The model `x` does not exist.", "404" },
  { 400,
    "{\"error\":{\"message\":\"This model's maximum context length is 4096 "
    "tokens.\",\"code\":400}}",
    FUL_FAULT_TOO_LONG, NULL, NULL },
  { 422,
    "{\"detail\":[{\"loc\":[\"body\",\"messages\"],\"msg\":\"field required\",\"type\":\"x\"}]}",
    FUL_FAULT_BAD_REQUEST, "body.messages: field required", NULL },
  { 404, "{\"detail\":\"Not Found\"}", FUL_FAULT_NOT_FOUND, "Not Found", NULL },
  /* Anthropic */
  { 404,
    "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"model: claude-x\"}}",
    FUL_FAULT_MODEL_NOT_FOUND, "model: claude-x", "not_found_error" },
  { 400,
    "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit "
    "balance is too low to access the API.\"}}",
    FUL_FAULT_QUOTA, NULL, NULL },
  { 400,
    "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too "
    "long: 210000 tokens > 200000 maximum\"}}",
    FUL_FAULT_TOO_LONG, NULL, NULL },
  { 402, "{\"type\":\"error\",\"error\":{\"type\":\"billing_error\",\"message\":\"pay\"}}",
    FUL_FAULT_QUOTA, "pay", "billing_error" },
  { 413, "{\"type\":\"error\",\"error\":{\"type\":\"request_too_large\",\"message\":\"big\"}}",
    FUL_FAULT_TOO_LONG, "big", NULL },
  { 504, "{\"type\":\"error\",\"error\":{\"type\":\"timeout_error\",\"message\":\"slow\"}}",
    FUL_FAULT_UNAVAILABLE, "slow", NULL },
  /* Ollama */
  { 404, "{\"error\":\"model 'x' not found\"}", FUL_FAULT_MODEL_NOT_FOUND, "model 'x' not found",
    NULL },
  { 400, "{\"error\":\"registry.ollama.ai/library/x does not support tools\"}",
    FUL_FAULT_BAD_REQUEST, NULL, NULL },
  /* Google */
  { 400,
    "[{\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API key.\","
    "\"status\":\"INVALID_ARGUMENT\"}}]",
    FUL_FAULT_AUTH, NULL, "400" },
  { 429,
    "[{\"error\":{\"code\":429,\"message\":\"You exceeded your current quota\",\"status\":"
    "\"RESOURCE_EXHAUSTED\"}}]",
    FUL_FAULT_RATE_LIMIT, NULL, NULL },
  /* What is no JSON: proxies, and nothing at all */
  { 502, "<html>\r\n<head><title>502 Bad\r\n Gateway</title></head><body></body></html>",
    FUL_FAULT_UNAVAILABLE, "502 Bad Gateway", NULL },
  { 503, "<!DOCTYPE html><p>soon", FUL_FAULT_UNAVAILABLE, "HTTP 503", NULL },
  { 504, "upstream request timeout", FUL_FAULT_UNAVAILABLE, "upstream request timeout", NULL },
  { 404, "404 page not found\n", FUL_FAULT_NOT_FOUND, "404 page not found", NULL },
  { 403, "", FUL_FAULT_AUTH, "HTTP 403", NULL },
  { 301, "", FUL_FAULT_NOT_FOUND, "HTTP 301", NULL },
  { 500, "[]", FUL_FAULT_SERVER, "[]", NULL },
  { 524, "error code: 524", FUL_FAULT_UNAVAILABLE, "error code: 524", NULL },
  { 418, "\xFF\x01short", FUL_FAULT_BAD_REQUEST, "\xEF\xBF\xBD short", NULL },
  { 503, "data: " LOADING "\n\n", FUL_FAULT_UNAVAILABLE, "Loading model", "503" },
};

static void
check_case (const Case *wanted, const FulWireReply *reply)
{
  g_test_message ("HTTP %u, %s", wanted->status, ful_fault_name (wanted->fault));
  g_assert_cmpint (reply->outcome, ==, FUL_WIRE_ERROR);
  g_assert_cmpstr (ful_fault_name (reply->fault.fault), ==, ful_fault_name (wanted->fault));
  if (wanted->message != NULL)
    g_assert_cmpstr (reply->fault.message, ==, wanted->message);
  if (wanted->code != NULL)
    g_assert_cmpstr (reply->fault.code, ==, wanted->code);
}

/* The same on every route: servers answer with another dialect's error. */
static void
test_bodies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    for (guint dialect = FUL_DIALECT_OPENAI; dialect <= FUL_DIALECT_RESPONSES; dialect++) {
      g_autoptr (FulWireReply) reply =
          read_reply (dialect, bodies[i].status, "application/json", bodies[i].body);

      check_case (&bodies[i], reply);
    }
}

#define TEXT "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"

static const Case streams[] = {
  { 200, TEXT "data: {\"error\":{\"message\":\"bad\",\"code\":400}}\n\n", FUL_FAULT_BAD_REQUEST,
    "bad", "400" },
  { 200, TEXT "data: {\"error\":{\"message\":\"slow down\",\"code\":\"429\"}}\n\n",
    FUL_FAULT_RATE_LIMIT, "slow down", NULL },
  { 200, TEXT "data: {\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\"}}\n\n",
    FUL_FAULT_BAD_REQUEST, "no", NULL },
  { 200, TEXT "event: error\ndata: {\"message\":\"gone\"}\n\n", FUL_FAULT_SERVER, "gone", NULL },
  { 200,
    TEXT "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
         "\"message\":\"Overloaded\"}}\n\n",
    FUL_FAULT_OVERLOADED, "Overloaded", "overloaded_error" },
  { 200, TEXT "data: {\"error\":\"worn out\"}\n\ndata: [DONE]\n\n", FUL_FAULT_SERVER, "worn out",
    NULL },
  { 200,
    TEXT "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"error\",\"error\":{\"code\":502,"
         "\"message\":\"provider down\"}}]}\n\ndata: [DONE]\n\n",
    FUL_FAULT_UNAVAILABLE, "provider down", "502" },
  { 200, "{\"error\":{\"message\":\"in a body of success\",\"code\":503}}", FUL_FAULT_UNAVAILABLE,
    NULL, NULL },
  { 200, "{\"error\":{}}", FUL_FAULT_SERVER, "an error without a message", NULL },
};

static void
test_streams (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    for (guint dialect = FUL_DIALECT_OPENAI; dialect <= FUL_DIALECT_ANTHROPIC; dialect++) {
      g_autoptr (FulWireReply) reply = NULL;

      /* The words of a choice are those of one dialect. */
      if (dialect == FUL_DIALECT_ANTHROPIC && strstr (streams[i].body, "provider down") != NULL)
        continue;
      reply = read_reply (dialect, 200, "text/event-stream", streams[i].body);
      check_case (&streams[i], reply);
    }
}

static void
test_error_null_is_none (void)
{
  g_autoptr (FulWireReply) reply = read_reply (FUL_DIALECT_OPENAI, 200, "application/json",
                                               "{\"error\":null,\"choices\":[{\"message\":{"
                                               "\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");

  g_assert_cmpint (reply->outcome, ==, FUL_WIRE_ANSWER);
}

static void
test_not_json (void)
{
  static const char *const texts[] = {
    "<html><body>Sign in", "hello", "\x1F\x8B\x08gzip", "[1,2]", "\"a\"", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (FulWireReply) reply =
        read_reply (FUL_DIALECT_OPENAI, 200, "application/json", texts[i]);

    g_assert_cmpint (reply->outcome, ==, FUL_WIRE_NO_JSON);
    g_assert_true (reply->retry);
  }
}

static void
test_bounded (void)
{
  g_autofree char *many = g_strnfill (3 * FUL_FAULT_MAX_MESSAGE, 'x');
  g_autofree char *body =
      g_strdup_printf ("{\"error\":{\"message\":\"%s\",\"code\":\"%s\"}}", many, many);
  g_autofree char *flood = g_strnfill (2 * FUL_WIRE_MAX_ERROR_BYTES, 'x');
  g_autoptr (FulWireReply) reply = read_reply (FUL_DIALECT_OPENAI, 500, "", body);
  g_autoptr (FulWireReply) flooded = read_reply (FUL_DIALECT_OPENAI, 500, "", flood);

  g_assert_cmpuint (strlen (reply->fault.message), <=, FUL_FAULT_MAX_MESSAGE);
  g_assert_cmpuint (strlen (reply->fault.code), <=, FUL_FAULT_MAX_WORD);
  g_assert_cmpuint (strlen (flooded->fault.message), <=, FUL_FAULT_MAX_MESSAGE);
}

static void
test_capped (void)
{
  g_autoptr (FulWireReader) reader =
      ful_wire_reader_new (FUL_DIALECT_OPENAI, 200, "text/event-stream", TRUE, 64);
  g_autoptr (FulWireReply) reply = NULL;

  g_assert_true (ful_wire_reader_feed (reader, TEXT, 40));
  g_assert_false (ful_wire_reader_feed (reader, TEXT, 40));
  reply = ful_wire_reader_finish (reader, FALSE);
  g_assert_cmpint (reply->outcome, ==, FUL_WIRE_ERROR);
  g_assert_cmpstr (reply->fault.code, ==, "reply_too_large");
  g_assert_false (reply->retry);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/fault/bodies", test_bodies);
  g_test_add_func ("/models/fault/streams", test_streams);
  g_test_add_func ("/models/fault/error-null-is-none", test_error_null_is_none);
  g_test_add_func ("/models/fault/not-json", test_not_json);
  g_test_add_func ("/models/fault/bounded", test_bounded);
  g_test_add_func ("/models/fault/capped", test_capped);
  return g_test_run ();
}
