/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cost/cost.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "../stats/reference.h"

/* domain [0, null], [0, 1] or [-1, null] */
static FulDomain
domain_of (JsonObject *row)
{
  JsonArray *ends = json_object_get_array_member (row, "domain");

  if (json_array_get_double_element (ends, 0) < 0)
    return FUL_DOMAIN_GROWTH;
  return json_array_get_null_element (ends, 1) ? FUL_DOMAIN_AMOUNT : FUL_DOMAIN_SHARE;
}

static void
test_reference (void)
{
  const struct {
    const char *member;
    double p;
  } quantiles[] = { { "p5", 0.05 },  { "p10", 0.1 }, { "p25", 0.25 }, { "p50", 0.5 },
                    { "p75", 0.75 }, { "p90", 0.9 }, { "p95", 0.95 } };
  JsonArray *rows = reference_section ("two_piece");

  g_assert_cmpuint (json_array_get_length (rows), >=, 12);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonObject *row = json_array_get_object_element (rows, i);

    for (gsize q = 0; q < G_N_ELEMENTS (quantiles); q++) {
      double wanted = reference_number (row, quantiles[q].member);
      double got = ful_two_piece (reference_number (row, "low"), reference_number (row, "likely"),
                                  reference_number (row, "high"), domain_of (row),
                                  gsl_cdf_ugaussian_Pinv (quantiles[q].p));

      g_assert_cmpfloat_with_epsilon (got, wanted, 1e-9 * MAX (1, fabs (wanted)));
    }
  }
}

static void
test_likely_is_exact (void)
{
  g_assert_cmpfloat (ful_two_piece (0.1, 0.3, 0.7, FUL_DOMAIN_AMOUNT, 0), ==, 0.3);
  g_assert_cmpfloat (ful_two_piece (0.1, 0.3, 0.7, FUL_DOMAIN_SHARE, 0), ==, 0.3);
  g_assert_cmpfloat (ful_two_piece (-0.1, 0.3, 0.7, FUL_DOMAIN_GROWTH, 0), ==, 0.3);
}

static void
test_a_point_stays (void)
{
  g_assert_cmpfloat (ful_two_piece (7, 7, 7, FUL_DOMAIN_AMOUNT, 3), ==, 7);
  g_assert_cmpfloat (ful_two_piece (0, 0, 0, FUL_DOMAIN_AMOUNT, -3), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/two-piece/reference", test_reference);
  g_test_add_func ("/cost/two-piece/likely", test_likely_is_exact);
  g_test_add_func ("/cost/two-piece/point", test_a_point_stays);
  return g_test_run ();
}
