/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/request.h"

#include <math.h>

#include "base/error.h"

static FulModel
a_model (void)
{
  return (FulModel){ .name = (char *)"m",
                     .provider = (char *)"openai",
                     .endpoint = (char *)"http://localhost:1",
                     .model_id = (char *)"gpt" };
}

static FulPromptBody
a_body (void)
{
  return (FulPromptBody){ .temperature = NAN, .max_tokens = -1, .seed = -1 };
}

static GBytes *
make (const FulModel *model, const FulPromptBody *body, const char *salt, char **hash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRequestShape) shape = ful_request_shape_new (model, body, salt, &error);
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  FulMessage system = { (char *)"system", (char *)"Say \"x\"." };
  FulMessage user = { (char *)"user", (char *)"a\nb" };
  GBytes *bytes;

  g_assert_no_error (error);
  g_ptr_array_add (messages, &system);
  g_ptr_array_add (messages, &user);
  bytes = ful_request_shape_make (shape, messages);
  *hash = ful_request_shape_hash (shape, bytes);
  return bytes;
}

static void
check_bytes (GBytes *bytes, const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

#define MESSAGES                                                                           \
  "\"messages\":[{\"role\":\"system\",\"content\":\"Say \\\"x\\\".\"},{\"role\":\"user\"," \
  "\"content\":\"a\\nb\"}]"

static void
test_plain (void)
{
  FulModel model = a_model ();
  FulPromptBody body = a_body ();
  g_autofree char *hash = NULL;
  g_autoptr (GBytes) bytes = make (&model, &body, NULL, &hash);

  check_bytes (bytes, "{\"model\":\"gpt\"," MESSAGES "}");
  g_assert_cmpuint (strlen (hash), ==, 64);
}

static void
test_everything (void)
{
  char *stop[] = { (char *)"END", NULL };
  FulModel model = a_model ();
  FulPromptBody body = a_body ();
  g_autofree char *hash = NULL;
  g_autoptr (GBytes) bytes = NULL;

  model.params = (char *)"{\"top_p\": 0.5, \"seed\": 9, \"messages\": []}";
  body.temperature = 0.25;
  body.max_tokens = 20;
  body.seed = 7;
  body.stop = stop;
  body.response = FUL_RESPONSE_SCHEMA;
  body.schema = (char *)"{\"type\": \"string\", \"enum\": [\"b\", \"a\"]}";
  body.tools = (char *)"[{\"type\": \"function\"}]";
  bytes = make (&model, &body, NULL, &hash);
  check_bytes (bytes,
               "{\"model\":\"gpt\",\"top_p\":0.5,\"temperature\":0.25,\"max_tokens\":20,\"seed\":7,"
               "\"stop\":[\"END\"],\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{"
               "\"name\":\"answer\",\"strict\":true,\"schema\":{\"enum\":[\"b\",\"a\"],\"type\":"
               "\"string\"}}},\"tools\":[{\"type\":\"function\"}]," MESSAGES "}");
}

/* The hash tells apart all that shapes an answer. */
static void
test_hash (void)
{
  FulModel model = a_model (), elsewhere = a_model ();
  FulPromptBody body = a_body (), warm = a_body ();
  g_autofree char *hash = NULL, *same = NULL, *moved = NULL, *warmer = NULL, *salted = NULL;
  g_autoptr (GBytes) bytes = make (&model, &body, NULL, &hash);
  g_autoptr (GBytes) bytes_same = make (&model, &body, NULL, &same);
  g_autoptr (GBytes) bytes_moved = NULL;
  g_autoptr (GBytes) bytes_warm = NULL;
  g_autoptr (GBytes) bytes_salted = make (&model, &body, "set", &salted);

  elsewhere.endpoint = (char *)"http://localhost:2";
  bytes_moved = make (&elsewhere, &body, NULL, &moved);
  warm.temperature = 1;
  bytes_warm = make (&model, &warm, NULL, &warmer);
  g_assert_cmpstr (hash, ==, same);
  g_assert_cmpstr (hash, !=, moved);
  g_assert_cmpstr (hash, !=, warmer);
  g_assert_cmpstr (hash, !=, salted);
  g_assert_true (g_bytes_equal (bytes, bytes_salted));
}

static void
test_refused (void)
{
  FulModel model = a_model ();
  FulPromptBody body = a_body ();
  g_autoptr (GError) error = NULL;

  body.tools = (char *)"{}";
  g_assert_null (ful_request_shape_new (&model, &body, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  body.tools = NULL;
  model.params = (char *)"{\"a\":";
  g_assert_null (ful_request_shape_new (&model, &body, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/request/plain", test_plain);
  g_test_add_func ("/models/request/everything", test_everything);
  g_test_add_func ("/models/request/hash", test_hash);
  g_test_add_func ("/models/request/refused", test_refused);
  return g_test_run ();
}
