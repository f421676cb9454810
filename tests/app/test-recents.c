/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/recents.h"
#include "with-app.h"

static char *folder;

static GPtrArray *
load (void)
{
  ful_recents_finish ();
  return ful_recents_load ();
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **)user_data = ful_recents_load_finish (result, NULL);
}

static void
test_notes (void)
{
  g_autofree char *one = g_build_filename (folder, "one.fulcrum", NULL);
  g_autofree char *two = g_build_filename (folder, "two.fulcrum", NULL);
  g_autofree char *moved = g_build_filename (folder, "moved.fulcrum", NULL);
  g_autofree char *page = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const FulRecent *first;

  g_assert_null (ful_recents_page_of (one));
  g_assert_true (g_file_set_contents (two, "x", 1, NULL));
  ful_recents_note (one, "One & <only>", "cost", TRUE);
  ful_recents_note (two, "Two", "verdict", FALSE);
  ful_recents_note_verdict (two, "Stay with prompts", "stay-prompt", -0.6);
  /* What is asked for comes after what was noted. */
  ful_recents_load_async (NULL, loaded_cb, &list);
  WAIT_FOR (list != NULL);
  g_assert_cmpuint (list->len, ==, 2);
  first = list->pdata[0];
  g_assert_cmpstr (first->title, ==, "Two");
  g_assert_cmpstr (first->code, ==, "stay-prompt");
  g_assert_cmpfloat (first->tilt, ==, -0.6);
  g_assert_false (first->gone);
  g_assert_false (first->open);
  g_assert_true (((FulRecent *)list->pdata[1])->gone);
  g_assert_true (((FulRecent *)list->pdata[1])->open);
  page = ful_recents_page_of (one);
  g_assert_cmpstr (page, ==, "cost");
  ful_recents_note (one, "One", "runs", TRUE);
  ful_recents_move (one, moved);
  ful_recents_remove (two);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = load ();
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((FulRecent *)list->pdata[0])->path, ==, moved);
  g_assert_cmpstr (((FulRecent *)list->pdata[0])->page, ==, "runs");
}

/* The list only saves clicks: what is wrong in it is as nothing. */
static void
test_damaged (void)
{
  g_autofree char *path =
      g_build_filename (g_get_user_state_dir (), "fulcrum", "recents.json", NULL);
  static const char *const texts[] = {
    "",           "{",      "[1, {\"path\": 2}, {}]",
    "{\"a\": 1}", "[\xff]", "[{\"path\": \"/x\", \"tilt\": 1e9, \"when\": -1e300}]"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GPtrArray) list = NULL;

    g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
    list = load ();
    g_assert_cmpuint (list->len, <=, 1);
  }
}

static void
test_many (void)
{
  g_autoptr (GPtrArray) list = NULL;

  for (int i = 0; i < 3 * FUL_MAX_RECENTS; i++) {
    g_autofree char *path = g_strdup_printf ("/nowhere/%d.fulcrum", i);

    ful_recents_note (path, "Many", "verdict", FALSE);
  }
  list = load ();
  g_assert_cmpuint (list->len, ==, FUL_MAX_RECENTS);
}

int
main (int argc, char **argv)
{
  int status;

  folder = start_display (&argc, &argv);
  g_test_add_func ("/app/recents/notes", test_notes);
  g_test_add_func ("/app/recents/damaged", test_damaged);
  g_test_add_func ("/app/recents/many", test_many);
  status = g_test_run ();
  temporary_free (folder);
  return status;
}
