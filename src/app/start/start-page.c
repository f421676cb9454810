/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/start/start-page.h"

#include <glib/gi18n.h>

#include "app/recents.h"
#include "app/resource-path.h"
#include "app/widgets/beam.h"

struct _FulStartPage {
  AdwBin parent_instance;
  FulBeam *beam;
  GtkWidget *recents_title;
  GtkListBox *recents;
  GPtrArray *list; /* FulRecent*, one a row */
};

G_DEFINE_FINAL_TYPE (FulStartPage, ful_start_page, ADW_TYPE_BIN)

static char *
when_words (gint64 when)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (when);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int days;

  if (then == NULL)
    return NULL;
  days = (int)(g_date_time_difference (now, then) / G_TIME_SPAN_DAY);
  if (days < 1)
    return g_date_time_format (then, "%H:%M");
  return g_date_time_format (then, "%x");
}

static void
remove_cb (FulStartPage *self, GtkButton *button)
{
  ful_recents_remove (g_object_get_data (G_OBJECT (button), "path"));
  ful_start_page_refresh (self);
}

static void
add_remove_button (FulStartPage *self, AdwActionRow *row, const FulRecent *recent)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Remove"));
  g_autofree char *says = g_strdup_printf (_ ("Remove %s from the list"), recent->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (recent->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (FulStartPage *self, const FulRecent *recent)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  gboolean there = g_file_test (recent->path, G_FILE_TEST_EXISTS);
  g_autofree char *when = when_words (recent->when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 recent->title != NULL ? recent->title : recent->path);
  adw_action_row_set_subtitle (row, recent->path);
  adw_action_row_set_subtitle_lines (row, 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), there);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), recent->path);
  if (!there) {
    gtk_widget_add_css_class (GTK_WIDGET (row), "dim-label");
    add_remove_button (self, row, recent);
  } else if (recent->verdict != NULL) {
    GtkWidget *chip = gtk_label_new (recent->verdict);

    gtk_widget_add_css_class (chip, "chip");
    gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
    adw_action_row_add_suffix (row, chip);
  }
  if (when != NULL) {
    GtkWidget *label = gtk_label_new (when);

    gtk_widget_add_css_class (label, "quiet");
    gtk_widget_add_css_class (label, "sm");
    adw_action_row_add_suffix (row, label);
  }
  gtk_list_box_append (self->recents, GTK_WIDGET (row));
}

void
ful_start_page_refresh (FulStartPage *self)
{
  GtkWidget *child;

  g_return_if_fail (FUL_IS_START_PAGE (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recents))) != NULL)
    gtk_list_box_remove (self->recents, child);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = ful_recents_load ();
  for (guint i = 0; i < self->list->len; i++)
    add_row (self, self->list->pdata[i]);
  gtk_widget_set_visible (self->recents_title, self->list->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->recents), self->list->len > 0);
}

static void
recent_activated_cb (FulStartPage *self, GtkListBoxRow *row)
{
  const FulRecent *recent = self->list->pdata[gtk_list_box_row_get_index (row)];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", recent->path);
}

static void
ful_start_page_dispose (GObject *object)
{
  g_clear_pointer (&FUL_START_PAGE (object)->list, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, recents_title);
  gtk_widget_class_bind_template_child (widget_class, FulStartPage, recents);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
ful_start_page_init (FulStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_beam_set_size (self->beam, 120, 92, FALSE);
  ful_start_page_refresh (self);
}
