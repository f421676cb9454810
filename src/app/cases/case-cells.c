/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-cells.h"

#include "app/cases/case-row.h"
#include "app/cases/case-strip.h"
#include "app/runs/words.h"

static const char *const classes[] = {
  [FUL_COLUMN_NAME] = "mono",  [FUL_COLUMN_MESSAGE] = NULL, [FUL_COLUMN_EXPECTED] = "sm",
  [FUL_COLUMN_SPLIT] = "chip", [FUL_COLUMN_TAGS] = "sm",    [FUL_COLUMN_MARKS] = NULL,
};

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  FulCaseColumnKind cell = GPOINTER_TO_INT (data);
  GtkWidget *child = gtk_inscription_new (NULL);
  GtkInscription *text = GTK_INSCRIPTION (child);

  gtk_inscription_set_text_overflow (text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (text, cell == FUL_COLUMN_SPLIT ? 4 : 3);
  gtk_inscription_set_min_lines (text, 1);
  gtk_inscription_set_nat_lines (text, 1);
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (child), "cell", data);
  if (classes[cell] != NULL)
    gtk_widget_add_css_class (child, classes[cell]);
  if (cell == FUL_COLUMN_TAGS)
    gtk_widget_add_css_class (child, "quiet");
  if (cell == FUL_COLUMN_SPLIT) {
    gtk_inscription_set_xalign (text, 0.5f);
    gtk_inscription_set_nat_chars (text, 4);
    gtk_widget_set_halign (child, GTK_ALIGN_START);
  }
  gtk_list_item_set_child (item, child);
}

static void
show_split (GtkWidget *child, FulSplit split)
{
  static const char *const looks[FUL_N_SPLITS] = { [FUL_SPLIT_NONE] = "plain",
                                                   [FUL_SPLIT_DEV] = "off",
                                                   [FUL_SPLIT_TEST] = "inv",
                                                   [FUL_SPLIT_TRAIN] = "plain" };

  for (int i = 0; i < FUL_N_SPLITS; i++)
    gtk_widget_remove_css_class (child, looks[i]);
  gtk_widget_add_css_class (child, looks[split]);
  gtk_inscription_set_text (GTK_INSCRIPTION (child),
                            split == FUL_SPLIT_NONE ? "–" : ful_split_words (split));
}

static void
fill_cb (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  FulCaseColumnKind cell = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "cell"));
  const FulCaseBrief *brief = ful_case_row_brief (gtk_list_item_get_item (item));
  const char *text = brief == NULL                ? ""
                     : cell == FUL_COLUMN_NAME    ? brief->name
                     : cell == FUL_COLUMN_MESSAGE ? brief->message
                     : cell == FUL_COLUMN_TAGS    ? brief->tags
                                                  : brief->expected;

  if (cell == FUL_COLUMN_SPLIT && brief != NULL)
    show_split (child, brief->split);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  fill_cb (item);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (fill_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/* --- marks: drawn --- */

static void
setup_marks_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, ful_case_strip_new ());
}

static void
bind_marks_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ful_case_strip_set_row (FUL_CASE_STRIP (gtk_list_item_get_child (item)),
                          gtk_list_item_get_item (item));
}

static void
unbind_marks_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  ful_case_strip_set_row (FUL_CASE_STRIP (gtk_list_item_get_child (item)), NULL);
}

void
ful_case_cells_set_up (GtkColumnViewColumn *column, FulCaseColumnKind cell)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  gboolean marks = cell == FUL_COLUMN_MARKS;

  g_signal_connect (factory, "setup", marks ? G_CALLBACK (setup_marks_cb) : G_CALLBACK (setup_cb),
                    GINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", marks ? G_CALLBACK (bind_marks_cb) : G_CALLBACK (bind_cb),
                    NULL);
  g_signal_connect (factory, "unbind",
                    marks ? G_CALLBACK (unbind_marks_cb) : G_CALLBACK (unbind_cb), NULL);
  gtk_column_view_column_set_factory (column, factory);
}
