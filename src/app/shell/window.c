/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/window-private.h"

#include <glib/gi18n.h>

#include "app/import/actions.h"
#include "app/recents.h"
#include "app/resource-path.h"
#include "app/shell/session.h"
#include "app/shell/window-actions.h"
#include "app/widgets/beam.h"
#include "app/widgets/unseen.h"

G_DEFINE_FINAL_TYPE (FulWindow, ful_window, ADW_TYPE_APPLICATION_WINDOW)

AdwToast *
ful_window_add_toast (FulWindow *self, const char *text, const char *button)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  /* One that waits for an answer would keep all later ones from being seen. */
  if (self->waiting_toast != NULL)
    adw_toast_dismiss (self->waiting_toast);
  g_clear_object (&self->waiting_toast);
  if (button != NULL) {
    adw_toast_set_button_label (toast, button);
    adw_toast_set_timeout (toast, 0);
    self->waiting_toast = g_object_ref (toast);
  }
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

void
ful_window_toast (FulWindow *self, const char *text)
{
  ful_window_add_toast (self, text, NULL);
}

void
ful_window_tell (FulWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

FulDocument *
ful_window_document (FulWindow *self)
{
  return self->document;
}

FulProjectView *
ful_window_view (FulWindow *self)
{
  return self->view;
}

void
ful_window_note_place (FulWindow *self, gboolean open)
{
  FulSession session = { .maximized = gtk_window_is_maximized (GTK_WINDOW (self)) };

  gtk_window_get_default_size (GTK_WINDOW (self), &session.width, &session.height);
  ful_session_save (&session);
  if (self->document != NULL)
    ful_recents_note (ful_document_path (self->document),
                      ful_document_snapshot (self->document)->title,
                      ful_project_view_page (self->view), open);
}

static void
title_changed_cb (FulWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), ful_document_snapshot (self->document)->title);
}

static void
verdict_changed_cb (FulWindow *self, FulDocument *document)
{
  const FulVerdict *verdict = ful_document_verdict (document);

  if (verdict != NULL)
    ful_recents_note_verdict (ful_document_path (document), verdict->name,
                              ful_code_name (verdict->code), ful_tilt_of (verdict));
}

void
ful_window_set_document (FulWindow *self, FulDocument *document)
{
  g_autoptr (FulDocument) old = g_steal_pointer (&self->document);

  ful_project_view_set_document (self->view, document);
  if (old != NULL) {
    g_signal_handlers_disconnect_by_data (old, self);
    ful_window_close_document (self, old);
  }
  self->document = document != NULL ? g_object_ref (document) : NULL;
  gtk_stack_set_visible_child_name (self->screens, document != NULL ? "project" : "start");
  ful_window_update_actions (GTK_WIDGET (self), document);
  ful_import_update_actions (self);
  if (document == NULL) {
    ful_start_page_refresh (self->start);
    gtk_window_set_title (GTK_WINDOW (self), "Fulcrum");
    return;
  }
  title_changed_cb (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "verdict-changed", G_CALLBACK (verdict_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
close_project (FulWindow *self)
{
  ful_window_note_place (self, /* open= */ FALSE);
  ful_window_set_document (self, NULL);
}

void
ful_window_close_project (FulWindow *self)
{
  if (self->document != NULL)
    ful_window_let_go (self, close_project);
}

/* --- opening --- */

/* A file never opened on this machine opens on the Verdict page, a known one where it was left. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;
  g_autoptr (FulDocument) document = ful_document_open_finish (result, &page, &error);
  const FulRunRequest everything = { .repeats = 1 };
  gboolean run = self->run_when_open;

  g_clear_object (&self->opening);
  if (document == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      ful_window_tell (self, _ ("This file can't be opened"), error->message);
    return;
  }
  if (self->document != NULL)
    ful_window_note_place (self, FALSE);
  ful_window_set_document (self, document);
  ful_project_view_show_page (self->view, run ? "runs" : page != NULL ? page : "verdict", NULL);
  ful_window_note_place (self, TRUE);
  if (run)
    ful_run_control_start (ful_document_run (document), ful_document_project (document),
                           &everything);
}

static GCancellable *
start_opening (FulWindow *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  return self->opening;
}

static void
open_wanted (FulWindow *self)
{
  g_autofree char *path = g_steal_pointer (&self->wanted);

  ful_document_open_async (path, start_opening (self), opened_cb, g_object_ref (self));
}

/* What is there is closed once the other is open; where something of it would be lost, first. */
void
ful_window_open (FulWindow *self, const char *path)
{
  g_free (self->wanted);
  self->wanted = g_strdup (path);
  self->run_when_open = FALSE;
  ful_window_let_go (self, open_wanted);
}

void
ful_window_open_and_run (FulWindow *self, const char *path)
{
  ful_window_open (self, path);
  self->run_when_open = TRUE; /* before it is open: that takes a thread */
}

void
ful_window_create (FulWindow *self, const char *path, const char *title, const char *sample)
{
  self->run_when_open = FALSE;
  ful_document_create_async (path, title, sample, start_opening (self), opened_cb,
                             g_object_ref (self));
}

/* --- widths --- */

static double
text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 98304.0 : 1;
}

static void
arrange_once (gpointer user_data)
{
  g_autoptr (FulWindow) self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->view == NULL || self->closing)
    return;
  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, NULL);
  ful_project_view_set_width (self->view, width / text_scale (GTK_WIDGET (self)));
}

/* From an idle: the flaps must not be folded inside the allocation that asks for it. */
static void
size_changed_cb (FulWindow *self)
{
  g_idle_add_once (arrange_once, g_object_ref (self));
}

static void
ful_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (ful_window_parent_class)->size_allocate (widget, width, height, baseline);
  size_changed_cb (FUL_WINDOW (widget));
}

/* --- life --- */

GtkWidget *
ful_window_new (AdwApplication *app)
{
  FulSession session = ful_session_load ();

  return g_object_new (FUL_TYPE_WINDOW, "application", app, "default-width", session.width,
                       "default-height", session.height, "maximized", session.maximized, NULL);
}

static void
ful_window_dispose (GObject *object)
{
  FulWindow *self = FUL_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->wanted, g_free);
  ful_window_stop_saving (self);
  g_clear_object (&self->waiting_toast);
  if (self->view != NULL)
    ful_project_view_set_document (self->view, NULL);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_WINDOW);
  G_OBJECT_CLASS (ful_window_parent_class)->dispose (object);
}

static void
ful_window_class_init (FulWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ful_window_close_request;
  widget_class->size_allocate = ful_window_size_allocate;
  g_type_ensure (FUL_TYPE_DROP_VEIL);
  g_type_ensure (FUL_TYPE_START_PAGE);
  g_type_ensure (FUL_TYPE_PROJECT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("window.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FulWindow, screens);
  gtk_widget_class_bind_template_child (widget_class, FulWindow, start);
  gtk_widget_class_bind_template_child (widget_class, FulWindow, view);
  gtk_widget_class_bind_template_child (widget_class, FulWindow, drop_veil);
  ful_window_install_actions (widget_class);
  ful_window_install_save_actions (widget_class);
}

static void
ful_window_init (FulWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_unseen_watch (GTK_WIDGET (self));
  ful_drop_veil_watch (self->drop_veil, GTK_WIDGET (self));
  ful_import_update_actions (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (size_changed_cb), self, G_CONNECT_SWAPPED);
}
