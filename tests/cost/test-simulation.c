/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/simulations.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "cost/draws.h"
#include "fixture.h"

#include "../stats/reference.h"

#define PROMPT_QUALITY FUL_NUMBER_OF (FUL_SIDE_PROMPT, FUL_OF_SIDE_QUALITY)
#define TUNED_QUALITY FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_QUALITY)
#define Z90 1.2815515655446004

/* A model of nothing but lognormal numbers, given by P10 and P90. */
static double
init_lognormals (FulCostModel *model, JsonArray *factors)
{
  double variance = 0;

  *model = (FulCostModel){ .assumed_bar = NAN };
  for (int i = 0; i < FUL_N_NUMBERS; i++)
    model->numbers[i].follows = -1;
  for (guint i = 0; i < json_array_get_length (factors); i++) {
    JsonObject *factor = json_array_get_object_element (factors, i);
    double low = reference_number (factor, "p10"), high = reference_number (factor, "p90");
    double sigma = log (high / low) / (2 * Z90);

    model->numbers[i].low = low;
    model->numbers[i].likely = sqrt (low * high);
    model->numbers[i].high = high;
    variance += sigma * sigma;
  }
  return sqrt (variance);
}

/* Quantiles of the draws lie within what the reference allows. */
static void
test_closed_form (void)
{
  JsonArray *rows = reference_section ("monte_carlo_closed_form");
  const guint draws = 20000;

  g_assert_cmpuint (json_array_get_length (rows), >=, 5);
  for (guint r = 0; r < json_array_get_length (rows); r++) {
    JsonObject *row = json_array_get_object_element (rows, r);
    JsonArray *factors = json_object_get_array_member (row, "factors");
    FulCostModel model;
    double sigma = init_lognormals (&model, factors);
    g_autoptr (FulDraws) source = ful_draws_new (&model, 7);
    g_autofree double *products = g_new (double, draws);
    double allowed = 3 * sigma / sqrt (draws), sum = 0;
    FulQuantiles got;

    for (guint i = 0; i < draws; i++) {
      double numbers[FUL_N_NUMBERS];

      ful_draws_next (source, numbers);
      products[i] = 1;
      for (guint f = 0; f < json_array_get_length (factors); f++)
        products[i] *= numbers[f];
      sum += products[i];
    }
    got = ful_quantiles (products, draws);
    g_assert_cmpfloat_with_epsilon (log (got.p50), log (reference_number (row, "p50")),
                                    sqrt (G_PI / 2) * allowed);
    g_assert_cmpfloat_with_epsilon (log (got.p10), log (reference_number (row, "p10")),
                                    1.71 * allowed);
    g_assert_cmpfloat_with_epsilon (log (got.p90), log (reference_number (row, "p90")),
                                    1.71 * allowed);
    g_assert_cmpfloat_with_epsilon (log (sum / draws), log (reference_number (row, "mean")), 0.05);
  }
}

static void
test_quantiles (void)
{
  double values[] = { 9, 1, 7, 3, 5, 0, 2, 8, 6, 4 };
  double some_never[] = { 1, INFINITY, 2, 3, INFINITY };
  FulQuantiles got = ful_quantiles (values, 10);

  assert_near (got.p10, 0.9);
  assert_near (got.p50, 4.5);
  assert_near (got.p90, 8.1);
  got = ful_quantiles (some_never, 5);
  assert_near (got.p10, 1.4);
  assert_near (got.p50, 3);
  g_assert_true (isnan (got.p90));
}

/* Without anything uncertain there is one course, and it pays or not. */
static void
test_points_are_certain (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulProjection) loses = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_autoptr (FulProjection) pays = NULL;

  g_assert_cmpfloat (loses->p_break_even, ==, 0);
  g_assert_true (isnan (loses->break_even_p50));
  g_assert_true (isnan (loses->break_even_month));
  fixture_set (fixture, "workflow.volume_per_month=1000000");
  pays = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_cmpfloat (pays->p_break_even, ==, 1);
  assert_near (pays->break_even_month, 3500 / 2120.);
  g_assert_cmpfloat (pays->break_even_p10, ==, pays->break_even_month);
  g_assert_cmpfloat (pays->break_even_p90, ==, pays->break_even_month);
  g_assert_cmpfloat (pays->saving_p50, ==, pays->months[11].saving_p50);
  assert_near (pays->saving_mean, pays->prompt_total - pays->tuned_total);
}

