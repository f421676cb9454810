/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/document.h"

#include "base/error.h"
#include "with-app.h"

static char *folder;

typedef struct {
  FulDocument *document;
  char *path;
  int changed, verdicts, histories;
} Fixture;

static void
count (FulDocument *document, int *counter)
{
  (*counter)++;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *f = user_data;
  g_autoptr (GError) error = NULL;

  f->document = ful_document_open_finish (result, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer unused)
{
  static int n;

  f->path = g_strdup_printf ("%s/p%d.fulcrum", folder, n++);
  ful_document_create_async (f->path, "Title", NULL, NULL, opened_cb, f);
  WAIT_FOR (f->document != NULL);
  g_signal_connect (f->document, "changed", G_CALLBACK (count), &f->changed);
  g_signal_connect (f->document, "verdict-changed", G_CALLBACK (count), &f->verdicts);
  g_signal_connect (f->document, "history-changed", G_CALLBACK (count), &f->histories);
}

typedef struct {
  gboolean done, ok;
  GError *error;
  char *label;
} Answer;

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->ok = ful_document_close_finish (FUL_DOCUMENT (source), result, &answer->error);
  answer->done = TRUE;
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  Answer closed = { 0 };

  if (f->document != NULL) {
    ful_document_close_async (f->document, closed_cb, &closed);
    WAIT_FOR (closed.done);
    g_assert_no_error (closed.error);
    assert_goes_away (f->document);
  }
  g_free (f->path);
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->label = ful_document_turn_finish (FUL_DOCUMENT (source), result, &answer->error);
  answer->done = TRUE;
}

static double
bar_of (Fixture *f)
{
  return ful_snapshot_number (ful_document_snapshot (f->document), "bar.quality");
}

static void
test_edit_and_undo (Fixture *f, gconstpointer unused)
{
  Answer undone = { 0 }, redone = { 0 }, nothing = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (ful_document_set_field (f->document, "bar.quality", "0.9", &error));
  g_assert_cmpint (f->changed, ==, 1);
  g_assert_cmpfloat (bar_of (f), ==, 0.9);
  /* It can be undone before the disk says so. */
  g_assert_nonnull (ful_document_undo_label (f->document));
  WAIT_FOR (f->verdicts > 0);
  ful_document_turn_async (f->document, FALSE, turned_cb, &undone);
  WAIT_FOR (undone.done);
  g_assert_no_error (undone.error);
  g_assert_nonnull (undone.label);
  g_assert_true (isnan (bar_of (f)));
  WAIT_FOR (ful_document_redo_label (f->document) != NULL);
  ful_document_turn_async (f->document, TRUE, turned_cb, &redone);
  WAIT_FOR (redone.done);
  g_assert_cmpfloat (bar_of (f), ==, 0.9);
  ful_document_turn_async (f->document, TRUE, turned_cb, &nothing);
  WAIT_FOR (nothing.done);
  g_assert_error (nothing.error, FUL_ERROR, FUL_ERROR_NOT_FOUND);
  g_clear_error (&nothing.error);
  g_free (undone.label);
  g_free (redone.label);
}

static void
test_wrong_field (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ful_document_set_field (f->document, "bar.quality", "a lot", &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_cmpint (f->changed, ==, 0);
  g_assert_true (isnan (bar_of (f)));
}

/* --- work --- */

static gboolean
until_cancelled (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  g_atomic_int_inc ((int *)data);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->ok = ful_document_work_finish (FUL_DOCUMENT (source), result, &answer->error);
  answer->done = TRUE;
}

/* Closing stops what goes on, waits for it, and only then gives the file up. */
static void
test_close_during_work (Fixture *f, gconstpointer unused)
{
  Answer worked = { 0 }, closed = { 0 };
  int stopped = 0;
  g_autoptr (FulProject) again = NULL;

  ful_document_work_async (f->document, until_cancelled, &stopped, NULL, NULL, worked_cb, &worked);
  g_assert_true (ful_document_set_field (f->document, "bar.quality", "0.8", NULL));
  ful_document_close_async (f->document, closed_cb, &closed);
  WAIT_FOR (closed.done);
  g_assert_true (closed.ok);
  g_assert_true (worked.done);
  g_assert_cmpint (stopped, ==, 1);
  g_assert_error (worked.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&worked.error);
  assert_goes_away (g_steal_pointer (&f->document));
  again = ful_project_open (f->path, 0, NULL);
  g_assert_nonnull (again);
  g_assert_null (ful_project_read_only_reason (again));
}

static void
test_close_during_run (Fixture *f, gconstpointer unused)
{
  Answer closed = { 0 };
  const FulRunRequest everything = { .repeats = 1 };

  ful_run_control_start (ful_document_run (f->document), ful_document_project (f->document),
                         &everything);
  g_assert_true (ful_run_control_is_running (ful_document_run (f->document)));
  ful_document_close_async (f->document, closed_cb, &closed);
  WAIT_FOR (closed.done);
  g_assert_true (closed.ok);
  assert_goes_away (g_steal_pointer (&f->document));
}

/* --- the file --- */

static void
test_gone (Fixture *f, gconstpointer unused)
{
  g_autofree char *aside = g_strconcat (f->path, ".aside", NULL);

  g_assert_true (ful_document_set_field (f->document, "bar.quality", "0.9", NULL));
  WAIT_FOR (f->histories >= 2);
  g_assert_false (ful_document_is_gone (f->document));
  g_assert_cmpint (g_rename (f->path, aside), ==, 0);
  WAIT_FOR (ful_document_is_gone (f->document));
  g_assert_cmpint (g_rename (aside, f->path), ==, 0);
  WAIT_FOR (!ful_document_is_gone (f->document));
  g_assert_null (ful_document_unsaved_reason (f->document));
}

int
main (int argc, char **argv)
{
  int status;

  folder = start_display (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/document/edit-and-undo", test_edit_and_undo);
  ADD ("/app/document/wrong-field", test_wrong_field);
  ADD ("/app/document/close-during-work", test_close_during_work);
  ADD ("/app/document/close-during-run", test_close_during_run);
  ADD ("/app/document/gone", test_gone);
#undef ADD
  status = g_test_run ();
  temporary_free (folder);
  return status;
}
