/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cost/cost-results.h"

#include <glib/gi18n.h>

#include "app/cost/missing-row.h"
#include "app/cost/months-card.h"
#include "app/resource-path.h"
#include "app/widgets/chart-card.h"
#include "app/widgets/stat-tile.h"
#include "report/arm-label.h"
#include "report/cost-chart.h"
#include "report/figures.h"
#include "report/terms.h"
#include "report/volume-chart.h"

#define N_TILES 4
#define FOUR_TILES 700
#define TWO_CHARTS 1240
/* Under this a chart is drawn narrower instead of smaller: its text stays readable. */
#define WIDE_CHARTS 600
#define NARROW_CHART 460.0

struct _FulCostResults {
  GtkBox parent_instance;
  GtkWidget *missing_card;
  GtkListBox *missing;
  GtkWidget *known;
  GtkBox *tiles;
  FulStatTile *tile[N_TILES];
  GtkLabel *prompt_side;
  GtkLabel *tuned_side;
  GtkBox *first_charts;
  GtkBox *last_charts;
  FulChartCard *cost_chart;
  FulChartCard *saving_chart;
  FulChartCard *volume_chart;
  FulMonthsCard *months;
  double chart_width;
};

enum { MISSING, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCostResults, ful_cost_results, GTK_TYPE_BOX)

static void
show_missing (FulCostResults *self, const FulProjection *projection)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->missing, 0)) != NULL)
    gtk_list_box_remove (self->missing, GTK_WIDGET (row));
  for (guint i = 0; i < projection->missing->len; i++)
    gtk_list_box_append (self->missing, ful_missing_row_new (projection->missing->pdata[i]));
}

static void
show_tiles (FulCostResults *self, const FulSnapshot *snapshot, const FulProjection *projection)
{
  double volume = ful_snapshot_number (snapshot, "workflow.volume_per_month");
  g_autoptr (GPtrArray) figures = ful_figures_cost_new (projection, volume);

  for (guint i = 0; i < N_TILES; i++) {
    const FulFigure *figure = i < figures->len ? figures->pdata[i] : NULL;

    gtk_widget_set_visible (GTK_WIDGET (self->tile[i]), figure != NULL);
    if (figure != NULL)
      ful_stat_tile_set (self->tile[i], figure->name, figure->value, figure->detail);
  }
}

/* "Best prompt: nearest#2 · Example matcher" */
static char *
side_words (FulDocument *document, const char *side, int arm, const char *none)
{
  const FulEvidence *evidence = ful_document_evidence (document);
  g_autofree char *prompt = NULL;
  g_autofree char *model = NULL;

  if (arm < 0 || evidence == NULL)
    return g_strdup_printf (_ ("%s: %s"), side, none);
  prompt = ful_arm_label_prompt (evidence->arms->pdata[arm]);
  model = ful_arm_label_model (ful_document_snapshot (document), evidence->arms->pdata[arm]);
  return g_strdup_printf (_ ("%s: %s · %s"), side, prompt, model);
}

static void
show_sides (FulCostResults *self, FulDocument *document, const FulCostPair *pair)
{
  g_autofree char *prompt = side_words (document, _ ("Best prompt"), pair->prompt_arm,
                                        _ ("figures as set, nothing measured"));
  g_autofree char *tuned = side_words (document, ful_term_rung (pair->tuned_rung), pair->tuned_arm,
                                       _ ("projected, not measured"));

  gtk_label_set_text (self->prompt_side, prompt);
  gtk_label_set_text (self->tuned_side, tuned);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->prompt_side), prompt);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->tuned_side), tuned);
}

static void
show_charts (FulCostResults *self, FulDocument *document, const FulProjection *projection)
{
  const char *prompt = _ ("Best prompt");
  const char *tuned = ful_term_rung (projection->pair.tuned_rung);
  FulCostContext context;

  ful_chart_card_set_chart (self->cost_chart,
                            ful_cost_chart_new (projection, prompt, tuned, self->chart_width));
  ful_chart_card_set_chart (self->saving_chart,
                            ful_saving_chart_new (projection, self->chart_width));
  ful_chart_card_set_chart (self->volume_chart,
                            ful_document_cost_context (document, &context)
                                ? ful_volume_chart_new_for (&context, projection, prompt, tuned,
                                                            self->chart_width)
                                : NULL);
  ful_months_card_show (self->months, projection, prompt, tuned);
}

void
ful_cost_results_show (FulCostResults *self, FulDocument *document, const FulProjection *projection)
{
  g_return_if_fail (FUL_IS_COST_RESULTS (self));
  gtk_widget_set_visible (self->missing_card, !projection->known);
  gtk_widget_set_visible (self->known, projection->known);
  if (!projection->known) {
    show_missing (self, projection);
    return;
  }
  show_tiles (self, ful_document_snapshot (document), projection);
  show_sides (self, document, &projection->pair);
  show_charts (self, document, projection);
}

gboolean
ful_cost_results_arrange (FulCostResults *self, int width)
{
  double chart_width = width >= WIDE_CHARTS ? FUL_COST_CHART_WIDTH : NARROW_CHART;
  gboolean changed = chart_width != self->chart_width;
  GtkOrientation charts =
      width >= TWO_CHARTS ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  g_return_val_if_fail (FUL_IS_COST_RESULTS (self), FALSE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tiles), width >= FOUR_TILES
                                                                    ? GTK_ORIENTATION_HORIZONTAL
                                                                    : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->first_charts), charts);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->last_charts), charts);
  gtk_box_set_homogeneous (self->first_charts, width >= TWO_CHARTS);
  gtk_box_set_homogeneous (self->last_charts, width >= TWO_CHARTS);
  self->chart_width = chart_width;
  return changed;
}

static void
missing_cb (FulCostResults *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[MISSING], 0, ful_missing_row_key (FUL_MISSING_ROW (row)));
}

static void
ful_cost_results_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_COST_RESULTS);
  G_OBJECT_CLASS (ful_cost_results_parent_class)->dispose (object);
}

static void
ful_cost_results_class_init (FulCostResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_cost_results_dispose;
  g_type_ensure (FUL_TYPE_CHART_CARD);
  g_type_ensure (FUL_TYPE_MONTHS_CARD);
  g_type_ensure (FUL_TYPE_STAT_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cost-results.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, missing_card);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, missing);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, known);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, tiles);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, prompt_side);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, tuned_side);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, first_charts);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, last_charts);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, cost_chart);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, saving_chart);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, volume_chart);
  gtk_widget_class_bind_template_child (widget_class, FulCostResults, months);
  for (int i = 0; i < N_TILES; i++) {
    g_autofree char *name = g_strdup_printf ("tile_%d", i + 1);

    gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                               (gssize)(G_STRUCT_OFFSET (FulCostResults, tile) +
                                                        (gsize)i * sizeof (gpointer)));
  }
  gtk_widget_class_bind_template_callback (widget_class, missing_cb);
  signals[MISSING] = g_signal_new ("missing", FUL_TYPE_COST_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_cost_results_init (FulCostResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chart_width = FUL_COST_CHART_WIDTH;
}
