/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/format.h"
#include "report/quality-chart.h"
#include "report/terms.h"
#include "verdict/steps.h"

static FulTable *
ladder_table (const FulReport *self)
{
  FulTable *table = ful_table_new (NULL);

  ful_table_add_column (table, C_ ("column", "Rung"), FALSE);
  ful_table_add_column (table, C_ ("column", "Arm"), FALSE);
  ful_table_add_column (table, _ ("Quality (95\u00a0% interval)"), TRUE);
  ful_table_add_column (table, C_ ("column", "At its safe end"), FALSE);
  ful_table_add_column (table, C_ ("column", "A month"), TRUE);
  for (guint i = 0; i < FUL_N_RUNGS; i++) {
    const FulLadderRung *rung = &self->verdict->ladder[i];

    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_STRONG, ful_term_rung (rung->rung));
    ful_table_add_cell (table, FUL_CELL_PLAIN,
                        rung->arm >= 0 ? ful_report_arm (self, rung->arm) : NULL);
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         rung->measured ? ful_format_interval (&rung->quality.interval) : NULL);
    ful_table_take_sign (table,
                         rung->measured ? ful_report_sign (rung->state) : FUL_SIGN_UNMEASURED,
                         ful_term_standing (rung, self->bar.limits[FUL_MEASURE_QUALITY]));
    ful_table_take_cell (table, isnan (rung->monthly_cost) ? FUL_CELL_QUIET : FUL_CELL_PLAIN,
                         rung->measured ? ful_format_money (rung->monthly_cost, self->currency,
                                                            FUL_MONEY_TABLE)
                                        : NULL);
  }
  return table;
}

static FulChart *
ladder_chart (const FulReport *self)
{
  FulQualityRow rows[FUL_N_RUNGS];

  for (guint i = 0; i < FUL_N_RUNGS; i++) {
    const FulLadderRung *rung = &self->verdict->ladder[i];
    const FulArmName *arm = ful_report_arm_name (self, rung->arm);

    rows[i] = (FulQualityRow){ .name = ful_term_rung (rung->rung),
                               .detail = arm != NULL ? arm->prompt : NULL,
                               .under = arm != NULL ? arm->model : NULL,
                               .trained = !ful_rung_is_prompt (rung->rung),
                               .quality =
                                   rung->measured ? rung->quality.interval : FUL_INTERVAL_UNKNOWN };
  }
  return ful_quality_chart_new (_ ("Lightest that clears"), rows, FUL_N_RUNGS,
                                self->bar.limits[FUL_MEASURE_QUALITY]);
}

void
ful_report_add_ladder (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("The ladder"));

  ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                            g_strdup_printf (_ ("Each way of doing the task, lightest first, "
                                                "judged on the split %s."),
                                             ful_report_split (self->splits.judging)));
  ful_block_take_figure_with_table (section, ladder_chart (self));
  ful_block_take_table (section, ladder_table (self));
}

void
ful_report_add_steps (const FulReport *self, FulBlock *parent)
{
  static const FulSign signs[] = { FUL_SIGN_OPEN, FUL_SIGN_DONE, FUL_SIGN_BLOCKED };
  FulBlock *section = ful_block_section (parent, _ ("Five questions"));
  FulBlock *list = ful_block_list (section, FUL_LIST_SIGNS);

  for (guint i = 0; i < G_N_ELEMENTS (self->verdict->steps); i++) {
    const FulStep *step = &self->verdict->steps[i];
    FulListItem *item =
        ful_block_take_item (list, signs[step->state],
                             g_strdup_printf ("%d. %s", step->step, ful_step_question (step->step)),
                             g_strdup (step->summary));

    for (guint j = 0; step->evidence != NULL && j < step->evidence->len; j++) {
      const FulEvidenceLink *link = g_ptr_array_index (step->evidence, j);

      g_ptr_array_add (item->details, g_strdup (link->text));
    }
  }
}
