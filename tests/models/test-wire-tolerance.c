/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/wire.h"

#include <math.h>
#include <string.h>

/* What compatible servers are known to do differently, one test each: replies made by hand, of
 * status 200 and asked for as a stream where they are one. */

#define SSE "text/event-stream"
#define JSON "application/json"
#define CHUNK(delta, finish)                                                                       \
  "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" delta ",\"finish_reason\":" finish \
  "}]}\n\n"
#define HELLO CHUNK ("{\"content\":\"Hel\"}", "null") CHUNK ("{\"content\":\"lo\"}", "null")
#define STOP CHUNK ("{}", "\"stop\"")
#define DONE "data: [DONE]\n\n"
#define USAGE                                                                      \
  "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2," \
  "\"prompt_tokens_details\":null}}\n\n"

static FulWireReply *
read_status (FulDialect dialect, guint status, const char *type, const char *body, gboolean whole)
{
  g_autoptr (FulWireReader) reader =
      ful_wire_reader_new (dialect, status, type, TRUE, FUL_WIRE_MAX_BYTES);

  ful_wire_reader_feed (reader, body, strlen (body));
  return ful_wire_reader_finish (reader, whole);
}

static FulWireReply *
read_sse (const char *body)
{
  return read_status (FUL_DIALECT_OPENAI, 200, SSE, body, TRUE);
}

static FulWireReply *
read_json (const char *body)
{
  return read_status (FUL_DIALECT_OPENAI, 200, JSON, body, TRUE);
}

static void
check_hello (const FulWireReply *reply)
{
  g_assert_cmpint (reply->outcome, ==, FUL_WIRE_ANSWER);
  g_assert_cmpstr (reply->text, ==, "Hello");
  g_assert_false (reply->retry);
}

static void
test_usage_missing (void)
{
  g_autoptr (FulWireReply) reply = read_sse (HELLO STOP DONE);

  check_hello (reply);
  g_assert_true (isnan (reply->tokens_in) && isnan (reply->tokens_out));
  g_assert_false (reply->usage_final);
}

static void
test_usage_in_every_chunk (void)
{
#define COUNTED(n)                                                                             \
  "data: "                                                                                     \
  "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}],\"usage\":{\"prompt_tokens\":7," \
  "\"completion_tokens\":" n "}}\n\n"
  g_autoptr (FulWireReply) reply = read_sse (COUNTED ("1") COUNTED ("2") COUNTED ("3") STOP DONE);

  g_assert_cmpfloat (reply->tokens_in, ==, 7);
  g_assert_cmpfloat (reply->tokens_out, ==, 3);
  g_assert_true (reply->usage_final);
}

static void
test_usage_details_null (void)
{
  g_autoptr (FulWireReply) reply = read_sse (HELLO STOP USAGE DONE);

  check_hello (reply);
  g_assert_cmpfloat (reply->tokens_in, ==, 10);
  g_assert_true (isnan (reply->tokens_cached));
  g_assert_true (reply->usage_final);
}

static void
test_usage_zero (void)
{
  g_autoptr (FulWireReply) reply = read_json (
      "{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],\"usage\":"
      "{\"prompt_tokens\":0,\"completion_tokens\":0}}");

  check_hello (reply);
  g_assert_true (isnan (reply->tokens_in) && isnan (reply->tokens_out));
  g_assert_false (reply->usage_final);
}

static void
test_usage_elsewhere (void)
{
  g_autoptr (FulWireReply) groq =
      read_sse (HELLO "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":"
                      "{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}}\n\n" DONE);
  g_autoptr (FulWireReply) deepseek = read_json (
      "{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],\"usage\":"
      "{\"prompt_tokens\":9,\"prompt_cache_hit_tokens\":4,\"completion_tokens\":2}}");

  check_hello (groq);
  g_assert_cmpfloat (groq->tokens_in, ==, 5);
  check_hello (deepseek);
  g_assert_cmpfloat (deepseek->tokens_cached, ==, 4);
}

