/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/verdict/fact-row.h"

#include "app/resource-path.h"

struct _FulFactRow {
  GtkListBoxRow parent_instance;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *basis;
};

G_DEFINE_FINAL_TYPE (FulFactRow, ful_fact_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
ful_fact_row_new (const char *icon,
                  const char *css_class,
                  const char *word,
                  const char *title,
                  const char *basis)
{
  FulFactRow *self = g_object_new (FUL_TYPE_FACT_ROW, NULL);
  g_autofree char *says = word != NULL ? g_strdup_printf ("%s: %s, %s", title, word, basis)
                                       : g_strdup_printf ("%s: %s", title, basis);

  gtk_image_set_from_icon_name (self->icon, icon);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->basis, basis);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  return GTK_WIDGET (self);
}

static void
ful_fact_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_FACT_ROW);
  G_OBJECT_CLASS (ful_fact_row_parent_class)->dispose (object);
}

static void
ful_fact_row_class_init (FulFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_fact_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("fact-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulFactRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FulFactRow, title);
  gtk_widget_class_bind_template_child (widget_class, FulFactRow, basis);
}

static void
ful_fact_row_init (FulFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
