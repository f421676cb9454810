/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "project/field.h"
#include "report/cost-chart.h"
#include "report/format.h"
#include "report/terms.h"
#include "report/volume-chart.h"

static void
add_missing (const FulReport *self, FulBlock *section)
{
  const GPtrArray *missing = self->verdict->projection->missing;
  FulBlock *list;

  ful_block_take_paragraph (section, FUL_PARAGRAPH_LEAD,
                            g_strdup (_ ("The cost is not known. It needs these figures:")));
  list = ful_block_list (section, FUL_LIST_PLAIN);
  for (guint i = 0; i < missing->len; i++) {
    const char *key = g_ptr_array_index (missing, i);

    ful_block_take_item (list, FUL_SIGN_NONE, g_strdup (key),
                         g_strdup (ful_report_field_label (key)));
  }
}

/* Which two arms are compared, and how much of the trained one is an assumption. */
static void
add_sides (const FulReport *self, FulBlock *section)
{
  const FulCostPair *pair = &self->verdict->projection->pair;
  g_autofree char *prompt = pair->prompt_arm >= 0
                                ? g_strdup (ful_report_arm (self, pair->prompt_arm))
                                : g_strdup (_ ("figures as set, nothing measured"));
  g_autofree char *tuned = pair->tuned_arm >= 0 ? g_strdup (ful_report_arm (self, pair->tuned_arm))
                                                : g_strdup (_ ("projected, not measured"));

  ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                            g_strdup_printf (_ ("Prompt side: %s. Trained side: %s."), prompt,
                                             tuned));
}

static char *
money_or_null (double amount, const char *currency, FulMoneyStyle style)
{
  return isnan (amount) ? NULL : ful_format_money (amount, currency, style);
}

static FulTable *
arms_table (const FulReport *self)
{
  g_autoptr (GArray) arms = ful_cost_arms (&self->cost, self->verdict->projection->pair);
  FulTable *table = ful_table_new (NULL);

  ful_table_add_column (table, C_ ("column", "Arm"), FALSE);
  ful_table_add_column (table, C_ ("column", "Up front"), TRUE);
  ful_table_add_column (table, C_ ("column", "First month"), TRUE);
  ful_table_add_column (table, C_ ("column", "Over the horizon"), TRUE);
  ful_table_add_column (table, C_ ("column", "A request"), TRUE);
  ful_table_add_column (table, C_ ("column", "A right answer"), TRUE);
  ful_table_add_column (table, C_ ("column", "Sure that it pays"), TRUE);
  for (guint i = 0; i < arms->len; i++) {
    const FulCostArm *arm = &g_array_index (arms, FulCostArm, i);

    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_PLAIN, ful_report_arm (self, arm->arm));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         money_or_null (arm->upfront, self->currency, FUL_MONEY_TABLE));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         money_or_null (arm->monthly, self->currency, FUL_MONEY_TABLE));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         money_or_null (arm->total, self->currency, FUL_MONEY_TABLE));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         money_or_null (arm->per_request, self->currency, FUL_MONEY_CALL));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         money_or_null (arm->per_correct, self->currency, FUL_MONEY_CALL));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         isnan (arm->p_break_even) ? NULL
                                                   : ful_format_sureness (arm->p_break_even));
  }
  return table;
}

static FulTable *
inputs_table (const FulReport *self)
{
  const GPtrArray *inputs = self->verdict->projection->inputs;
  FulTable *table = ful_table_new (NULL);

  ful_table_add_column (table, C_ ("column", "Input"), FALSE);
  ful_table_add_column (table, C_ ("column", "Value (80\u00a0% range)"), FALSE);
  ful_table_add_column (table, C_ ("column", "Unit"), FALSE);
  ful_table_add_column (table, C_ ("column", "Where from"), FALSE);
  for (guint i = 0; i < inputs->len; i++) {
    const FulCostInput *input = g_ptr_array_index (inputs, i);

    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_PLAIN, ful_report_field_label (input->key));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         ful_report_value (self, input->key, input->low, input->likely,
                                           input->high));
    ful_table_add_cell (table, FUL_CELL_QUIET, ful_report_unit (input->key));
    ful_table_take_cell (table, FUL_CELL_QUIET, ful_format_stranger (input->source));
  }
  return table;
}

/* Fields with a default that nobody has set: what was taken for granted. */
static FulTable *
defaults_table (const FulReport *self)
{
  FulTable *table = ful_table_new (NULL);
  gsize n;
  const FulField *fields = ful_fields (&n);

  ful_table_add_column (table, C_ ("column", "What"), FALSE);
  ful_table_add_column (table, C_ ("column", "Default"), FALSE);
  ful_table_add_column (table, C_ ("column", "Unit"), FALSE);
  for (gsize i = 0; i < n; i++) {
    const FulField *field = &fields[i];

    if (field->fallback == NULL || g_str_has_prefix (field->key, "factors.") ||
        ful_snapshot_is_set (self->snapshot, field->key))
      continue;
    ful_table_begin_row (table);
    ful_table_add_cell (table, FUL_CELL_PLAIN, _ (field->summary));
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_report_field_text (self, field));
    ful_table_add_cell (table, FUL_CELL_QUIET, ful_report_unit (field->key));
  }
  return table;
}

static void
add_figures (const FulReport *self, FulBlock *section)
{
  const FulProjection *projection = self->verdict->projection;
  const char *tuned = ful_term_rung (projection->pair.tuned_rung);

  ful_block_take_figure (section, ful_cost_chart_new (projection, _ ("Prompt"), tuned,
                                                      FUL_COST_CHART_WIDTH));
  ful_block_take_figure (section, ful_saving_chart_new (projection, FUL_COST_CHART_WIDTH));
  ful_block_take_figure (section, ful_volume_chart_new_for (&self->cost, projection, _ ("Prompt"),
                                                            tuned, FUL_COST_CHART_WIDTH));
}

void
ful_report_add_cost (const FulReport *self, FulBlock *parent)
{
  const FulProjection *projection = self->verdict->projection;
  FulBlock *section = ful_block_section (parent, _ ("What each way costs"));
  FulBlock *arms, *inputs, *defaults;

  if (projection->known) {
    add_sides (self, section);
    add_figures (self, section);
    arms = ful_block_section (section, _ ("Cost of every arm"));
    ful_block_take_table (arms, arms_table (self));
  } else {
    add_missing (self, section);
  }
  inputs = ful_block_section (section, _ ("What it was reckoned from"));
  ful_block_take_table (inputs, inputs_table (self));
  defaults = ful_block_section (section, _ ("Defaults never looked at"));
  ful_block_take_paragraph (defaults, FUL_PARAGRAPH_PLAIN,
                            g_strdup (
                                _ ("Nobody has set these; the verdict takes them as they are.")));
  ful_block_take_table (defaults, defaults_table (self));
}
