/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/drop-veil.h"

#include <glib/gi18n.h>

#include "app/import/actions.h"
#include "app/resource-path.h"

struct _FulDropVeil {
  AdwBin parent_instance;
  GtkLabel *act;
  GtkLabel *name;
  GtkWidget *window; /* borrowed: it holds the veil */
};

G_DEFINE_FINAL_TYPE (FulDropVeil, ful_drop_veil, ADW_TYPE_BIN)

/* The first file of what is dragged, (transfer full); NULL while it is not known. */
static char *
path_of (const GValue *value)
{
  GSList *files =
      value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? g_value_get_boxed (value) : NULL;

  return files != NULL ? g_file_get_path (files->data) : NULL;
}

/* Some programs tell what they drag only when it is let go. */
static void
show_what (FulDropVeil *self, GtkDropTarget *target)
{
  g_autofree char *path = path_of (gtk_drop_target_get_value (target));
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  FulFileUse use = path != NULL ? ful_import_use_of (path) : FUL_FILE_OPEN;
  const char *words[] = {
    [FUL_FILE_OPEN] = _ ("Drop to open"),
    [FUL_FILE_IMPORT] = _ ("Drop to import"),
    [FUL_FILE_REFUSE] = _ ("This can’t be opened"),
  };

  gtk_label_set_text (self->act, words[use]);
  gtk_label_set_text (self->name, name != NULL ? name : "");
}

static GdkDragAction
enter_cb (FulDropVeil *self, double x, double y, GtkDropTarget *target)
{
  show_what (self, target);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return GDK_ACTION_COPY;
}

static void
leave_cb (FulDropVeil *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
value_cb (FulDropVeil *self, GParamSpec *pspec, GtkDropTarget *target)
{
  show_what (self, target);
}

static gboolean
drop_cb (FulDropVeil *self, const GValue *value)
{
  g_autofree char *path = path_of (value);
  FulWindow *window = FUL_WINDOW (self->window);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (path == NULL) {
    ful_window_toast (window, _ ("Only files on this machine can be dropped here"));
    return FALSE;
  }
  if (g_slist_length (g_value_get_boxed (value)) > 1)
    ful_window_toast (window, _ ("One file at a time: the first was taken"));
  ful_import_take_path (window, path);
  return TRUE;
}

/* In the capture phase, so that a text under the pointer does not take the name of a file. */
void
ful_drop_veil_watch (FulDropVeil *self, GtkWidget *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_return_if_fail (FUL_IS_DROP_VEIL (self));
  self->window = window;
  gtk_drop_target_set_preload (target, TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "notify::value", G_CALLBACK (value_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (target));
}

static void
ful_drop_veil_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_DROP_VEIL);
  G_OBJECT_CLASS (ful_drop_veil_parent_class)->dispose (object);
}

static void
ful_drop_veil_class_init (FulDropVeilClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_drop_veil_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("drop-veil.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulDropVeil, act);
  gtk_widget_class_bind_template_child (widget_class, FulDropVeil, name);
}

static void
ful_drop_veil_init (FulDropVeil *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
