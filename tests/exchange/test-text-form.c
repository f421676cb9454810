/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text form, and with its help that memory, file and undo agree on every kind of edit. */
#include <string.h>

#include "base/error.h"
#include "exchange/text-form.h"
#include "../project/temporary.h"
#include "every-edit.h"

static const char *const files[] = { "project.json", "fields.json",  "labels.json",
                                     "columns.json", "prompts.json", "revisions.json",
                                     "levers.json",  "models.json",  "checks.json",
                                     "cases.json",   "runs.json",    "results.json",
                                     "curve.json" };

typedef struct {
  char *folder;
  char *path;
  FulProject *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  f->folder = temporary_new ();
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  f->project = ful_project_create (f->path, "Before", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (f->project, &error);
  g_assert_no_error (error);
  g_free (f->path);
  temporary_free (f->folder);
}

static void
reopen (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (f->project, &error);
  g_assert_no_error (error);
  f->project = ful_project_open (f->path, 0, &error);
  g_assert_no_error (error);
}

/* All files of a text form, one after the other. */
static char *
text_of (const char *folder)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (folder, files[i], NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &text, NULL, &error);
    g_assert_no_error (error);
    g_string_append_printf (all, "== %s\n%s", files[i], text);
  }
  return g_string_free (all, FALSE);
}

static char *
export_text (FulProject *project, const char *folder)
{
  g_autoptr (GError) error = NULL;

  ful_text_form_export (project, folder, &error);
  g_assert_no_error (error);
  return text_of (folder);
}

static char *
now (Fixture *f)
{
  g_autofree char *folder = g_build_filename (f->folder, "text", NULL);

  return export_text (f->project, folder);
}

static void
do_edit (Fixture *f, guint i)
{
  every_edit_do (f->project, i);
}

/* Memory says what the file says, after each edit. */
static void
test_reload (Fixture *f, gconstpointer unused)
{
  for (guint i = 0; i < every_edit_count (); i++) {
    g_autofree char *memory = NULL;
    g_autofree char *file = NULL;

    do_edit (f, i);
    memory = now (f);
    reopen (f);
    file = now (f);
    g_test_message ("%s", every_edit_name (i));
    g_assert_cmpstr (memory, ==, file);
  }
}

/* Back through all of them, with a reopening here and there, and forward again. */
static void
test_undo (Fixture *f, gconstpointer unused)
{
  g_autofree char **states = g_new0 (char *, every_edit_count () + 1);
  g_autoptr (GError) error = NULL;

  states[0] = now (f);
  for (guint i = 0; i < every_edit_count (); i++) {
    do_edit (f, i);
    states[i + 1] = now (f);
    g_assert_cmpstr (states[i], !=, states[i + 1]);
  }
  for (guint i = every_edit_count (); i > 0; i--) {
    g_autofree char *label = NULL;
    g_autofree char *text = NULL;

    if (i % 7 == 0)
      reopen (f);
    ful_project_undo (f->project, &label, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (label, ==, every_edit_name (i - 1));
    text = now (f);
    g_assert_cmpstr (text, ==, states[i - 1]);
  }
  for (guint i = 0; i < every_edit_count (); i++) {
    g_autofree char *text = NULL;

    if (i % 5 == 0)
      reopen (f);
    ful_project_redo (f->project, NULL, &error);
    g_assert_no_error (error);
    text = now (f);
    g_assert_cmpstr (text, ==, states[i + 1]);
  }
  for (guint i = 0; i <= every_edit_count (); i++)
    g_free (states[i]);
}

/* export → import → export, into a project that was empty and into one that wasn't. */
static void
test_round_trip (Fixture *f, gconstpointer unused)
{
  g_autofree char *first = g_build_filename (f->folder, "first", NULL);
  g_autofree char *second = g_build_filename (f->folder, "second", NULL);
  g_autofree char *other_path = g_build_filename (f->folder, "other.fulcrum", NULL);
  g_autofree char *want = NULL;
  g_autoptr (FulProject) other = NULL;
  g_autoptr (GError) error = NULL;
  FulTextFormCounts counts;

  for (guint i = 0; i + 1 < every_edit_count (); i++)
    do_edit (f, i);
  want = export_text (f->project, first);
  other = ful_project_create (other_path, "Other", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *got = NULL;

    g_assert_true (ful_text_form_import (other, first, FALSE, &counts, &error));
    g_assert_no_error (error);
    got = export_text (other, second);
    g_assert_cmpstr (got, ==, want);
    if (i == 1)
      g_clear_pointer (&other, ful_project_free);
    if (other == NULL)
      other = ful_project_open (other_path, 0, &error);
    g_assert_no_error (error);
  }
  g_assert_cmpuint (counts.cases, ==, 3);
  g_assert_cmpuint (counts.results, ==, 2);
  g_assert_cmpuint (counts.revisions, ==, 2);
  /* A new id is beyond those that came with the text. */
  g_assert_cmpint (ful_project_new_id (other, FUL_ID_CASE), >, 3);
}

/* The import is one step. */
static void
test_import_undone (Fixture *f, gconstpointer unused)
{
  g_autofree char *first = g_build_filename (f->folder, "first", NULL);
  g_autofree char *full = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i + 1 < every_edit_count (); i++)
    do_edit (f, i);
  full = export_text (f->project, first);
  do_edit (f, every_edit_count () - 1);
  changed = now (f);
  g_assert_true (ful_text_form_import (f->project, first, FALSE, NULL, &error));
  ful_project_undo (f->project, NULL, &error);
  g_assert_no_error (error);
  back = now (f);
  g_assert_cmpstr (back, ==, changed);
  ful_project_redo (f->project, NULL, &error);
  g_assert_no_error (error);
  again = now (f);
  g_assert_cmpstr (again, ==, full);
}

