/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with a project in it: every page is made, filled, measured, and goes away whole. */
#include "app/shell/pages.h"
#include "app/shell/window.h"
#include "project/project.h"
#include "with-app.h"

#define NAVIGATION 209

static char *folder;
static AdwApplication *app;

static FulWindow *
open_window (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.fulcrum", folder, name);
  FulWindow *window = FUL_WINDOW (ful_window_new (app));

  gtk_window_present (GTK_WINDOW (window));
  ful_window_create (window, path, name, NULL);
  WAIT_FOR (ful_window_document (window) != NULL);
  WAIT_FOR (ful_document_verdict (ful_window_document (window)) != NULL);
  return window;
}

static void
close_window (FulWindow *window)
{
  GtkWidget *gone = GTK_WIDGET (window);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&gone);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_FOR (gone == NULL);
}

static void
turn (void)
{
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_all_pages (void)
{
  FulWindow *window = open_window ("pages");

  for (int i = 0; i < ful_n_pages; i++) {
    ful_project_view_show_page (ful_window_view (window), ful_pages[i].key, NULL);
    g_assert_cmpstr (ful_project_view_page (ful_window_view (window)), ==, ful_pages[i].key);
    turn ();
  }
  close_window (window);
}

static int
minimum_width (gpointer widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Asks until it is so: a window that is to lose a lot of width at once first folds its parts. */
static gboolean
is_resized (FulWindow *window, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  return ABS (gtk_widget_get_width (GTK_WIDGET (window)) - width) < 24;
}

/* What a window of 860, 1024 and 1280 leaves for a page is enough for each: an AdwFlap doesn't
 * clip, so one that is too wide would slide under the navigation. From wide to narrow: who can
 * shrink at all has a minimum that is small enough before. */
static void
test_widths (void)
{
  static const int widths[] = { 1280, 1024, 860 };
  FulWindow *window = open_window ("widths");

  for (int i = 0; i < ful_n_pages; i++) {
    FulPage *page = ful_project_view_get_page (ful_window_view (window), ful_pages[i].key);

    ful_project_view_show_page (ful_window_view (window), ful_pages[i].key, NULL);
    for (gsize j = 0; j < G_N_ELEMENTS (widths); j++) {
      WAIT_FOR (is_resized (window, widths[j]));
      turn ();
      g_test_message ("%s at %d: page %d, window %d of %d", ful_pages[i].key, widths[j],
                      minimum_width (page), minimum_width (window),
                      gtk_widget_get_width (GTK_WIDGET (window)));
      g_assert_cmpint (minimum_width (page), <=, widths[j] - NAVIGATION);
      g_assert_cmpint (minimum_width (window), <=, widths[j]);
    }
  }
  close_window (window);
}

/* Closing while something is being computed, and right after an edit. */
static void
test_close_at_once (void)
{
  FulWindow *window = open_window ("at-once");
  g_autofree char *path = g_strdup (ful_document_path (ful_window_document (window)));
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;

  g_assert_true (ful_document_set_field (ful_window_document (window), "bar.quality", "0.7", NULL));
  close_window (window);
  project = ful_project_open (path, 0, NULL);
  snapshot = ful_project_snapshot (project);
  g_assert_cmpfloat (ful_snapshot_number (snapshot, "bar.quality"), ==, 0.7);
}

/* From right to left: nothing complains, and every page still fits. */
static void
test_right_to_left (void)
{
  FulWindow *window;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = open_window ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d & <b>");
  for (int i = 0; i < ful_n_pages; i++) {
    FulPage *page = ful_project_view_get_page (ful_window_view (window), ful_pages[i].key);

    ful_project_view_show_page (ful_window_view (window), ful_pages[i].key, NULL);
    turn ();
    g_assert_cmpint (minimum_width (page), <=, 1280 - NAVIGATION);
  }
  close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  int status;

  folder = start_display (&argc, &argv);
  app = g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.fulcrum_workbench.Test",
                      "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path",
                      "/io/github/fulcrum_workbench/Fulcrum", NULL);
  g_application_register (G_APPLICATION (app), NULL, NULL);
  g_test_add_func ("/app/pages/all", test_all_pages);
  g_test_add_func ("/app/pages/widths", test_widths);
  g_test_add_func ("/app/pages/close-at-once", test_close_at_once);
  g_test_add_func ("/app/pages/right-to-left", test_right_to_left);
  status = g_test_run ();
  g_clear_object (&app);
  temporary_free (folder);
  return status;
}
