/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-save.h"

#include <string.h>

#include "../project/temporary.h"
#include "base/error.h"
#include "cases/label-fill.h"

typedef struct {
  char *folder;
  FulProject *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = temporary_new ();
  path = g_build_filename (f->folder, "p.fulcrum", NULL);
  f->project = ful_project_create (path, "Title", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  ful_project_close (f->project, &error);
  g_assert_no_error (error);
  temporary_free (f->folder);
}

static FulCase *
case_new (const char *name, const char *message, const char *context)
{
  FulCase *item = ful_case_new ();

  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->name = g_strdup (name);
  item->var_names = g_strdupv ((char *[]){ (char *)"context", (char *)"message", NULL });
  item->var_values = g_strdupv ((char *[]){ (char *)context, (char *)message, NULL });
  return item;
}

/* NULL where it was refused. */
static FulCase *
save (Fixture *f, const FulCase *item, GError **error)
{
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autofree char *name = NULL;
  gint64 id;

  if (!ful_case_save (f->project, item, edit, &name, &id, error) ||
      !ful_project_edit (f->project, "Save", g_steal_pointer (&edit), error))
    return NULL;
  return ful_project_load_case (f->project, name, error);
}

static void
test_new (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCase) typed = case_new (" ", "Where is it?", "");
  g_autoptr (FulCase) saved = NULL;
  g_autoptr (FulCase) second = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;

  typed->expected = g_strdup ("");
  typed->group = g_strdup ("  ");
  typed->tags = g_strdup (" fx , urgent;; ");
  saved = save (f, typed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (saved->name, ==, "case-00001");
  g_assert_null (saved->expected);
  g_assert_null (saved->group);
  g_assert_cmpstr (saved->tags, ==, "fx;urgent");
  /* An empty input is none. */
  g_assert_cmpuint (g_strv_length (saved->var_names), ==, 1);
  snapshot = ful_project_snapshot (f->project);
  g_assert_cmpuint (snapshot->columns->len, ==, 1);
  second = save (f, typed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->name, ==, "case-00002");
  g_assert_cmpint (second->position, ==, saved->position + 1);
}

/* Inputs stand in the order of the columns, so that equal inputs have equal hashes. */
static void
test_order (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCase) first = case_new ("a", "Where is it?", "");
  g_autoptr (FulCase) typed = case_new ("b", "Where is it?", "Shop");
  g_autoptr (FulCase) saved = save (f, first, &error);
  g_autoptr (FulCase) second = save (f, typed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (second->var_names[0], ==, "message");
  g_assert_cmpstr (second->var_names[1], ==, "context");
}

static void
test_refuses (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCase) typed = case_new ("a", "Where is it?", "");
  g_autoptr (FulCase) empty = case_new ("b", "", "");
  g_autoptr (FulCase) saved = save (f, typed, &error);
  FulEdit *edit = ful_edit_new ();

  g_assert_no_error (error);
  g_assert_null (save (f, typed, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "name: there is already"));
  g_clear_error (&error);
  g_assert_null (save (f, empty, &error));
  g_assert_nonnull (strstr (error->message, "inputs: "));
  g_clear_error (&error);
  /* Itself may keep its name; a removed one keeps it too. */
  typed->id = saved->id;
  g_clear_pointer (&saved, ful_case_free);
  saved = save (f, typed, &error);
  g_assert_no_error (error);
  ful_edit_hide_case (edit, saved->id);
  g_assert_true (ful_project_edit (f->project, "Hide", edit, &error));
  typed->id = 0;
  g_assert_null (save (f, typed, &error));
  g_assert_nonnull (strstr (error->message, "a removed case"));
}

static void
test_label_fill (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
  g_autoptr (FulSnapshot) before = ful_project_snapshot (f->project);
  g_autoptr (FulSnapshot) now = NULL;
  FulEdit *edit = ful_edit_new ();

  g_assert_false (ful_label_fill (edit, before, cases, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  for (int i = 0; i < 4; i++) {
    FulCase *item = case_new ("x", "y", "z");

    item->expected = g_strdup (i % 2 ? "odd" : "even");
    g_ptr_array_add (cases, item);
  }
  g_assert_true (ful_label_fill (edit, before, cases, &error));
  g_assert_true (ful_project_edit (f->project, "Labels", edit, &error));
  now = ful_project_snapshot (f->project);
  g_assert_cmpuint (now->labels->len, ==, 2);
  g_assert_nonnull (ful_label_named (now, "even"));
  g_assert_cmpint (ful_label_next_position (now), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cases/case-save/new", Fixture, NULL, set_up, test_new, tear_down);
  g_test_add ("/cases/case-save/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/cases/case-save/refuses", Fixture, NULL, set_up, test_refuses, tear_down);
  g_test_add ("/cases/label-fill", Fixture, NULL, set_up, test_label_fill, tear_down);
  return g_test_run ();
}