/* Not paying over the horizon is not breaking even: a saving of exactly 0 is none. */
static void
test_saving_of_nothing (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new (FIXTURE_BASE "cost.spent=3500 cost.tuned.tokens_in=0 cost.prompt.tokens_in=0 "
                                "cost.prompt.tokens_out=20 cost.prompt.price_out=4");
  g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);

  g_assert_cmpfloat (got->saving_p50, ==, 0);
  g_assert_cmpfloat (got->p_break_even, ==, 0);
}

static void
test_one_range (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulProjection) got = NULL;
  double z = Z90 * log (3500 / (12 * 0.00212) / 100000) / log (2);

  fixture_set (fixture, "workflow.volume_per_month=50000..100000..200000");
  got = fixture_project (fixture, FIXTURE_SET_ALONE);
  g_assert_cmpfloat_with_epsilon (got->p_break_even, gsl_cdf_ugaussian_Q (z), 5e-4);
  g_assert_cmpfloat_with_epsilon (got->saving_p10, 12 * 106 - 3500, 2);
  g_assert_cmpfloat_with_epsilon (got->saving_p50, 12 * 212 - 3500, 2);
  g_assert_cmpfloat_with_epsilon (got->saving_p90, 12 * 424 - 3500, 4);
  g_assert_cmpfloat_with_epsilon (got->months[2].saving_p90, 3 * 424 - 3500, 2);
  /* it breaks even in a tenth of the draws within 3500 / 424 months, in half of them never */
  g_assert_cmpfloat_with_epsilon (got->break_even_p10, 3500 / 424., 0.02);
  g_assert_true (isnan (got->break_even_p50));
  /* all that is no quantile takes the likely values */
  assert_near (got->prompt_monthly, 240);
  assert_near (got->break_even_volume, 3500 / (12 * 0.00212));
}

static void
test_same_seed_same_draws (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new (FIXTURE_BASE "cost.setup_hours=5..10..40 cost.examples=100..500..2000 "
                                "workflow.growth_per_month=-0.1..0..0.2");
  FulCostContext context = fixture_context (fixture);
  g_autoptr (FulProjection) first = ful_projection_new (&context, FIXTURE_SET_ALONE);
  g_autoptr (FulProjection) again = ful_projection_new (&context, FIXTURE_SET_ALONE);
  g_autoptr (FulProjection) other = NULL;

  g_assert_cmpfloat (first->saving_p10, ==, again->saving_p10);
  g_assert_cmpfloat (first->saving_mean, ==, again->saving_mean);
  context.seed = 2;
  other = ful_projection_new (&context, FIXTURE_SET_ALONE);
  g_assert_cmpfloat (first->saving_mean, !=, other->saving_mean);
  g_assert_cmpfloat_with_epsilon (first->p_break_even, other->p_break_even, 0.005);
}

static void
test_likely_draw_is_the_projection (void)
{
  g_autoptr (Fixture) fixture =
      fixture_new (FIXTURE_BASE "workflow.volume_per_month=1000..50000..70000 "
                                "workflow.growth_per_month=-0.1..0.01..0.2 "
                                "cost.reask_share=0..0.1..0.3 cost.prompt.price_in=1..1.7..9");
  FulCostContext context = fixture_context (fixture);
  g_autoptr (FulCostModel) model = ful_cost_model_new (&context, FIXTURE_SET_ALONE);
  g_autoptr (FulDraws) draws = ful_draws_new (model, 1);
  double zeros[FUL_N_NUMBERS] = { 0 }, at_zero[FUL_N_NUMBERS], likely[FUL_N_NUMBERS];

  g_assert_cmpuint (ful_draws_dimensions (draws), ==, 4);
  ful_draws_at (draws, zeros, at_zero);
  ful_cost_model_likely (model, likely);
  for (int i = 0; i < FUL_N_NUMBERS; i++)
    g_assert_cmpfloat (at_zero[i], ==, likely[i]);
}

/* What has no value of its own goes with what it takes it from, in every draw. */
static void
test_followers (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.reask_share=0..0.1..0.3 "
                                                          "cost.prompt.price_in=1..2..9");
  FulCostContext context = fixture_context (fixture);
  g_autoptr (FulCostModel) model = NULL;
  g_autoptr (FulDraws) draws = NULL;
  double numbers[FUL_N_NUMBERS];

  fixture_unset (fixture, "cost.prompt.price_cached");
  fixture_set (fixture, "cost.tuned.reask_share=0.5");
  model = ful_cost_model_new (&context, FIXTURE_SET_ALONE);
  draws = ful_draws_new (model, 1);
  for (int i = 0; i < 100; i++) {
    ful_draws_next (draws, numbers);
    g_assert_cmpfloat (numbers[FUL_NUMBER_OF (FUL_SIDE_PROMPT, FUL_OF_SIDE_PRICE_CACHED)], ==,
                       numbers[FUL_NUMBER_OF (FUL_SIDE_PROMPT, FUL_OF_SIDE_PRICE_IN)]);
    g_assert_cmpfloat (numbers[FUL_NUMBER_OF (FUL_SIDE_PROMPT, FUL_OF_SIDE_REASK_SHARE)], ==,
                       numbers[FUL_NUMBER_REASK_SHARE]);
    g_assert_cmpfloat (numbers[FUL_NUMBER_OF (FUL_SIDE_TUNED, FUL_OF_SIDE_REASK_SHARE)], ==, 0.5);
  }
}

