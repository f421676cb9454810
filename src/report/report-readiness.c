/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/curve-chart.h"
#include "report/format.h"
#include "report/lean-chart.h"
#include "report/terms.h"

static FulChart *
factors_chart (const FulReport *self)
{
  const GPtrArray *factors = self->verdict->factors;
  g_autofree FulLeanRow *rows = g_new0 (FulLeanRow, factors->len);

  for (guint i = 0; i < factors->len; i++) {
    const FulFactor *factor = g_ptr_array_index (factors, i);

    rows[i] = (FulLeanRow){ ful_term_factor (factor->factor), factor->lean,
                            ful_term_lean (factor->lean) };
  }
  return ful_lean_chart_new (_ ("Which way each factor leans"), rows, factors->len);
}

void
ful_report_add_factors (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("Seven factors"));
  FulTable *table = ful_table_new (NULL);

  ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                            g_strdup (_ ("They explain which way the task leans; they never "
                                         "override the evidence.")));
  ful_table_add_column (table, C_ ("column", "Factor"), FALSE);
  ful_table_add_column (table, C_ ("column", "Leans"), FALSE);
  ful_table_add_column (table, C_ ("column", "Weight"), TRUE);
  ful_table_add_column (table, C_ ("column", "Because"), FALSE);
  for (guint i = 0; i < self->verdict->factors->len; i++) {
    const FulFactor *factor = g_ptr_array_index (self->verdict->factors, i);

    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_STRONG, ful_term_factor (factor->factor));
    ful_table_add_cell (table, FUL_CELL_PLAIN, ful_term_lean (factor->lean));
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_format_plain_number (factor->weight));
    ful_table_add_cell (table, FUL_CELL_PLAIN, factor->basis);
  }
  ful_block_take_figure_with_table (section, factors_chart (self));
  ful_block_take_table (section, table);
}

void
ful_report_add_readiness (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("Ready to train?"));
  const GPtrArray *items = self->verdict->readiness;
  FulBlock *list;
  guint met = 0;

  for (guint i = 0; i < items->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (items, i);

    met += item->met ? 1 : 0;
  }
  ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                            g_strdup_printf (_ ("What a team needs before it commits to a trained "
                                                "model: %u of %u met."),
                                             met, items->len));
  list = ful_block_list (section, FUL_LIST_SIGNS);
  for (guint i = 0; i < items->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (items, i);

    ful_block_take_item (list, item->met ? FUL_SIGN_DONE : FUL_SIGN_OPEN,
                         g_strdup (ful_term_readiness (item->item)), g_strdup (item->basis));
  }
}

void
ful_report_add_training (const FulReport *self, FulBlock *parent)
{
  const FulReportInput *report = self->report;
  int best = self->verdict->failure_mode.arm;
  FulBlock *section;

  if (report->input->curve == NULL || report->n_curve_points == 0)
    return;
  section = ful_block_section (parent, _ ("How much training data it takes"));
  if (report->verdict->curve_is_proxy)
    ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                              g_strdup (_ ("The curve is that of another model than the one in "
                                           "question: a proxy.")));
  if (report->input->curve->extrapolated)
    ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                              g_strdup (_ ("The size for the bar lies over four times beyond what "
                                           "was measured.")));
  ful_block_take_figure (section,
                         ful_curve_chart_new (report->curve_points, report->n_curve_points,
                                              report->input->curve,
                                              self->bar.limits[FUL_MEASURE_QUALITY],
                                              best >= 0
                                                  ? self->facts[best].quality.interval.estimate
                                                  : (double)NAN));
}
