/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cost/missing-row.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "report/field-words.h"

struct _FulMissingRow {
  GtkListBoxRow parent_instance;
  GtkLabel *name;
  char *key;
};

G_DEFINE_FINAL_TYPE (FulMissingRow, ful_missing_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
ful_missing_row_new (const char *key)
{
  FulMissingRow *self = g_object_new (FUL_TYPE_MISSING_ROW, NULL);
  g_autofree char *name = ful_field_lookup (key) != NULL
                              ? ful_field_name (key)
                              : g_strdup (_ ("Quality of the specialist: train it"));

  self->key = g_strdup (key);
  gtk_label_set_text (self->name, name);
  return GTK_WIDGET (self);
}

const char *
ful_missing_row_key (FulMissingRow *self)
{
  return self->key;
}

static void
ful_missing_row_dispose (GObject *object)
{
  g_clear_pointer (&FUL_MISSING_ROW (object)->key, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MISSING_ROW);
  G_OBJECT_CLASS (ful_missing_row_parent_class)->dispose (object);
}

static void
ful_missing_row_class_init (FulMissingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_missing_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cost-missing.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulMissingRow, name);
}

static void
ful_missing_row_init (FulMissingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
