/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What undo takes back and what it refuses; the text form's test walks every kind of edit. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "project/project-private.h"
#include "project/undo.h"
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
  f->path = g_build_filename (f->folder, "p.fulcrum", NULL);
  f->project = ful_project_create (f->path, "Title", &error);
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
edit (Fixture *f, const char *label, FulEdit *changes)
{
  g_autoptr (GError) error = NULL;

  ful_project_edit (f->project, label, changes, &error);
  g_assert_no_error (error);
}

static void
set_title (Fixture *f, const char *title)
{
  FulEdit *changes = ful_edit_new ();

  ful_edit_set_title (changes, title);
  edit (f, title, changes);
}

static void
put_prompt (Fixture *f)
{
  g_autoptr (FulPromptBody) body = ful_prompt_body_new ();
  FulPrompt prompt = { .id = 1, .name = (char *)"bare" };
  FulRevision revision = {
    .id = 1, .prompt_id = 1, .number = 1, .body = body, .rung = FUL_RUNG_UNSET
  };
  FulEdit *changes = ful_edit_new ();

  g_ptr_array_add (body->messages, ful_message_new ("user", "{{text}}"));
  ful_edit_put_prompt (changes, &prompt);
  ful_edit_put_revision (changes, &revision);
  edit (f, "Add bare", changes);
}

static void
put_model (Fixture *f)
{
  FulModel model = { .id = 1,
                     .name = (char *)"matcher",
                     .provider = (char *)"offline",
                     .rung = FUL_RUNG_UNSET,
                     .price_in = (double)NAN,
                     .price_cached = (double)NAN,
                     .price_out = (double)NAN };
  FulEdit *changes = ful_edit_new ();

  ful_edit_put_model (changes, &model);
  edit (f, "Add matcher", changes);
}

static FulCase *
new_case (gint64 id)
{
  FulCase *item = ful_case_new ();

  item->id = id;
  item->name = g_strdup_printf ("case-%d", (int)id);
  item->split = FUL_SPLIT_DEV;
  return item;
}

static void
put_cases (Fixture *f, gint64 first, gint64 last)
{
  FulEdit *changes = ful_edit_new ();

  for (gint64 i = first; i <= last; i++)
    ful_edit_take_case (changes, new_case (i));
  edit (f, "Import cases", changes);
}

static FulResult *
new_result (gint64 case_id)
{
  FulResult *result = ful_result_new ();

  result->run_id = result->revision_id = result->model_id = 1;
  result->case_id = case_id;
  result->variables = g_strdup ("");
  return result;
}

static void
run_once (Fixture *f, gint64 case_id)
{
  FulRun run = { .id = 1, .state = FUL_RUN_DONE, .planned = 1 };
  g_autoptr (GError) error = NULL;

  ful_project_put_run (f->project, &run);
  ful_project_append_result (f->project, new_result (case_id));
  ful_project_flush (f->project, &error);
  g_assert_no_error (error);
}

