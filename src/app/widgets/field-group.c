/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/field-group.h"

#include "app/resource-path.h"

struct _FulFieldGroup {
  GtkBox parent_instance;
  GtkLabel *title;
  GtkBox *rows;
  char *name;
  char *keys; /* NULL: the rows are there */
  char *look;
};

enum { PROP_TITLE = 1, PROP_KEYS, PROP_LOOK, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (FulFieldGroup, ful_field_group, GTK_TYPE_BOX)

void
ful_field_group_fill (FulFieldGroup *self)
{
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (FUL_IS_FIELD_GROUP (self));
  if (self->keys == NULL)
    return;
  keys = g_strsplit_set (self->keys, " \n", -1);
  g_clear_pointer (&self->keys, g_free);
  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0')
      gtk_box_append (self->rows, ful_field_row_new (keys[i], self->look));
}

static void
ful_field_group_constructed (GObject *object)
{
  FulFieldGroup *self = FUL_FIELD_GROUP (object);
  gboolean row = g_strcmp0 (self->look, "row") == 0;

  G_OBJECT_CLASS (ful_field_group_parent_class)->constructed (object);
  gtk_label_set_text (self->title, self->name != NULL ? self->name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), self->name != NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), row ? "heading" : "eyebrow");
  gtk_widget_add_css_class (GTK_WIDGET (self), self->look);
  if (row)
    gtk_widget_add_css_class (GTK_WIDGET (self->rows), "card");
  gtk_box_set_spacing (GTK_BOX (self), row ? 6 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name != NULL ? self->name : "", -1);
}

static void
ful_field_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FulFieldGroup *self = FUL_FIELD_GROUP (object);

  if (id == PROP_TITLE)
    self->name = g_value_dup_string (value);
  else if (id == PROP_KEYS)
    self->keys = g_value_dup_string (value);
  else if (id == PROP_LOOK)
    self->look = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ful_field_group_dispose (GObject *object)
{
  FulFieldGroup *self = FUL_FIELD_GROUP (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->look, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_FIELD_GROUP);
  G_OBJECT_CLASS (ful_field_group_parent_class)->dispose (object);
}

static void
ful_field_group_class_init (FulFieldGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ful_field_group_constructed;
  object_class->set_property = ful_field_group_set_property;
  object_class->dispose = ful_field_group_dispose;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, flags);
  props[PROP_LOOK] = g_param_spec_string ("look", NULL, NULL, "row", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("field-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulFieldGroup, title);
  gtk_widget_class_bind_template_child (widget_class, FulFieldGroup, rows);
}

static void
ful_field_group_init (FulFieldGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
