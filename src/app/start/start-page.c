/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/start/start-page.h"

#include <glib/gi18n.h>

#include "app/dialogs/file-chooser.h"
#include "app/recents.h"
#include "app/resource-path.h"
#include "app/start/recent-row.h"
#include "app/widgets/beam.h"

/* Width in px from which the columns stand side by side. */
#define TWO_COLUMNS 760

struct _FulStartPage {
  AdwBin parent_instance;
  FulBeam *beam;
  GtkScrolledWindow *scroller;
  GtkBox *columns;
  GtkWidget *hello;
  GtkWidget *choices;
  GtkWidget *recents_box;
  GtkListBox *recents;
  GCancellable *cancellable;
  char *looked_for; /* path of the project that is gone */
  guint arranging;
};

G_DEFINE_FINAL_TYPE (FulStartPage, ful_start_page, ADW_TYPE_BIN)

/* --- recent projects --- */

static void
found_cb (GtkWidget *widget, const char *path)
{
  g_autofree char *old = g_steal_pointer (&FUL_START_PAGE (widget)->looked_for);

  ful_recents_move (old, path);
  gtk_widget_activate_action (widget, "win.open-path", "s", path);
}

static void
find_cb (FulStartPage *self, FulRecentRow *row)
{
  g_free (self->looked_for);
  self->looked_for = g_strdup (ful_recent_row_path (row));
  ful_file_chooser_open (GTK_WIDGET (self), _ ("Where Is It Now?"), FUL_FILES_PROJECT, found_cb);
}

static void
remove_cb (FulStartPage *self, FulRecentRow *row)
{
  ful_recents_remove (ful_recent_row_path (row));
  ful_start_page_refresh (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulStartPage) self = user_data;
  g_autoptr (GPtrArray) list = ful_recents_load_finish (result, NULL);
  GtkListBoxRow *row;

  if (list == NULL || self->recents == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->recents, 0)) != NULL)
    gtk_list_box_remove (self->recents, GTK_WIDGET (row));
  for (guint i = 0; i < list->len; i++) {
    GtkWidget *child = ful_recent_row_new (list->pdata[i]);

    g_signal_connect_object (child, "find", G_CALLBACK (find_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (child, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->recents, child);
  }
  gtk_widget_set_visible (self->recents_box, list->len > 0);
}

void
ful_start_page_refresh (FulStartPage *self)
{
  g_return_if_fail (FUL_IS_START_PAGE (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  ful_recents_load_async (self->cancellable, loaded_cb, g_object_ref (self));
}

static void
row_activated_cb (FulStartPage *self, FulRecentRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", ful_recent_row_path (row));
}

/* --- widths --- */

static gboolean
arrange_cb (gpointer data)
{
  FulStartPage *self = data;
  double width =
      gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scroller));
  gboolean wide = width >= TWO_COLUMNS;

  self->arranging = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->columns, wide);
  gtk_box_reorder_child_after (self->columns, wide ? self->choices : self->hello,
                               wide ? self->hello : self->choices);
  return G_SOURCE_REMOVE;
}

/* From an idle: not while sizes are handed out. */
static void
width_changed_cb (FulStartPage *self)
{
  if (self->arranging == 0)
    self->arranging = g_idle_add (arrange_cb, self);
}

static void
ful_start_page_dispose (GObject *object)
{
  FulStartPage *self = FUL_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->looked_for, g_free);
  g_clear_handle_id (&self->arranging, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_START_PAGE);
  G_OBJECT_CLASS (ful_start_page_parent_class)->dispose (object);
}

static void
ful_start_page_class_init (FulStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_start_page_dispose;
  g_type_ensure (FUL_TYPE_BEAM);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("start-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, beam);
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, columns);
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, hello);
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, choices);
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, recents_box);
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, recents);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ful_start_page_init (FulStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_beam_set_size (self->beam, 170, 110, FALSE);
  ful_beam_set_look (self->beam, 0.55, FUL_SIDE_TUNE);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ful_start_page_refresh (self);
}
