/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "cli.h"
#include "exchange/result-import.h"

/* report, as a user meets it: on a project whose prompts have levelled off. */

typedef struct {
  char *folder;
  char *project;
} Fixture;

/* What `import P results` does. */
static void
bring_results (const char *path, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = ful_project_open (path, 0, &error);
  g_autoptr (FulResultImport) import = NULL;
  g_autofree char *text = NULL;
  FulEdit *edit = ful_edit_new ();
  FulResultImportCounts counts;
  gsize length;

  g_assert_no_error (error);
  g_file_get_contents (file, &text, &length, &error);
  g_assert_no_error (error);
  import = ful_result_import_parse (text, length, file, FUL_SPLIT_TEST, &error);
  g_assert_no_error (error);
  ful_result_import_apply (import, project, edit, &counts, &error);
  g_assert_no_error (error);
  ful_project_edit (project, "Import", edit, &error);
  g_assert_no_error (error);
  ful_project_close (g_steal_pointer (&project), &error);
  g_assert_no_error (error);
}

/* Made once: a closed project is one plain file, and each test takes a copy. */
static char *template_folder;
static char *template_project;

static void
make_template (void)
{
  g_autofree char *results = g_build_filename (g_getenv ("FUL_TEST_DATA"), "scenarios",
                                               "10-plateau-pilot", "results.csv", NULL);

  template_folder = cli_folder_new ();
  template_project = g_build_filename (template_folder, "p.fulcrum", NULL);
  cli_do ("new", template_project, "--title", "Support <routing>", NULL);
  cli_do ("set", template_project, "bar.quality=0.9", "workflow.volume_per_month=240000", NULL);
  bring_results (template_project, results);
}

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  f->folder = cli_folder_new ();
  f->project = g_build_filename (f->folder, "p.fulcrum", NULL);
  g_file_get_contents (template_project, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (f->project, bytes, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  cli_folder_remove (f->folder);
  g_free (f->project);
}

/* Writes a report of 24 November 2026 and reads it. */
static char *
report (const Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  cli_do ("report", f->project, "-o", path, "--date", "2026-11-24", NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in the report", part);
}

static void
assert_refused (CliRun *run, int status, const char *says)
{
  g_assert_cmpint (run->status, ==, status);
  if (strstr (run->err, says) == NULL)
    g_error ("“%s” does not say “%s”", run->err, says);
  cli_run_free (run);
}

static void
test_html (Fixture *f, gconstpointer unused)
{
  g_autofree char *html = report (f, "r.html");
  g_autoptr (JsonObject) verdict = cli_json ("verdict", f->project, NULL);
  xmlDocPtr parsed =
      xmlReadMemory (html, (int)strlen (html), "r.html", NULL, XML_PARSE_NOERROR | XML_PARSE_NONET);

  g_assert_nonnull (parsed);
  xmlFreeDoc (parsed);
  assert_has (html, "Support &lt;routing&gt;");
  assert_has (html, "24 November 2026");
  assert_has (html, json_object_get_string_member (verdict, "headline"));
  g_assert_null (strstr (html, "<script"));
}

static void
test_markdown (Fixture *f, gconstpointer unused)
{
  g_autofree char *text = report (f, "r.md");

  assert_has (text, "# Support &lt;routing&gt;: prompt or train?\n");
  assert_has (text, "## The ladder\n");
}

/* The document holds what the commands say. */
static void
test_json (Fixture *f, gconstpointer unused)
{
  g_autofree char *text = report (f, "r.json");
  g_autoptr (JsonObject) verdict = cli_json ("verdict", f->project, NULL);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *root = json_node_get_object (node);
  JsonObject *inside = json_object_get_object_member (root, "verdict");

  g_assert_cmpstr (json_object_get_string_member (inside, "code"), ==,
                   json_object_get_string_member (verdict, "code"));
  g_assert_cmpstr (json_object_get_string_member (root, "date"), ==, "2026-11-24");
  g_assert_true (json_object_has_member (root, "cost"));
  g_assert_true (json_object_has_member (root, "arms"));
}

/* Also the first time, when the look it is counts. */
static void
test_same_bytes (Fixture *f, gconstpointer unused)
{
  g_autofree char *first = report (f, "1.html");
  g_autofree char *second = report (f, "2.html");

  g_assert_cmpstr (first, ==, second);
}

static void
test_counts_a_look (Fixture *f, gconstpointer unused)
{
  g_autoptr (JsonObject) before = cli_json ("info", f->project, NULL);
  g_autoptr (JsonObject) after = NULL;
  g_autofree char *first = report (f, "1.md");
  g_autofree char *second = report (f, "2.md");

  after = cli_json ("info", f->project, NULL);
  g_assert_cmpint (json_object_get_int_member (before, "test_looks"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (after, "test_looks"), ==, 1);
  assert_has (first, "The test split was looked at 1 time");
}

static void
test_says_where (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "r.html", NULL);
  g_autoptr (JsonObject) said = cli_json ("report", f->project, "-o", path, NULL);

  g_assert_cmpstr (json_object_get_string_member (said, "file"), ==, path);
  g_assert_cmpstr (json_object_get_string_member (said, "format"), ==, "html");
}

static void
test_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *pdf = g_build_filename (f->folder, "r.pdf", NULL);
  g_autofree char *html = g_build_filename (f->folder, "r.html", NULL);
  g_autofree char *nowhere = g_build_filename (f->folder, "none", "r.html", NULL);

  assert_refused (cli_run ("report", f->project, NULL), 2, "-o FILE");
  assert_refused (cli_run ("report", f->project, "-o", pdf, NULL), 1, ".html, .md and .json");
  assert_refused (cli_run ("report", f->project, "-o", html, "--slides", NULL), 1, "no slides");
  assert_refused (cli_run ("report", f->project, "-o", html, "--date", "soon", NULL), 1,
                  "YYYY-MM-DD");
  assert_refused (cli_run ("report", f->project, "-o", html, "--date", "2026-13-40", NULL), 1,
                  "YYYY-MM-DD");
  assert_refused (cli_run ("report", f->project, "-o", nowhere, NULL), 1, "none");
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (html, G_FILE_TEST_EXISTS));
}

/* Nothing set, nothing run: the report says so. */
static void
test_empty_project (Fixture *f, gconstpointer unused)
{
  g_autofree char *project = g_build_filename (f->folder, "empty.fulcrum", NULL);
  g_autofree char *path = g_build_filename (f->folder, "empty.md", NULL);
  g_autofree char *text = NULL;

  cli_do ("new", project, NULL);
  cli_do ("report", project, "-o", path, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_has (text, "No bar is set.");
  assert_has (text, "Not measured: nothing has run.");
  assert_has (text, "The cost is not known.");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_template ();
#define ADD(name, func) g_test_add ("/cli/report/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("html", test_html);
  ADD ("markdown", test_markdown);
  ADD ("json", test_json);
  ADD ("same-bytes", test_same_bytes);
  ADD ("counts-a-look", test_counts_a_look);
  ADD ("says-where", test_says_where);
  ADD ("refuses", test_refuses);
  ADD ("empty-project", test_empty_project);
  status = g_test_run ();
  cli_folder_remove (template_folder);
  g_free (template_project);
  return status;
}
