/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/format.h"
#include "report/terms.h"
#include "report/quality-chart.h"

static const FulEvidenceArm *
arm_at (const FulReport *self, guint i)
{
  return g_ptr_array_index (self->evidence->arms, i);
}

static FulChart *
arms_chart (const FulReport *self)
{
  guint n = self->evidence->arms->len;
  g_autofree FulQualityRow *rows = g_new0 (FulQualityRow, n);
  gsize used = 0;

  for (guint i = 0; i < n; i++)
    if (self->facts[i].counts)
      rows[used++] = (FulQualityRow){
        .name = ful_report_arm_name (self, (int)i)->prompt,
        .detail = ful_report_arm_name (self, (int)i)->model,
        .trained = !ful_rung_is_prompt (arm_at (self, i)->rung),
        .quality = self->facts[i].quality.interval,
      };
  return ful_quality_chart_new (_ ("Quality of every arm"), rows, used,
                                self->bar.limits[FUL_MEASURE_QUALITY]);
}

/* "780 ms / 1.2 s", "under load" where it was. */
static char *
latency_text (const FulArmFacts *facts)
{
  g_autofree char *p50 = NULL;
  g_autofree char *p95 = NULL;

  if (facts->latency_n == 0)
    return NULL;
  p50 = ful_format_duration_ms (facts->latency_p50_ms);
  p95 = ful_format_duration_ms (facts->latency_p95_ms);
  return facts->under_load ? g_strdup_printf (_ ("%s / %s under load"), p50, p95)
                           : g_strdup_printf ("%s / %s", p50, p95);
}

static char *
interval_or_null (const FulMean *mean)
{
  return isnan (mean->interval.estimate) ? NULL : ful_format_interval (&mean->interval);
}

static FulTable *
quality_table (const FulReport *self)
{
  FulTable *table = ful_table_new (NULL);

  ful_table_add_column (table, C_ ("column", "Arm"), FALSE);
  ful_table_add_column (table, C_ ("column", "Rung"), FALSE);
  ful_table_add_column (table, C_ ("column", "Split"), FALSE);
  ful_table_add_column (table, C_ ("column", "Cases"), TRUE);
  ful_table_add_column (table, _ ("Quality (95\u00a0% interval)"), TRUE);
  for (guint i = 0; i < self->evidence->arms->len; i++) {
    const FulArmFacts *facts = &self->facts[i];

    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_PLAIN, ful_report_arm (self, (int)i));
    ful_table_add_cell (table, FUL_CELL_PLAIN, ful_term_rung (arm_at (self, i)->rung));
    ful_table_add_cell (table, FUL_CELL_PLAIN, ful_report_split (facts->split));
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_format_count ((double)facts->quality.n));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         facts->quality.n > 0 ? ful_format_interval (&facts->quality.interval)
                                              : NULL);
  }
  return table;
}

static FulTable *
measures_table (const FulReport *self)
{
  FulTable *table = ful_table_new (NULL);

  ful_table_add_column (table, C_ ("column", "Arm"), FALSE);
  ful_table_add_column (table, C_ ("column", "Valid format"), TRUE);
  ful_table_add_column (table, C_ ("column", "Agreement of repeats"), TRUE);
  ful_table_add_column (table, C_ ("column", "Latency p50 / p95"), TRUE);
  ful_table_add_column (table, C_ ("column", "Price of a call"), TRUE);
  for (guint i = 0; i < self->evidence->arms->len; i++) {
    const FulArmFacts *facts = &self->facts[i];
    double call = facts->call_usd.interval.estimate;

    if (!facts->counts)
      continue;
    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_PLAIN, ful_report_arm (self, (int)i));
    ful_table_take_cell (table, FUL_CELL_PLAIN, interval_or_null (&facts->valid_format));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         facts->consistency.n > 0
                             ? interval_or_null (&facts->consistency.mean_agreement)
                             : NULL);
    ful_table_take_cell (table, FUL_CELL_PLAIN, latency_text (facts));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         isnan (call) ? NULL : ful_format_money (call, "USD", FUL_MONEY_CALL));
  }
  return table;
}

/* Answers that do not count, said once for all arms. */
static char *
left_out (const FulReport *self)
{
  gsize stale = 0;
  gsize invalid = 0;
  g_autofree char *n_stale = NULL;
  g_autofree char *n_invalid = NULL;

  for (guint i = 0; i < self->evidence->arms->len; i++) {
    stale += self->facts[i].stale;
    invalid += self->facts[i].invalid;
  }
  if (stale + invalid == 0)
    return NULL;
  n_stale = ful_format_count ((double)stale);
  n_invalid = ful_format_count ((double)invalid);
  return g_strdup_printf (_ ("Left out: %s answers to inputs or prompts that have changed since, "
                             "and %s that are no valid evidence."),
                          n_stale, n_invalid);
}

void
ful_report_add_arms (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("Every arm"));
  FulBlock *measures;

  if (self->evidence->arms->len == 0) {
    ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                              g_strdup (_ ("Not measured: nothing has run.")));
    return;
  }
  ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                            g_strdup (_ ("An arm is a revision of a prompt with a model. Each is "
                                         "shown on the split it "
                                         "is judged on.")));
  ful_block_take_figure_with_table (section, arms_chart (self));
  ful_block_take_table (section, quality_table (self));
  measures = ful_block_section (section, _ ("Format, steadiness, speed and price"));
  ful_block_take_table (measures, measures_table (self));
  ful_block_take_paragraph (measures, FUL_PARAGRAPH_NOTE,
                            g_strdup (_ ("“–” is not known or not measured, never 0.")));
  ful_block_take_paragraph (measures, FUL_PARAGRAPH_NOTE, left_out (self));
}
