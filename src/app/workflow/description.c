/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/description.h"

#include <string.h>

#include "app/resource-path.h"

#define KEY "workflow.description"
#define PAUSE_MS 800

struct _FulDescription {
  GtkBox parent_instance;
  GtkTextView *view;
  GtkLabel *problem;
  FulDocument *document; /* weak */
  gulong settle;         /* handler on document */
  guint pause;
  gboolean updating;
  gboolean dirty; /* another text than the document's */
};

G_DEFINE_FINAL_TYPE (FulDescription, ful_description, GTK_TYPE_BOX)

static char *
text_of (FulDescription *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
set_problem (FulDescription *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* White space alone is nothing. What is refused stays on the screen with the reason. */
static void
commit_cb (FulDescription *self)
{
  g_autofree char *text = NULL;
  g_autofree char *bare = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->dirty || self->document == NULL)
    return;
  text = text_of (self);
  bare = g_strstrip (g_strdup (text));
  self->dirty = FALSE;
  if (!ful_document_set_field (self->document, KEY, *bare != '\0' ? text : "", &error)) {
    self->dirty = TRUE;
    set_problem (self, error->message);
    return;
  }
  set_problem (self, NULL);
}

static gboolean
pause_cb (gpointer data)
{
  FUL_DESCRIPTION (data)->pause = 0;
  commit_cb (data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (FulDescription *self)
{
  if (self->updating)
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
set_document (FulDescription *self, FulDocument *document)
{
  if (self->document == document)
    return;
  commit_cb (self);
  self->dirty = FALSE;
  if (self->document != NULL)
    g_clear_signal_handler (&self->settle, self->document);
  g_set_weak_pointer (&self->document, document);
  if (document != NULL)
    self->settle = g_signal_connect_object (document, "settle", G_CALLBACK (commit_cb), self,
                                            G_CONNECT_SWAPPED);
}

void
ful_description_show (FulDescription *self, FulDocument *document)
{
  const char *text, *reason;
  g_autofree char *shown = NULL;

  g_return_if_fail (FUL_IS_DESCRIPTION (self));
  set_document (self, document);
  if (document == NULL)
    return;
  reason = ful_document_read_only_reason (document);
  gtk_text_view_set_editable (self->view, reason == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->view), reason);
  text = ful_snapshot_text (ful_document_snapshot (document), KEY);
  shown = text_of (self);
  if (self->dirty || g_strcmp0 (text != NULL ? text : "", shown) == 0)
    return;
  self->updating = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
  self->updating = FALSE;
}

void
ful_description_focus (FulDescription *self)
{
  g_return_if_fail (FUL_IS_DESCRIPTION (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
ful_description_dispose (GObject *object)
{
  FulDescription *self = FUL_DESCRIPTION (object);

  if (self->view != NULL)
    set_document (self, NULL);
  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_DESCRIPTION);
  G_OBJECT_CLASS (ful_description_parent_class)->dispose (object);
}

static void
ful_description_class_init (FulDescriptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_description_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FUL_RESOURCE ("workflow-description.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulDescription, view);
  gtk_widget_class_bind_template_child (widget_class, FulDescription, problem);
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
}

static void
ful_description_init (FulDescription *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Undo of the window is of the project. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
