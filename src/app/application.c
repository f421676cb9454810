/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "app/recents.h"
#include "app/shell/window.h"

#define APPLICATION_ID "io.github.fulcrum_workbench.Fulcrum"

struct _FulApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (FulApplication, ful_application, ADW_TYPE_APPLICATION)

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *app = user_data;

  adw_show_about_window (gtk_application_get_active_window (app), "application-name", "Fulcrum",
                         "application-icon", APPLICATION_ID, "version", FUL_VERSION, "comments",
                         _ ("Is a better prompt enough, or do we fine-tune?"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));

  while (windows != NULL) {
    GtkWindow *window = windows->data;

    windows = windows->next;
    gtk_window_close (window);
  }
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct {
  const char *action;
  const char *const keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "win.new", { "<Control>n" } },
  { "win.new-from-file", { "<Control><Shift>n" } },
  { "win.open", { "<Control>o" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.export-report", { "<Control>e" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "win.next-region", { "F6" } },
  { "win.previous-region", { "<Shift>F6" } },
  { "win.close-project", { "<Control>w" } },
  { "win.run", { "<Control>Return" } },
  { "win.panel", { "F9" } },
  { "win.page('workflow')", { "<Alt>1" } },
  { "win.page('prompts')", { "<Alt>2" } },
  { "win.page('cases')", { "<Alt>3" } },
  { "win.page('runs')", { "<Alt>4" } },
  { "win.page('cost')", { "<Alt>5" } },
  { "win.page('tuning')", { "<Alt>6" } },
  { "win.page('verdict')", { "<Alt>7" } },
};

static void
ful_application_startup (GApplication *app)
{
  G_APPLICATION_CLASS (ful_application_parent_class)->startup (app);
  gtk_source_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), accelerators[i].action,
                                           accelerators[i].keys);
}

/* The session is restored: what was open last, where it still is. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulWindow) window = user_data;
  g_autoptr (GPtrArray) recents = ful_recents_load_finish (result, NULL);
  const FulRecent *last = recents != NULL && recents->len > 0 ? recents->pdata[0] : NULL;

  if (last != NULL && !last->gone && last->open && ful_window_document (window) == NULL)
    ful_window_open (window, last->path);
}

static void
ful_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window == NULL) {
    window = GTK_WINDOW (ful_window_new (ADW_APPLICATION (app)));
    if (g_getenv ("FULCRUM_NO_SESSION") == NULL)
      ful_recents_load_async (NULL, loaded_cb, g_object_ref (window));
  }
  gtk_window_present (window);
}

/* The last notes go to the disk. */
static void
ful_application_shutdown (GApplication *app)
{
  ful_recents_finish ();
  G_APPLICATION_CLASS (ful_application_parent_class)->shutdown (app);
}

static void
ful_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++) {
    GtkWidget *window = ful_window_new (ADW_APPLICATION (app));
    g_autofree char *path = g_file_get_path (files[i]);

    gtk_window_present (GTK_WINDOW (window));
    if (path != NULL)
      ful_window_open (FUL_WINDOW (window), path);
  }
}

AdwApplication *
ful_application_new (void)
{
  return g_object_new (FUL_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE, "resource-base-path",
                       "/io/github/fulcrum_workbench/Fulcrum", NULL);
}

static void
ful_application_class_init (FulApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  app_class->startup = ful_application_startup;
  app_class->activate = ful_application_activate;
  app_class->shutdown = ful_application_shutdown;
  app_class->open = ful_application_open;
}

static void
ful_application_init (FulApplication *self)
{
}
