/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/verdict/factor-row.h"

#include "app/resource-path.h"
#include "app/widgets/lean-scale.h"
#include "report/terms.h"

struct _FulFactorRow {
  GtkListBoxRow parent_instance;
  GtkLabel *name;
  GtkLabel *basis;
  FulLeanScale *scale;
};

G_DEFINE_FINAL_TYPE (FulFactorRow, ful_factor_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
ful_factor_row_new (const FulFactor *factor)
{
  FulFactorRow *self = g_object_new (FUL_TYPE_FACTOR_ROW, NULL);
  const char *name = ful_term_factor (factor->factor);
  const char *words = ful_term_lean (factor->lean);
  g_autofree char *says = g_strdup_printf ("%s: %s. %s", name, words, factor->basis);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->basis, factor->basis);
  ful_lean_scale_set (self->scale, factor->lean, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  return GTK_WIDGET (self);
}

static void
ful_factor_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_FACTOR_ROW);
  G_OBJECT_CLASS (ful_factor_row_parent_class)->dispose (object);
}

static void
ful_factor_row_class_init (FulFactorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_factor_row_dispose;
  g_type_ensure (FUL_TYPE_LEAN_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("factor-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulFactorRow, name);
  gtk_widget_class_bind_template_child (widget_class, FulFactorRow, basis);
  gtk_widget_class_bind_template_child (widget_class, FulFactorRow, scale);
}

static void
ful_factor_row_init (FulFactorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
