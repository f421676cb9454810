/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "project/field.h"

static const struct {
  const char *key, *text, *canonical;
  double low, likely, high;
} accepted[] = {
  { "workflow.volume_per_month", "5000000", "5000000", 5e6, 5e6, 5e6 },
  { "workflow.volume_per_month", " 450000 .. 1000000..1.2e6 ", "450000..1000000..1200000", 450000,
    1e6, 1.2e6 },
  { "workflow.volume_per_month", "0..60000..20000000", "0..60000..20000000", 0, 60000, 2e7 },
  { "workflow.volume_per_month", "7..7..7", "7", 7, 7, 7 },
  { "workflow.volume_per_month", "-0", "0", 0, 0, 0 },
  { "workflow.growth_per_month", "-0.2..0..0.1", "-0.2..0..0.1", -0.2, 0, 0.1 },
  { "workflow.growth_per_month", "-1", "-1", -1, -1, -1 },
  { "bar.quality", "0.9", "0.9", 0.9, 0.9, 0.9 },
  { "bar.delta", ".05", "0.05", 0.05, 0.05, 0.05 },
  { "cost.prompt.quality", "1", "1", 1, 1, 1 },
  { "cost.price_decline_per_year", "0", "0", 0, 0, 0 },
  { "cost.examples", "1000..2000..2500.5", "1000..2000..2500.5", 1000, 2000, 2500.5 },
  { "factors.best-fit.weight", "3", "3", 3, 3, 3 },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FulFieldValue) value = ful_field_parse (accepted[i].key, accepted[i].text, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (value->key, ==, accepted[i].key);
    g_assert_cmpstr (value->text, ==, accepted[i].canonical);
    g_assert_cmpfloat (value->low, ==, accepted[i].low);
    g_assert_cmpfloat (value->likely, ==, accepted[i].likely);
    g_assert_cmpfloat (value->high, ==, accepted[i].high);
    g_assert_cmpstr (value->source, ==, "typed");
  }
}

