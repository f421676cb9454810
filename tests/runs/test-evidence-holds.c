/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/evidence-holds.h"

#include <glib/gstdio.h>
#include <math.h>

#include "project/field.h"
#include "project/project.h"

typedef struct {
  char *folder;
  char *path;
  FulProject *project;
  FulSnapshot *before;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FulEdit *edit = ful_edit_new ();
  FulModel model = { .name = (char *)"m",
                     .provider = (char *)"openai",
                     .price_in = NAN,
                     .price_cached = NAN,
                     .price_out = 2 };
  FulPrompt prompt = { .name = (char *)"p" };

  self->folder = g_dir_make_tmp ("fulcrum-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "a.fulcrum", NULL);
  self->project = ful_project_create (self->path, "A", &error);
  g_assert_no_error (error);
  model.id = ful_project_new_id (self->project, FUL_ID_MODEL);
  prompt.id = ful_project_new_id (self->project, FUL_ID_PROMPT);
  ful_edit_put_model (edit, &model);
  ful_edit_put_prompt (edit, &prompt);
  ful_edit_put_label (edit, "yes", "", 0);
  g_assert_true (ful_project_edit (self->project, "Make", edit, &error));
  g_assert_no_error (error);
  self->before = ful_project_snapshot (self->project);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ful_snapshot_unref (self->before);
  ful_project_free (self->project);
  g_remove (self->path);
  g_remove (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/* Does @edit, (transfer full); whether the evidence of before holds. */
static gboolean
holds_after (Fixture *self, FulEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  g_assert_true (ful_project_edit (self->project, "Edit", edit, &error));
  g_assert_no_error (error);
  now = ful_project_snapshot (self->project);
  return ful_evidence_holds (self->before, now);
}

static FulEdit *
field_edit (const char *key, const char *text)
{
  FulEdit *edit = ful_edit_new ();
  g_autoptr (FulFieldValue) value = ful_field_parse (key, text, NULL);

  ful_edit_put_field (edit, value);
  return edit;
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  FulEdit *edit = ful_edit_new ();

  g_assert_true (holds_after (self, field_edit ("bar.quality", "0.9")));
  ful_edit_put_lever_note (edit, FUL_LEVER_RETRIEVAL, "no documents");
  g_assert_true (holds_after (self, edit));
}

static void
test_model (Fixture *self, gconstpointer data)
{
  const FulModel *old = self->before->models->pdata[0];
  FulModel model = *old;
  FulEdit *edit = ful_edit_new ();

  model.price_out = 3;
  ful_edit_put_model (edit, &model);
  g_assert_false (holds_after (self, edit));
}

static void
test_label (Fixture *self, gconstpointer data)
{
  FulEdit *edit = ful_edit_new ();

  ful_edit_put_label (edit, "no", "", 1);
  g_assert_false (holds_after (self, edit));
}

static void
test_check (Fixture *self, gconstpointer data)
{
  FulEdit *edit = ful_edit_new ();
  FulCheck check = { .name = (char *)"c", .kind = (char *)"equals", .weight = 1, .threshold = NAN };

  check.id = ful_project_new_id (self->project, FUL_ID_CHECK);
  ful_edit_put_check (edit, &check);
  g_assert_false (holds_after (self, edit));
}

static void
test_case (Fixture *self, gconstpointer data)
{
  FulEdit *edit = ful_edit_new ();
  FulCase item = { .name = (char *)"one", .expected = (char *)"yes" };

  item.id = ful_project_new_id (self->project, FUL_ID_CASE);
  ful_edit_put_case (edit, &item);
  g_assert_false (holds_after (self, edit));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/runs/evidence-holds/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("fields", test_fields);
  ADD ("model", test_model);
  ADD ("label", test_label);
  ADD ("check", test_check);
  ADD ("case", test_case);
  return g_test_run ();
}
