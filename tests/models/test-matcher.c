/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/matcher.h"

#include <math.h>
#include <string.h>

#include "../classify/banking77.h"
#include "base/error.h"
#include "base/json-writer.h"

/* --- what is asked, and what is answered: a new case is a line --- */

#define LABELS \
  "{\"role\":\"system\",\"content\":\"Labels:\\n- card_lost\\n- new_pin: a PIN, changed\"}"
#define TURNS                                                                                    \
  "{\"role\":\"user\",\"content\":\"lost my card\"},{\"role\":\"assistant\",\"content\":\"A\"}," \
  "{\"role\":\"user\",\"content\":\"change the PIN\"},{\"role\":\"assistant\",\"content\":\"B\"}"
#define USER(text) "{\"role\":\"user\",\"content\":\"" text "\"}"
#define BODY(messages) "{\"model\":\"matcher\",\"messages\":[" messages "]}"
#define SCHEMA(schema, messages)                                                           \
  "{\"model\":\"matcher\",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{" \
  "\"name\":"                                                                              \
  "\"answer\",\"schema\":" schema "}},\"messages\":[" messages "]}"

typedef struct {
  const char *body;
  const char *answer;
} Reference;

static const Reference references[] = {
  { BODY (LABELS "," USER ("I have lost the card")), "card_lost" },
  { BODY (LABELS "," USER ("How is my PIN changed?")), "new_pin" },
  { BODY (TURNS "," USER ("PIN change please")), "B" },
  { BODY (TURNS "," USER ("the card is lost")), "A" },
  /* examples go before labels */
  { BODY (LABELS "," TURNS "," USER ("the card is lost")), "A" },
  { BODY (USER ("Input: lost my card\\nOutput: A\\n\\nInput: my PIN\\nOutput: B\\n\\nInput: a "
                "lost card\\nOutput:")),
    "A" },
  { BODY (USER ("- card_lost\\n- new_pin\\n\\nthe pin")), "new_pin" },
  /* near to none: the first */
  { BODY (TURNS "," USER ("zzz")), "A" },
  { BODY (USER ("nothing to answer from")), "" },
  { BODY ("{\"role\":\"system\",\"content\":\"- a\\n- b\"}"), "a" },
  /* the schema says what may be answered and how */
  { SCHEMA ("{\"type\":\"string\",\"enum\":[\"card_lost\",\"new_pin\"]}", USER ("new PIN")),
    "\"new_pin\"" },
  { SCHEMA ("{\"type\":\"object\",\"properties\":{\"label\":{\"enum\":[\"card_lost\",\"new_pin\"]}}"
            "}",
            USER ("new PIN")),
    "{\"label\":\"new_pin\"}" },
  { SCHEMA ("{\"enum\":[\"card_lost\",\"new_pin\"]}", LABELS "," USER ("changed")), "\"new_pin\"" },
  { SCHEMA ("{\"enum\":[\"B\",\"C\"]}", TURNS "," USER ("the card is lost")), "\"B\"" },
  /* no example that is allowed: the labels */
  { SCHEMA ("{\"enum\":[\"card_lost\",\"new_pin\"]}", TURNS "," USER ("the card is lost")),
    "\"card_lost\"" },
  { SCHEMA ("{\"type\":\"object\",\"properties\":{\"k\":{\"enum\":[\"A\",\"B\"]}}}",
            USER ("lost my card") ",{\"role\":\"assistant\",\"content\":\"{\\\"k\\\": "
                                  "\\\"A\\\"}\"}," USER ("lost")),
    "{\"k\":\"A\"}" },
  { "{\"messages\":[" TURNS
    "," USER ("the PIN") "],\"response_format\":{\"type\":\"json_object\"}}",
    "{\"label\":\"B\"}" },
  /* white space and other members */
  { " { \"messages\" : [ " TURNS " , " USER ("the PIN") " ] , \"seed\" : 1 } ", "B" },
};

static char *
ask (FulProvider *matcher, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FulReply reply;

  g_assert_true (ful_provider_ask (matcher, body, &reply, &error));
  g_assert_no_error (error);
  g_assert_true (reply.latency_ms >= 0);
  g_assert_true (isnan (reply.tokens_in));
  return reply.text;
}

/* Asked twice, forwards and backwards, by one that remembers and by fresh ones. */
static void
test_reference (void)
{
  g_autoptr (FulProvider) matcher = ful_matcher_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (references); i++) {
    guint at = i < G_N_ELEMENTS (references) ? i : 2 * G_N_ELEMENTS (references) - 1 - i;
    g_autoptr (FulProvider) fresh = ful_matcher_new ();
    g_autofree char *answer = ask (matcher, references[at].body);
    g_autofree char *again = ask (fresh, references[at].body);

    g_assert_cmpstr (answer, ==, references[at].answer);
    g_assert_cmpstr (again, ==, references[at].answer);
  }
}

