/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing stops a run or a job (their results are kept), waits for the disk, and asks where the
 * file can't take what is shown. */
#include "app/shell/window-private.h"

#include <glib/gi18n.h>

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = ful_document_close_finish (FUL_DOCUMENT (source), result, &error);

  g_application_release (g_application_get_default ());
  ok = ok || self->gives_up;
  self->gives_up = FALSE;
  if (self->closing && ok) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (!ok) {
    self->closing = FALSE;
    gtk_window_present (GTK_WINDOW (self));
    ful_window_tell (self, _ ("Not everything could be saved"), error->message);
  }
}

void
ful_window_close_document (FulWindow *self, FulDocument *document)
{
  g_application_hold (g_application_get_default ());
  ful_document_close_async (document, closed_cb, g_object_ref (self));
}

typedef struct {
  FulWindow *window;
  FulWindowThen then;
} Question;

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (FulWindow) self = question->window;

  self->gives_up = g_strcmp0 (response, "close") == 0;
  if (self->gives_up)
    question->then (self);
  else if (g_strcmp0 (response, "copy") == 0)
    ful_window_save_copy (self, question->then);
  g_free (question);
}

static void
ask (FulWindow *self, const char *why, FulWindowThen then)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("What is here is not all in the file"), NULL);
  Question *question = g_new (Question, 1);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("%s.\n\nWithout a copy it is lost when the project is "
                                     "closed."),
                                  why);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "close",
                                    _ ("Close _Without It"), "copy", _ ("_Save a Copy…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "copy",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  *question = (Question){ g_object_ref (self), then };
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
decide (FulWindow *self, FulWindowThen then)
{
  const char *unsaved =
      self->document != NULL ? ful_document_unsaved_reason (self->document) : NULL;

  if (self->document != NULL && ful_document_is_gone (self->document))
    ask (self, _ ("The file was deleted, moved or replaced while it was open"), then);
  else if (unsaved != NULL)
    ask (self, unsaved, then);
  else
    then (self);
}

static void
looked_cb (FulDocument *document, FulWindow *self)
{
  FulWindowThen then = self->let_go_then;

  g_signal_handlers_disconnect_by_func (document, looked_cb, self);
  self->let_go_then = NULL;
  if (then != NULL && self->document == document)
    decide (self, then);
}

/* The disk says whether it holds all; it has what was typed a moment ago first. */
void
ful_window_let_go (FulWindow *self, FulWindowThen then)
{
  gboolean asked = self->let_go_then != NULL;

  if (self->document == NULL) {
    then (self);
    return;
  }
  ful_document_settle (self->document);
  self->let_go_then = then;
  if (!asked)
    g_signal_connect_object (self->document, "history-changed", G_CALLBACK (looked_cb), self, 0);
  ful_document_look (self->document);
}

static void
close_window (FulWindow *self)
{
  FulDocument *document = self->document;

  self->closing = TRUE;
  ful_window_note_place (self, /* open= */ TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (document == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    ful_window_set_document (self, NULL);
}

/* The window goes from the screen at once and ends when its project is closed. */
gboolean
ful_window_close_request (GtkWindow *window)
{
  FulWindow *self = FUL_WINDOW (window);

  if (!self->closing)
    ful_window_let_go (self, close_window);
  return TRUE;
}