static void
test_words (void)
{
  static const struct {
    const char *key, *text;
  } words[] = {
    { "workflow.title", "Routing, “fast” & <right>" },
    { "workflow.task", "summarising" },
    { "workflow.stage", "validating" },
    { "workflow.needs_facts", "true" },
    { "workflow.regression_frozen", "false" },
    { "workflow.drift_plan", "weekly sample of 100" },
    { "cost.hosting", "dedicated" },
    { "cost.currency", "EUR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FulFieldValue) value = ful_field_parse (words[i].key, words[i].text, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (value->text, ==, words[i].text);
    g_assert_true (isnan (value->likely));
  }
}

static const struct {
  const char *key, *text;
  int code;
  const char *says;
} refused[] = {
  { "workflow.volume", "5", FUL_ERROR_NOT_FOUND, "workflow.volume_per_month" },
  { "workflow.volume_per_mont", "5", FUL_ERROR_NOT_FOUND, "workflow.volume_per_month" },
  { "volume_per_month", "5", FUL_ERROR_NOT_FOUND, "workflow.volume_per_month" },
  { "bar.qualty", "5", FUL_ERROR_NOT_FOUND, "bar.quality" },
  { "factors.best_fit.weight", "1", FUL_ERROR_NOT_FOUND, "factors.best-fit.weight" },
  { "", "1", FUL_ERROR_NOT_FOUND, "there is no field" },
  { "workflow.volume_per_month", "3..2..4", FUL_ERROR_BAD_INPUT, "must not fall" },
  { "workflow.volume_per_month", "1..3..2", FUL_ERROR_BAD_INPUT, "must not fall" },
  { "workflow.volume_per_month", "1..3", FUL_ERROR_BAD_INPUT, "low..likely..high" },
  { "workflow.volume_per_month", "1,000", FUL_ERROR_BAD_INPUT, "thousands" },
  { "workflow.volume_per_month", "nan", FUL_ERROR_BAD_INPUT, "neither a number" },
  { "workflow.volume_per_month", "1e999", FUL_ERROR_BAD_INPUT, "neither a number" },
  { "workflow.volume_per_month", "", FUL_ERROR_BAD_INPUT, "no value" },
  { "workflow.volume_per_month", "-1", FUL_ERROR_BAD_INPUT, "-1 is under 0" },
  { "workflow.volume_per_month", "-1..2..3", FUL_ERROR_BAD_INPUT, "-1 is under 0" },
  { "workflow.growth_per_month", "-1.5", FUL_ERROR_BAD_INPUT, "under -1" },
  { "bar.quality", "0", FUL_ERROR_BAD_INPUT, "strictly" },
  { "bar.quality", "1", FUL_ERROR_BAD_INPUT, "no number of cases" },
  { "bar.quality", "95", FUL_ERROR_BAD_INPUT, "strictly" },
  { "bar.quality", "0.8..0.9..1", FUL_ERROR_BAD_INPUT, "strictly" },
  { "bar.valid_format", "1", FUL_ERROR_BAD_INPUT, "strictly" },
  { "bar.agreement", "0", FUL_ERROR_BAD_INPUT, "strictly" },
  { "bar.delta", "1", FUL_ERROR_BAD_INPUT, "strictly" },
  { "cost.tuned.batch_share", "1.1", FUL_ERROR_BAD_INPUT, "between 0 and 1" },
  { "cost.price_decline_per_year", "2", FUL_ERROR_BAD_INPUT, "between 0 and 1" },
  { "cost.tuned.quality", "1.01", FUL_ERROR_BAD_INPUT, "between 0 and 1" },
  { "cost.horizon_months", "0", FUL_ERROR_BAD_INPUT, "between 1 and 1200" },
  { "cost.horizon_months", "2.5", FUL_ERROR_BAD_INPUT, "whole" },
  { "factors.consistency.weight", "4", FUL_ERROR_BAD_INPUT, "between 0 and 3" },
  { "workflow.task", "Classification", FUL_ERROR_BAD_INPUT, "classification, extraction" },
  { "workflow.needs_facts", "maybe", FUL_ERROR_BAD_INPUT, "true, false" },
  { "workflow.owner", "  ", FUL_ERROR_BAD_INPUT, "no value" },
  { "workflow.owner", "\xff", FUL_ERROR_BAD_INPUT, "UTF-8" },
};

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s=%s", refused[i].key, refused[i].text);
    g_assert_null (ful_field_parse (refused[i].key, refused[i].text, &error));
    g_assert_error (error, FUL_ERROR, refused[i].code);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, refused[i].says));
  }
}

/* Every default is a value that `set` would take, every key is found and named once. */
static void
test_registry (void)
{
  gsize n;
  const FulField *fields = ful_fields (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (g_hash_table_add (seen, (gpointer)fields[i].key));
    g_assert_true (ful_field_lookup (fields[i].key) == &fields[i]);
    g_assert_cmpstr (fields[i].summary, !=, "");
    if (fields[i].fallback != NULL) {
      g_autoptr (FulFieldValue) value = ful_field_parse (fields[i].key, fields[i].fallback, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (value->text, ==, fields[i].fallback);
    }
  }
  g_assert_null (ful_field_lookup ("cost"));
  g_assert_null (ful_field_lookup (NULL));
}

static void
test_snapshot_defaults (void)
{
  g_assert_cmpstr (ful_field_lookup ("cost.horizon_months")->fallback, ==, "24");
  g_assert_cmpstr (ful_field_lookup ("workflow.retrain_lead_days")->fallback, ==, "21");
  g_assert_cmpstr (ful_field_lookup ("bar.delta")->fallback, ==, "0.05");
  g_assert_cmpstr (ful_field_lookup ("bar.required")->fallback, ==, "true");
  g_assert_cmpstr (ful_field_lookup ("cost.peak_factor")->fallback, ==, "3");
  g_assert_cmpstr (ful_field_lookup ("cost.cache_ttl_s")->fallback, ==, "300");
  g_assert_null (ful_field_lookup ("bar.valid_format")->fallback);
  g_assert_null (ful_field_lookup ("cost.retrain_months")->fallback);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/field/numbers", test_numbers);
  g_test_add_func ("/project/field/words", test_words);
  g_test_add_func ("/project/field/refuses", test_refuses);
  g_test_add_func ("/project/field/registry", test_registry);
  g_test_add_func ("/project/field/defaults", test_snapshot_defaults);
  return g_test_run ();
}
