/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli.h"
#include "project/project.h"

/* prompt, render and tokens, as a user meets them. */

typedef struct {
  char *folder;
  char *project;
  char *template;
} Fixture;

static void
put_case (FulProject *project, FulEdit *edit, const char *name, const char *text, FulSplit split)
{
  const char *names[] = { "text", "lang", NULL };
  const char *values[] = { text, "", NULL };
  FulCase *item = ful_case_new ();

  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->id = ful_project_new_id (project, FUL_ID_CASE);
  item->name = g_strdup (name);
  item->split = split;
  item->var_names = g_strdupv ((char **)names);
  item->var_values = g_strdupv ((char **)values);
  item->expected = g_strdup ("lost");
  item->position = (int)item->id;
  ful_edit_take_case (edit, item);
}

static void
fill_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  FulProject *project = ful_project_create (path, "T", &error);
  FulEdit *edit = ful_edit_new ();

  g_assert_no_error (error);
  ful_edit_put_column (edit, "text", 0);
  ful_edit_put_column (edit, "lang", 1);
  put_case (project, edit, "c1", "I can't pay \"€5\" & <b>", FUL_SPLIT_TEST);
  put_case (project, edit, "t1", "my card is lost", FUL_SPLIT_TRAIN);
  put_case (project, edit, "t2", "where is my card", FUL_SPLIT_TRAIN);
  ful_project_edit (project, "fill", edit, &error);
  g_assert_no_error (error);
  ful_project_close (project, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer unused)
{
  f->folder = cli_folder_new ();
  f->project = g_build_filename (f->folder, "p.fulcrum", NULL);
  f->template = cli_write (f->folder, "bare.txt", "{{text}}\n");
  fill_project (f->project);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  cli_folder_remove (f->folder);
  g_free (f->project);
  g_free (f->template);
}

static void
assert_refused (CliRun *run, int status, const char *says)
{
  g_assert_cmpint (run->status, ==, status);
  g_assert_cmpstr (run->out, ==, "");
  if (strstr (run->err, says) == NULL)
    g_error ("“%s” does not say “%s”", run->err, says);
  cli_run_free (run);
}

static const char *
content (JsonObject *rendered, guint i)
{
  JsonArray *messages = json_object_get_array_member (rendered, "messages");

  return json_object_get_string_member (json_array_get_object_element (messages, i), "content");
}