static FulCostModel *
measured_model (Fixture *fixture, guint n, guint prompt_passed, guint tuned_passed)
{
  FulCostPair pair = { -1, FUL_RUNG_TUNED, -1 };
  FulCostContext context;

  pair.prompt_arm = fixture_arm (fixture, "p", FUL_RUNG_ZERO_SHOT, n, prompt_passed, NAN, NAN, NAN);
  if (tuned_passed > 0)
    pair.tuned_arm = fixture_arm (fixture, "t", FUL_RUNG_TUNED, n, tuned_passed, NAN, NAN, NAN);
  context = fixture_context (fixture);
  return ful_cost_model_new (&context, pair);
}

/* Of 100 shared cases both fail 5 and the prompt 5 more: correlation 0.045 / sqrt (0.09 0.0475). */
static void
test_measured_qualities_go_together (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "workflow.error_cost=1");
  g_autoptr (FulCostModel) model = measured_model (fixture, 100, 90, 95);
  g_autoptr (FulDraws) draws = ful_draws_new (model, 1);
  double numbers[FUL_N_NUMBERS], sums[5] = { 0 }, n = 20000;
  double r = 0.045 / sqrt (0.09 * 0.0475), variance_a, variance_b;

  assert_near (model->quality_correlation, r);
  assert_near (model->numbers[PROMPT_QUALITY].se, sqrt (0.09 / 99));
  for (int i = 0; i < n; i++) {
    double a, b;

    ful_draws_next (draws, numbers);
    a = numbers[PROMPT_QUALITY];
    b = numbers[TUNED_QUALITY];
    g_assert_true (a >= 0 && a <= 1 && b >= 0 && b <= 1);
    sums[0] += a;
    sums[1] += b;
    sums[2] += a * a;
    sums[3] += b * b;
    sums[4] += a * b;
  }
  variance_a = sums[2] / n - sums[0] * sums[0] / n / n;
  variance_b = sums[3] / n - sums[1] * sums[1] / n / n;
  g_assert_cmpfloat_with_epsilon (sums[0] / n, 0.9, 1e-3);
  g_assert_cmpfloat_with_epsilon (sqrt (variance_a), sqrt (0.09 / 99), 1e-3);
  g_assert_cmpfloat_with_epsilon ((sums[4] / n - sums[0] * sums[1] / n / n) /
                                      sqrt (variance_a * variance_b),
                                  r, 0.02);
}

static void
test_assumed_quality_in_each_draw (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "workflow.error_cost=1 bar.quality=0.91");
  g_autoptr (FulCostModel) model = NULL;
  g_autoptr (FulDraws) draws = NULL;
  double numbers[FUL_N_NUMBERS];
  guint above = 0;

  fixture_unset (fixture, "cost.tuned.quality");
  model = measured_model (fixture, 100, 90, 0);
  draws = ful_draws_new (model, 1);
  g_assert_cmpuint (ful_draws_dimensions (draws), ==, 1);
  for (int i = 0; i < 1000; i++) {
    ful_draws_next (draws, numbers);
    g_assert_cmpfloat (numbers[TUNED_QUALITY], ==, MAX (0.91, numbers[PROMPT_QUALITY]));
    above += numbers[PROMPT_QUALITY] > 0.91;
  }
  g_assert_cmpuint (above, >, 300);
  g_assert_cmpuint (above, <, 420);
}

/* Where an error costs nothing, quality makes nothing uncertain. */
static void
test_quality_without_error_cost (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE);
  g_autoptr (FulCostModel) model = measured_model (fixture, 100, 90, 95);
  g_autoptr (FulDraws) draws = ful_draws_new (model, 1);

  g_assert_cmpuint (ful_draws_dimensions (draws), ==, 0);
}