/* One line of one file replaced; what the error names. */
static const struct {
  const char *file, *from, *to, *says;
} wrongs[] = {
  { "cases.json", "\"split\":\"dev\"", "\"split\":\"deb\"", "cases.json:2: split: " },
  { "cases.json", "\"name\":\"zwei\"", "\"name\":\"one\"", "cases.json:3: name: “one”" },
  { "cases.json", "\"name\":\"zwei\"", "\"nam\":\"zwei\"",
    "cases.json:3: there is no member “nam”" },
  { "cases.json", "\"name\":\"zwei\"", "\"name\":7", "cases.json:3: name: " },
  { "cases.json", "\"id\":2", "\"id\":1", "cases.json:3: id: 1 stands" },
  { "cases.json", "\"id\":2", "\"id\":2.5", "cases.json:3: id: " },
  { "cases.json", "\"id\":2", "\"id\":", "cases.json:3" },
  { "fields.json", "\"A “team”\"", "\"\"", "fields.json:2: workflow.owner: " },
  { "fields.json", "workflow.owner", "workflow.owners", "fields.json:2: there is no field" },
  { "labels.json", "[", "{", "labels.json" },
  { "models.json", "\"provider\":\"openai\",", "", "models.json:3: provider: is missing" },
  { "prompts.json", "\"id\":2", "\"id\":9", "revisions.json:3: prompt: there is no prompt 2" },
  { "revisions.json", "\"seed\":7", "\"sede\":7",
    "revisions.json:2: a prompt has no member “sede”" },
  { "revisions.json", "\"rung\":\"tuned\"", "\"rung\":\"turned\"", "revisions.json:3: rung: " },
  { "levers.json", "tools", "tolls", "levers.json:2: lever: " },
  { "results.json", "\"case\":1", "\"case\":8", "results.json:2: case: there is no case 8" },
  { "results.json", "\"score\":0,", "\"score\":1.5,", "results.json:2: score: is out of range" },
  { "results.json", "\"run\":1", "\"run\":2", "results.json:2: run: " },
  { "results.json", "leaked", "leeked", "results.json:2: invalid: " },
  { "runs.json", "done", "gone", "runs.json:2: state: " },
  { "curve.json", "0.25", "2.5", "curve.json:2: points: " },
  { "curve.json", "key", "clef", "curve.json:2: there is no member" },
  { "project.json", "fulcrum-text", "other", "project.json:1: format: " },
  { "project.json", "\"version\": 1", "\"version\": 2", "knows versions up to 1" },
};

static void
test_refuses (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "first", NULL);
  g_autofree char *before = NULL;

  for (guint i = 0; i + 1 < every_edit_count (); i++)
    do_edit (f, i);
  before = export_text (f->project, folder);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++) {
    g_autofree char *path = g_build_filename (folder, wrongs[i].file, NULL);
    g_autofree char *text = NULL;
    g_autofree char *after = NULL;
    g_autoptr (GString) changed = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s: %s", wrongs[i].file, wrongs[i].to);
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    changed = g_string_new (text);
    g_assert_cmpuint (g_string_replace (changed, wrongs[i].from, wrongs[i].to, 1), ==, 1);
    g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
    g_assert_false (ful_text_form_import (f->project, folder, FALSE, NULL, &error));
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, wrongs[i].says));
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    after = now (f);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_missing (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "first", NULL);
  g_autofree char *runs = g_build_filename (folder, "runs.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (ful_text_form_import (f->project, folder, FALSE, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_free (export_text (f->project, folder));
  g_assert_cmpint (g_unlink (runs), ==, 0);
  g_assert_false (ful_text_form_import (f->project, folder, FALSE, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "runs.json"));
  g_clear_error (&error);
  g_assert_false (ful_text_form_export (f->project, f->path, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
}

static void
test_dry_run (Fixture *f, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->folder, "first", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  FulTextFormCounts counts;

  for (guint i = 0; i + 1 < every_edit_count (); i++)
    do_edit (f, i);
  g_free (export_text (f->project, folder));
  do_edit (f, every_edit_count () - 1);
  before = now (f);
  g_assert_true (ful_text_form_import (f->project, folder, TRUE, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.models, ==, 2);
  after = now (f);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/exchange/text-form/" name, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/exchange/text-form/every-kind", every_edit_assert_all_kinds);
  ADD ("memory-equals-file", test_reload);
  ADD ("undo-restores-every-byte", test_undo);
  ADD ("round-trip", test_round_trip);
  ADD ("import-is-one-step", test_import_undone);
  ADD ("refuses", test_refuses);
  ADD ("missing", test_missing);
  ADD ("dry-run", test_dry_run);
  return g_test_run ();
}