static void
test_render (Fixture *f, gconstpointer unused)
{
  g_autofree char *system = cli_write (f->folder, "s.txt", "Answer in one word.");
  g_autofree char *schema = cli_write (f->folder, "s.json", "{\"type\": \"string\"}");
  g_autoptr (JsonObject) added =
      cli_json ("prompt", f->project, "add", "bare", "--file", f->template, "--system", system,
                "--schema", schema, "--nearest", "1", NULL);
  g_autoptr (JsonObject) got =
      cli_json ("render", f->project, "--prompt", "bare", "--case", "c1", NULL);
  JsonObject *tokens = json_object_get_object_member (got, "tokens");
  JsonObject *parsed = json_object_get_object_member (got, "schema");

  g_assert_cmpint (json_object_get_int_member (added, "revision"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (got, "prompt"), ==, "bare");
  g_assert_cmpint (json_object_get_int_member (got, "revision"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (got, "case"), ==, "c1");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (got, "messages")), ==, 4);
  g_assert_cmpstr (content (got, 0), ==, "Answer in one word.");
  g_assert_cmpstr (content (got, 1), ==, "my card is lost");
  g_assert_cmpstr (content (got, 2), ==, "lost");
  g_assert_cmpstr (content (got, 3), ==, "I can't pay \"€5\" & <b>");
  g_assert_true (json_object_get_null_member (got, "tools"));
  g_assert_cmpstr (json_object_get_string_member (parsed, "type"), ==, "string");
  g_assert_cmpstr (json_object_get_string_member (got, "encoding"), ==, "o200k_base");
  g_assert_cmpint (json_object_get_int_member (tokens, "system"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (tokens, "examples"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (tokens, "documents"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (tokens, "total"), ==,
                   json_object_get_int_member (tokens, "system") +
                       json_object_get_int_member (tokens, "examples") +
                       json_object_get_int_member (tokens, "input") +
                       json_object_get_int_member (tokens, "schema"));
}

static void
test_render_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *wrong = cli_write (f->folder, "wrong.txt", "Q:\n{{txt}}");

  cli_do ("prompt", f->project, "add", "wrong", "--file", wrong, NULL);
  assert_refused (cli_run ("render", f->project, "--prompt", "wrong", "--case", "c1", NULL), 1,
                  "prompt “wrong”, case “c1”: message:2: column 1: there is no variable “txt”");
  assert_refused (cli_run ("render", f->project, "--prompt", "none", "--case", "c1", NULL), 1,
                  "there is no prompt “none”; there is “wrong”");
  assert_refused (cli_run ("render", f->project, "--prompt", "wrong", "--case", "c9", NULL), 1,
                  "c9");
  assert_refused (cli_run ("render", f->project, "--prompt", "wrong#7", "--case", "c1", NULL), 1,
                  "has no revision 7");
  assert_refused (cli_run ("render", f->project, "--prompt", "wrong", NULL), 2, "--case");
}

static void
test_input_only (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) got =
      cli_json ("render", f->project, "--prompt", "input-only", "--case", "t1", NULL);

  g_assert_true (json_object_get_null_member (got, "revision"));
  g_assert_cmpstr (content (got, 0), ==, "my card is lost\n");
}

static void
test_revisions (Fixture *f, gconstpointer unused)
{
  g_autofree char *longer = cli_write (f->folder, "longer.txt", "Which? {{text}}");
  g_autoptr (JsonObject) edited = NULL;
  g_autoptr (JsonObject) same = NULL;
  g_autoptr (JsonObject) shown = NULL;
  g_autoptr (JsonObject) list = NULL;
  g_autoptr (CliRun) diff = NULL;
  JsonObject *body;

  cli_do ("prompt", f->project, "add", "bare", "--file", f->template, NULL);
  edited = cli_json ("prompt", f->project, "edit", "bare", "--file", longer, "--examples", "3",
                     "--param", "temperature=0.5", NULL);
  same = cli_json ("prompt", f->project, "edit", "bare", "--examples", "3", NULL);
  g_assert_cmpint (json_object_get_int_member (edited, "revision"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (same, "revision"), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (edited, "levers"),
                                                  0),
                   ==, "examples");

  shown = cli_json ("prompt", f->project, "show", "bare#2", NULL);
  body = json_object_get_object_member (shown, "body");
  g_assert_cmpfloat (json_object_get_double_member (body, "temperature"), ==, 0.5);
  diff = cli_run ("prompt", f->project, "diff", "bare#1", "bare#2", NULL);
  g_assert_cmpstr (diff->out, ==, "{+Which? +}{{text}}\n");

  cli_do ("prompt", f->project, "not-applicable", "tools", "--why", "no tools here", NULL);
  cli_do ("prompt", f->project, "add", "gone", "--file", f->template, NULL);
  cli_do ("prompt", f->project, "remove", "gone", NULL);
  list = cli_json ("prompt", f->project, "list", NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (list, "prompts")), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (
          json_array_get_object_element (json_object_get_array_member (list, "not_applicable"), 0),
          "why"),
      ==, "no tools here");
}

static void
test_variants (Fixture *f, gconstpointer unused)
{
  g_autofree char *toned = cli_write (f->folder, "toned.txt", "Be {{tone}}. {{text}}");
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;

  cli_do ("prompt", f->project, "add", "toned", "--file", toned, "--variable", "tone=kind",
          "--variable", "tone=short", NULL);
  first = cli_json ("render", f->project, "--prompt", "toned", "--case", "t1", NULL);
  second = cli_json ("render", f->project, "--prompt", "toned:tone=short", "--case", "t1", NULL);
  g_assert_cmpstr (content (first, 0), ==, "Be kind. my card is lost");
  g_assert_cmpstr (content (second, 0), ==, "Be short. my card is lost");
  assert_refused (cli_run ("render", f->project, "--prompt", "toned:tone=rude", "--case", "t1",
                           NULL),
                  1, "“tone=kind”, “tone=short”");
}

