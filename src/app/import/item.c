/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/item.h"

#include <glib/gi18n.h>

#include "app/import/words.h"
#include "app/resource-path.h"
#include "report/format.h"

struct _FulImportItem {
  GtkListBoxRow parent_instance;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
  GtkMenuButton *show;
  GtkLabel *rows;
  GtkDropDown *remedy;
  FulTable *table; /* NULL: no remedies */
  FulReviewKind kind;
  const FulRemedy *remedies; /* one an entry of the drop-down */
};

G_DEFINE_FINAL_TYPE (FulImportItem, ful_import_item, GTK_TYPE_LIST_BOX_ROW)

static void
selected_cb (FulImportItem *self)
{
  if (self->table != NULL)
    ful_table_set_remedy (self->table, self->kind,
                          self->remedies[gtk_drop_down_get_selected (self->remedy)]);
}

GtkWidget *
ful_import_item_new_words (const char *icon,
                           const char *css_class,
                           const char *title,
                           const char *detail,
                           const char *rows)
{
  FulImportItem *self = g_object_new (FUL_TYPE_IMPORT_ITEM, NULL);
  g_autofree char *says = g_strdup_printf (_ ("Show: %s"), title);

  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), detail);
  gtk_widget_set_visible (GTK_WIDGET (self->show), rows != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), FALSE);
  gtk_label_set_text (self->rows, rows != NULL ? rows : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show), GTK_ACCESSIBLE_PROPERTY_LABEL, says,
                                  -1);
  return GTK_WIDGET (self);
}

GtkWidget *
ful_import_item_new_bad (const GPtrArray *bad)
{
  g_autofree char *count = ful_format_count (bad->len);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%s row stays out", "%s rows stay out", bad->len), count);
  g_autofree char *lines = ful_import_words_bad_lines (bad);
  g_autofree char *detail = g_strdup_printf (_ ("not to be read as a case; %s"), lines);
  g_autofree char *rows = ful_import_words_bad_rows (bad);

  return ful_import_item_new_words ("ful-fail-symbolic", "bad", title, detail, rows);
}

/* The entries, with the one that is chosen. Only once it shows that may it choose. */
static void
offer_remedies (FulImportItem *self, FulTable *table, const char *const *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    gtk_string_list_append (list, _ (words[i]));
    if (self->remedies[i] == ful_table_remedies (table)[self->kind])
      chosen = i;
  }
  gtk_drop_down_set_model (self->remedy, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->remedy, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->remedy), TRUE);
  self->table = g_object_ref (table);
}

GtkWidget *
ful_import_item_new_review (FulTable *table, const FulReviewItem *found)
{
  const FulTableLook *look = ful_table_look (table);
  g_autofree char *title = ful_import_words_title (found);
  g_autofree char *detail = ful_import_words_detail (look, found);
  g_autofree char *rows = ful_import_words_rows (look, found);
  g_autofree char *says = g_strdup_printf (_ ("What to do: %s"), title);
  gboolean information = found->kind == FUL_REVIEW_KNOWN;
  GtkWidget *widget =
      ful_import_item_new_words (information ? "dialog-information-symbolic" : "ful-flaky-symbolic",
                                 information ? "quiet" : "warn", title, detail, rows);
  FulImportItem *self = FUL_IMPORT_ITEM (widget);
  const FulRemedy *remedies = NULL;
  const char *const *words = ful_import_words_remedies (found->kind, &remedies);

  if (words == NULL)
    return widget;
  self->kind = found->kind;
  self->remedies = remedies;
  offer_remedies (self, table, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remedy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  says, -1);
  return widget;
}

static void
ful_import_item_dispose (GObject *object)
{
  g_clear_object (&FUL_IMPORT_ITEM (object)->table);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_IMPORT_ITEM);
  G_OBJECT_CLASS (ful_import_item_parent_class)->dispose (object);
}

static void
ful_import_item_class_init (FulImportItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_import_item_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("import-item.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulImportItem, icon);
  gtk_widget_class_bind_template_child (widget_class, FulImportItem, title);
  gtk_widget_class_bind_template_child (widget_class, FulImportItem, detail);
  gtk_widget_class_bind_template_child (widget_class, FulImportItem, show);
  gtk_widget_class_bind_template_child (widget_class, FulImportItem, rows);
  gtk_widget_class_bind_template_child (widget_class, FulImportItem, remedy);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
ful_import_item_init (FulImportItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
