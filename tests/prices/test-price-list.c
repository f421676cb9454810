/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prices/price-list.h"

#include <math.h>

static void
test_prices_are_a_million_tokens (void)
{
  const FulPriceList *list = ful_price_list_default ();
  const FulPrice *price = ful_price_list_find (list, "gpt-4o-mini");

  g_assert_nonnull (price);
  g_assert_cmpstr (price->provider, ==, "openai");
  g_assert_cmpfloat (price->input, ==, 0.15);
  g_assert_cmpfloat (price->cached_input, ==, 0.075);
  g_assert_cmpfloat (price->output, ==, 0.6);
  g_assert_cmpstr (price->list, ==, "litellm 2026-08-01");
  g_assert_false (price->fine_tuned);
  g_assert_cmpstr (ful_price_list_date (list), ==, "2026-09-23");
}

static void
test_missing_is_missing (void)
{
  const FulPrice *price =
      ful_price_list_find (ful_price_list_default (), "mistral/mistral-small-latest");

  g_assert_true (isnan (price->cached_input));
  g_assert_true (isnan (price->batch_input));
  g_assert_null (price->shutdown_date);
}

static void
test_retirement_by_either_name (void)
{
  const FulPriceList *list = ful_price_list_default ();

  g_assert_cmpstr (ful_price_list_find (list, "gpt-4o")->shutdown_date, ==, "2027-01-14");
  g_assert_cmpstr (ful_price_list_find (list, "claude-sonnet-4-20250514")->shutdown_date, ==,
                   "2026-05-14");
}

static void
test_provider_before_the_id (void)
{
  const FulPriceList *list = ful_price_list_default ();

  g_assert_true (ful_price_list_find (list, "openai/gpt-4o") ==
                 ful_price_list_find (list, "gpt-4o"));
  /* an id of the list wins over the one without its provider */
  g_assert_cmpstr (ful_price_list_find (list, "gemini/gemini-2.5-pro")->id, ==,
                   "gemini/gemini-2.5-pro");
  g_assert_cmpstr (ful_price_list_find (list, "gemini-2.5-pro")->id, ==, "gemini-2.5-pro");
  g_assert_null (ful_price_list_find (list, "gpt-none"));
  g_assert_null (ful_price_list_find (list, "openai/"));
  g_assert_null (ful_price_list_find (list, NULL));
}

static void
test_tuning_prices (void)
{
  const FulPriceList *list = ful_price_list_default ();
  const FulTuningPrice *mini = ful_price_list_find_tuning (list, "gpt-4.1-mini-2025-04-14");
  const FulTuningPrice *brackets = ful_price_list_find_tuning (list, "by size bracket");
  const FulPrice *served = ful_price_list_find (list, "ft:gpt-4.1-mini-2025-04-14");

  g_assert_cmpfloat (mini->train_per_mtok, ==, 5);
  g_assert_cmpfloat (mini->tuned_output, ==, 3.2);
  g_assert_cmpfloat (served->output, ==, mini->tuned_output);
  g_assert_true (served->fine_tuned);
  g_assert_true (isnan (brackets->train_per_mtok));
  g_assert_null (brackets->gone);
  g_assert_null (ful_price_list_find_tuning (list, "gpt-none"));
}

static void
test_ids_are_sorted (void)
{
  const FulPriceList *list = ful_price_list_default ();
  const char *const *ids = ful_price_list_ids (list);
  guint n = g_strv_length ((GStrv)ids);

  g_assert_cmpuint (n, ==, 157);
  for (guint i = 0; i < n; i++) {
    g_assert_cmpstr (ful_price_list_find (list, ids[i])->id, ==, ids[i]);
    g_assert_true (i == 0 || strcmp (ids[i - 1], ids[i]) < 0);
  }
}

static void
test_search (void)
{
  const FulPriceList *list = ful_price_list_default ();
  g_autoptr (GPtrArray) minis = ful_price_list_search (list, "  MINI gpt-4o", 5);
  g_autoptr (GPtrArray) begins = ful_price_list_search (list, "gpt-4o-mini", 1);
  g_autoptr (GPtrArray) all = ful_price_list_search (list, "", 200);
  g_autoptr (GPtrArray) none = ful_price_list_search (list, "no such model", 5);

  g_assert_cmpuint (minis->len, >=, 2);
  for (guint i = 0; i < minis->len; i++)
    g_assert_nonnull (strstr (((const FulPrice *)minis->pdata[i])->id, "mini"));
  g_assert_cmpuint (begins->len, ==, 1);
  g_assert_cmpstr (((const FulPrice *)begins->pdata[0])->id, ==, "gpt-4o-mini");
  g_assert_cmpuint (all->len, ==, 157);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prices/list/a-million", test_prices_are_a_million_tokens);
  g_test_add_func ("/prices/list/missing", test_missing_is_missing);
  g_test_add_func ("/prices/list/retirement", test_retirement_by_either_name);
  g_test_add_func ("/prices/list/provider", test_provider_before_the_id);
  g_test_add_func ("/prices/list/tuning", test_tuning_prices);
  g_test_add_func ("/prices/list/ids", test_ids_are_sorted);
  g_test_add_func ("/prices/list/search", test_search);
  return g_test_run ();
}
