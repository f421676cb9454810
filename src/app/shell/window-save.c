/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies and reports: chosen in the file chooser, written by a thread, told by a toast. What takes
 * longer shows how far it is and can be stopped. */
#include "app/shell/window-private.h"

#include <glib/gi18n.h>

#include "app/dialogs/file-chooser.h"
#include "report/report-file.h"

#define SHOW_AFTER_MS 400

typedef struct {
  FulWindow *window;
  char *path;
  FulReportFormat format;
  gboolean report;
  FulWindowThen then;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->window);
  g_free (saving->path);
  g_free (saving);
}

/* --- while it is written --- */

void
ful_window_stop_saving (FulWindow *self)
{
  g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  g_clear_handle_id (&self->saving_timer, g_source_remove);
  if (self->saving_toast != NULL)
    adw_toast_dismiss (self->saving_toast);
  g_clear_object (&self->saving_toast);
}

static void
stop_cb (FulWindow *self)
{
  g_cancellable_cancel (self->saving);
}

static gboolean
progress_cb (gpointer data)
{
  FulWindow *self = data;
  int percent = g_atomic_int_get (&self->saving_permille) / 10;
  g_autofree char *text =
      percent > 0 ? g_strdup_printf (_ ("Saving, %d %% done"), percent) : g_strdup (_ ("Saving…"));

  if (self->saving_toast == NULL) {
    self->saving_toast = g_object_ref (ful_window_add_toast (self, text, _ ("_Cancel")));
    adw_toast_set_timeout (self->saving_toast, 0);
    g_signal_connect_object (self->saving_toast, "button-clicked", G_CALLBACK (stop_cb), self,
                             G_CONNECT_SWAPPED);
  }
  adw_toast_set_title (self->saving_toast, text);
  return G_SOURCE_CONTINUE;
}

static GCancellable *
begin_saving (FulWindow *self)
{
  ful_window_stop_saving (self);
  self->saving = g_cancellable_new ();
  g_atomic_int_set (&self->saving_permille, 0);
  self->saving_timer = g_timeout_add (SHOW_AFTER_MS, progress_cb, self);
  g_source_set_name_by_id (self->saving_timer, "[fulcrum] saving");
  return self->saving;
}

/* --- a copy --- */

static gboolean
copy_in_thread (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;

  return ful_project_save_copy (project, saving->path, &saving->window->saving_permille,
                                cancellable, error);
}

static void
show_cb (AdwToast *toast, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
free_path (gpointer path, GClosure *closure)
{
  g_free (path);
}

static void
tell_saved (FulWindow *self, const Saving *saving)
{
  g_autofree char *name = g_filename_display_basename (saving->path);
  g_autofree char *text =
      g_strdup_printf (saving->report ? _ ("The report is in %s") : _ ("A copy is in %s"), name);
  AdwToast *toast = ful_window_add_toast (self, text, saving->report ? _ ("_Open") : NULL);

  if (saving->report)
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_cb), g_strdup (saving->path),
                           free_path, 0);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (FulWindow) self = g_object_ref (saving->window);
  g_autoptr (GError) error = NULL;
  gboolean ok = ful_document_work_finish (FUL_DOCUMENT (source), result, &error);
  FulWindowThen then = saving->then;

  ful_window_stop_saving (self);
  if (self->closing)
    then = NULL;
  else if (ok)
    tell_saved (self, saving);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ful_window_tell (self,
                     saving->report ? _ ("The report could not be written")
                                    : _ ("The copy could not be saved"),
                     error->message);
  if (ok && then != NULL) {
    self->gives_up = TRUE; /* the copy holds it */
    then (self);
  }
  saving_free (saving);
}

static void
save (FulWindow *self, Saving *saving, FulDocumentWork work)
{
  if (self->document == NULL) {
    saving_free (saving);
    return;
  }
  ful_document_work_async (self->document, work, saving, NULL, begin_saving (self), saved_cb,
                           saving);
}

static Saving *
saving_new (GtkWidget *window, const char *path)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (FUL_WINDOW (window));
  saving->path = g_strdup (path);
  return saving;
}

static void
copy_chosen_cb (GtkWidget *widget, const char *path)
{
  Saving *saving = saving_new (widget, path);

  saving->then = FUL_WINDOW (widget)->copy_then;
  save (FUL_WINDOW (widget), saving, copy_in_thread);
}

/* The name without its ending. */
static char *
stem_of (FulWindow *self)
{
  g_autofree char *name = g_path_get_basename (ful_document_path (self->document));

  return g_str_has_suffix (name, ".fulcrum") ? g_strndup (name, strlen (name) - strlen (".fulcrum"))
                                             : g_steal_pointer (&name);
}

void
ful_window_save_copy (FulWindow *self, FulWindowThen then)
{
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  if (self->document == NULL)
    return;
  stem = stem_of (self);
  /* Translators: the name of a file: "support-routing (copy).fulcrum" */
  name = g_strdup_printf (_ ("%s (copy).fulcrum"), stem);
  self->copy_then = then;
  ful_file_chooser_save (GTK_WIDGET (self), _ ("Save a Copy"), name, copy_chosen_cb);
}

static void
save_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_window_save_copy (FUL_WINDOW (widget), NULL);
}

/* --- a report --- */

static gboolean
report_in_thread (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;

  return ful_report_write (project, saving->path, saving->format, NULL, NULL, NULL, error);
}

static void
report_chosen_cb (GtkWidget *widget, const char *path)
{
  Saving *saving = saving_new (widget, path);
  g_autoptr (GError) error = NULL;

  saving->report = TRUE;
  if (ful_report_format_of (path, &saving->format, &error)) {
    save (FUL_WINDOW (widget), saving, report_in_thread);
    return;
  }
  ful_window_tell (FUL_WINDOW (widget), _ ("The report could not be written"), error->message);
  saving_free (saving);
}

static void
export_report_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulWindow *self = FUL_WINDOW (widget);
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  if (self->document == NULL)
    return;
  stem = stem_of (self);
  name = g_strconcat (stem, ".html", NULL);
  ful_file_chooser_save (widget, _ ("Export the Report: .html, .md or .json"), name,
                         report_chosen_cb);
}

void
ful_window_install_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_cb);
  gtk_widget_class_install_action (widget_class, "win.export-report", NULL, export_report_cb);
}
