/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli.h"

/* import, export and split, as a user meets them. */

typedef struct {
  char *folder;
  char *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  f->folder = cli_folder_new ();
  f->project = g_build_filename (f->folder, "p.fulcrum", NULL);
  cli_do ("new", f->project, NULL);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  cli_folder_remove (f->folder);
  g_free (f->project);
}

static char *
read_file (const Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static gint64
member (JsonObject *object, const char *name)
{
  return json_object_get_int_member (object, name);
}

static void
assert_n_cases (const Fixture *f, gint64 train, gint64 dev, gint64 test, gint64 none)
{
  g_autoptr (JsonObject) info = cli_json ("info", f->project, NULL);
  JsonObject *cases = json_object_get_object_member (info, "cases");

  g_assert_cmpint (member (cases, "train"), ==, train);
  g_assert_cmpint (member (cases, "dev"), ==, dev);
  g_assert_cmpint (member (cases, "test"), ==, test);
  g_assert_cmpint (member (cases, "none"), ==, none);
}

/* Exit status 1, and the message says where and what. */
static void
assert_refused (CliRun *run, const char *says)
{
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  if (strstr (run->err, says) == NULL)
    g_test_message ("“%s” does not say “%s”", run->err, says);
  g_assert_nonnull (strstr (run->err, says));
  cli_run_free (run);
}

static void
test_cases (Fixture *f, gconstpointer unused)
{
  g_autofree char *path =
      cli_write (f->folder, "c.csv", "nr;question;notes;intent\n1;hi;n;greet\n2;yo;n;greet\n");
  g_autoptr (JsonObject) dry = cli_json ("import", f->project, "cases", path, "--dry-run", NULL);
  g_autoptr (JsonObject) done = NULL;
  g_autofree char *out = g_build_filename (f->folder, "out.jsonl", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (member (dry, "cases"), ==, 2);
  assert_n_cases (f, 0, 0, 0, 0);
  done = cli_json ("import", f->project, "cases", path, "--map", "nr=id", "--map",
                   "question=vars.q", "--split", "dev", NULL);
  g_assert_cmpint (member (done, "cases"), ==, 2);
  g_assert_cmpint (member (done, "rows"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (done, "skipped")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (done, "not_evaluated")),
                    ==, 0);
  assert_n_cases (f, 0, 2, 0, 0);
  cli_do ("export", f->project, "cases", out, NULL);
  text = read_file (f, "out.jsonl");
  g_assert_cmpstr (text, ==,
                   "{\"id\":\"1\",\"split\":\"dev\",\"expected\":\"greet\",\"q\":\"hi\"}\n"
                   "{\"id\":\"2\",\"split\":\"dev\",\"expected\":\"greet\",\"q\":\"yo\"}\n");
}

static void
test_skip_bad (Fixture *f, gconstpointer unused)
{
  g_autofree char *path =
      cli_write (f->folder, "c.csv",
                 "id,text,split\na,hi,dev\nb,yo,holdout\nc,\"x,dev\nd,ok,test\n");
  g_autoptr (JsonObject) done = NULL;
  JsonArray *skipped;
  JsonObject *first;

  assert_refused (cli_run ("import", f->project, "cases", path, NULL),
                  "c.csv:3: split: “holdout” is no split");
  assert_refused (cli_run ("import", f->project, "cases", path, NULL),
                  "c.csv:4: a quotation mark is not closed");
  assert_n_cases (f, 0, 0, 0, 0);
  done = cli_json ("import", f->project, "cases", path, "--skip-bad", NULL);
  skipped = json_object_get_array_member (done, "skipped");
  g_assert_cmpint (member (done, "cases"), ==, 2);
  g_assert_cmpint (member (done, "rows"), ==, 4);
  g_assert_cmpuint (json_array_get_length (skipped), ==, 2);
  first = json_array_get_object_element (skipped, 0);
  g_assert_true (g_str_has_suffix (json_object_get_string_member (first, "where"), "c.csv:3"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (first, "why"), "split: "));
  assert_n_cases (f, 0, 1, 1, 0);
}

/* What is no input of ours: named, exit 1, and the project as it was. */
static void
test_bad_files (Fixture *f, gconstpointer unused)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *kind, *says;
  } files[] = {
    { "text\nok\nb\0d\n", 12, "cases", "c.csv:3: character 2: a NUL byte" },
    { "text\ncaf\xE9\n", 10, "cases", "c.csv:2: character 4: not UTF-8 but, it seems, Latin-1" },
    { "\xFF\xFEt\0e\0", 6, "cases", "c.csv:1: this is UTF-16" },
    { "id,label\na,b\n", 13, "cases", "c.csv:1: no column is an input" },
    { "case,prompt,model\na,b,c\n", 24, "results", "c.csv:1: score: the column is missing" },
    { "case,prompt,model,score\na,b,c,2\n", 32, "results", "c.csv:2: score: “2” is no score" },
  };
  g_autofree char *path = g_build_filename (f->folder, "c.csv", NULL);
  g_autofree char *good = cli_write (f->folder, "good.csv", "text,label\nhi,x\n");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_assert_true (g_file_set_contents (path, files[i].bytes, (gssize)files[i].length, NULL));
    assert_refused (cli_run ("import", f->project, files[i].kind, path, NULL), files[i].says);
  }
  assert_refused (cli_run ("import", f->project, "cases", good, "--map", "intent=expected", NULL),
                  "good.csv:1: --map: there is no column “intent”; the file has “text”, “label”");
  assert_refused (cli_run ("import", f->project, "cases", "/nowhere/x.csv", NULL),
                  "/nowhere/x.csv");
  assert_refused (cli_run ("import", good, "cases", good, NULL), "good.csv");
  assert_n_cases (f, 0, 0, 0, 0);
}

