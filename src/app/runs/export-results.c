/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/export-results.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/file-chooser.h"
#include "app/shell/window.h"
#include "exchange/result-export.h"
#include "report/format.h"

/* Rows written. */
static gpointer export(FulProject *project,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  const char *path = data;
  gsize rows;
  g_autofree char *text = ful_result_export (project, FUL_N_SPLITS, &rows, error);

  if (text == NULL || !g_file_set_contents (path, text, (gssize)strlen (text), error))
    return NULL;
  return g_memdup2 (&rows, sizeof rows);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gsize *rows = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);
  GtkWidget *window = gtk_widget_get_ancestor (widget, FUL_TYPE_WINDOW);
  g_autofree char *n = rows != NULL ? ful_format_count ((double)*rows) : NULL;
  g_autofree char *text = NULL;

  if (window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text =
      rows != NULL
          ? g_strdup_printf (ngettext ("%s answer exported", "%s answers exported", (gulong)*rows),
                             n)
          : g_strdup_printf (_ ("Nothing was exported: %s"), error->message);
  ful_window_toast (FUL_WINDOW (window), text);
}

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  FulDocument *document = g_object_get_data (G_OBJECT (widget), "export-document");

  if (document != NULL)
    ful_document_read_async (document, export, g_strdup (path), g_free, g_free, NULL, exported_cb,
                             g_object_ref (widget));
  g_object_set_data (G_OBJECT (widget), "export-document", NULL);
}

void
ful_export_results (GtkWidget *widget, FulDocument *document)
{
  g_autofree char *base = g_path_get_basename (ful_document_path (document));
  char *dot = g_strrstr (base, ".");
  g_autofree char *name = NULL;

  if (dot != NULL && dot != base)
    *dot = '\0';
  name = g_strdup_printf ("%s-results.csv", base);
  g_object_set_data_full (G_OBJECT (widget), "export-document", g_object_ref (document),
                          g_object_unref);
  ful_file_chooser_save (widget, _ ("Export Results"), name, chosen_cb);
}
