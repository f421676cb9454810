/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/render.h"

#include "prompts/revision.h"
#include "workbench.h"

static FulRenderer *
make_renderer (Workbench *self,
               const FulPromptBody *body,
               const char *variables,
               GPtrArray *train,
               GPtrArray *passages)
{
  const FulRendererSource source = { .snapshot = self->snapshot,
                                     .body = body,
                                     .prompt = "bare",
                                     .variables = variables,
                                     .train = train,
                                     .passages = passages };
  g_autoptr (GError) error = NULL;
  FulRenderer *renderer = ful_renderer_new (&source, &error);

  g_assert_no_error (error);
  return renderer;
}

/* "role: content | role: content" */
static char *
show (const FulRenderer *renderer, const FulCase *item, GError **error)
{
  g_autoptr (GPtrArray) messages = ful_renderer_render (renderer, item, error);
  GString *text;

  if (messages == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < messages->len; i++) {
    const FulMessage *message = messages->pdata[i];

    g_string_append_printf (text, "%s%s: %s", i > 0 ? " | " : "", message->role, message->content);
  }
  return g_string_free (text, FALSE);
}

/* @body: (transfer full) */
static void
assert_shown (Workbench *self,
              FulPromptBody *body,
              GPtrArray *train,
              const FulCase *item,
              const char *expected)
{
  g_autoptr (FulRenderer) renderer = make_renderer (self, body, "", train, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *got = show (renderer, item, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, expected);
  ful_prompt_body_free (body);
}

static GPtrArray *
make_train (void)
{
  GPtrArray *train = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);

  g_ptr_array_add (train, make_case ("t1", "my card is lost", "en", "lost"));
  g_ptr_array_add (train, make_case ("t2", "I lost my card", "en", "lost"));
  g_ptr_array_add (train, make_case ("t3", "top up failed", "en", "top_up"));
  g_ptr_array_add (train, make_case ("t4", "no answer here", "en", NULL));
  g_ptr_array_add (train, make_case ("t5", "topping up my card", "en", "top_up"));
  return train;
}

static void
test_plain (Workbench *self, gconstpointer data)
{
  g_autoptr (FulCase) item = make_case ("c1", "I can't pay \"€5\" & <b> {{lang}}", "en", "lost");

  assert_shown (self,
                make_body ("Labels:{{#labels}} {{name}}{{#description}} ({{.}}){{/description}}"
                           "{{/labels}}",
                           "{{text}} [{{lang}}]"),
                NULL, item,
                "system: Labels: lost (the card is lost) top_up"
                " | user: I can't pay \"€5\" & <b> {{lang}} [en]");
}

static void
test_empty_column (Workbench *self, gconstpointer data)
{
  g_autoptr (FulCase) item = make_case ("c1", "hello", NULL, "lost");

  assert_shown (self, make_body (NULL, "{{text}}{{lang}}{{#lang}}!{{/lang}}{{^lang}}?{{/lang}}"),
                NULL, item, "user: hello?");
}

static void
test_unknown_name (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = make_body ("Be brief.", "a\n {{txt}}");
  g_autoptr (FulRenderer) renderer = make_renderer (self, body, "", NULL, NULL);
  g_autoptr (FulCase) item = make_case ("c1", "hello", NULL, "lost");
  g_autoptr (GError) error = NULL;

  g_assert_null (show (renderer, item, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==,
                   "prompt “bare”, case “c1”: message:2: column 2: there is no variable “txt”; "
                   "known are text, lang, labels, examples and documents");
}

static void
test_examples_in_template (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) train = make_train ();
  g_autoptr (FulCase) item = make_case ("c1", "hello", "de", "lost");
  FulPromptBody *body =
      make_body (NULL, "{{#examples}}{{input}} -> {{output}}\n{{/examples}}{{text}}");

  add_example (body, "hand", "lost");
  body->examples_train = 2;
  assert_shown (self, body, train, item,
                "user: hand -> lost\nmy card is lost\nen -> lost\ntop up failed\nen -> "
                "top_up\nhello");
}

static void
test_examples_as_turns (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) train = make_train ();
  g_autoptr (FulCase) item = make_case ("c1", "hello", "de", "lost");
  FulPromptBody *body = make_body ("Go.", "Q: {{text}}");

  add_example (body, "hand", "lost");
  body->examples_train = 3;
  assert_shown (self, body, train, item,
                "system: Go. | user: Q: hand | assistant: lost"
                " | user: Q: my card is lost | assistant: lost"
                " | user: Q: top up failed | assistant: top_up"
                " | user: Q: I lost my card | assistant: lost | user: Q: hello");
}

/* With two columns a hand-written input has no one place; it is the turn. */
static void
test_written_example_of_two_columns (Workbench *self, gconstpointer data)
{
  g_autoptr (FulCase) item = make_case ("c1", "hello", "de", "lost");
  FulPromptBody *body = make_body (NULL, "{{lang}}: {{text}}");

  add_example (body, "hand", "lost");
  assert_shown (self, body, NULL, item, "user: hand | assistant: lost | user: de: hello");
}

