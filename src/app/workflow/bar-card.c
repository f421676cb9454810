/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/bar-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/widgets/field-row.h"
#include "app/workflow/bar-scale.h"
#include "report/arm-facts.h"
#include "report/arm-label.h"
#include "report/format.h"
#include "report/terms.h"
#include "verdict/measure.h"

struct _FulBarCard {
  GtkBox parent_instance;
  GtkLabel *required;
  FulFieldRow *quality;
  FulBarScale *scale;
  GtkLabel *flawless;
  GtkLabel *must;
  FulFieldRow *format;
  FulFieldRow *agreement;
  FulFieldRow *latency;
  FulFieldRow *cost;
};

G_DEFINE_FINAL_TYPE (FulBarCard, ful_bar_card, GTK_TYPE_BOX)

static void
show_now (FulFieldRow *row, const FulMeasure *measure, gboolean asked, const char *value)
{
  static const struct {
    const char *icon, *css_class, *word;
  } looks[] = {
    [FUL_FAILS] = { "ful-fail-symbolic", "bad", N_ ("misses it") },
    [FUL_UNDECIDED] = { "ful-flaky-symbolic", "warn", N_ ("too close to call") },
    [FUL_CLEARS] = { "ful-pass-symbolic", "good", N_ ("clears it") },
  };
  g_autofree char *now = value != NULL ? g_strdup_printf (_ ("now %s"), value) : g_strdup ("");

  if (!asked)
    ful_field_row_set_now (row, "ful-pending-symbolic", "quiet", _ ("not asked for"), now);
  else if (value == NULL)
    ful_field_row_set_now (row, "ful-open-symbolic", "quiet", _ ("not measured"),
                           _ ("not measured"));
  else
    ful_field_row_set_now (row, looks[measure->state].icon, looks[measure->state].css_class,
                           _ (looks[measure->state].word), now);
}

static char *
share_or_null (double share)
{
  return isnan (share) ? NULL : ful_format_share (share);
}

static void
show_constraints (FulBarCard *self, const FulCostContext *context, const FulBar *bar, guint arm)
{
  FulArmFacts facts = ful_arm_facts (context, arm);
  FulArmState state = ful_arm_state (context, bar, arm, facts.split);
  double agreement =
      facts.consistency.n > 0 ? facts.consistency.mean_agreement.interval.estimate : (double)NAN;
  double call = facts.call_usd.interval.estimate * bar->per_usd * 1000;
  const char *currency = ful_snapshot_text (context->snapshot, "cost.currency");
  g_autofree char *format = share_or_null (facts.valid_format.interval.estimate);
  g_autofree char *same = share_or_null (agreement);
  g_autofree char *latency =
      isnan (facts.latency_p95_ms) ? NULL : ful_format_duration_ms (facts.latency_p95_ms);
  g_autofree char *price = isnan (call) ? NULL : ful_format_money (call, currency, FUL_MONEY_TABLE);

  show_now (self->format, &state.measures[FUL_MEASURE_FORMAT],
            !isnan (bar->limits[FUL_MEASURE_FORMAT]), format);
  show_now (self->agreement, &state.measures[FUL_MEASURE_AGREEMENT],
            !isnan (bar->limits[FUL_MEASURE_AGREEMENT]), same);
  show_now (self->latency, &state.measures[FUL_MEASURE_LATENCY], !isnan (bar->latency_ms), latency);
  show_now (self->cost, &state.measures[FUL_MEASURE_COST], !isnan (bar->limits[FUL_MEASURE_COST]),
            price);
}

static void
show_no_constraints (FulBarCard *self)
{
  FulFieldRow *const rows[] = { self->format, self->agreement, self->latency, self->cost };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    ful_field_row_set_now (rows[i], NULL, NULL, NULL, NULL);
}

static double
quality_of (const FulStandings *standings, int arm)
{
  FulSplits splits = ful_standings_splits (standings);
  FulSplit split = splits.judging;

  if (arm < 0)
    return NAN;
  if (!ful_standings_counts (standings, (guint)arm, split))
    split = splits.selecting;
  return ful_standings_mean (standings, (guint)arm, split).interval.estimate;
}

static void
show_arms (FulBarCard *self, FulDocument *document, const FulBar *bar)
{
  const FulVerdict *verdict = ful_document_verdict (document);
  FulCostContext context;
  int arm = -1;
  g_autofree char *model = NULL;
  g_autofree char *prompt = NULL;
  g_autofree char *must = NULL;
  const FulEvidenceArm *item;

  if (verdict == NULL || !ful_document_cost_context (document, &context)) {
    ful_bar_scale_set (self->scale, bar->limits[FUL_MEASURE_QUALITY], NAN, NAN, "");
    show_no_constraints (self);
    gtk_label_set_text (self->must, _ ("And it must also hold:"));
    return;
  }
  arm = ful_standings_best_prompt_arm (context.standings);
  ful_bar_scale_set (self->scale, bar->limits[FUL_MEASURE_QUALITY],
                     quality_of (context.standings, arm),
                     quality_of (context.standings, verdict->pair.tuned_arm),
                     ful_term_rung (verdict->pair.tuned_rung));
  if (arm < 0) {
    show_no_constraints (self);
    gtk_label_set_text (self->must, _ ("And it must also hold:"));
    return;
  }
  item = ful_document_evidence (document)->arms->pdata[arm];
  model = ful_arm_label_model (context.snapshot, item);
  prompt = ful_arm_label_prompt (item);
  must = g_strdup_printf (_ ("And it must also hold; now: %s · %s"), prompt, model);
  gtk_label_set_text (self->must, must);
  show_constraints (self, &context, bar, (guint)arm);
}

void
ful_bar_card_show (FulBarCard *self, FulDocument *document)
{
  const FulSnapshot *snapshot = ful_document_snapshot (document);
  FulBar bar = ful_bar_of (snapshot);
  double quality = bar.limits[FUL_MEASURE_QUALITY];
  gboolean required = ful_snapshot_flag (snapshot, "bar.required");
  g_autofree char *n = NULL;
  g_autofree char *flawless = NULL;

  g_return_if_fail (FUL_IS_BAR_CARD (self));
  gtk_label_set_text (self->required, required ? _ ("must be met") : _ ("nice to have"));
  if (!isnan (quality)) {
    n = ful_format_count (ful_interval_flawless (quality));
    flawless = g_strdup_printf (_ ("It takes at least %s cases without a miss to show that."), n);
  }
  gtk_label_set_text (self->flawless, flawless != NULL
                                          ? flawless
                                          : _ ("Without a bar nothing is good enough or too bad."));
  show_arms (self, document, &bar);
}

static void
ful_bar_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_BAR_CARD);
  G_OBJECT_CLASS (ful_bar_card_parent_class)->dispose (object);
}

static void
ful_bar_card_class_init (FulBarCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_bar_card_dispose;
  g_type_ensure (FUL_TYPE_FIELD_ROW);
  g_type_ensure (FUL_TYPE_BAR_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("workflow-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, required);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, quality);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, scale);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, flawless);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, must);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, format);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, agreement);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, latency);
  gtk_widget_class_bind_template_child (widget_class, FulBarCard, cost);
}

static void
ful_bar_card_init (FulBarCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
