/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/file-chooser.h"

#include <glib/gi18n.h>

typedef struct {
  GtkFileChooserNative *chooser;
  GtkWidget *widget;
  FulPathFunc func;
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT) {
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (choice->chooser));
    path = g_file_get_path (file);
    if (path != NULL)
      choice->func (choice->widget, path);
  }
  g_object_unref (choice->chooser);
  g_object_unref (choice->widget);
  g_free (choice);
}

static void
present (GtkWidget *widget, GtkFileChooserNative *chooser, FulPathFunc func)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chooser = chooser;
  choice->widget = g_object_ref (widget);
  choice->func = func;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW));
}

static GtkFileFilter *
filter_new (FulFileKind kind)
{
  static const struct {
    const char *name;
    const char *suffixes[5];
  } kinds[] = {
    { N_ ("Fulcrum projects"), { "fulcrum" } },
    { N_ ("Tables: CSV, TSV, JSON Lines, JSON"), { "csv", "tsv", "jsonl", "json" } },
    { N_ ("Reports: HTML, Markdown"), { "html", "md" } },
    { N_ ("Texts: TXT, Markdown, Mustache, JSON"), { "txt", "md", "mustache", "json" } },
  };
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ (kinds[kind].name));
  for (int i = 0; kinds[kind].suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, kinds[kind].suffixes[i]);
  return filter;
}

void
ful_file_chooser_open (GtkWidget *widget, const char *title, FulFileKind kind, FulPathFunc func)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, window_of (widget), GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = filter_new (kind);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  present (widget, chooser, func);
}

void
ful_file_chooser_save (GtkWidget *widget, const char *title, const char *name, FulPathFunc func)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, window_of (widget), GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  present (widget, chooser, func);
}