static void
test_turns_before_the_last_user_message (Workbench *self, gconstpointer data)
{
  g_autoptr (FulCase) item = make_case ("c1", "hello", "de", "lost");
  FulPromptBody *body = make_body (NULL, "Ready?");

  add_message (body, "assistant", "Yes.");
  add_message (body, "user", "{{text}}");
  add_example (body, "hand", "lost");
  assert_shown (self, body, NULL, item,
                "user: Ready? | assistant: Yes. | user: hand | assistant: lost | user: hello");
}

static void
test_nearest (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) train = make_train ();
  g_autoptr (FulCase) item = make_case ("c1", "lost card", NULL, "lost");
  FulPromptBody *body = make_body (NULL, "{{text}}");

  body->nearest = 2;
  assert_shown (self, body, train, item,
                "user: I lost my card | assistant: lost | user: my card is lost | assistant: lost"
                " | user: lost card");
}

/* One made like another says the same as one made alone, whatever the other's text is. */
static void
test_like_another (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) train = make_train ();
  g_autoptr (FulCase) item = make_case ("a", "lost my card", NULL, "lost");
  g_autoptr (FulPromptBody) first = make_body (NULL, "{{text}}");
  g_autoptr (FulPromptBody) second = make_body ("Changed.", "{{text}}!");
  g_autoptr (FulRenderer) like = NULL;
  g_autoptr (FulRenderer) alone = NULL;
  g_autoptr (FulRenderer) renderer = NULL;
  FulRendererSource source = {
    .snapshot = self->snapshot, .body = second, .prompt = "p", .train = train
  };
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;
  g_autoptr (GError) error = NULL;

  first->nearest = 1;
  second->nearest = 2;
  like = make_renderer (self, first, "", train, NULL);
  alone = make_renderer (self, second, "", train, NULL);
  renderer = ful_renderer_new_like (&source, like, &error);
  g_assert_no_error (error);
  g_clear_pointer (&like, ful_renderer_unref);
  expected = show (alone, item, &error);
  got = show (renderer, item, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, expected);
}

/* The case itself and an equal input are never among the nearest. */
static void
test_nearest_never_the_case (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) train = make_train ();
  g_autoptr (FulCase) item = make_case ("elsewhere", "top up failed", "en", "top_up");
  FulPromptBody *body = make_body (NULL, "{{text}}");

  body->nearest = 1;
  assert_shown (self, body, train, item,
                "user: topping up my card | assistant: top_up | user: top up failed");
}

static void
test_leaks (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) train = make_train ();
  g_autoptr (FulPromptBody) body = make_body (NULL, "{{text}}");
  g_autoptr (FulRenderer) renderer = NULL;
  g_autoptr (FulCase) same = make_case ("a", "my card is lost", "en", "lost");
  g_autoptr (FulCase) other_language = make_case ("b", "my card is lost", "de", "lost");
  g_autoptr (FulCase) written = make_case ("c", "hand", "en", "lost");
  g_autoptr (FulCase) fresh = make_case ("d", "something new", "en", "lost");

  add_example (body, "hand", "lost");
  body->examples_train = 1;
  body->nearest = 2; /* can't leak */
  renderer = make_renderer (self, body, "", train, NULL);
  g_assert_true (ful_renderer_leaks (renderer, same));
  g_assert_false (ful_renderer_leaks (renderer, other_language));
  g_assert_true (ful_renderer_leaks (renderer, written));
  g_assert_false (ful_renderer_leaks (renderer, fresh));
}

static void
test_json_chat (Workbench *self, gconstpointer data)
{
  g_autoptr (FulCase) item = make_case ("c1", "say \"hi\"\n\\o/", "de", "lost");
  FulPromptBody *body = make_body (NULL, "[{\"role\": \"system\", \"content\": \"Go.\"},\n"
                                         " {\"role\": \"user\", \"content\": \"Q: {{text}}\"}]");

  add_example (body, "a \"b\"", "lost");
  assert_shown (self, body, NULL, item,
                "system: Go. | user: Q: a \"b\" | assistant: lost | user: Q: say \"hi\"\n\\o/");
}

