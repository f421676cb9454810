/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "project/field.h"
#include "project/project.h"
#include "temporary.h"

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
  f->path = g_build_filename (f->folder, "a project.fulcrum", NULL);
  f->project = ful_project_create (f->path, "A title", &error);
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

static void
edit (Fixture *f, const char *label, FulEdit *changes)
{
  g_autoptr (GError) error = NULL;

  ful_project_edit (f->project, label, changes, &error);
  g_assert_no_error (error);
}

static void
set_field (Fixture *f, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulFieldValue) value = ful_field_parse (key, text, &error);
  FulEdit *changes = ful_edit_new ();

  g_assert_no_error (error);
  ful_edit_put_field (changes, value);
  edit (f, key, changes);
}

static void
test_fields (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulSnapshot) before = ful_project_snapshot (f->project);
  g_autoptr (FulSnapshot) now = NULL;
  g_autoptr (FulSnapshot) reread = NULL;

  set_field (f, "workflow.volume_per_month", "1..2..3");
  set_field (f, "workflow.needs_facts", "true");
  now = ful_project_snapshot (f->project);
  g_assert_false (ful_snapshot_is_set (before, "workflow.volume_per_month"));
  g_assert_cmpfloat (ful_snapshot_number (now, "workflow.volume_per_month"), ==, 2);
  g_assert_cmpfloat (ful_snapshot_field (now, "workflow.volume_per_month")->high, ==, 3);
  g_assert_true (ful_snapshot_flag (now, "workflow.needs_facts"));
  g_assert_true (ful_snapshot_flag (now, "bar.required"));
  g_assert_false (ful_snapshot_is_set (now, "bar.required"));
  g_assert_true (isnan (ful_snapshot_number (now, "bar.quality")));
  g_assert_cmpfloat (ful_snapshot_number (now, "bar.delta"), ==, 0.05);
  g_assert_cmpstr (ful_snapshot_text (now, "cost.hosting"), ==, "serverless");
  g_assert_null (ful_snapshot_text (now, "workflow.task"));
  g_assert_cmpuint (now->generation, ==, before->generation + 2);
  reopen (f);
  reread = ful_project_snapshot (f->project);
  g_assert_cmpstr (reread->title, ==, "A title");
  g_assert_cmpfloat (ful_snapshot_field (reread, "workflow.volume_per_month")->low, ==, 1);
  g_assert_cmpuint (g_hash_table_size (reread->fields), ==, 3);
}

/* Whole or not at all: neither memory nor the file keeps any of it. */
static void
test_refused_edit (Fixture *f, gconstpointer unused)
{
  FulEdit *changes = ful_edit_new ();
  FulFieldValue good = { "bar.quality", "0.9", 0.9, 0.9, 0.9, "typed" };
  FulFieldValue bad = { "bar.agreement", "1.5", 1.5, 1.5, 1.5, "typed" };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  ful_edit_put_field (changes, &good);
  ful_edit_put_field (changes, &bad);
  g_assert_false (ful_project_edit (f->project, "Both", changes, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  now = ful_project_snapshot (f->project);
  g_assert_false (ful_snapshot_is_set (now, "bar.quality"));
  reopen (f);
  g_clear_pointer (&now, ful_snapshot_unref);
  now = ful_project_snapshot (f->project);
  g_assert_false (ful_snapshot_is_set (now, "bar.quality"));
}

static void
test_undo_redo (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *next = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  g_assert_null (ful_project_undo_label (f->project));
  set_field (f, "bar.quality", "0.8");
  set_field (f, "bar.quality", "0.9");
  reopen (f);
  g_assert_true (ful_project_undo (f->project, &label, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "bar.quality");
  now = ful_project_snapshot (f->project);
  g_assert_cmpfloat (ful_snapshot_number (now, "bar.quality"), ==, 0.8);
  reopen (f);
  next = ful_project_redo_label (f->project);
  g_assert_cmpstr (next, ==, "bar.quality");
  g_assert_true (ful_project_redo (f->project, NULL, &error));
  g_clear_pointer (&now, ful_snapshot_unref);
  now = ful_project_snapshot (f->project);
  g_assert_cmpfloat (ful_snapshot_number (now, "bar.quality"), ==, 0.9);
  g_assert_false (ful_project_redo (f->project, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
}

static gint64
add_case (Fixture *f, const char *name, const char *text)
{
  FulEdit *changes = ful_edit_new ();
  FulCase *item = ful_case_new ();
  gint64 id = ful_project_new_id (f->project, FUL_ID_CASE);

  item->id = id;
  item->name = g_strdup (name);
  item->split = FUL_SPLIT_DEV;
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strsplit ("text note", " ", -1);
  item->var_values = g_new0 (char *, 3);
  item->var_values[0] = g_strdup (text);
  item->var_values[1] = g_strdup ("");
  item->expected = g_strdup ("yes");
  item->position = (int)id;
  ful_edit_take_case (changes, item);
  edit (f, "Add a case", changes);
  return id;
}

static void
test_cases (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (FulCase) item = NULL;
  FulEdit *changes = ful_edit_new ();
  FulProjectInfo info;
  gint64 second;

  add_case (f, "one", "Where is my card? “€5”");
  second = add_case (f, "two", "");
  ful_edit_set_case_split (changes, second, FUL_SPLIT_TEST);
  edit (f, "Split", changes);
  changes = ful_edit_new ();
  ful_edit_hide_case (changes, second);
  reopen (f);
  cases = ful_project_load_cases (f->project, 1 << FUL_SPLIT_TEST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 1);
  edit (f, "Hide", changes);
  g_clear_pointer (&cases, g_ptr_array_unref);
  cases = ful_project_load_cases (f->project, 0, &error);
  g_assert_cmpuint (cases->len, ==, 1);
  item = ful_project_load_case (f->project, "one", &error);
  g_assert_cmpstr (ful_case_variable (item, "text"), ==, "Where is my card? “€5”");
  g_assert_cmpstr (ful_case_variable (item, "note"), ==, "");
  g_assert_null (ful_case_variable (item, "other"));
  g_assert_null (ful_project_load_case (f->project, "two", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
  ids = ful_project_case_ids (f->project, NULL);
  g_assert_cmpint (*(gint64 *)g_hash_table_lookup (ids, "two"), ==, second);
  g_assert_true (ful_project_info (f->project, &info, NULL));
  g_assert_cmpint (info.cases[FUL_SPLIT_DEV], ==, 1);
  g_assert_cmpint (info.cases[FUL_SPLIT_TEST], ==, 0);
  g_assert_cmpint (info.undo_steps, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/project/project/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("fields", test_fields);
  ADD ("refused-edit", test_refused_edit);
  ADD ("undo-redo", test_undo_redo);
  ADD ("cases", test_cases);
  return g_test_run ();
}
