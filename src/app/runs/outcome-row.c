/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/outcome-row.h"

#include "app/resource-path.h"
#include "app/runs/words.h"

struct _FulOutcomeRow {
  GtkBox parent_instance;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *why;
};

G_DEFINE_FINAL_TYPE (FulOutcomeRow, ful_outcome_row, GTK_TYPE_BOX)

GtkWidget *
ful_outcome_row_new (FulCellState look, const char *word, const char *title, const char *why)
{
  FulOutcomeRow *self = g_object_new (FUL_TYPE_OUTCOME_ROW, NULL);
  g_autofree char *says = g_strdup_printf ("%s: %s", title, word);

  gtk_image_set_from_icon_name (self->icon, ful_cell_icon (look));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), ful_cell_class (look));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), word);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), why != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  return GTK_WIDGET (self);
}

static void
ful_outcome_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_OUTCOME_ROW);
  G_OBJECT_CLASS (ful_outcome_row_parent_class)->dispose (object);
}

static void
ful_outcome_row_class_init (FulOutcomeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_outcome_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("outcome-row.ui"));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, FulOutcomeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FulOutcomeRow, title);
  gtk_widget_class_bind_template_child (widget_class, FulOutcomeRow, why);
}

static void
ful_outcome_row_init (FulOutcomeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
