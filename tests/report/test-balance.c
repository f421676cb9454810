/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/balance-chart.h"

static void
test_bars (void)
{
  const FulBalanceBar bars[] = { { "card_arrival", 187 }, { "top_up", 90 }, { "lost", 35 } };
  g_autoptr (FulChart) chart = ful_balance_chart_new (bars, G_N_ELEMENTS (bars));
  const FulMark *first = chart->marks->pdata[0], *last = chart->marks->pdata[2];
  const FulStop *stop = chart->stops->pdata[1];

  g_assert_cmpuint (chart->marks->len, ==, 3);
  g_assert_cmpfloat (first->points[0].y, <, last->points[0].y);
  g_assert_cmpfloat_with_epsilon ((last->points[1].y - last->points[0].y) /
                                      (first->points[1].y - first->points[0].y),
                                  35.0 / 187, 1e-9);
  g_assert_cmpstr (stop->text, ==, "top_up: 90");
  g_assert_nonnull (strstr (chart->description, "3 labels, from 187 down to 35"));
}

/* However many labels there are, they fit. */
static void
test_many (void)
{
  g_autofree FulBalanceBar *bars = g_new (FulBalanceBar, 4096);
  g_autoptr (FulChart) chart = NULL;
  const FulMark *last;

  for (gsize i = 0; i < 4096; i++)
    bars[i] = (FulBalanceBar){ "x", 1 };
  chart = ful_balance_chart_new (bars, 4096);
  last = chart->marks->pdata[4095];
  g_assert_cmpfloat (last->points[1].x, <=, chart->width);
  g_assert_cmpfloat (last->points[1].x, >, last->points[0].x);
}

static void
test_none (void)
{
  g_assert_null (ful_balance_chart_new (NULL, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/balance/bars", test_bars);
  g_test_add_func ("/report/balance/many", test_many);
  g_test_add_func ("/report/balance/none", test_none);
  return g_test_run ();
}
