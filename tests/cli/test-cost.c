/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>

/* 0.0024 a request on the prompt side, 0.00028 on the tuned one, 3,500 upfront. */
static char *
project_new (const char *folder)
{
  char *path = g_build_filename (folder, "p.fulcrum", NULL);

  cli_do ("new", path, NULL);
  cli_do ("set", path, "workflow.volume_per_month=1000000", "cost.horizon_months=12",
          "cost.hourly_rate=100", "cost.curation_minutes_per_example=3", "cost.examples=500",
          "cost.setup_hours=10", "cost.prompt.tokens_in=1000", "cost.prompt.tokens_out=50",
          "cost.prompt.price_in=2", "cost.prompt.price_out=8", "cost.tuned.tokens_in=200",
          "cost.tuned.tokens_out=20", "cost.tuned.price_in=1", "cost.tuned.price_out=4", NULL);
  return path;
}

static double
number_at (JsonObject *object, const char *group, const char *member)
{
  if (group != NULL)
    object = json_object_get_object_member (object, group);
  g_assert_false (json_object_get_null_member (object, member));
  return json_object_get_double_member (object, member);
}

static void
test_json (void)
{
  g_autofree char *folder = cli_folder_new ();
  g_autofree char *path = project_new (folder);
  g_autoptr (JsonObject) got = cli_json ("cost", path, NULL);

  g_assert_cmpfloat_with_epsilon (number_at (got, "prompt", "monthly"), 2400, 1e-9);
  g_assert_cmpfloat_with_epsilon (number_at (got, "tuned", "upfront"), 3500, 1e-9);
  g_assert_cmpfloat_with_epsilon (number_at (got, "break_even_month", "deterministic"),
                                  3500 / 2120., 1e-9);
  g_assert_cmpfloat (number_at (got, NULL, "p_break_even"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (got, "by_month")), ==, 12);
  cli_folder_remove (g_steal_pointer (&folder));
}

static void
test_seed_and_draws (void)
{
  g_autofree char *folder = cli_folder_new ();
  g_autofree char *path = project_new (folder);
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) other = NULL;

  cli_do ("set", path, "workflow.volume_per_month=50000..100000..200000", NULL);
  first = cli_json ("cost", path, "--seed", "7", "--draws", "1000", NULL);
  again = cli_json ("cost", path, "--seed", "7", "--draws", "1000", NULL);
  other = cli_json ("cost", path, "--seed", "8", "--draws", "1000", NULL);
  g_assert_cmpfloat (number_at (first, "saving", "mean"), ==, number_at (again, "saving", "mean"));
  g_assert_cmpfloat (number_at (first, "saving", "mean"), !=, number_at (other, "saving", "mean"));
  g_assert_cmpfloat_with_epsilon (number_at (first, NULL, "p_break_even"), 0.2776, 0.01);
  cli_folder_remove (g_steal_pointer (&folder));
}

static void
test_text (void)
{
  g_autofree char *folder = cli_folder_new ();
  g_autofree char *path = project_new (folder);
  g_autoptr (CliRun) known = cli_run ("cost", path, NULL);
  g_autoptr (CliRun) unknown = NULL;

  g_assert_cmpint (known->status, ==, 0);
  g_assert_nonnull (strstr (known->out, "It breaks even after 1.7 months."));
  g_assert_nonnull (strstr (known->out, "cost.prompt.price_cached"));
  /* without a range nothing lies between two figures */
  g_assert_null (strstr (known->out, "eight of ten cases: "));
  cli_do ("set", path, "cost.hourly_rate=", NULL);
  unknown = cli_run ("cost", path, NULL);
  g_assert_cmpint (unknown->status, ==, 0);
  g_assert_nonnull (strstr (unknown->out, "not known"));
  g_assert_nonnull (strstr (unknown->out, "cost.hourly_rate"));
  cli_folder_remove (g_steal_pointer (&folder));
}

static void
test_wrong_usage (void)
{
  g_autofree char *folder = cli_folder_new ();
  g_autofree char *path = project_new (folder);
  g_autoptr (CliRun) none = cli_run ("cost", path, "--draws", "0", NULL);
  g_autoptr (CliRun) missing = cli_run ("cost", "nowhere.fulcrum", NULL);

  g_assert_cmpint (none->status, ==, 2);
  g_assert_cmpint (missing->status, ==, 1);
  g_assert_cmpstr (missing->out, ==, "");
  cli_folder_remove (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/cost/json", test_json);
  g_test_add_func ("/cli/cost/seed", test_seed_and_draws);
  g_test_add_func ("/cli/cost/text", test_text);
  g_test_add_func ("/cli/cost/wrong-usage", test_wrong_usage);
  return g_test_run ();
}
