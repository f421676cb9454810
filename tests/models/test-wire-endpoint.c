/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire-endpoint.h"

#include <string.h>

#include "base/error.h"
#include "models/wire-request.h"

typedef struct {
  FulDialect dialect;
  const char *base;
  const char *chat;
  const char *models;
} Case;

#define O FUL_DIALECT_OPENAI
#define A FUL_DIALECT_ANTHROPIC
#define L FUL_DIALECT_OLLAMA

static const Case cases[] = {
  { O, "http://localhost:8080", "http://localhost:8080/v1/chat/completions",
    "http://localhost:8080/v1/models" },
  { O, "http://localhost:8080/v1//", "http://localhost:8080/v1/chat/completions",
    "http://localhost:8080/v1/models" },
  { O, "https://api.groq.com/openai/v1", "https://api.groq.com/openai/v1/chat/completions",
    "https://api.groq.com/openai/v1/models" },
  { O, "https://generativelanguage.googleapis.com/v1beta/openai/",
    "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
    "https://generativelanguage.googleapis.com/v1beta/openai/models" },
  { O, "https://h/v1/chat/completions", "https://h/v1/chat/completions", "https://h/v1/models" },
  { O, "https://x.openai.azure.com/openai/deployments/d?api-version=1",
    "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=1",
    "https://x.openai.azure.com/openai/deployments/d/models?api-version=1" },
  { O, "http://[::1]:8000", "http://[::1]:8000/v1/chat/completions",
    "http://[::1]:8000/v1/models" },
  { A, "https://api.anthropic.com", "https://api.anthropic.com/v1/messages",
    "https://api.anthropic.com/v1/models?limit=1000" },
  { A, "https://api.anthropic.com/v1/", "https://api.anthropic.com/v1/messages",
    "https://api.anthropic.com/v1/models?limit=1000" },
  { A, "https://h/anthropic/v1/messages", "https://h/anthropic/v1/messages",
    "https://h/anthropic/v1/models?limit=1000" },
  { L, "http://localhost:11434", "http://localhost:11434/api/chat",
    "http://localhost:11434/api/tags" },
  { L, "http://localhost:11434/v1", "http://localhost:11434/api/chat",
    "http://localhost:11434/api/tags" },
  { L, "http://h/ollama/api/", "http://h/ollama/api/chat", "http://h/ollama/api/tags" },
};

static void
test_urls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *chat = ful_wire_url (cases[i].dialect, cases[i].base, FUL_WIRE_CHAT, &error);
    g_autofree char *models =
        ful_wire_url (cases[i].dialect, cases[i].base, FUL_WIRE_MODELS, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (chat, ==, cases[i].chat);
    g_assert_cmpstr (models, ==, cases[i].models);
  }
}

static void
test_urls_refused (void)
{
  static const char *const bases[] = { "",         "localhost:8080", "ftp://h/v1",
                                       "file:///", "http://",        "https://u:secret@h/v1" };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ful_wire_url (O, bases[i], FUL_WIRE_CHAT, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_null (strstr (error->message, "secret"));
  }
}

static void
test_new_limit (void)
{
  g_assert_true (ful_wire_wants_new_limit ("https://api.openai.com/v1"));
  g_assert_true (ful_wire_wants_new_limit ("https://eu.api.openai.com/v1"));
  g_assert_true (ful_wire_wants_new_limit ("https://x.openai.azure.com/openai"));
  g_assert_false (ful_wire_wants_new_limit ("https://api.openai.com.example/v1"));
  g_assert_false (ful_wire_wants_new_limit ("http://localhost:8080"));
  g_assert_false (ful_wire_wants_new_limit (""));
}

static void
check_headers (FulDialect dialect, const char *base, const char *key, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) headers = ful_wire_headers_new (dialect, base, TRUE, key, &error);
  g_autoptr (GString) got = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < headers->len; i++) {
    const FulWireHeader *header = g_ptr_array_index (headers, i);

    g_assert_cmpint (header->secret, ==, strstr (header->value, "sk-1") != NULL);
    if (strcmp (header->name, "Content-Type") != 0 && strcmp (header->name, "Accept") != 0)
      g_string_append_printf (got, "%s: %s;", header->name, header->value);
  }
  g_assert_cmpstr (got->str, ==, wanted);
}

static void
test_headers (void)
{
  g_autoptr (GError) error = NULL;

  check_headers (O, "https://api.openai.com", "sk-1", "Authorization: Bearer sk-1;");
  check_headers (O, "https://x.openai.azure.com", "sk-1", "api-key: sk-1;");
  check_headers (O, "http://localhost", NULL, "");
  check_headers (L, "http://localhost", "sk-1", "Authorization: Bearer sk-1;");
  check_headers (A, "https://api.anthropic.com", "sk-1",
                 "anthropic-version: 2023-06-01;x-api-key: sk-1;");
  check_headers (A, "https://api.anthropic.com", "", "anthropic-version: 2023-06-01;");
  g_assert_null (ful_wire_headers_new (O, "http://h", TRUE, "sk-1\r\nX: y", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_REFUSED);
  g_assert_null (strstr (error->message, "sk-1"));
}

static void
test_refused_param (void)
{
  static const struct {
    const char *body;
    const char *name;
  } faults[] = {
    { "{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0 with this "
      "model.\",\"code\":\"unsupported_value\",\"param\":\"temperature\"}}",
      "temperature" },
    { "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this "
      "model. Use 'max_completion_tokens' instead.\",\"code\":\"unsupported_parameter\",\"param\":"
      "\"max_tokens\"}}",
      "max_tokens" },
    { "{\"error\":{\"message\":\"Unsupported value: 'messages[0].role' does not support 'system' "
      "with this model.\",\"code\":\"unsupported_value\",\"param\":\"messages[0].role\"}}",
      "system" },
    { "{\"error\":{\"message\":\"Invalid parameter: 'response_format' of type 'json_schema' is not "
      "supported with this model.\",\"param\":\"response_format\"}}",
      "json_schema" },
    { "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"temperature:"
      " "
      "is deprecated for this model\"}}",
      "temperature" },
    { "{\"error\":{\"message\":\"property 'seed' is unsupported\"}}", "seed" },
    { "{\"error\":{\"message\":\"Field 'temperature': type must be number, but is string\"}}",
      NULL },
    { "{\"error\":{\"message\":\"this model is not supported\"}}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    FulFault fault = { 0 };
    g_autofree char *name = NULL;

    ful_fault_read_body (faults[i].body, strlen (faults[i].body), 400, &fault);
    name = ful_wire_refused_param (&fault);
    g_assert_cmpstr (name, ==, faults[i].name);
    ful_fault_clear (&fault);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/wire-endpoint/urls", test_urls);
  g_test_add_func ("/models/wire-endpoint/urls-refused", test_urls_refused);
  g_test_add_func ("/models/wire-endpoint/new-limit", test_new_limit);
  g_test_add_func ("/models/wire-endpoint/headers", test_headers);
  g_test_add_func ("/models/wire-endpoint/refused-param", test_refused_param);
  return g_test_run ();
}