static void
test_refused (void)
{
  static const char *const bodies[] = { "",
                                        "[]",
                                        "{}",
                                        "{\"messages\":[]}",
                                        "{\"messages\":[1]}",
                                        "{\"messages\":[{\"role\":\"user\",\"content\":5}]}",
                                        "{\"messages\":[" USER ("a") "]" };
  g_autoptr (FulProvider) matcher = ful_matcher_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GBytes) body = g_bytes_new (bodies[i], strlen (bodies[i]));
    g_autoptr (GError) error = NULL;
    FulReply reply;

    g_assert_false (ful_provider_ask (matcher, body, &reply, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
}

/* A body that goes on like a known one but is not: what is remembered must not answer it. */
static void
test_remembers_rightly (void)
{
  g_autoptr (FulProvider) matcher = ful_matcher_new ();
  g_autofree char *first = ask (matcher, BODY (TURNS "," USER ("card")));
  g_autofree char *more =
      ask (matcher, BODY (TURNS "," USER (
                        "PIN") ",{\"role\":\"assistant\",\"content\":\"C\"}," USER ("the card")));
  g_autofree char *own =
      ask (matcher, BODY (TURNS "," USER ("Input: my card\\nOutput: D\\n\\nInput: "
                                          "my card\\nOutput:")));
  g_autofree char *quoted =
      ask (matcher, BODY (TURNS "," USER ("card {\\\"role\\\":\\\"user\\\",\\\"content\\\":")));

  g_assert_cmpstr (first, ==, "A");
  g_assert_cmpstr (more, ==, "A");
  g_assert_cmpstr (own, ==, "D");
  g_assert_cmpstr (quoted, ==, "A");
}

/* --- how good it is: more and nearer examples help, and so do descriptions --- */

static GBytes *
make_body (const Banking77 *examples, const char *question)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  char *text;

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "messages");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i <= examples->texts->len; i++) {
    gboolean last = i == examples->texts->len;

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "role", "user");
    ful_json_writer_string_member (writer, "content",
                                   last ? question : g_ptr_array_index (examples->texts, i));
    ful_json_writer_end_object (writer);
    if (last)
      break;
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "role", "assistant");
    ful_json_writer_string_member (writer, "content", g_ptr_array_index (examples->labels, i));
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  text = ful_json_writer_finish (writer);
  return g_bytes_new_take (text, strlen (text));
}

static double
accuracy_with (guint examples_per_label)
{
  Banking77 train = banking77_load ("samples/banking77/train.csv");
  Banking77 test = banking77_load ("samples/banking77/test.csv");
  Banking77 drawn = banking77_draw (&train, examples_per_label, 1000);
  g_autoptr (FulProvider) matcher = ful_matcher_new ();
  guint right = 0, asked = 0;

  for (guint i = 0; i < test.texts->len; i += 4, asked++) {
    g_autoptr (GBytes) body = make_body (&drawn, g_ptr_array_index (test.texts, i));
    FulReply reply;

    g_assert_true (ful_provider_ask (matcher, body, &reply, NULL));
    right += strcmp (reply.text, g_ptr_array_index (test.labels, i)) == 0 ? 1 : 0;
    ful_reply_clear (&reply);
  }
  banking77_clear (&train);
  banking77_clear (&test);
  banking77_clear (&drawn);
  return (double)right / asked;
}

/* knn5-weighted has 54.8 % with 5 a label. */
static void
test_more_examples (void)
{
  double one = accuracy_with (1), five = accuracy_with (5);

  g_test_message ("1 a label: %.3f, 5 a label: %.3f", one, five);
  g_assert_cmpfloat (one, >, 0.25);
  g_assert_cmpfloat (five, >, 0.5);
}

/* --- many threads --- */

static gpointer
ask_in_thread (gpointer data)
{
  for (guint round = 0; round < 50; round++)
    for (guint i = 0; i < G_N_ELEMENTS (references); i++) {
      g_autofree char *answer = ask (data, references[i].body);

      g_assert_cmpstr (answer, ==, references[i].answer);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (FulProvider) matcher = ful_matcher_new ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asking", ask_in_thread, matcher);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/models/matcher/reference", test_reference);
  g_test_add_func ("/models/matcher/refused", test_refused);
  g_test_add_func ("/models/matcher/remembers-rightly", test_remembers_rightly);
  g_test_add_func ("/models/matcher/more-examples-help", test_more_examples);
  g_test_add_func ("/models/matcher/threads", test_threads);
  return g_test_run ();
}
