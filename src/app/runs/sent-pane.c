/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/sent-pane.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"

struct _FulSentPane {
  GtkBox parent_instance;
  GtkLabel *note;
  GtkTextView *view;
  GtkTextTag *role; /* of the buffer */
  FulDocument *document;
  FulRunsData *data;
  FulSentSource *source;
  FulSent *sent;
  GCancellable *cancellable; /* NULL: nothing is read */
  char *hash;
  guint case_index;
  guint arm;
  guint serial; /* of what is set */
  gboolean request;
};

G_DEFINE_FINAL_TYPE (FulSentPane, ful_sent_pane, GTK_TYPE_BOX)

static void
insert_messages (FulSentPane *self, GtkTextBuffer *buffer)
{
  for (guint i = 0; i < self->sent->messages->len; i++) {
    const FulMessage *message = g_ptr_array_index (self->sent->messages, i);
    g_autofree char *text = g_utf8_make_valid (message->content, -1);
    GtkTextIter end;

    gtk_text_buffer_get_end_iter (buffer, &end);
    if (i > 0)
      gtk_text_buffer_insert (buffer, &end, "\n\n", -1);
    gtk_text_buffer_insert_with_tags (buffer, &end, message->role, -1, self->role, NULL);
    gtk_text_buffer_insert (buffer, &end, "\n", -1);
    gtk_text_buffer_insert (buffer, &end, text, -1);
  }
}

static void
set_note (FulSentPane *self, const char *text, gboolean bad)
{
  gtk_label_set_text (self->note, text);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "bad");
}

static void
show (FulSentPane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_set_text (buffer, "", 0);
  if (self->sent == NULL)
    return;
  if (self->sent->messages == NULL) {
    set_note (self, _ ("This prompt came with results: its text is not known."), FALSE);
    return;
  }
  set_note (self,
            self->hash == NULL ? _ ("As it would be sent.")
            : self->sent->same ? _ ("As it was sent.")
                               : _ ("As it would be sent now: examples, labels or the model's "
                                    "settings have changed since the answer came."),
            FALSE);
  if (self->request)
    gtk_text_buffer_set_text (buffer, self->sent->request, -1);
  else
    insert_messages (self, buffer);
}

typedef struct {
  FulSentPane *self;
  guint serial;
} Asked;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (FulSentPane) self = asked->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulSent) sent = ful_sent_read_finish (FUL_DOCUMENT (source), result, &error);

  if (asked->serial != self->serial || self->view == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (sent == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      set_note (self, error->message, TRUE);
    return;
  }
  g_clear_pointer (&self->sent, ful_sent_free);
  self->sent = g_steal_pointer (&sent);
  show (self);
}

/* The ground that requests are made from is read once for all cases of a snapshot. */
static void
start_reading (FulSentPane *self)
{
  Asked *asked;

  if (self->data == NULL || self->sent != NULL || self->cancellable != NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->source == NULL || ful_sent_source_snapshot (self->source) != self->data->snapshot) {
    ful_sent_source_unref (self->source);
    self->source = ful_sent_source_new (self->data->snapshot);
  }
  set_note (self, _ ("Reading"), FALSE);
  self->cancellable = g_cancellable_new ();
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), self->serial };
  ful_sent_read_async (self->source, self->document, self->data, self->case_index, self->arm,
                       self->hash, self->cancellable, read_cb, asked);
}

void
ful_sent_pane_set (FulSentPane *self,
                   FulDocument *document,
                   FulRunsData *data,
                   guint case_index,
                   guint arm,
                   const char *hash)
{
  FulRunsData *old = self->data;

  g_return_if_fail (FUL_IS_SENT_PANE (self));
  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sent, ful_sent_free);
  g_set_object (&self->document, document);
  self->data = data != NULL ? ful_runs_data_ref (data) : NULL;
  ful_runs_data_unref (old);
  if (data == NULL)
    g_clear_pointer (&self->source, ful_sent_source_unref);
  g_free (self->hash);
  self->hash = g_strdup (hash);
  self->case_index = case_index;
  self->arm = arm;
  show (self);
  start_reading (self);
}

void
ful_sent_pane_show_request (FulSentPane *self, gboolean request)
{
  g_return_if_fail (FUL_IS_SENT_PANE (self));
  self->request = request;
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  show (self);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ful_sent_pane_parent_class)->map (widget);
  start_reading (FUL_SENT_PANE (widget));
}

static void
ful_sent_pane_dispose (GObject *object)
{
  FulSentPane *self = FUL_SENT_PANE (object);

  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sent, ful_sent_free);
  g_clear_pointer (&self->source, ful_sent_source_unref);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  g_clear_pointer (&self->hash, g_free);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_SENT_PANE);
  G_OBJECT_CLASS (ful_sent_pane_parent_class)->dispose (object);
}

static void
ful_sent_pane_class_init (FulSentPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_sent_pane_dispose;
  widget_class->map = map;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("sent-pane.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulSentPane, note);
  gtk_widget_class_bind_template_child (widget_class, FulSentPane, view);
}

static void
ful_sent_pane_init (FulSentPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->role = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), NULL, "weight",
                                           PANGO_WEIGHT_BOLD, NULL);
}
