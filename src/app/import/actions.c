/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/actions.h"

#include <glib/gi18n.h>

#include "app/dialogs/file-chooser.h"
#include "app/import/assistant.h"
#include "app/import/dialog.h"
#include "app/import/paste-dialog.h"

FulFileUse
ful_import_use_of (const char *path)
{
  static const char *const tables[] = { ".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".fulcrum"))
    return FUL_FILE_OPEN;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_has_suffix (lower, tables[i]))
      return FUL_FILE_IMPORT;
  return FUL_FILE_REFUSE;
}

/* The document that rows can go into; NULL: none, and people have been told why. */
static FulDocument *
writable_document (FulWindow *window)
{
  FulDocument *document = ful_window_document (window);

  if (document == NULL)
    return NULL;
  if (ful_document_read_only_reason (document) == NULL)
    return document;
  ful_window_toast (window, ful_document_read_only_reason (document));
  return NULL;
}

static void
import_path (FulWindow *window, const char *path)
{
  FulDocument *document = writable_document (window);
  g_autoptr (FulTable) table = NULL;

  if (document == NULL)
    return;
  table = ful_table_new_for_path (path, document);
  ful_import_dialog_present (window, table);
}

void
ful_import_take_path (FulWindow *window, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = NULL;

  switch (ful_import_use_of (path)) {
  case FUL_FILE_OPEN:
    ful_window_open (window, path);
    return;
  case FUL_FILE_IMPORT:
    if (ful_window_document (window) != NULL)
      import_path (window, path);
    else
      ful_assistant_present (window, path);
    return;
  case FUL_FILE_REFUSE:
    words = g_strdup_printf (
        _ ("“%s” is neither a project (.fulcrum) nor a table (.csv, .tsv, .jsonl, .json)"), name);
    ful_window_toast (window, words);
  }
}

static void
import_chosen_cb (GtkWidget *widget, const char *path)
{
  import_path (FUL_WINDOW (widget), path);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (writable_document (FUL_WINDOW (widget)) != NULL)
    ful_file_chooser_open (widget, _ ("Import Cases or Results"), FUL_FILES_TABLE,
                           import_chosen_cb);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (writable_document (FUL_WINDOW (widget)) != NULL)
    ful_paste_dialog_present (FUL_WINDOW (widget));
}

static void
new_from_file_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_assistant_present (FUL_WINDOW (widget), NULL);
}

void
ful_import_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.paste-cases", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "win.new-from-file", NULL, new_from_file_cb);
}

void
ful_import_update_actions (FulWindow *window)
{
  gboolean open = ful_window_document (window) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.import", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.paste-cases", open);
}
