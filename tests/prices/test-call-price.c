/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prices/call-price.h"

#include <math.h>

#define NEAR(got, wanted) g_assert_cmpfloat_with_epsilon ((got), (wanted), 1e-15)

static const FulTokenPrices all_known = { .input = 3,
                                          .cached = 0.3,
                                          .write_5m = 3.75,
                                          .write_1h = 6,
                                          .output = 15 };
static const FulTokenPrices two_known = { .input = 2,
                                          .cached = NAN,
                                          .write_5m = NAN,
                                          .write_1h = NAN,
                                          .output = 8 };

static void
test_cached_lies_inside_for_openai (void)
{
  /* (10,000 - 6,000 - 1,000) * 3 + 6,000 * 0.3 + 1,000 * 3.75 + 500 * 15, a millionth of it */
  NEAR (ful_call_price_openai (&all_known, 10000, 6000, 1000, 500), 0.02205);
  NEAR (ful_call_price_openai (&all_known, 10000, 0, 0, 0), 0.03);
}

static void
test_cached_lies_outside_for_anthropic (void)
{
  /* 10,000 * 3 + 6,000 * 0.3 + 1,000 * 3.75 + 2,000 * 6 + 500 * 15 */
  NEAR (ful_call_price_anthropic (&all_known, 10000, 6000, 1000, 2000, 500), 0.05505);
}

static void
test_cache_prices_unset_count_as_input (void)
{
  const FulTokenPrices five_minutes = { .input = 2, .cached = 1, .write_5m = 2.5, .write_1h = NAN };

  NEAR (ful_call_price_openai (&two_known, 1000, 400, 100, 10), 0.00208);
  NEAR (ful_call_price_anthropic (&two_known, 1000, 400, 100, 100, 10), 0.00328);
  NEAR (ful_call_price_anthropic (&five_minutes, 0, 0, 0, 1000, 0), 0.0025);
}

static void
test_cache_use_not_told_is_none (void)
{
  NEAR (ful_call_price_openai (&all_known, 1000, NAN, NAN, 100), 0.0045);
  NEAR (ful_call_price_anthropic (&all_known, 1000, NAN, NAN, NAN, 100), 0.0045);
}

static void
test_unknown_is_unknown (void)
{
  const FulTokenPrices no_output = { .input = 2, .output = NAN };

  g_assert_true (isnan (ful_call_price_openai (&all_known, NAN, 0, 0, 10)));
  g_assert_true (isnan (ful_call_price_openai (&all_known, 10, 0, 0, NAN)));
  g_assert_true (isnan (ful_call_price_anthropic (&all_known, NAN, 0, 0, 0, 1)));
  g_assert_true (isnan (ful_call_price_anthropic (&all_known, 1, 0, 0, 0, NAN)));
  g_assert_true (isnan (ful_call_price_openai (&no_output, 10, 0, 0, 1)));
  /* but nothing bought is nothing paid */
  NEAR (ful_call_price_openai (&no_output, 1000, 0, 0, 0), 0.002);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prices/call/openai", test_cached_lies_inside_for_openai);
  g_test_add_func ("/prices/call/anthropic", test_cached_lies_outside_for_anthropic);
  g_test_add_func ("/prices/call/cache-as-input", test_cache_prices_unset_count_as_input);
  g_test_add_func ("/prices/call/cache-not-told", test_cache_use_not_told_is_none);
  g_test_add_func ("/prices/call/unknown", test_unknown_is_unknown);
  return g_test_run ();
}
