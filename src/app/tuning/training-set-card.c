/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/training-set-card.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/tuning/checklist-row.h"
#include "app/tuning/tuning-words.h"
#include "app/widgets/chart-view.h"
#include "report/balance-chart.h"
#include "report/format.h"

struct _FulTrainingSetCard {
  GtkBox parent_instance;
  GtkLabel *count;
  GtkLabel *of;
  GtkLabel *balance;
  FulChartView *chart;
  GtkListBox *problems;
};

G_DEFINE_FINAL_TYPE (FulTrainingSetCard, ful_training_set_card, GTK_TYPE_BOX)

static void
show_balance (FulTrainingSetCard *self, const FulTrainingSet *set)
{
  g_autofree FulBalanceBar *bars = g_new0 (FulBalanceBar, set->labels->len + 1);

  for (guint i = 0; i < set->labels->len; i++) {
    const FulLabelCount *label = &g_array_index (set->labels, FulLabelCount, i);

    bars[i] = (FulBalanceBar){ label->name, label->n };
  }
  ful_chart_view_set_chart (self->chart, ful_balance_chart_new (bars, set->labels->len));
}

/* One kind of problem: none of it is good to know too. */
static void
add_problem (FulTrainingSetCard *self,
             gsize n,
             const char *none,
             char *some /* (transfer full) */,
             const char *first)
{
  GtkWidget *row =
      ful_checklist_row_new (n == 0 ? FUL_CHECK_MET : FUL_CHECK_DOUBT, n == 0 ? none : some, "");

  ful_checklist_row_set_dense (FUL_CHECKLIST_ROW (row));
  if (n > 0) {
    g_autofree char *place = g_strdup_printf ("page:cases case:\"%s\"", first);

    ful_checklist_row_set_link (FUL_CHECKLIST_ROW (row), _ ("Review"), place);
  }
  gtk_list_box_append (self->problems, row);
  g_free (some);
}

static void
show_problems (FulTrainingSetCard *self, const FulTrainingSet *set)
{
  g_autofree char *duplicates = ful_format_count ((double)set->n_duplicates);
  g_autofree char *contradictions = ful_format_count ((double)set->n_contradictions);
  g_autofree char *leaked = ful_format_count ((double)set->n_leaked);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->problems, 0)) != NULL)
    gtk_list_box_remove (self->problems, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->problems), set->n_cases > 0);
  add_problem (self, set->n_leaked, _ ("None also stands in dev or test"),
               g_strdup_printf (ngettext ("%s also stands in dev or test, alike or nearly",
                                          "%s also stand in dev or test, alike or nearly",
                                          (gulong)set->n_leaked),
                                leaked),
               set->first_leaked);
  add_problem (self, set->n_contradictions, _ ("No two alike expect different answers"),
               g_strdup_printf (ngettext ("%s contradicts one like it: another answer is expected",
                                          "%s contradict one like it: another answer is expected",
                                          (gulong)set->n_contradictions),
                                contradictions),
               set->first_contradiction);
  add_problem (self, set->n_duplicates, _ ("No duplicates"),
               g_strdup_printf (ngettext ("%s is a duplicate, alike or nearly",
                                          "%s are duplicates, alike or nearly",
                                          (gulong)set->n_duplicates),
                                duplicates),
               set->first_duplicate);
}

void
ful_training_set_card_show (FulTrainingSetCard *self, const FulTrainingSet *set)
{
  g_autofree char *count = ful_format_count ((double)set->n_examples);
  g_autofree char *of = ful_tuning_words_examples (set);
  g_autofree char *balance = ful_tuning_words_balance (set);

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->of, of);
  gtk_label_set_text (self->balance, balance);
  show_balance (self, set);
  show_problems (self, set);
}

static void
ful_training_set_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_TRAINING_SET_CARD);
  G_OBJECT_CLASS (ful_training_set_card_parent_class)->dispose (object);
}

static void
ful_training_set_card_class_init (FulTrainingSetCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_training_set_card_dispose;
  g_type_ensure (FUL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("tuning-set-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulTrainingSetCard, count);
  gtk_widget_class_bind_template_child (widget_class, FulTrainingSetCard, of);
  gtk_widget_class_bind_template_child (widget_class, FulTrainingSetCard, balance);
  gtk_widget_class_bind_template_child (widget_class, FulTrainingSetCard, chart);
  gtk_widget_class_bind_template_child (widget_class, FulTrainingSetCard, problems);
}

static void
ful_training_set_card_init (FulTrainingSetCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
