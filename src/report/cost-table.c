/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/cost-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/number.h"
#include "report/format.h"

static gboolean
is_shown (int month, int last)
{
  if (month == last || month == 1)
    return TRUE;
  if (month <= 12)
    return month % 3 == 0;
  if (month <= 36)
    return month % 6 == 0;
  return month % (month <= 120 ? 12 : 60) == 0;
}

static char *
money_or_null (double amount, const char *currency)
{
  return isnan (amount) ? NULL : ful_format_money (amount, currency, FUL_MONEY_TABLE);
}

static char *
range_or_null (const FulCostMonth *month, const char *currency)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (isnan (month->saving_p10) || isnan (month->saving_p90))
    return NULL;
  low = ful_format_money (month->saving_p10, currency, FUL_MONEY_SHORT);
  high = ful_format_money (month->saving_p90, currency, FUL_MONEY_SHORT);
  return g_strdup_printf (C_ ("range", "%s to %s"), low, high);
}

FulTable *
ful_cost_months_table (const FulProjection *projection,
                       const char *prompt_name,
                       const char *tuned_name)
{
  FulTable *table = ful_table_new (NULL);
  double prompt = projection->prompt_upfront, tuned = projection->tuned_upfront;

  ful_table_add_column (table, C_ ("column", "Month"), FALSE);
  ful_table_add_column (table, prompt_name, TRUE);
  ful_table_add_column (table, tuned_name, TRUE);
  ful_table_add_column (table, C_ ("column", "Saved so far"), TRUE);
  ful_table_add_column (table, C_ ("column", "80\u00a0% range"), TRUE);
  for (int i = 0; projection->known && i < projection->horizon_months; i++) {
    const FulCostMonth *month = &projection->months[i];

    prompt += month->prompt;
    tuned += month->tuned;
    if (!is_shown (i + 1, projection->horizon_months))
      continue;
    ful_table_begin_row (table);
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_format_count (i + 1));
    ful_table_take_cell (table, FUL_CELL_PLAIN, money_or_null (prompt, projection->currency));
    ful_table_take_cell (table, FUL_CELL_PLAIN, money_or_null (tuned, projection->currency));
    ful_table_take_cell (table, FUL_CELL_STRONG,
                         money_or_null (prompt - tuned, projection->currency));
    ful_table_take_cell (table, FUL_CELL_QUIET, range_or_null (month, projection->currency));
  }
  return table;
}

static void
append_number (GString *out, double value)
{
  g_autofree char *text = isnan (value) ? NULL : ful_number_format (round (value * 100) / 100);

  g_string_append_printf (out, ",%s", text != NULL ? text : "");
}

char *
ful_cost_months_csv (const FulProjection *projection)
{
  GString *out = g_string_new ("month,prompt,tuned,prompt_so_far,tuned_so_far,saved_p10,saved_p50,"
                               "saved_p90\r\n");
  double prompt = projection->prompt_upfront, tuned = projection->tuned_upfront;

  if (!projection->known)
    return g_string_free (out, FALSE);
  g_string_append (out, "0");
  append_number (out, prompt);
  append_number (out, tuned);
  append_number (out, prompt);
  append_number (out, tuned);
  g_string_append (out, ",,,\r\n");
  for (int i = 0; i < projection->horizon_months; i++) {
    const FulCostMonth *month = &projection->months[i];

    prompt += month->prompt;
    tuned += month->tuned;
    g_string_append_printf (out, "%d", i + 1);
    append_number (out, month->prompt);
    append_number (out, month->tuned);
    append_number (out, prompt);
    append_number (out, tuned);
    append_number (out, month->saving_p10);
    append_number (out, month->saving_p50);
    append_number (out, month->saving_p90);
    g_string_append (out, "\r\n");
  }
  return g_string_free (out, FALSE);
}