/* Counts that can't be, from a server that confuses the dialects' ways. */
static void
test_usage_absurd (void)
{
  g_autoptr (FulWireReply) reply = read_json (
      "{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],\"usage\":"
      "{\"prompt_tokens\":5,\"completion_tokens\":-2,\"prompt_tokens_details\":"
      "{\"cached_tokens\":900}}}");

  check_hello (reply);
  g_assert_cmpfloat (reply->tokens_in, ==, 5);
  g_assert_true (isnan (reply->tokens_cached) && isnan (reply->tokens_out));
  g_assert_false (reply->usage_final);
}

static void
test_choices_missing (void)
{
  g_autoptr (FulWireReply) chunks = read_sse ("data: {\"object\":\"x\"}\n\n"
                                              "data: {\"choices\":null}\n\n"
                                              "data: {\"choices\":[]}\n\n" HELLO STOP DONE);
  g_autoptr (FulWireReply) none = read_sse ("data: {\"choices\":[]}\n\n" DONE);
  g_autoptr (FulWireReply) whole = read_json ("{\"model\":\"m\",\"choices\":[]}");
  g_autoptr (FulWireReply) empty = read_json ("{\"choices\":[{\"index\":0}]}");

  check_hello (chunks);
  g_assert_cmpint (none->outcome, ==, FUL_WIRE_ERROR);
  g_assert_cmpint (none->fault.fault, ==, FUL_FAULT_SERVER);
  g_assert_cmpint (whole->outcome, ==, FUL_WIRE_ERROR);
  g_assert_true (whole->retry);
  g_assert_cmpint (empty->outcome, ==, FUL_WIRE_ERROR);
}

static void
test_no_done (void)
{
  g_autoptr (FulWireReply) ended = read_sse (HELLO STOP);
  g_autoptr (FulWireReply) open = read_sse (HELLO);
  g_autoptr (FulWireReply) broken = read_status (FUL_DIALECT_OPENAI, 200, SSE, HELLO STOP, FALSE);
  g_autoptr (FulWireReply) broken_after =
      read_status (FUL_DIALECT_OPENAI, 200, SSE, HELLO STOP USAGE, FALSE);

  check_hello (ended);
  g_assert_false (ended->done_marker);
  g_assert_cmpint (open->outcome, ==, FUL_WIRE_CUT);
  g_assert_true (open->retry);
  g_assert_cmpint (broken->outcome, ==, FUL_WIRE_CUT);
  check_hello (broken_after);
}

static void
test_no_last_empty_line (void)
{
  g_autoptr (FulWireReply) reply = read_sse (HELLO STOP "data: [DONE]");
  g_autoptr (FulWireReply) half =
      read_status (FUL_DIALECT_OPENAI, 200, SSE, HELLO "data: {\"choices\":[{\"del", FALSE);

  check_hello (reply);
  g_assert_true (reply->done_marker);
  g_assert_cmpint (half->outcome, ==, FUL_WIRE_CUT);
}

static void
test_comments (void)
{
  g_autoptr (FulWireReply) reply =
      read_sse (": OPENROUTER PROCESSING\n\n:\n\n" HELLO ": ping\n\n" STOP DONE);

  check_hello (reply);
}

static void
test_crlf (void)
{
  g_autoptr (GString) body = g_string_new (HELLO STOP DONE);
  g_autoptr (FulWireReply) reply = NULL;

  g_string_replace (body, "\n", "\r\n", 0);
  reply = read_sse (body->str);
  check_hello (reply);
}

static void
test_no_space (void)
{
  g_autoptr (GString) body = g_string_new (HELLO STOP DONE);
  g_autoptr (FulWireReply) reply = NULL;

  g_string_replace (body, "data: ", "data:", 0);
  reply = read_sse (body->str);
  check_hello (reply);
  g_assert_true (reply->done_marker);
}

static void
test_content_null (void)
{
  g_autoptr (FulWireReply) stream =
      read_sse (CHUNK ("{\"role\":\"assistant\",\"content\":null}", "null") HELLO STOP DONE);
  g_autoptr (FulWireReply) whole =
      read_json ("{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"stop\"}]}");

  check_hello (stream);
  g_assert_cmpint (whole->outcome, ==, FUL_WIRE_ANSWER);
  g_assert_cmpstr (whole->text, ==, "");
}

