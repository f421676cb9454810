/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-rows.h"

#include "app/runs/matrix-model.h"
#include "app/runs/matrix-strip.h"

static GtkWidget *
inscription_new (void)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 12);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  return inscription;
}

static void
setup_case_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *under = inscription_new ();

  gtk_widget_add_css_class (under, "tiny");
  gtk_widget_add_css_class (under, "quiet");
  gtk_box_append (GTK_BOX (box), inscription_new ());
  gtk_box_append (GTK_BOX (box), under);
  gtk_list_item_set_child (item, box);
}

static void
show_case (GtkWidget *box, FulMatrixRow *row)
{
  const FulRunsData *data = ful_matrix_row_data (row);
  guint index = ful_matrix_row_case (row);
  const FulCaseText *text = &data->texts[index];
  GtkWidget *first = gtk_widget_get_first_child (box);
  const char *name = data->evidence->cases[index].name;
  g_autofree char *under =
      *text->expected != '\0' ? g_strdup_printf ("%s · %s", name, text->expected) : g_strdup (name);

  gtk_inscription_set_text (GTK_INSCRIPTION (first), *text->text != '\0' ? text->text : name);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (first)), under);
}

static void
bind_case_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  FulMatrixRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_case), box);
  show_case (box, row);
}

static void
unbind_case_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
}

static void
setup_strip_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, ful_matrix_strip_new ());
}

static void
bind_strip_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ful_matrix_strip_set_row (FUL_MATRIX_STRIP (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_strip_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ful_matrix_strip_set_row (FUL_MATRIX_STRIP (gtk_list_item_get_child (item)), NULL);
}

void
ful_matrix_rows_set_up (GtkColumnView *list, GtkColumnViewColumn *strips)
{
  GtkListItemFactory *cases = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *marks = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) first =
      g_list_model_get_item (gtk_column_view_get_columns (list), 0);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (list));

  g_signal_connect (cases, "setup", G_CALLBACK (setup_case_cb), NULL);
  g_signal_connect (cases, "bind", G_CALLBACK (bind_case_cb), NULL);
  g_signal_connect (cases, "unbind", G_CALLBACK (unbind_case_cb), NULL);
  g_signal_connect (marks, "setup", G_CALLBACK (setup_strip_cb), NULL);
  g_signal_connect (marks, "bind", G_CALLBACK (bind_strip_cb), NULL);
  g_signal_connect (marks, "unbind", G_CALLBACK (unbind_strip_cb), NULL);
  gtk_column_view_column_set_factory (first, cases);
  gtk_column_view_column_set_factory (strips, marks);
  g_object_unref (cases);
  g_object_unref (marks);
  /* A private child: the row of heads over the list says more. */
  if (header != NULL && !GTK_IS_LIST_VIEW (header))
    gtk_widget_set_visible (header, FALSE);
}
