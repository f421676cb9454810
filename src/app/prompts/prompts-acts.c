/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompts-acts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/file-chooser.h"
#include "app/page.h"
#include "app/prompts/prompt-dialog.h"
#include "app/shell/window.h"
#include "project/limits.h"
#include "prompts/draft.h"
#include "prompts/revision.h"
#include "report/format.h"

static GtkWindow *
window_of (GtkWidget *page)
{
  return GTK_WINDOW (gtk_widget_get_ancestor (page, GTK_TYPE_WINDOW));
}

static void
toast (GtkWidget *page, const char *text)
{
  GtkWindow *window = window_of (page);

  if (window != NULL && FUL_IS_WINDOW (window))
    ful_window_toast (FUL_WINDOW (window), text);
}

static void
done_cb (GtkWidget *page, gint64 prompt_id, GtkWidget *dialog)
{
  FulPromptFunc done = g_object_get_data (G_OBJECT (dialog), "done");

  done (page, prompt_id);
}

static void
present (GtkWidget *page, GtkWidget *dialog, FulPromptFunc done)
{
  g_object_set_data (G_OBJECT (dialog), "done", done);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
ful_prompts_act_new (GtkWidget *page, FulDocument *document, gint64 from, FulPromptFunc done)
{
  present (page, ful_prompt_dialog_new (window_of (page), document, from), done);
}

static void
remove_prompt (GtkWidget *page, FulDocument *document, gint64 prompt_id)
{
  FulPrompt prompt = *ful_snapshot_prompt (ful_document_snapshot (document), prompt_id);
  g_autofree char *name = ful_format_stranger (prompt.name);
  g_autofree char *label = g_strdup_printf (_ ("Remove prompt %s"), name);
  g_autofree char *told = g_strdup_printf (_ ("%s was removed; its answers are kept. Undo brings "
                                              "it back."),
                                           name);
  g_autoptr (GError) error = NULL;
  FulEdit *edit = ful_edit_new ();

  prompt.hidden = TRUE;
  ful_edit_put_prompt (edit, &prompt);
  if (ful_document_edit (document, label, edit, &error))
    toast (page, told);
  else
    toast (page, error->message);
}

void
ful_prompts_act (GtkWidget *page,
                 FulDocument *document,
                 gint64 prompt_id,
                 const char *verb,
                 FulPromptFunc done)
{
  if (strcmp (verb, "remove") == 0)
    remove_prompt (page, document, prompt_id);
  else if (strcmp (verb, "rename") == 0)
    present (page, ful_prompt_dialog_rename (window_of (page), document, prompt_id), done);
  else
    ful_prompts_act_new (page, document, prompt_id, done);
}

/* --- import --- */

typedef struct {
  GtkWidget *page; /* owned */
  FulPromptFunc done;
  char *name; /* of the file, without its ending */
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->page);
  g_free (import->name);
  g_free (import);
}

/* What a prompt may not be called is left out of the file's name. */
static char *
name_of (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);
  char *dot = strrchr (shown, '.');
  g_autofree char *name = NULL;

  if (dot != NULL && dot != shown)
    *dot = '\0';
  name = g_strdelimit (g_strdup (shown), "@#:", '-');
  if (g_utf8_strlen (name, -1) > FUL_MAX_PROMPT_NAME)
    *g_utf8_offset_to_pointer (name, FUL_MAX_PROMPT_NAME) = '\0';
  return g_strdup (*name != '\0' ? name : _ ("Prompt"));
}

/* A file that is too long is not read whole to be refused. */
static gpointer
read_in_thread (FulProject *project, gpointer path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *data = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;
  data = g_malloc (FUL_MAX_TEXT_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, FUL_MAX_TEXT_BYTES + 1, &length,
                                cancellable, error))
    return NULL;
  return ful_prompt_text_of_file (data, length, shown, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  FulDocument *document = FUL_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ful_document_read_finish (document, result, &error);

  if (text == NULL)
    toast (import->page, error->message);
  else if (ful_page_get_document (FUL_PAGE (import->page)) == document)
    present (import->page,
             ful_prompt_dialog_new_of_text (window_of (import->page), document, import->name, text),
             import->done);
  import_free (import);
}

static void
chosen_cb (GtkWidget *page, const char *path)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (page));
  Import *import;

  if (document == NULL)
    return;
  import = g_new0 (Import, 1);
  import->page = g_object_ref (page);
  import->done = g_object_get_data (G_OBJECT (page), "import-done");
  import->name = name_of (path);
  ful_document_read_async (document, read_in_thread, g_strdup (path), g_free, g_free, NULL, read_cb,
                           import);
}

void
ful_prompts_act_import (GtkWidget *page, FulDocument *document, FulPromptFunc done)
{
  g_object_set_data (G_OBJECT (page), "import-done", done);
  ful_file_chooser_open (page, _ ("Import a Prompt"), FUL_FILES_TEXT, chosen_cb);
}
