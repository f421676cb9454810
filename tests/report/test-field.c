/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "report/field-entry.h"
#include "report/field-words.h"

/* Takes @got. */
static void
assert_text (char *got, const char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
}

static void
test_every_key_has_words (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n;
  const FulField *fields = ful_fields (&n);

  for (gsize i = 0; i < n; i++) {
    const char *label = ful_field_label (fields[i].key);
    g_autofree char *unit = ful_field_unit (fields[i].key, "USD");
    char *name = ful_field_name (fields[i].key);

    g_assert_cmpstr (label, !=, fields[i].key);
    g_assert_cmpint ((int)g_utf8_strlen (label, -1), <=, 32);
    g_assert_cmpint ((int)g_utf8_strlen (unit, -1), <=, 10);
    g_assert_null (strstr (unit, "%s"));
    g_assert_cmpstr (ful_field_meaning (fields[i].key), !=, "");
    if (!g_hash_table_add (names, name))
      g_error ("%s is also the name of another", name);
    for (guint c = 0; fields[i].choices != NULL && fields[i].choices[c] != NULL; c++)
      g_assert_cmpstr (ful_field_choice (fields[i].choices[c]), !=, fields[i].choices[c]);
  }
}

static void
test_units (void)
{
  assert_text (ful_field_unit ("workflow.error_cost", "USD"), "$");
  assert_text (ful_field_unit ("workflow.error_cost", "CHF"), "CHF");
  assert_text (ful_field_unit ("cost.hosting_per_month", "EUR"), "€ / month");
  assert_text (ful_field_unit ("cost.specialist.hosting_per_month", "USD"), "$ / month");
  assert_text (ful_field_unit ("bar.quality", "USD"), "%");
  assert_text (ful_field_unit ("workflow.title", "USD"), "");
}

static void
test_sources (void)
{
  assert_text (ful_field_source ("typed"), "typed");
  assert_text (ful_field_source ("assumed for the sample"), "assumed");
  assert_text (ful_field_source ("price list of 2026-08-01"), "list of 1 August 2026");
  assert_text (ful_field_source ("price list litellm 2026-09-23"), "price list");
  assert_text (ful_field_source ("a\nstranger"), "a stranger");
}

static void
assert_number (const char *text, const char *group, const char *decimal, double wanted)
{
  double got = NAN;

  if (!ful_field_entry_parse_number (text, group, decimal, &got))
    g_error ("%s is refused", text);
  g_assert_cmpfloat_with_epsilon (got, wanted, 1e-12);
}

static void
test_numbers (void)
{
  static const char *const refused[] = { "",      "x",        "1,23,456", "1.2.3",
                                         "1,2,3", "12,345,6", "--1",      "k",
                                         "1k2",   "0x10",     "1e999",    "1 234,567.8,9",
                                         ".",     "nan",      "1..2" };

  assert_number ("1,234", ",", ".", 1234);
  assert_number ("1.234", ",", ".", 1.234);
  assert_number ("0,5", ",", ".", 0.5);
  assert_number ("0.125", ",", ".", 0.125);
  assert_number ("1,234,567.89", ",", ".", 1234567.89);
  assert_number ("1.234.567,89", ",", ".", 1234567.89);
  assert_number ("$ 1,000.50", ",", ".", 1000.5);
  assert_number ("240k", ",", ".", 240000);
  assert_number ("1.5M", ",", ".", 1500000);
  assert_number ("\u22122 %", ",", ".", -2);
  /* German */
  assert_number ("1,5", ".", ",", 1.5);
  assert_number ("1.234", ".", ",", 1234);
  assert_number ("0.125", ".", ",", 0.125);
  assert_number ("1.234,5", ".", ",", 1234.5);
  assert_number ("1.5", ".", ",", 1.5);
  /* French */
  assert_number ("1\u202f234,5", "\u202f", ",", 1234.5);
  assert_number ("12 000", "\u202f", ",", 12000);
  assert_number ("0.5", "\u202f", ",", 0.5);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    double untouched = 7;

    g_assert_false (ful_field_entry_parse_number (refused[i], ",", ".", &untouched));
    g_assert_cmpfloat (untouched, ==, 7);
  }
}