static void
test_content_parts (void)
{
  g_autoptr (FulWireReply) reply = read_json (
      "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":"
      "\"text\",\"text\":\"hm\"}]},{\"type\":\"text\",\"text\":\"Hello\"}]},\"finish_reason\":"
      "\"stop\"}]}");

  check_hello (reply);
  g_assert_cmpstr (reply->reasoning, ==, "hm");
}

static void
test_finish_words (void)
{
  g_autoptr (FulWireReply) empty =
      read_sse (CHUNK ("{\"content\":\"Hello\"}", "\"\"") CHUNK ("{}", "\"\"") DONE);
  g_autoptr (FulWireReply) eos = read_sse (HELLO CHUNK ("{}", "\"eos\"") DONE);
  g_autoptr (FulWireReply) loud = read_sse (HELLO CHUNK ("{}", "\"MAX_TOKENS\"") DONE);
  g_autoptr (FulWireReply) strange = read_sse (HELLO CHUNK ("{}", "\"tired\"") DONE);

  check_hello (empty);
  g_assert_null (empty->finish_spelled);
  g_assert_cmpint (empty->finish, ==, FUL_FINISH_UNKNOWN);
  g_assert_cmpint (eos->finish, ==, FUL_FINISH_STOP);
  g_assert_cmpstr (eos->finish_spelled, ==, "eos");
  g_assert_cmpint (loud->finish, ==, FUL_FINISH_LENGTH);
  g_assert_cmpint (strange->finish, ==, FUL_FINISH_OTHER);
  g_assert_cmpstr (ful_finish_name (loud->finish), ==, "length");
}

static void
test_tool_forms (void)
{
  g_autoptr (FulWireReply) object = read_json (
      "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"function\":{\"name\":\"f\","
      "\"arguments\":{\"a\":1}}},{\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]},"
      "\"finish_reason\":\"stop\"}]}");
  /* Two calls under one index, told apart by their ids. */
  g_autoptr (FulWireReply) indexed = read_sse (
      CHUNK ("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\","
             "\"arguments\":\"{}\"}}]}",
             "null")
          CHUNK ("{\"tool_calls\":[{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"g\","
                 "\"arguments\":\"[\"}},{\"index\":0,\"id\":\"\",\"function\":{\"arguments\":\"]\"}"
                 "}]}",
                 "\"tool_calls\"") DONE);

  g_assert_cmpint (object->finish, ==, FUL_FINISH_TOOL_CALLS);
  g_assert_cmpstr (object->tool_calls, ==,
                   "[{\"id\":null,\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":"
                   "\"{\\\"a\\\":1}\"}},{\"id\":null,\"type\":\"function\",\"function\":{\"name\":"
                   "\"g\",\"arguments\":\"{}\"}}]");
  g_assert_cmpstr (indexed->tool_calls, ==,
                   "[{\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                   "\"arguments\":\"{}\"}},{\"id\":\"b\",\"type\":\"function\",\"function\":"
                   "{\"name\":\"g\",\"arguments\":\"[]\"}}]");
}

static void
test_surrogate_halves (void)
{
  g_autoptr (FulWireReply) joined =
      read_sse (CHUNK ("{\"content\":\"a\\ud83d\"}", "null")
                    CHUNK ("{\"content\":\"\\udc69b\"}", "null") STOP DONE);
  g_autoptr (FulWireReply) lone =
      read_sse (CHUNK ("{\"content\":\"\\udc69a\\ud83dx\\ud83d\"}", "null") STOP DONE);

  g_assert_cmpstr (joined->text, ==,
                   "a\xF0\x9F\x91\xA9"
                   "b");
  g_assert_cmpstr (lone->text, ==,
                   "\xEF\xBF\xBD"
                   "a\xEF\xBF\xBDx\xEF\xBF\xBD");
}