/* What is remembered is what would be drawn, and anything that changes a draw is another. */
static void
test_remembered (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.setup_hours=5..10..40 ");
  FulCostContext context = fixture_context (fixture);
  g_autoptr (FulCostModel) model = ful_cost_model_new (&context, FIXTURE_SET_ALONE);
  g_autoptr (FulCostModel) other = NULL;
  g_autoptr (FulSimulations) memory = ful_simulations_new (2);
  g_autoptr (FulSimulation) drawn = ful_simulation_new (model, 100, 1);
  g_autoptr (FulSimulation) kept = NULL;

  g_assert_null (ful_simulations_find (NULL, model, 100, 1));
  g_assert_null (ful_simulations_find (memory, model, 100, 1));
  ful_simulation_free (ful_simulations_get (memory, model, 100, 1));
  kept = ful_simulations_find (memory, model, 100, 1);
  g_assert_nonnull (kept);
  g_assert_cmpfloat (kept->saving_mean, ==, drawn->saving_mean);
  g_assert_cmpmem (kept->saving, 12 * sizeof *kept->saving, drawn->saving,
                   12 * sizeof *drawn->saving);
  g_assert_null (ful_simulations_find (memory, model, 101, 1));
  g_assert_null (ful_simulations_find (memory, model, 100, 2));
  fixture_set (fixture, "cost.hourly_rate=101");
  context = fixture_context (fixture);
  other = ful_cost_model_new (&context, FIXTURE_SET_ALONE);
  g_assert_null (ful_simulations_find (memory, other, 100, 1));
}

static void
test_oldest_is_forgotten (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.setup_hours=5..10..40 ");
  FulCostContext context = fixture_context (fixture);
  g_autoptr (FulCostModel) model = ful_cost_model_new (&context, FIXTURE_SET_ALONE);
  g_autoptr (FulSimulations) memory = ful_simulations_new (2);
  g_autoptr (FulSimulation) first = NULL;

  for (guint64 seed = 1; seed <= 2; seed++)
    ful_simulation_free (ful_simulations_get (memory, model, 100, seed));
  first = ful_simulations_find (memory, model, 100, 1);
  g_assert_nonnull (first);
  ful_simulation_free (ful_simulations_get (memory, model, 100, 3));
  g_assert_null (ful_simulations_find (memory, model, 100, 2));
  ful_simulation_free (ful_simulations_get (memory, model, 100, 1));
}

static void
test_likely_alone (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_BASE "cost.setup_hours=5..10..40 ");
  FulCostContext context = fixture_context (fixture);
  g_autoptr (FulSimulations) memory = ful_simulations_new (2);
  g_autoptr (FulProjection) likely = ful_projection_new_likely (&context, FIXTURE_SET_ALONE);
  g_autoptr (FulProjection) whole = NULL;
  g_autoptr (FulProjection) again = NULL;

  g_assert_true (likely->known);
  g_assert_false (ful_projection_has_ranges (likely));
  context.simulations = memory;
  whole = ful_projection_new (&context, FIXTURE_SET_ALONE);
  again = ful_projection_new_likely (&context, FIXTURE_SET_ALONE);
  g_assert_true (ful_projection_has_ranges (whole));
  assert_near (likely->tuned_total, whole->tuned_total);
  g_assert_cmpfloat (again->p_break_even, ==, whole->p_break_even);
  g_assert_cmpfloat (again->months[5].saving_p10, ==, whole->months[5].saving_p10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/simulation/closed-form", test_closed_form);
  g_test_add_func ("/cost/simulation/quantiles", test_quantiles);
  g_test_add_func ("/cost/simulation/points", test_points_are_certain);
  g_test_add_func ("/cost/simulation/nothing", test_saving_of_nothing);
  g_test_add_func ("/cost/simulation/range", test_one_range);
  g_test_add_func ("/cost/simulation/seed", test_same_seed_same_draws);
  g_test_add_func ("/cost/simulation/likely", test_likely_draw_is_the_projection);
  g_test_add_func ("/cost/simulation/followers", test_followers);
  g_test_add_func ("/cost/simulation/correlated", test_measured_qualities_go_together);
  g_test_add_func ("/cost/simulation/assumed", test_assumed_quality_in_each_draw);
  g_test_add_func ("/cost/simulation/no-error-cost", test_quality_without_error_cost);
  g_test_add_func ("/cost/simulations/remembered", test_remembered);
  g_test_add_func ("/cost/simulations/oldest-is-forgotten", test_oldest_is_forgotten);
  g_test_add_func ("/cost/simulations/likely-alone", test_likely_alone);
  return g_test_run ();
}