static void
assert_canonical (const char *key, const char *typed, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = ful_field_entry_canonical (key, typed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, wanted);
}

static void
test_canonical (void)
{
  assert_canonical ("bar.quality", "89", "0.89");
  assert_canonical ("bar.quality", "13.3 %", "0.133");
  assert_canonical ("workflow.growth_per_month", "-1..2..5", "-0.01..0.02..0.05");
  assert_canonical ("workflow.volume_per_month", "181k..240,000..318k", "181000..240000..318000");
  assert_canonical ("workflow.error_cost", "0,12", "0.12");
  assert_canonical ("bar.cost_per_request", "3", "0.003");
  assert_canonical ("workflow.task", "routing", "routing");
  assert_canonical ("workflow.owner", "A, B", "A, B");
}

static void
assert_refused (const char *key, const char *typed, const char *wanted)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ful_field_entry_canonical (key, typed, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, wanted));
  g_assert_null (strstr (error->message, key));
}

static void
test_refused (void)
{
  assert_refused ("bar.quality", "120", "120 is not between 0 and 100");
  assert_refused ("bar.quality", "100", "no number of cases");
  assert_refused ("workflow.error_cost", "-1", "\u22121 is under 0");
  assert_refused ("workflow.error_cost", "dear", "is not a number");
  assert_refused ("workflow.error_cost", "1..2", "is not a number");
  assert_refused ("workflow.error_cost", "3..2..1", "must not fall");
  assert_refused ("cost.examples", "1.5", "not a whole number");
  assert_refused ("workflow.task", "dance", "none of");
}

static void
test_shown (void)
{
  const FulField *share = ful_field_lookup ("bar.quality");
  const FulField *amount = ful_field_lookup ("workflow.volume_per_month");

  g_assert_false (ful_field_entry_takes_range (share));
  g_assert_true (ful_field_entry_takes_range (amount));
  assert_text (ful_field_entry_text (share, 0.07, 0.07, 0.07), "7");
  assert_text (ful_field_entry_text (share, 0.9105, 0.9105, 0.9105), "91.05");
  assert_text (ful_field_entry_text (amount, 181000, 240000, 318000), "181,000..240,000..318,000");
  assert_text (ful_field_entry_text (amount, NAN, NAN, NAN), "");
  assert_text (ful_field_entry_range (amount, 181000, 318000), "181k to 318k");
  assert_text (ful_field_entry_range (amount, 800, 12600), "800 to 13k");
  assert_text (ful_field_entry_range (amount, 900000, 1300000), "900k to 1.3M");
  assert_text (ful_field_entry_about (share, 0.877597402597), "87.76");
  assert_text (ful_field_entry_about (amount, 1388.29707792), "1,388");
  assert_text (ful_field_entry_about (amount, 0), "0");
  assert_text (ful_field_entry_range (share, 0.12123, 0.145), "12.1 to 14.5");
  assert_text (ful_field_entry_range (share, 0, 0.05), "0 to 5");
}

/* What is shown is read back as the same. */
static void
test_round_trip (void)
{
  static const double values[] = { 0.07, 0.123, 1e-7, 0.999, 0.5, 1. / 3 };
  const FulField *field = ful_field_lookup ("cost.reask_share");

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *shown = ful_field_entry_text (field, values[i], values[i], values[i]);
    g_autoptr (GError) error = NULL;
    g_autofree char *canonical = ful_field_entry_canonical (field->key, shown, &error);

    g_assert_no_error (error);
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (canonical, NULL), values[i], 1e-12);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/field/every-key-has-words", test_every_key_has_words);
  g_test_add_func ("/report/field/units", test_units);
  g_test_add_func ("/report/field/sources", test_sources);
  g_test_add_func ("/report/field/numbers", test_numbers);
  g_test_add_func ("/report/field/canonical", test_canonical);
  g_test_add_func ("/report/field/refused", test_refused);
  g_test_add_func ("/report/field/shown", test_shown);
  g_test_add_func ("/report/field/round-trip", test_round_trip);
  return g_test_run ();
}
