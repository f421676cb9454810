/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/paste-area.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "report/format.h"

/* More than this is slow in a text view, a long line more so than many. */
#define MAX_SHOWN_BYTES (128 * 1024)
#define MAX_SHOWN_LINE 8192

struct _FulPasteArea {
  AdwBin parent_instance;
  GtkStack *stack;
  GtkTextView *view;
  GtkLabel *held_text;
  GBytes *held; /* NULL: the view has the text */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPasteArea, ful_paste_area, ADW_TYPE_BIN)

static gboolean
can_be_shown (const char *text, gsize length)
{
  const char *line = text, *end;

  if (length > MAX_SHOWN_BYTES)
    return FALSE;
  for (; (end = strchr (line, '\n')) != NULL; line = end + 1)
    if (end - line > MAX_SHOWN_LINE)
      return FALSE;
  return strlen (line) <= MAX_SHOWN_LINE;
}

static gsize
count_lines (const char *text)
{
  gsize n = 1;

  for (; (text = strchr (text, '\n')) != NULL; text++)
    n++;
  return n;
}

static void
hold (FulPasteArea *self, char *text, gsize length)
{
  gsize n = count_lines (text);
  g_autofree char *lines = ful_format_count ((double)n);
  g_autofree char *size = g_format_size (length);
  g_autofree char *words =
      g_strdup_printf (ngettext ("Pasted: %s in %s line", "Pasted: %s in %s lines", n), size,
                       lines);

  g_clear_pointer (&self->held, g_bytes_unref);
  self->held = g_bytes_new_take (text, length);
  gtk_label_set_text (self->held_text, words);
  gtk_stack_set_visible_child_name (self->stack, "held");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulPasteArea) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  gsize length;

  if (text == NULL || self->view == NULL)
    return;
  length = strlen (text);
  if (self->held != NULL || !can_be_shown (text, length)) {
    hold (self, g_steal_pointer (&text), length);
    return;
  }
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (self->view), TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->view), text, (int)length);
}

void
ful_paste_area_paste (FulPasteArea *self)
{
  g_return_if_fail (FUL_IS_PASTE_AREA (self));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, read_cb,
                                 g_object_ref (self));
}

static void
paste_cb (FulPasteArea *self)
{
  ful_paste_area_paste (self);
}

/* Instead of what the view would do, which is to show it whatever its size. */
static void
paste_clipboard_cb (FulPasteArea *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  ful_paste_area_paste (self);
}

static void
let_go_cb (FulPasteArea *self)
{
  g_clear_pointer (&self->held, g_bytes_unref);
  gtk_stack_set_visible_child_name (self->stack, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
buffer_changed_cb (FulPasteArea *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
ful_paste_area_is_empty (FulPasteArea *self)
{
  return self->held == NULL &&
         gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0;
}

GBytes *
ful_paste_area_get_text (FulPasteArea *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  char *text;

  if (self->held != NULL)
    return g_bytes_ref (self->held);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
ful_paste_area_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FUL_PASTE_AREA (widget)->view));
}

static void
ful_paste_area_dispose (GObject *object)
{
  FulPasteArea *self = FUL_PASTE_AREA (object);

  g_clear_pointer (&self->held, g_bytes_unref);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PASTE_AREA);
  G_OBJECT_CLASS (ful_paste_area_parent_class)->dispose (object);
}

static void
ful_paste_area_class_init (FulPasteAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_paste_area_dispose;
  widget_class->grab_focus = ful_paste_area_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("paste-area.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPasteArea, stack);
  gtk_widget_class_bind_template_child (widget_class, FulPasteArea, view);
  gtk_widget_class_bind_template_child (widget_class, FulPasteArea, held_text);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_clipboard_cb);
  gtk_widget_class_bind_template_callback (widget_class, let_go_cb);
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_PASTE_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ful_paste_area_init (FulPasteArea *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
}
