/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/factor-field.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/widgets/field-row.h"
#include "app/widgets/lean-scale.h"
#include "report/field-words.h"
#include "report/terms.h"

struct _FulFactorField {
  GtkBox parent_instance;
  GtkLabel *name;
  GtkLabel *source;
  GtkLabel *basis;
  FulLeanScale *scale;
  char *factor;
};

enum { PROP_FACTOR = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (FulFactorField, ful_factor_field, GTK_TYPE_BOX)

static const FulFactor *
find (const FulVerdict *verdict, const char *name)
{
  for (guint i = 0; verdict != NULL && i < verdict->factors->len; i++) {
    const FulFactor *factor = verdict->factors->pdata[i];

    if (strcmp (factor->factor, name) == 0)
      return factor;
  }
  return NULL;
}

void
ful_factor_field_show (FulFactorField *self, const FulVerdict *verdict)
{
  const FulFactor *factor = find (verdict, self->factor);
  const char *name = ful_term_factor (self->factor);
  g_autofree char *source = NULL;
  g_autofree char *says = NULL;

  g_return_if_fail (FUL_IS_FACTOR_FIELD (self));
  gtk_widget_set_visible (GTK_WIDGET (self->source), factor != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->scale), factor != NULL);
  if (factor == NULL)
    return;
  source = ful_field_source (factor->source);
  says = g_strdup_printf ("%s: %s", name, ful_term_lean (factor->lean));
  gtk_label_set_text (self->source, source);
  gtk_widget_remove_css_class (GTK_WIDGET (self->source), "measured");
  gtk_widget_remove_css_class (GTK_WIDGET (self->source), "default");
  if (strcmp (factor->source, "measured") == 0 || strcmp (factor->source, "default") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->source), factor->source);
  gtk_label_set_text (self->basis, factor->basis);
  ful_lean_scale_set (self->scale, factor->lean, says);
}

static void
ful_factor_field_constructed (GObject *object)
{
  FulFactorField *self = FUL_FACTOR_FIELD (object);
  g_autofree char *key = g_strdup_printf ("factors.%s.weight", self->factor);
  GtkWidget *weight = ful_field_row_new (key, "bare");

  G_OBJECT_CLASS (ful_factor_field_parent_class)->constructed (object);
  gtk_label_set_text (self->name, ful_term_factor (self->factor));
  gtk_widget_set_valign (weight, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), weight);
}

static void
ful_factor_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FACTOR)
    FUL_FACTOR_FIELD (object)->factor = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ful_factor_field_dispose (GObject *object)
{
  g_clear_pointer (&FUL_FACTOR_FIELD (object)->factor, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_FACTOR_FIELD);
  G_OBJECT_CLASS (ful_factor_field_parent_class)->dispose (object);
}

static void
ful_factor_field_class_init (FulFactorFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ful_factor_field_constructed;
  object_class->set_property = ful_factor_field_set_property;
  object_class->dispose = ful_factor_field_dispose;
  props[PROP_FACTOR] =
      g_param_spec_string ("factor", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (FUL_TYPE_LEAN_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("workflow-factor.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulFactorField, name);
  gtk_widget_class_bind_template_child (widget_class, FulFactorField, source);
  gtk_widget_class_bind_template_child (widget_class, FulFactorField, basis);
  gtk_widget_class_bind_template_child (widget_class, FulFactorField, scale);
}

static void
ful_factor_field_init (FulFactorField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