static void
test_json_chat_that_is_broken (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = make_body (NULL, "[{\"role\": \"user\"}]");
  g_autoptr (FulRenderer) renderer = make_renderer (self, body, "", NULL, NULL);
  g_autoptr (FulCase) item = make_case ("c1", "x", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (show (renderer, item, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==,
                   "prompt “bare”, case “c1”: content: is missing in a message of the JSON chat "
                   "prompt");
}

static void
test_variables (Workbench *self, gconstpointer data)
{
  g_autoptr (FulPromptBody) body = make_body (NULL, "{{tone}} {{text}}");
  g_autoptr (FulRenderer) renderer = NULL;
  g_autoptr (FulCase) item = make_case ("c1", "hello", NULL, NULL);
  g_autofree char *got = NULL;
  FulRendererSource source = { .snapshot = self->snapshot, .body = body, .prompt = "p" };
  g_autoptr (GError) error = NULL;

  add_variable (body, "tone", "kind, warm|short");
  renderer = make_renderer (self, body, "tone=kind\\, warm", NULL, NULL);
  got = show (renderer, item, NULL);
  g_assert_cmpstr (got, ==, "user: kind, warm hello");
  g_assert_null (ful_renderer_new (&source, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
}

static FulPassage *
make_passage (const char *text, const char *source)
{
  FulPassage *passage = g_new0 (FulPassage, 1);

  passage->text = (char *)text;
  passage->source = (char *)source;
  return passage;
}

static void
test_documents (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FulPromptBody) plain = make_body (NULL, "{{text}}");
  g_autoptr (FulPromptBody) placed =
      make_body (NULL, "{{#documents}}<{{text}}>{{/documents}} {{text}}");
  g_autoptr (FulRenderer) first = NULL;
  g_autoptr (FulRenderer) second = NULL;
  g_autoptr (FulCase) item = make_case ("c1", "a fee for cash", NULL, NULL);
  g_autofree char *before = NULL;
  g_autofree char *inside = NULL;

  g_ptr_array_add (passages, make_passage ("Cards take days.", "cards.md"));
  g_ptr_array_add (passages, make_passage ("Cash has a fee of 2 %.", "fees.md"));
  plain->documents = 1;
  placed->documents = 1;
  first = make_renderer (self, plain, "", NULL, passages);
  second = make_renderer (self, placed, "", NULL, passages);
  before = show (first, item, NULL);
  inside = show (second, item, NULL);
  g_assert_cmpstr (before, ==, "user: [fees.md]\nCash has a fee of 2 %.\n\na fee for cash");
  g_assert_cmpstr (inside, ==, "user: <Cash has a fee of 2 %.> a fee for cash");
}

static void
test_input_only (Workbench *self, gconstpointer data)
{
  g_autoptr (FulCase) item = make_case ("c1", "hello", "de", "lost");

  assert_shown (self, make_body (NULL, "{{" FUL_INPUT_ONLY "}}"), NULL, item, "user: hello\nde");
}

static void
test_tokens (Workbench *self, gconstpointer data)
{
  g_autoptr (GPtrArray) train = make_train ();
  g_autoptr (FulPromptBody) body = make_body ("Answer with a label.", "{{text}}");
  g_autoptr (FulCase) item = make_case ("c1", "hello", "de", "lost");
  g_autoptr (FulRenderer) renderer = NULL;
  g_autoptr (GError) error = NULL;
  const FulEncoding *encoding = ful_encoding_named ("o200k_base");
  FulTokenParts parts;

  body->examples_train = 2;
  body->schema = g_strdup ("{\"type\": \"string\"}");
  renderer = make_renderer (self, body, "", train, NULL);
  g_assert_true (ful_renderer_count (renderer, item, encoding, &parts, &error));
  g_assert_cmpuint (parts.system, ==, ful_encoding_count (encoding, "Answer with a label.", -1));
  g_assert_cmpuint (parts.input, ==, ful_encoding_count (encoding, "hello", -1));
  g_assert_cmpuint (parts.schema, ==, ful_encoding_count (encoding, body->schema, -1));
  g_assert_cmpuint (parts.examples, ==,
                    ful_encoding_count (encoding, "my card is lost", -1) +
                        ful_encoding_count (encoding, "lost", -1) +
                        ful_encoding_count (encoding, "top up failed", -1) +
                        ful_encoding_count (encoding, "top_up", -1));
  g_assert_cmpuint (parts.documents, ==, 0);
  g_assert_cmpuint (parts.total, ==, parts.system + parts.input + parts.schema + parts.examples);
}

#define ADD(name, func) \
  g_test_add ("/prompts/render/" name, Workbench, NULL, workbench_set_up, func, workbench_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("plain", test_plain);
  ADD ("empty-column", test_empty_column);
  ADD ("unknown-name", test_unknown_name);
  ADD ("examples-in-template", test_examples_in_template);
  ADD ("examples-as-turns", test_examples_as_turns);
  ADD ("written-example-of-two-columns", test_written_example_of_two_columns);
  ADD ("turns-before-the-last-user-message", test_turns_before_the_last_user_message);
  ADD ("nearest", test_nearest);
  ADD ("like-another", test_like_another);
  ADD ("nearest-never-the-case", test_nearest_never_the_case);
  ADD ("leaks", test_leaks);
  ADD ("json-chat", test_json_chat);
  ADD ("json-chat-that-is-broken", test_json_chat_that_is_broken);
  ADD ("variables", test_variables);
  ADD ("documents", test_documents);
  ADD ("input-only", test_input_only);
  ADD ("tokens", test_tokens);
  return g_test_run ();
}
