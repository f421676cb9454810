/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-card.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/widgets/chart-actions.h"

struct _FulChartCard {
  GtkBox parent_instance;
  GtkLabel *title;
  GtkMenuButton *menu;
  FulChartView *view;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (FulChartCard, ful_chart_card, GTK_TYPE_BOX)

void
ful_chart_card_set_chart (FulChartCard *self, FulChart *chart)
{
  g_autofree char *menu = NULL;

  g_return_if_fail (FUL_IS_CHART_CARD (self));
  gtk_widget_set_visible (GTK_WIDGET (self), chart != NULL);
  if (chart != NULL) {
    gtk_label_set_text (self->title, chart->title);
    gtk_label_set_text (self->note, chart->note != NULL ? chart->note : "");
    gtk_widget_set_visible (GTK_WIDGET (self->note), chart->note != NULL);
    menu = g_strdup_printf (_ ("Menu of “%s”"), chart->title);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    menu, -1);
  }
  ful_chart_view_set_chart (self->view, chart);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ful_chart_actions_do (FUL_CHART_CARD (widget)->view, name);
}

static void
ful_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CHART_CARD);
  G_OBJECT_CLASS (ful_chart_card_parent_class)->dispose (object);
}

static void
ful_chart_card_class_init (FulChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_chart_card_dispose;
  g_type_ensure (FUL_TYPE_CHART_VIEW);
  for (int i = 0; ful_chart_actions[i] != NULL; i++)
    gtk_widget_class_install_action (widget_class, ful_chart_actions[i], NULL, action_cb);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("chart-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, FulChartCard, menu);
  gtk_widget_class_bind_template_child (widget_class, FulChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, FulChartCard, note);
}

static void
ful_chart_card_init (FulChartCard *self)
{
  g_autoptr (GMenuModel) model = ful_chart_actions_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu, model);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
