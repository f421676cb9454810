/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/stat-tile.h"

#include "app/resource-path.h"

struct _FulStatTile {
  GtkBox parent_instance;
  GtkLabel *name;
  GtkLabel *value;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (FulStatTile, ful_stat_tile, GTK_TYPE_BOX)

GtkWidget *
ful_stat_tile_new (void)
{
  return g_object_new (FUL_TYPE_STAT_TILE, NULL);
}

void
ful_stat_tile_set (FulStatTile *self, const char *name, const char *value, const char *detail)
{
  g_autofree char *says = g_strdup_printf ("%s: %s, %s", name, value, detail);

  g_return_if_fail (FUL_IS_STAT_TILE (self));
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->value, value);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
}

void
ful_stat_tile_set_look (FulStatTile *self, const char *css_class)
{
  static const char *const looks[] = { "good", "warn", "bad", "prompt", "tune" };

  g_return_if_fail (FUL_IS_STAT_TILE (self));
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), looks[i]);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), css_class);
}

static void
ful_stat_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STAT_TILE);
  G_OBJECT_CLASS (ful_stat_tile_parent_class)->dispose (object);
}

static void
ful_stat_tile_class_init (FulStatTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_stat_tile_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("stat-tile.ui"));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, FulStatTile, name);
  gtk_widget_class_bind_template_child (widget_class, FulStatTile, value);
  gtk_widget_class_bind_template_child (widget_class, FulStatTile, detail);
}

static void
ful_stat_tile_init (FulStatTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
