/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/choice.h"

#include <string.h>

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer width)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (width != NULL) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (width));
    gtk_label_set_width_chars (GTK_LABEL (label), MIN (GPOINTER_TO_INT (width), 6));
  }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

static GtkListItemFactory *
factory_new (int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (width));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static gboolean
has_names (GListModel *list, const char *const *names)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    if (names[i] == NULL ||
        strcmp (gtk_string_list_get_string (GTK_STRING_LIST (list), i), names[i]) != 0)
      return FALSE;
  return names[n] == NULL;
}

static void
set_up (GtkDropDown *choice, const char *const *names, int width)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  g_autoptr (GtkListItemFactory) button = factory_new (width);
  g_autoptr (GtkListItemFactory) rows = factory_new (0);

  gtk_drop_down_set_factory (choice, button);
  gtk_drop_down_set_list_factory (choice, rows);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
}

/* Rows are dear to make: they are left alone where the names are the same. */
void
ful_choice_set_names (GtkDropDown *choice, const char *const *names, int width)
{
  GListModel *list = gtk_drop_down_get_model (choice);
  guint chosen = gtk_drop_down_get_selected (choice);
  guint before = list != NULL ? g_list_model_get_n_items (list) : 0;

  if (!GTK_IS_STRING_LIST (list)) {
    set_up (choice, names, width);
    return;
  }
  if (has_names (list, names))
    return;
  gtk_string_list_splice (GTK_STRING_LIST (list), 0, before, names);
  if (g_list_model_get_n_items (list) == before && chosen != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (choice, chosen);
}