static void
test_wrong_usage (Fixture *f, gconstpointer unused)
{
  g_autoptr (CliRun) kind = cli_run ("import", f->project, "songs", "x", NULL);
  g_autoptr (CliRun) split = cli_run ("import", f->project, "cases", "x", "--split", "odd", NULL);
  g_autoptr (CliRun) format =
      cli_run ("export", f->project, "results", "x", "--format", "json", NULL);
  g_autoptr (CliRun) shares = cli_run ("split", f->project, NULL);

  g_assert_cmpint (kind->status, ==, 2);
  g_assert_cmpint (split->status, ==, 2);
  g_assert_cmpint (format->status, ==, 2);
  g_assert_cmpint (shares->status, ==, 2);
}

/* Out and into another project and out again: byte for byte. */
static void
test_results (Fixture *f, gconstpointer unused)
{
  g_autofree char *source = g_build_filename (g_getenv ("FUL_TEST_DATA"), "scenarios",
                                              "06-knowledge-gap", "results.csv", NULL);
  g_autofree char *first = g_build_filename (f->folder, "first.csv", NULL);
  g_autofree char *second = g_build_filename (f->folder, "second.csv", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.fulcrum", NULL);
  g_autofree char *a = NULL, *b = NULL;
  g_autoptr (JsonObject) done = cli_json ("import", f->project, "results", source, NULL);
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) info = NULL;

  g_assert_cmpint (member (done, "results"), ==, member (done, "rows"));
  g_assert_cmpint (member (done, "prompts"), >, 0);
  g_assert_cmpint (member (done, "cases"), >, 0);
  g_assert_cmpint (member (done, "models"), >, 0);
  again = cli_json ("import", f->project, "results", source, "--dry-run", NULL);
  g_assert_cmpint (member (again, "prompts") + member (again, "cases"), ==, 0);
  info = cli_json ("info", f->project, NULL);
  g_assert_cmpint (member (info, "undo_steps"), ==, 1);
  g_assert_cmpint (member (info, "results"), ==, member (done, "results"));
  cli_do ("export", f->project, "results", first, NULL);
  cli_do ("new", other, NULL);
  cli_do ("import", other, "results", first, NULL);
  cli_do ("export", other, "results", second, NULL);
  a = read_file (f, "first.csv");
  b = read_file (f, "second.csv");
  g_assert_cmpstr (a, ==, b);
}

static void
test_split (Fixture *f, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("text,label\nWhere is my card?,a\n");
  g_autofree char *path = NULL;
  g_autoptr (JsonObject) done = NULL;

  for (int i = 0; i < 99; i++)
    g_string_append_printf (text, "%c%c %c question,%c\n", 'a' + i % 26, 'a' + i / 4, 'k' + i % 7,
                            'a' + i % 4);
  path = cli_write (f->folder, "c.csv", text->str);
  cli_do ("import", f->project, "cases", path, NULL);
  assert_n_cases (f, 0, 0, 0, 100);
  assert_refused (cli_run ("split", f->project, "--dev", ".6", "--test", ".5", NULL), "1.1");
  assert_refused (cli_run ("split", f->project, "--dev", "half", NULL), "--dev: ");
  done = cli_json ("split", f->project, "--train", ".4", "--dev", ".3", "--test", ".3", NULL);
  g_assert_cmpint (ABS (member (done, "train") - 40), <=, 1);
  g_assert_cmpint (ABS (member (done, "dev") - 30), <=, 1);
  assert_n_cases (f, member (done, "train"), member (done, "dev"), member (done, "test"), 0);
}

/* The text form goes through the same commands. */
static void
test_text_form (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = cli_write (f->folder, "c.csv", "id,text,label\na,hi,x\n");
  g_autofree char *folder = g_build_filename (f->folder, "text", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.fulcrum", NULL);
  g_autoptr (JsonObject) done = NULL;

  cli_do ("import", f->project, "cases", path, NULL);
  cli_do ("export", f->project, "json", folder, NULL);
  cli_do ("new", other, NULL);
  done = cli_json ("import", other, "json", folder, NULL);
  g_assert_cmpint (member (done, "cases"), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*func) (Fixture *f, gconstpointer unused);
  } tests[] = {
    { "/cli/import/cases", test_cases },
    { "/cli/import/skip-bad", test_skip_bad },
    { "/cli/import/bad-files", test_bad_files },
    { "/cli/import/wrong-usage", test_wrong_usage },
    { "/cli/import/results-round-trip", test_results },
    { "/cli/import/text-form", test_text_form },
    { "/cli/split", test_split },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
