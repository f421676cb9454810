/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/sidebar.h"

#include <string.h>

#include "app/resource-path.h"

struct _FulSidebar {
  GtkBox parent_instance;
  GtkMenuButton *project_button;
  GtkLabel *project_title;
  GtkListBox *nav;
};

enum { PAGE_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulSidebar, ful_sidebar, GTK_TYPE_BOX)

void
ful_sidebar_set_title (FulSidebar *self, const char *title)
{
  gtk_label_set_text (self->project_title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->project_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

FulNavRow *
ful_sidebar_add_page (FulSidebar *self, const char *key, const char *name, const char *icon_name)
{
  GtkWidget *row = ful_nav_row_new (key, name, icon_name);

  gtk_list_box_append (self->nav, row);
  return FUL_NAV_ROW (row);
}

void
ful_sidebar_choose (FulSidebar *self, const char *key)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->nav));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (strcmp (ful_nav_row_key (FUL_NAV_ROW (row)), key) == 0)
      gtk_list_box_select_row (self->nav, GTK_LIST_BOX_ROW (row));
}

static void
row_selected_cb (FulSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[PAGE_CHOSEN], 0, ful_nav_row_key (FUL_NAV_ROW (row)));
}

static void
ful_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_SIDEBAR);
  G_OBJECT_CLASS (ful_sidebar_parent_class)->dispose (object);
}

static void
ful_sidebar_class_init (FulSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_sidebar_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("sidebar.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulSidebar, project_button);
  gtk_widget_class_bind_template_child (widget_class, FulSidebar, project_title);
  gtk_widget_class_bind_template_child (widget_class, FulSidebar, nav);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  signals[PAGE_CHOSEN] = g_signal_new ("page-chosen", FUL_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_sidebar_init (FulSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
