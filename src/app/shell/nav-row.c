/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/nav-row.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"

struct _FulNavRow {
  GtkListBoxRow parent_instance;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *status;
  GtkWidget *dot;
  char *key;
};

G_DEFINE_FINAL_TYPE (FulNavRow, ful_nav_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const dots[] = { "todo", "part", "done", "stop" };
static const char *const words[] = { N_ ("open"), N_ ("in part"), N_ ("done"),
                                     N_ ("needs attention") };

GtkWidget *
ful_nav_row_new (const char *key, const char *name, const char *icon_name)
{
  FulNavRow *self = g_object_new (FUL_TYPE_NAV_ROW, NULL);

  self->key = g_strdup (key);
  gtk_label_set_text (self->name, name);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  ful_nav_row_set_status (self, FUL_PAGE_TODO, NULL);
  return GTK_WIDGET (self);
}

const char *
ful_nav_row_key (FulNavRow *self)
{
  return self->key;
}

const char *
ful_nav_row_name (FulNavRow *self)
{
  return gtk_label_get_text (self->name);
}

void
ful_nav_row_set_status (FulNavRow *self, FulPageState state, const char *text)
{
  g_autofree char *says = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (dots); i++)
    gtk_widget_remove_css_class (self->dot, dots[i]);
  gtk_widget_add_css_class (self->dot, dots[state]);
  gtk_label_set_text (self->status, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL);
  says = g_strdup_printf ("%s: %s%s%s", gtk_label_get_text (self->name), text != NULL ? text : "",
                          text != NULL ? ", " : "", _ (words[state]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
}

static void
ful_nav_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_NAV_ROW);
  G_OBJECT_CLASS (ful_nav_row_parent_class)->dispose (object);
}

static void
ful_nav_row_finalize (GObject *object)
{
  g_free (FUL_NAV_ROW (object)->key);
  G_OBJECT_CLASS (ful_nav_row_parent_class)->finalize (object);
}

static void
ful_nav_row_class_init (FulNavRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_nav_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_nav_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("nav-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulNavRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FulNavRow, name);
  gtk_widget_class_bind_template_child (widget_class, FulNavRow, status);
  gtk_widget_class_bind_template_child (widget_class, FulNavRow, dot);
}

static void
ful_nav_row_init (FulNavRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
