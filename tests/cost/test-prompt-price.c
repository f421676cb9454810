/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/prompt-price.h"

#include <math.h>

#include "fixture.h"

static FulPromptPrice
price_of (const Fixture *fixture, const FulModel *model, double in, double out)
{
  return ful_prompt_price (fixture->snapshot, ful_price_list_default (), model, in, out);
}

/* The same figure as the projection's for the same tokens. */
static void
test_as_the_projection (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.prompt.batch_share=0.5 "
                                                          "cost.prompt.reask_share=0.1 ");
  g_autoptr (FulProjection) projection = fixture_project (fixture, FIXTURE_SET_ALONE);
  FulPromptPrice price = price_of (fixture, NULL, 1000, 50);

  assert_near (price.per_call, 0.0024);
  assert_near (price.per_month, 0.0024 * 100000 * 1.1 * 0.75);
  assert_near (price.per_month, projection->prompt_monthly);
}

static void
test_prices_of_the_model (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new ("workflow.volume_per_month=10 cost.currency_per_usd=2 ");
  const FulModel *model = fixture_model (fixture, 3, (double)NAN, 10);

  assert_near (price_of (fixture, model, 1000, 100).per_call, 2 * (0.003 + 0.001));
  assert_near (price_of (fixture, model, 1000, 100).per_month, 20 * (0.003 + 0.001));
}

static void
test_unknown_is_unknown (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("cost.prompt.price_in=2 ");
  g_autoptr (Fixture) priced = fixture_new ("cost.prompt.price_in=2 cost.prompt.price_out=2 ");

  g_assert_true (isnan (price_of (fixture, NULL, 1000, 50).per_call));
  g_assert_true (isnan (price_of (priced, NULL, 1000, (double)NAN).per_call));
  g_assert_false (isnan (price_of (priced, NULL, 1000, 50).per_call));
  g_assert_true (isnan (price_of (priced, NULL, 1000, 50).per_month)); /* no volume */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/prompt-price/as-the-projection", test_as_the_projection);
  g_test_add_func ("/cost/prompt-price/prices-of-the-model", test_prices_of_the_model);
  g_test_add_func ("/cost/prompt-price/unknown-is-unknown", test_unknown_is_unknown);
  return g_test_run ();
}
