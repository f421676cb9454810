/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "report/cost-table.h"
#include "report/figures.h"

static FulCostMonth months[24];

static FulProjection
projection_of (int horizon, gboolean drawn)
{
  FulProjection out = { .known = TRUE,
                        .horizon_months = horizon,
                        .currency = (char *)"USD",
                        .tuned_upfront = 300,
                        .break_even_month = 3,
                        .break_even_p10 = NAN,
                        .break_even_p90 = NAN,
                        .break_even_volume = 61000,
                        .p_break_even = drawn ? 0.9 : (double)NAN,
                        .saving_p10 = drawn ? 1 : (double)NAN,
                        .saving_p90 = drawn ? 2 : (double)NAN,
                        .months = months };

  for (int i = 0; i < 24; i++)
    months[i] = (FulCostMonth){ 200, 100, drawn ? 1 : (double)NAN, drawn ? 2 : (double)NAN,
                                drawn ? 3000 : (double)NAN };
  return out;
}

static const char *
cell (const FulTable *table, guint row, guint column)
{
  const GPtrArray *cells = g_ptr_array_index (table->rows, row);
  const FulCell *at = g_ptr_array_index (cells, column);

  return at->text;
}

static void
test_months (void)
{
  static const char *const wanted[] = { "1", "3", "6", "9", "12", "18", "23" };
  FulProjection projection = projection_of (23, TRUE);
  g_autoptr (FulTable) table = ful_cost_months_table (&projection, "Prompt", "Specialist");

  g_assert_cmpuint (table->rows->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < table->rows->len; i++)
    g_assert_cmpstr (cell (table, i, 0), ==, wanted[i]);
  g_assert_cmpstr (cell (table, 1, 1), ==, "$600");
  g_assert_cmpstr (cell (table, 1, 2), ==, "$600");
  g_assert_cmpstr (cell (table, 0, 3), ==, "\u2212$200");
  g_assert_cmpstr (cell (table, 0, 4), ==, "$1 to $3k");
}

static void
test_not_drawn (void)
{
  FulProjection projection = projection_of (3, FALSE);
  g_autoptr (FulTable) table = ful_cost_months_table (&projection, "Prompt", "Specialist");
  g_autoptr (GPtrArray) figures = ful_figures_cost_new (&projection, 240000);
  const FulFigure *first = figures->pdata[0], *sure = figures->pdata[2], *equal = figures->pdata[3];

  g_assert_cmpstr (cell (table, 1, 4), ==, "–");
  g_assert_cmpuint (figures->len, ==, 4);
  g_assert_cmpstr (first->value, ==, "3.0 months");
  g_assert_cmpstr (first->detail, ==, "range follows");
  g_assert_cmpstr (sure->value, ==, "…");
  g_assert_cmpstr (equal->value, ==, "61,000");
  g_assert_cmpstr (equal->detail, ==, "a month; you have 240,000");
}

static void
test_not_known (void)
{
  FulProjection projection = { .known = FALSE, .horizon_months = 3 };
  g_autoptr (FulTable) table = ful_cost_months_table (&projection, "Prompt", "Specialist");
  g_autoptr (GPtrArray) figures = ful_figures_cost_new (&projection, NAN);

  g_assert_cmpuint (table->rows->len, ==, 0);
  g_assert_cmpuint (figures->len, ==, 0);
}

static void
test_csv (void)
{
  FulProjection projection = projection_of (2, FALSE);
  g_autofree char *csv = ful_cost_months_csv (&projection);

  g_assert_cmpstr (csv, ==,
                   "month,prompt,tuned,prompt_so_far,tuned_so_far,saved_p10,saved_p50,saved_p90\r\n"
                   "0,0,300,0,300,,,\r\n"
                   "1,200,100,200,400,,,\r\n"
                   "2,200,100,400,500,,,\r\n");
}

static void
test_tsv (void)
{
  g_autoptr (FulTable) table = ful_table_new (NULL);
  g_autofree char *tsv = NULL;

  ful_table_add_column (table, "Arm", FALSE);
  ful_table_add_column (table, "Cost", TRUE);
  ful_table_begin_row (table);
  ful_table_add_cell (table, FUL_CELL_PLAIN, "=1+1\tx");
  ful_table_add_cell (table, FUL_CELL_PLAIN, "\u2212$3");
  tsv = ful_table_to_tsv (table);
  g_assert_cmpstr (tsv, ==, "Arm\tCost\n'=1+1 x\t\u2212$3\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/cost/months", test_months);
  g_test_add_func ("/report/cost/not-drawn", test_not_drawn);
  g_test_add_func ("/report/cost/not-known", test_not_known);
  g_test_add_func ("/report/cost/csv", test_csv);
  g_test_add_func ("/report/cost/tsv", test_tsv);
  return g_test_run ();
}