static void
test_prompt_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *open = cli_write (f->folder, "open.txt", "a\n{{#text}}");
  g_autofree char *bad = cli_write (f->folder, "bad.json", "{\"a\":}");

  assert_refused (cli_run ("prompt", f->project, "add", "a@b", "--file", f->template, NULL), 1,
                  "a@b");
  assert_refused (cli_run ("prompt", f->project, "add", "a", "--file", open, NULL), 1,
                  "a: message 1:2: column 1: section “text” is opened and never closed");
  assert_refused (cli_run ("prompt", f->project, "add", "a", "--file", f->template, "--schema", bad,
                           NULL),
                  1, "schema");
  assert_refused (cli_run ("prompt", f->project, "add", "a", "--file", f->template, "--param",
                           "top_k=4", NULL),
                  1, "there is no parameter “top_k”");
  assert_refused (cli_run ("prompt", f->project, "add", "a", "--file", "/nowhere/x", NULL), 1,
                  "/nowhere/x");
  assert_refused (cli_run ("prompt", f->project, "add", "a", "--file", f->template, "--examples",
                           "1", "--nearest", "1", NULL),
                  1, "give one");
  assert_refused (cli_run ("prompt", f->project, "add", "a", NULL), 2, "--file");
  assert_refused (cli_run ("prompt", f->project, "ad", "a", NULL), 2, "there is no “ad”");
  assert_refused (cli_run ("prompt", f->project, "not-applicable", "magic", "--why", "x", NULL), 1,
                  "there is no lever “magic”");
  assert_refused (cli_run ("prompt", f->project, "not-applicable", "tools", NULL), 2, "--why");
  cli_do ("prompt", f->project, "add", "a", "--file", f->template, NULL);
  assert_refused (cli_run ("prompt", f->project, "add", "a", "--file", f->template, NULL), 1,
                  "there is a prompt of that name");
}

static void
test_tokens (Fixture *f, gconstpointer unused)
{
  g_autofree char *text = cli_write (f->folder, "t.txt", "How do I locate my card?");
  g_autoptr (JsonObject) files = cli_json ("tokens", "--encoding", "cl100k_base", text, text, NULL);
  JsonArray *list = json_object_get_array_member (files, "files");
  JsonObject *file = json_array_get_object_element (list, 1);
  g_autoptr (JsonObject) prompt = NULL;

  g_assert_cmpstr (json_object_get_string_member (files, "encoding"), ==, "cl100k_base");
  g_assert_cmpuint (json_array_get_length (list), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (file, "file"), ==, text);
  g_assert_cmpint (json_object_get_int_member (file, "tokens"), ==, 7);

  cli_do ("prompt", f->project, "add", "bare", "--file", f->template, NULL);
  prompt = cli_json ("tokens", f->project, "--prompt", "bare", "--case", "t1", NULL);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (prompt, "tokens"),
                                               "input"),
                   ==, 4);
  assert_refused (cli_run ("tokens", f->project, NULL), 2, "--prompt or --encoding");
  assert_refused (cli_run ("tokens", "--encoding", "gpt2", text, NULL), 2, "gpt2");
}

/* A label held to a schema is answered as JSON, and scored as the label that it is. */
static void
test_schema_is_scored (Fixture *f, gconstpointer unused)
{
  g_autofree char *schema =
      cli_write (f->folder, "s.json", "{\"type\": \"string\", \"enum\": [\"lost\", \"fee\"]}");
  g_autoptr (JsonObject) ran = NULL;
  g_autoptr (JsonObject) all = NULL;
  JsonObject *result;

  cli_do ("prompt", f->project, "add", "held", "--file", f->template, "--schema", schema,
          "--nearest", "2", NULL);
  cli_do ("model", f->project, "add", "offline:matcher", "--provider", "offline", NULL);
  ran = cli_json ("run", f->project, "--prompt", "held", NULL);
  all = cli_json ("results", f->project, NULL);
  result = json_array_get_object_element (json_object_get_array_member (all, "results"), 0);
  g_assert_cmpint (json_object_get_int_member (ran, "done"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (result, "output"), ==, "\"lost\"");
  g_assert_cmpfloat (json_object_get_double_member (result, "score"), ==, 1);
}

static void
test_labels_from_cases (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) all = cli_json ("labels", f->project, "from-cases", NULL);
  JsonArray *labels = json_object_get_array_member (all, "labels");

  g_assert_cmpuint (json_array_get_length (labels), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (labels, 0),
                                                  "name"),
                   ==, "lost");
}

#define ADD(name, func) g_test_add ("/cli/prompt/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("render", test_render);
  ADD ("render/refuses", test_render_refuses);
  ADD ("input-only", test_input_only);
  ADD ("revisions", test_revisions);
  ADD ("variants", test_variants);
  ADD ("refuses", test_prompt_refuses);
  ADD ("tokens", test_tokens);
  ADD ("schema-is-scored", test_schema_is_scored);
  ADD ("labels-from-cases", test_labels_from_cases);
  return g_test_run ();
}