static FulProjectInfo
info (Fixture *f)
{
  FulProjectInfo counts;
  g_autoptr (GError) error = NULL;

  ful_project_info (f->project, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  ful_project_undo (f->project, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_undo_refused (Fixture *f, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) before = ful_project_snapshot (f->project);
  g_autoptr (FulSnapshot) after = NULL;
  FulProjectInfo counts = info (f), then;

  g_assert_false (ful_project_undo (f->project, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  after = ful_project_snapshot (f->project);
  g_assert_true (after == before);
  then = info (f);
  g_assert_cmpint (then.undo_steps, ==, counts.undo_steps);
  g_assert_cmpint (then.results, ==, counts.results);
}

static void
test_answered_case (Fixture *f, gconstpointer unused)
{
  put_prompt (f);
  put_model (f);
  put_cases (f, 1, 3);
  run_once (f, 2);
  assert_undo_refused (f, "case “case-2” has been answered since");
  g_assert_cmpint (info (f).cases[FUL_SPLIT_DEV], ==, 3);
}

static void
test_answered_model (Fixture *f, gconstpointer unused)
{
  put_prompt (f);
  put_cases (f, 1, 1);
  put_model (f);
  run_once (f, 1);
  assert_undo_refused (f, "model “matcher” has been answered since");
}

static void
test_answered_prompt (Fixture *f, gconstpointer unused)
{
  put_cases (f, 1, 1);
  put_model (f);
  put_prompt (f);
  run_once (f, 1);
  assert_undo_refused (f, "prompt “bare#1” has been answered since");
  set_title (f, "Other"); /* what came after it can still be taken back */
  undo (f);
  assert_undo_refused (f, "prompt “bare#1” has been answered since");
}

/* What a run wrote stays; what was imported goes, also when it has been scored since. */
static void
test_run_stays (Fixture *f, gconstpointer unused)
{
  static const gint64 ids[] = { 2, 3 };
  static const double scores[] = { 1, 0 };
  static const FulMode modes[] = { FUL_MODE_NONE, FUL_MODE_FORMAT };
  FulRun run = { .id = 2, .state = FUL_RUN_DONE, .imported = TRUE };
  FulEdit *changes = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  put_prompt (f);
  put_model (f);
  put_cases (f, 1, 1);
  run_once (f, 1);
  ful_edit_put_run (changes, &run);
  for (guint i = 0; i < 2; i++) {
    FulResult *result = new_result (1);

    result->id = ful_project_new_id (f->project, FUL_ID_RESULT);
    result->run_id = 2;
    g_assert_cmpint (result->id, ==, ids[i]);
    ful_edit_take_result (changes, result);
  }
  edit (f, "Import results", changes);
  ful_project_put_scores (f->project, ids, scores, modes, 2, "v1");
  g_assert_cmpint (info (f).results, ==, 3);
  undo (f);
  g_assert_cmpint (info (f).results, ==, 1);
  g_assert_cmpint (info (f).runs, ==, 1);
  ful_project_redo (f->project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info (f).results, ==, 3);
}

/* Ids of undone rows are not given again, so that a redo finds its place free. */
static void
test_ids_not_reused (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  put_cases (f, 1, 5);
  undo (f);
  ful_project_close (f->project, &error);
  f->project = ful_project_open (f->path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ful_project_new_id (f->project, FUL_ID_CASE), ==, 6);
}

static void
test_redo_cleared (Fixture *f, gconstpointer unused)
{
  g_autofree char *label = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  set_title (f, "One");
  set_title (f, "Two");
  undo (f);
  label = ful_project_redo_label (f->project);
  g_assert_cmpstr (label, ==, "Two");
  set_title (f, "Three");
  g_assert_null (ful_project_redo_label (f->project));
  undo (f);
  undo (f);
  now = ful_project_snapshot (f->project);
  g_assert_cmpstr (now->title, ==, "Title");
}

/* What a run makes for itself is no step: undo goes on with what the user did before. */
static void
test_unlabelled_is_no_step (Fixture *f, gconstpointer unused)
{
  FulEdit *changes = ful_edit_new ();
  g_autofree char *label = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  set_title (f, "One");
  ful_edit_put_column (changes, "text", 0);
  edit (f, NULL, changes);
  label = ful_project_undo_label (f->project);
  g_assert_cmpstr (label, ==, "One");
  undo (f);
  now = ful_project_snapshot (f->project);
  g_assert_cmpstr (now->title, ==, "Title");
  g_assert_cmpuint (now->columns->len, ==, 1);
}

/* An edit that changes nothing leaves nothing to undo. */
static void
test_no_change (Fixture *f, gconstpointer unused)
{
  set_title (f, "Title");
  g_assert_cmpint (info (f).undo_steps, ==, 0);
  set_title (f, "Other");
  set_title (f, "Other");
  g_assert_cmpint (info (f).undo_steps, ==, 1);
}

static gboolean
fill_steps (FulDatabase *database, gpointer n, GError **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (n); i++)
    if (!ful_database_exec (database,
                            "INSERT INTO undo_steps (label, undone, size) VALUES ('old', 0, 1)",
                            error))
      return FALSE;
  return TRUE;
}

static void
test_most_steps (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ful_writer_call (f->project->writer, fill_steps,
                                  GUINT_TO_POINTER (FUL_UNDO_MAX_STEPS), &error));
  set_title (f, "One more");
  g_assert_cmpint (info (f).undo_steps, ==, FUL_UNDO_MAX_STEPS);
  undo (f);
}

/* 60 MB of changes: the oldest steps go, the newest stays and works; in chunks of 1 MB. */
static void
test_most_bytes (Fixture *f, gconstpointer unused)
{
  g_autofree char *text = g_strnfill (3000000, 'x');
  g_autofree char *label = NULL;
  gint64 steps, bytes;
  g_auto (FulReading) reading = { NULL, NULL };

  for (guint i = 0; i < 15; i++) {
    text[0] = (char)('a' + i);
    set_title (f, text);
  }
  steps = info (f).undo_steps;
  g_assert_cmpint (steps, <, 15);
  g_assert_cmpint (steps, >, 5);
  reading = ful_reading_begin (f->project, NULL);
  ful_database_get_int (reading.database, "SELECT sum(length(bytes)) FROM undo_chunks", 0, &bytes,
                        NULL);
  g_assert_cmpint (bytes, <=, FUL_UNDO_MAX_BYTES);
  ful_database_get_int (reading.database, "SELECT max(length(bytes)) FROM undo_chunks", 0, &bytes,
                        NULL);
  g_assert_cmpint (bytes, ==, 1024 * 1024);
  ful_reading_end (&reading);
  for (gint64 i = 0; i < steps; i++)
    undo (f);
  g_assert_null (ful_project_undo_label (f->project));
}

/* A big import costs undo no more than its ids, until it is undone. */
static void
test_import_is_small (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 bytes;
  g_auto (FulReading) reading = { NULL, NULL };

  put_cases (f, 1, 2000);
  reading = ful_reading_begin (f->project, NULL);
  ful_database_get_int (reading.database, "SELECT sum(size) FROM undo_steps", -1, &bytes, NULL);
  g_assert_cmpint (bytes, ==, 0);
  ful_reading_end (&reading);
  undo (f);
  g_assert_cmpint (info (f).cases[FUL_SPLIT_DEV], ==, 0);
  ful_project_redo (f->project, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info (f).cases[FUL_SPLIT_DEV], ==, 2000);
  undo (f);
  g_assert_cmpint (info (f).cases[FUL_SPLIT_DEV], ==, 0);
}

/* Two cases of one name: the writer finds out, and memory goes back to what the file holds. */
static void
test_same_name (Fixture *f, gconstpointer unused)
{
  FulEdit *changes = ful_edit_new ();
  FulCase *item = new_case (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSnapshot) now = NULL;

  put_cases (f, 1, 1);
  g_free (item->name);
  item->name = g_strdup ("case-1");
  ful_edit_set_title (changes, "Lost");
  ful_edit_take_case (changes, item);
  edit (f, "Twice", changes);
  g_assert_false (ful_project_flush (f->project, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "“case-1”"));
  now = ful_project_snapshot (f->project);
  g_assert_cmpstr (now->title, ==, "Title");
  g_assert_cmpint (info (f).cases[FUL_SPLIT_DEV], ==, 1);
  set_title (f, "Works again");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/project/undo/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("answered-case", test_answered_case);
  ADD ("answered-model", test_answered_model);
  ADD ("answered-prompt", test_answered_prompt);
  ADD ("run-stays", test_run_stays);
  ADD ("ids-not-reused", test_ids_not_reused);
  ADD ("redo-cleared", test_redo_cleared);
  ADD ("unlabelled-is-no-step", test_unlabelled_is_no_step);
  ADD ("no-change", test_no_change);
  ADD ("most-steps", test_most_steps);
  ADD ("most-bytes", test_most_bytes);
  ADD ("import-is-small", test_import_is_small);
  ADD ("same-name", test_same_name);
  return g_test_run ();
}