static void
test_bad_bytes (void)
{
  g_autoptr (FulWireReply) reply =
      read_json ("\xEF\xBB\xBF{\"choices\":[{\"message\":{\"content\":\"a\xC3\"},\"logprobs\":NaN,"
                 "\"finish_reason\":\"stop\"}],\"score\":-Infinity}");

  g_assert_cmpint (reply->outcome, ==, FUL_WIRE_ANSWER);
  g_assert_cmpstr (reply->text, ==, "a\xEF\xBF\xBD");
}

static void
test_extra_fields (void)
{
  g_autoptr (FulWireReply) reply = read_sse (
      "data: {\"provider\":\"x\",\"citations\":[\"u\"],\"choices\":[{\"delta\":{\"content\":"
      "\"Hello\",\"annotations\":[]},\"obfuscation\":\"q\"}]}\n\n" STOP DONE);

  check_hello (reply);
}

static void
test_reasoning_twice (void)
{
  g_autoptr (FulWireReply) reply = read_sse (
      CHUNK ("{\"reasoning\":\"hm\",\"reasoning_content\":\"hm\"}", "null") HELLO STOP DONE);

  check_hello (reply);
  g_assert_cmpstr (reply->reasoning, ==, "hm");
}

static void
test_type_header_wrong (void)
{
  g_autoptr (FulWireReply) stream =
      read_status (FUL_DIALECT_OPENAI, 200, "", HELLO STOP DONE, TRUE);
  g_autoptr (FulWireReply) whole =
      read_sse ("{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}");

  check_hello (stream);
  check_hello (whole);
}

static void
test_ollama_forms (void)
{
#define LINE "{\"model\":\"m\",\"message\":{\"content\":\"Hello\"},\"done\":"
  g_autoptr (FulWireReply) cached =
      read_status (FUL_DIALECT_OLLAMA, 200, "application/x-ndjson",
                   LINE "false}\n{\"done\":true,\"done_reason\":\"stop\",\"eval_count\":3}", TRUE);
  g_autoptr (FulWireReply) as_json =
      read_status (FUL_DIALECT_OLLAMA, 200, JSON, LINE "false}\n{\"done\":true,\"eval_count\":3}\n",
                   TRUE);
  g_autoptr (FulWireReply) error =
      read_status (FUL_DIALECT_OLLAMA, 200, "application/x-ndjson",
                   LINE "false}\n{\"error\":\"model runner has stopped\"}\n", TRUE);

  check_hello (cached);
  g_assert_true (isnan (cached->tokens_in));
  g_assert_cmpfloat (cached->tokens_out, ==, 3);
  g_assert_false (cached->usage_final);
  check_hello (as_json);
  g_assert_cmpint (error->outcome, ==, FUL_WIRE_ERROR);
  g_assert_cmpstr (error->fault.message, ==, "model runner has stopped");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/models/wire/tolerance/" name, function)
  ADD ("usage-missing", test_usage_missing);
  ADD ("usage-in-every-chunk", test_usage_in_every_chunk);
  ADD ("usage-details-null", test_usage_details_null);
  ADD ("usage-zero", test_usage_zero);
  ADD ("usage-elsewhere", test_usage_elsewhere);
  ADD ("usage-absurd", test_usage_absurd);
  ADD ("choices-missing", test_choices_missing);
  ADD ("no-done", test_no_done);
  ADD ("no-last-empty-line", test_no_last_empty_line);
  ADD ("comments", test_comments);
  ADD ("crlf", test_crlf);
  ADD ("no-space", test_no_space);
  ADD ("content-null", test_content_null);
  ADD ("content-parts", test_content_parts);
  ADD ("finish-words", test_finish_words);
  ADD ("tool-forms", test_tool_forms);
  ADD ("surrogate-halves", test_surrogate_halves);
  ADD ("bad-bytes", test_bad_bytes);
  ADD ("extra-fields", test_extra_fields);
  ADD ("reasoning-twice", test_reasoning_twice);
  ADD ("type-header-wrong", test_type_header_wrong);
  ADD ("ollama-forms", test_ollama_forms);
  return g_test_run ();
}
