/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/label-list.h"

#include <glib/gstdio.h>

#include "base/error.h"
#include "project/project.h"

static FulProject *
project_new (char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fulcrum-XXXXXX", &error);
  FulProject *project;
  FulEdit *edit = ful_edit_new ();

  g_assert_no_error (error);
  *path = g_build_filename (folder, "a.fulcrum", NULL);
  project = ful_project_create (*path, "A", &error);
  g_assert_no_error (error);
  ful_edit_put_label (edit, "yes", "it is so", 0);
  ful_edit_put_label (edit, "no", "", 1);
  g_assert_true (ful_project_edit (project, "Make", edit, &error));
  return project;
}

static void
project_drop (FulProject *project, char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  ful_project_free (project);
  g_remove (path);
  g_remove (folder);
  g_free (path);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) before = NULL;
  g_autoptr (FulSnapshot) after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  FulEdit *edit = ful_edit_new ();
  char *path;
  FulProject *project = project_new (&path);

  before = ful_project_snapshot (project);
  text = ful_label_list_text (before);
  g_assert_cmpstr (text, ==, "yes = it is so\nno\n");
  g_assert_cmpuint (ful_label_list_count (text), ==, 2);
  g_assert_true (
      ful_label_list_put (edit, before, "  maybe = a = b\n\nyes = it is so \r\n", &error));
  g_assert_no_error (error);
  g_assert_true (ful_project_edit (project, "Edit labels", edit, &error));
  after = ful_project_snapshot (project);
  changed = ful_label_list_text (after);
  g_assert_cmpstr (changed, ==, "maybe = a = b\nyes = it is so\n");
  project_drop (project, path);
}

static void
test_refused (void)
{
  static const struct {
    const char *text, *message;
  } rows[] = {
    { "a\nb\na\n", "line 3: “a” is there twice" },
    { "a\n = b", "line 2: a description without a name" },
  };
  g_autoptr (FulSnapshot) snapshot = NULL;
  char *path;
  FulProject *project = project_new (&path);

  snapshot = ful_project_snapshot (project);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (FulEdit) edit = ful_edit_new ();
    g_autoptr (GError) error = NULL;

    g_assert_false (ful_label_list_put (edit, snapshot, rows[i].text, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
    g_assert_cmpstr (error->message, ==, rows[i].message);
  }
  project_drop (project, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/label-list/round-trip", test_round_trip);
  g_test_add_func ("/cases/label-list/refused", test_refused);
  return g_test_run ();
}
