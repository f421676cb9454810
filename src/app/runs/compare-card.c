/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/compare-card.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/compare-pair.h"
#include "app/widgets/chart-view.h"
#include "report/gap-chart.h"

struct _FulCompareCard {
  GtkBox parent_instance;
  GtkDropDown *first;
  GtkDropDown *second;
  GtkLabel *headline;
  GtkLabel *detail;
  FulChartView *chart;
  FulComparePair *pair;
};

G_DEFINE_FINAL_TYPE (FulCompareCard, ful_compare_card, GTK_TYPE_BOX)

static gboolean
is_trained (const FulCompared *compared, guint arm)
{
  return !ful_rung_is_prompt (ful_runs_data_arm (compared->data, arm)->rung);
}

static void
compared_cb (FulCompareCard *self, const FulCompared *compared)
{
  gtk_label_set_text (self->headline, compared != NULL ? compared->words.headline
                                                       : _ ("Choose two different arms"));
  gtk_label_set_text (self->detail, compared != NULL ? compared->words.detail : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail),
                               compared != NULL ? compared->words.behind : NULL);
  ful_chart_view_set_chart (self->chart,
                            compared == NULL || compared->comparison.n == 0
                                ? NULL
                                : ful_gap_chart_new (&compared->comparison.difference,
                                                     compared->data->bar.delta, compared->a_short,
                                                     compared->b_short,
                                                     is_trained (compared, compared->a),
                                                     is_trained (compared, compared->b)));
}

void
ful_compare_card_set_data (FulCompareCard *self, FulRunsData *data)
{
  g_return_if_fail (FUL_IS_COMPARE_CARD (self));
  gtk_widget_set_visible (GTK_WIDGET (self), ful_compare_pair_set_data (self->pair, data));
}

void
ful_compare_card_choose (FulCompareCard *self, guint arm)
{
  g_return_if_fail (FUL_IS_COMPARE_CARD (self));
  ful_compare_pair_choose (self->pair, arm);
}

static void
ful_compare_card_dispose (GObject *object)
{
  g_clear_object (&FUL_COMPARE_CARD (object)->pair);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_COMPARE_CARD);
  G_OBJECT_CLASS (ful_compare_card_parent_class)->dispose (object);
}

static void
ful_compare_card_class_init (FulCompareCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_compare_card_dispose;
  g_type_ensure (FUL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("compare-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, first);
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, second);
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, headline);
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, detail);
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, chart);
}

static void
ful_compare_card_init (FulCompareCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pair = ful_compare_pair_new (self->first, self->second, 18);
  g_signal_connect_object (self->pair, "compared", G_CALLBACK (compared_cb), self,
                           G_CONNECT_SWAPPED);
}
