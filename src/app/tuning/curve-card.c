/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/curve-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/tuning/tuning-words.h"
#include "app/widgets/chart-view.h"
#include "report/curve-chart.h"
#include "report/format.h"
#include "stats/learning.h"

struct _FulCurveCard {
  GtkBox parent_instance;
  GtkLabel *made;
  GtkWidget *chip;
  FulChartView *chart;
  GtkLabel *need;
  GtkLabel *words;
  GtkWidget *measure;
  gboolean shows; /* the chart is that of what is remembered here */
  GArray *points;
  double bar;
  double best_prompt;
};

G_DEFINE_FINAL_TYPE (FulCurveCard, ful_curve_card, GTK_TYPE_BOX)

static double
best_prompt_of (FulDocument *document)
{
  const FulVerdict *verdict = ful_document_verdict (document);
  FulStandings *standings = ful_document_standings (document);
  int arm = verdict != NULL ? verdict->failure_mode.arm : -1;
  FulSplits splits;

  if (arm < 0)
    return (double)NAN;
  splits = ful_standings_splits (standings);
  return ful_standings_mean (standings, (guint)arm,
                             ful_standings_counts (standings, (guint)arm, splits.judging)
                                 ? splits.judging
                                 : splits.selecting)
      .interval.estimate;
}

static gboolean
same (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* The chart keeps its hairline while nothing of it changes. */
static void
show_chart (FulCurveCard *self, const FulTrainingFacts *facts, double best_prompt)
{
  FulChart *chart;

  if (self->shows && self->points == facts->curve && same (self->bar, facts->bar) &&
      same (self->best_prompt, best_prompt))
    return;
  self->shows = TRUE;
  g_clear_pointer (&self->points, g_array_unref);
  self->points = facts->curve != NULL ? g_array_ref (facts->curve) : NULL;
  self->bar = facts->bar;
  self->best_prompt = best_prompt;
  chart = facts->fitted
              ? ful_curve_chart_new ((const FulCurvePoint *)(gpointer)facts->curve->data,
                                     facts->curve->len, &facts->fit, facts->bar, best_prompt)
              : NULL;
  gtk_label_set_text (self->need, chart != NULL ? chart->description : "");
  ful_chart_view_set_chart (self->chart, chart);
}

static const char *
words_for (const FulTrainingFacts *facts)
{
  if (facts->fitted && facts->fit.extrapolated)
    return _ ("That lies over four times beyond what was measured. It is the curve of the "
              "specialist: for any other model a proxy.");
  if (facts->fitted)
    return _ ("It is the curve of the specialist: for any other model a proxy. Dashed and on grey "
              "it goes beyond your cases.");
  if (facts->n_sizes < FUL_CURVE_SIZES)
    return _ ("It takes 8 labelled train cases to measure how quality grows with their number.");
  return _ ("Trains the specialist on half of the train cases, a quarter and so on, several times "
            "each, and judges it on the test cases: so one sees whether more examples would help "
            "and how many the bar takes. It takes about a minute for 10,000 short texts, and "
            "counts as a look at test.");
}

void
ful_curve_card_show (FulCurveCard *self, FulDocument *document, FulTraining *training)
{
  const FulTrainingFacts *facts = ful_training_facts (training);
  const char *read_only = ful_document_read_only_reason (document);
  g_autofree char *made = NULL;

  show_chart (self, facts, best_prompt_of (document));
  if (facts->fitted) {
    g_autofree char *sizes = ful_format_count (facts->curve->len);

    made = g_strdup_printf (_ ("%s sizes, %d trainings each"), sizes, FUL_LEARNING_MIN_SEEDS);
  }
  gtk_label_set_text (self->made, made != NULL ? made : "");
  gtk_label_set_text (self->words, words_for (facts));
  gtk_widget_set_visible (self->chip, facts->fitted);
  gtk_widget_set_visible (GTK_WIDGET (self->need), facts->fitted);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), facts->fitted);
  gtk_widget_set_visible (self->measure, !facts->fitted);
  /* The page's main task once the specialist is there. */
  if (facts->specialist->classifier != NULL && read_only == NULL)
    gtk_widget_add_css_class (self->measure, "suggested-action");
  else
    gtk_widget_remove_css_class (self->measure, "suggested-action");
  gtk_widget_set_tooltip_text (self->measure, read_only);
}

void
ful_curve_card_focus (FulCurveCard *self)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (self->measure) ? self->measure
                                                                : GTK_WIDGET (self->chart));
}

static void
ful_curve_card_dispose (GObject *object)
{
  g_clear_pointer (&FUL_CURVE_CARD (object)->points, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CURVE_CARD);
  G_OBJECT_CLASS (ful_curve_card_parent_class)->dispose (object);
}

static void
ful_curve_card_class_init (FulCurveCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_curve_card_dispose;
  g_type_ensure (FUL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("tuning-curve-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCurveCard, made);
  gtk_widget_class_bind_template_child (widget_class, FulCurveCard, chip);
  gtk_widget_class_bind_template_child (widget_class, FulCurveCard, chart);
  gtk_widget_class_bind_template_child (widget_class, FulCurveCard, need);
  gtk_widget_class_bind_template_child (widget_class, FulCurveCard, words);
  gtk_widget_class_bind_template_child (widget_class, FulCurveCard, measure);
}

static void
ful_curve_card_init (FulCurveCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
