/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/column.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"

struct _FulImportColumn {
  GtkBox parent_instance;
  GtkLabel *name;
  GtkDropDown *meaning;
  GtkLabel *values[FUL_SAMPLE_ROWS];
  FulTable *table;
  guint index;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (FulImportColumn, ful_import_column, GTK_TYPE_BOX)

static void
selected_cb (FulImportColumn *self)
{
  if (!self->refreshing)
    ful_table_set_field (self->table, self->index,
                         (FulCaseField)gtk_drop_down_get_selected (self->meaning));
}

/* Empty cells and rows that can't be read are said, not left blank. */
static void
show_value (FulImportColumn *self, GtkLabel *label, const FulSampleRow *row)
{
  FulCaseField field = ful_table_fields (self->table)[self->index];
  const char *value = row != NULL && row->values != NULL ? row->values[self->index] : NULL;
  gboolean left_out = field == FUL_CASE_FIELD_LEFT_OUT && !ful_table_as_results (self->table);
  gboolean bad =
      row != NULL && row->why != NULL &&
      (row->column == (int)self->index || (row->column < 0 && self->index == 0) ||
       (row->column < 0 && value != NULL && *value == '\0' && field == FUL_CASE_FIELD_VARIABLE));

  gtk_widget_remove_css_class (GTK_WIDGET (label), "bad");
  gtk_widget_remove_css_class (GTK_WIDGET (label), "quiet");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label),
                               row != NULL && row->why != NULL ? row->why : NULL);
  if (row == NULL) {
    gtk_label_set_text (label, "");
    return;
  }
  if (value == NULL)
    value = self->index == 0 ? _ ("can’t be read") : "–";
  else if (*value == '\0')
    value = bad || !left_out ? C_ ("cell of a table", "empty") : "–";
  gtk_label_set_text (label, value);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (label), "bad");
  else if (left_out || row->values == NULL || *row->values[self->index] == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (label), "quiet");
}

void
ful_import_column_refresh (FulImportColumn *self)
{
  const FulTableLook *look = ful_table_look (self->table);
  const GPtrArray *sample = look != NULL ? look->sample : NULL;

  g_return_if_fail (FUL_IS_IMPORT_COLUMN (self));
  self->refreshing = TRUE;
  gtk_drop_down_set_selected (self->meaning, ful_table_fields (self->table)[self->index]);
  self->refreshing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), !ful_table_as_results (self->table));
  for (guint i = 0; i < FUL_SAMPLE_ROWS; i++)
    show_value (self, self->values[i], sample != NULL && i < sample->len ? sample->pdata[i] : NULL);
}

GtkWidget *
ful_import_column_new (FulTable *table, guint index)
{
  FulImportColumn *self = g_object_new (FUL_TYPE_IMPORT_COLUMN, NULL);
  const char *name = ful_table_file (table)->columns[index];
  g_autofree char *says = NULL;

  self->table = g_object_ref (table);
  self->index = index;
  if (*name == '\0') {
    gtk_label_set_text (self->name, _ ("no name"));
    gtk_widget_set_sensitive (GTK_WIDGET (self->meaning), FALSE);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->meaning),
                                 _ ("A column without a name is left out"));
    says = g_strdup_printf (_ ("What column %u means"), index + 1);
  } else {
    gtk_label_set_text (self->name, name);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
    says = g_strdup_printf (_ ("What the column %s means"), name);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->meaning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  says, -1);
  ful_import_column_refresh (self);
  return GTK_WIDGET (self);
}

static void
ful_import_column_dispose (GObject *object)
{
  g_clear_object (&FUL_IMPORT_COLUMN (object)->table);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_IMPORT_COLUMN);
  G_OBJECT_CLASS (ful_import_column_parent_class)->dispose (object);
}

static void
ful_import_column_class_init (FulImportColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_import_column_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("import-column.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulImportColumn, name);
  gtk_widget_class_bind_template_child (widget_class, FulImportColumn, meaning);
  for (guint i = 0; i < FUL_SAMPLE_ROWS; i++) {
    g_autofree char *id = g_strdup_printf ("value%u", i);

    gtk_widget_class_bind_template_child_full (widget_class, id, FALSE,
                                               G_STRUCT_OFFSET (FulImportColumn, values) +
                                                   (gssize)(i * sizeof (GtkLabel *)));
  }
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
ful_import_column_init (FulImportColumn *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = FALSE;
}
