/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/break-even.h"

#include <math.h>

#include "base/number.h"
#include "fixture.h"

#include "../stats/reference.h"

/* The reference's prices are by token, ours by a million. */
static double
as_set (const char *member, double value)
{
  return g_str_has_prefix (member, "price_") && !g_str_equal (member, "price_decline_per_year")
             ? value * 1e6
             : value;
}

static void
set_number (Fixture *fixture, const char *group, const char *member, double value)
{
  g_autofree char *number = ful_number_format (as_set (member, value));
  g_autofree char *setting = g_strconcat (group, member, "=", number, NULL);

  fixture_set (fixture, setting);
}

static void
set_side (Fixture *fixture, const char *group, JsonObject *side)
{
  const char *const members[] = { "tokens_in",    "tokens_cached", "tokens_out", "price_in",
                                  "price_cached", "price_out",     "quality" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    set_number (fixture, group, members[i], reference_number (side, members[i]));
}

static Fixture *
fixture_of (JsonObject *input)
{
  Fixture *fixture = fixture_new ("cost.retrain_months=0");
  const char *const workflow[] = { "volume_per_month", "growth_per_month", "error_cost" };
  const char *const cost[] = { "horizon_months",
                               "price_decline_per_year",
                               "reask_share",
                               "hourly_rate",
                               "prompt_hours_per_month",
                               "curation_minutes_per_example",
                               "examples",
                               "epochs",
                               "experiments",
                               "train_tokens_per_example",
                               "setup_hours",
                               "hosting_per_month",
                               "monitoring_hours_per_month",
                               "regression_hours_per_month" };

  for (gsize i = 0; i < G_N_ELEMENTS (workflow); i++)
    set_number (fixture, "workflow.", workflow[i], reference_number (input, workflow[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (cost); i++)
    set_number (fixture, "cost.", cost[i], reference_number (input, cost[i]));
  set_number (fixture, "cost.", "train_price_per_mtok",
              1e6 * reference_number (input, "train_price_per_token"));
  set_side (fixture, "cost.prompt.", json_object_get_object_member (input, "prompt"));
  set_side (fixture, "cost.tuned.", json_object_get_object_member (input, "tuned"));
  return fixture;
}

static void
assert_expected (double got, JsonObject *expected, const char *member, double tolerance)
{
  double wanted;

  if (json_object_get_null_member (expected, member)) {
    g_assert_true (isnan (got));
    return;
  }
  wanted = reference_number (expected, member);
  g_assert_cmpfloat_with_epsilon (got, wanted, tolerance * MAX (1, fabs (wanted)));
}

static void
test_reference (void)
{
  JsonArray *rows = reference_section ("break_even");

  g_assert_cmpuint (json_array_get_length (rows), >=, 18);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);
    JsonObject *expected = json_object_get_object_member (row, "expected");
    JsonArray *changes = json_object_get_array_member (expected, "sign_changes_in_months");
    g_autoptr (Fixture) fixture = fixture_of (json_object_get_object_member (row, "input"));
    g_autoptr (FulProjection) got = fixture_project (fixture, FIXTURE_SET_ALONE);

    g_assert_true (got->known);
    assert_expected (got->tuned_upfront, expected, "upfront", 1e-9);
    assert_expected (got->prompt_monthly, expected, "prompt_month_1", 1e-9);
    assert_expected (got->tuned_monthly, expected, "tuned_month_1", 1e-9);
    assert_expected (got->prompt_total, expected, "prompt_total", 1e-9);
    assert_expected (got->tuned_total, expected, "tuned_total", 1e-9);
    assert_expected (got->saving_p50, expected, "saving", 1e-9);
    assert_expected (got->break_even_month, expected, "break_even_month", 1e-9);
    /* The reference searched for it; the closed form of its row 7 is 78748.8 / 0.004968. */
    assert_expected (got->break_even_volume, expected, "break_even_volume", 1e-8);
    g_assert_cmpuint (got->sign_changes->len, ==, json_array_get_length (changes));
    for (guint c = 0; c < got->sign_changes->len; c++)
      g_assert_cmpint (g_array_index (got->sign_changes, int, c), ==,
                       json_array_get_int_element (changes, c));
  }
}

static void
test_month_is_interpolated (void)
{
  const double saving[] = { -60, -20, 20, 60 };

  g_assert_cmpfloat (ful_break_even_month (100, saving, 4), ==, 2.5);
  g_assert_cmpfloat (ful_break_even_month (100, saving, 3), ==, 2.5);
  g_assert_true (isinf (ful_break_even_month (100, saving, 2)));
}

static void
test_month_within_the_first (void)
{
  const double at_once[] = { 100, 200 }, none_before[] = { 0, 0 };

  g_assert_cmpfloat (ful_break_even_month (100, at_once, 2), ==, 0.5);
  g_assert_cmpfloat (ful_break_even_month (0, at_once, 2), ==, 0);
  g_assert_cmpfloat (ful_break_even_month (0, none_before, 2), ==, 0);
}

/* Break even in month 1, lost again in month 3, regained in month 4: the last counts. */
static void
test_crossing_back (void)
{
  const double saving[] = { 5, 10, -10, 30 }, lost[] = { 5, -5 };
  g_autoptr (GArray) changes = ful_break_even_sign_changes (5, saving, 4);
  g_autoptr (GArray) back = ful_break_even_sign_changes (5, lost, 2);

  g_assert_cmpfloat (ful_break_even_month (5, saving, 4), ==, 3.25);
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpint (g_array_index (changes, int, 0), ==, 1);
  g_assert_cmpint (g_array_index (changes, int, 1), ==, 3);
  g_assert_cmpint (g_array_index (changes, int, 2), ==, 4);
  g_assert_true (isinf (ful_break_even_month (5, lost, 2)));
  g_assert_cmpuint (back->len, ==, 2);
}

static void
test_touching_zero_is_no_change (void)
{
  const double touches[] = { -1, 0, -1 }, through[] = { -1, 0, 1 };
  g_autoptr (GArray) none = ful_break_even_sign_changes (2, touches, 3);
  g_autoptr (GArray) one = ful_break_even_sign_changes (2, through, 3);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (g_array_index (one, int, 0), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/break-even/reference", test_reference);
  g_test_add_func ("/cost/break-even/interpolated", test_month_is_interpolated);
  g_test_add_func ("/cost/break-even/first-month", test_month_within_the_first);
  g_test_add_func ("/cost/break-even/crossing-back", test_crossing_back);
  g_test_add_func ("/cost/break-even/touching", test_touching_zero_is_no_change);
  return g_test_run ();
}
