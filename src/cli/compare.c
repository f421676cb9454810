/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "cli/commands.h"
#include "cli/study.h"
#include "stats/comparison.h"

#define TEST_SEED 1

/* What is printed: two arms on one split. */
typedef struct {
  const char *a;
  const char *b;
  FulSplit split;
  double delta;
  FulComparison comparison;
} Pair;

static void
write_difference (const FulComparison *comparison, FulJsonWriter *writer)
{
  ful_json_writer_name (writer, "difference");
  if (comparison->n == 0) {
    ful_json_writer_null (writer);
    return;
  }
  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "estimate", comparison->difference.estimate);
  ful_json_writer_double_member (writer, "low", comparison->difference.low);
  ful_json_writer_double_member (writer, "high", comparison->difference.high);
  ful_json_writer_double_member (writer, "se", comparison->se);
  ful_json_writer_end_object (writer);
}

static void
print_json (const Pair *pair)
{
  const FulComparison *comparison = &pair->comparison;
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "a", pair->a);
  ful_json_writer_string_member (writer, "b", pair->b);
  ful_json_writer_string_member (writer, "split", ful_split_name (pair->split));
  ful_json_writer_int_member (writer, "n", (gint64)comparison->n);
  ful_json_writer_int_member (writer, "clusters", (gint64)comparison->clusters);
  ful_json_writer_name (writer, "mean_a");
  ful_interval_write (&comparison->a.interval, writer);
  ful_json_writer_name (writer, "mean_b");
  ful_interval_write (&comparison->b.interval, writer);
  write_difference (comparison, writer);
  ful_json_writer_double_member (writer, "p_value", comparison->p_value);
  /* Holm over the family shown, which is this pair alone. */
  ful_json_writer_double_member (writer, "p_adjusted", comparison->p_value);
  ful_json_writer_string_member (writer, "test", comparison->test);
  ful_json_writer_name (writer, "discordant");
  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "a_only", (gint64)comparison->a_only);
  ful_json_writer_int_member (writer, "b_only", (gint64)comparison->b_only);
  ful_json_writer_end_object (writer);
  ful_json_writer_double_member (writer, "mde", comparison->mde);
  ful_json_writer_double_member (writer, "n_needed", comparison->n_needed);
  if (comparison->n > 0)
    ful_json_writer_boolean_member (writer, "non_inferior", comparison->non_inferior);
  else
    ful_json_writer_null_member (writer, "non_inferior");
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

/* "B is better by 4.1 points. 95 % sure: between 1.2 and 7.0." Seen from the better one. */
static void
print_difference (const Pair *pair)
{
  FulInterval d = pair->comparison.difference;
  gboolean b_leads = d.estimate < 0;
  const char *better = b_leads ? pair->b : pair->a;
  double low = 100 * (b_leads ? -d.high : d.low), high = 100 * (b_leads ? -d.low : d.high);
  double points = fabs (100 * d.estimate);

  if (d.estimate == 0)
    ful_cli_print (_ ("Neither is better in these cases.\n"
                      "95 %% sure: the first by at most %.1f points, the second by at most "
                      "%.1f.\n"),
                   100 * d.high, -100 * d.low);
  else if (low > 0)
    ful_cli_print (_ ("%s is better by %.1f points. 95 %% sure: between %.1f and %.1f.\n"), better,
                   points, low, high);
  else
    ful_cli_print (_ ("%s did better by %.1f points, which may be chance: 95 %% sure: between "
                      "%.1f and %.1f.\n"),
                   better, points, low, high);
}

static const char *
test_name (const char *test)
{
  if (g_str_equal (test, "mcnemar-exact"))
    return _ ("exact McNemar test");
  if (g_str_equal (test, "sign-flip-exact"))
    return _ ("exact sign-flip test");
  return _ ("sign-flip test, 10,000 draws");
}

static void
print_power (const Pair *pair)
{
  const FulComparison *comparison = &pair->comparison;

  if (comparison->non_inferior)
    ful_cli_print (_ ("The first is at most %.3g points worse (95 %% sure).\n"), 100 * pair->delta);
  if (!isnan (comparison->mde))
    ful_cli_print (_ ("These cases can show a difference of %.1f points"), 100 * comparison->mde);
  if (!isnan (comparison->n_needed))
    ful_cli_print (_ ("; %.3g points take %.0f cases"), 100 * pair->delta, comparison->n_needed);
  if (!isnan (comparison->mde))
    ful_cli_print (".\n");
}

static void
print_text (const Pair *pair)
{
  const FulComparison *comparison = &pair->comparison;
  g_autofree char *a = ful_study_share_text (&comparison->a.interval);
  g_autofree char *b = ful_study_share_text (&comparison->b.interval);
  g_autofree char *p = NULL;

  if (comparison->n == 0) {
    ful_cli_print (_ ("%s and %s have answered no case of %s in common: not comparable. Run both "
                      "on the same cases.\n"),
                   pair->a, pair->b, ful_split_name (pair->split));
    return;
  }
  ful_cli_print ("%s  %s\n%s  %s\n\n", pair->a, a, pair->b, b);
  print_difference (pair);
  p = ful_study_p_text (comparison->p_value);
  ful_cli_print (_ ("%" G_GSIZE_FORMAT " cases of %s in %" G_GSIZE_FORMAT " clusters; the first "
                    "does better on %" G_GSIZE_FORMAT " of them, the second on %" G_GSIZE_FORMAT
                    ". p: %s (%s).\n"),
                 comparison->n, ful_split_name (pair->split), comparison->clusters,
                 comparison->a_only, comparison->b_only, p, test_name (comparison->test));
  print_power (pair);
}

static gboolean
compare (FulStudy *study, char **argv, const char *split, Pair *pair, GError **error)
{
  guint a, b;

  if (!ful_study_split (study, split, &pair->split, error) ||
      !ful_study_arm (study, argv[2], &a, error) || !ful_study_arm (study, argv[3], &b, error))
    return FALSE;
  pair->a = ful_study_arm_at (study, a)->name;
  pair->b = ful_study_arm_at (study, b)->name;
  pair->delta = ful_snapshot_number (study->snapshot, "bar.delta");
  pair->comparison =
      ful_compare (ful_standings_sample (study->standings, a, pair->split),
                   ful_standings_sample (study->standings, b, pair->split), pair->delta, TEST_SEED);
  return TRUE;
}

static FulExit
run_compare (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *split = NULL;
  const GOptionEntry entries[] = {
    { "split", 0, 0, G_OPTION_ARG_STRING, &split, N_ ("dev or test (default: test)"), "S" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulStudy) study = NULL;
  gboolean json = FALSE;
  FulExit status;
  Pair pair;

  if (!ful_cli_options (self, entries, &argc, &argv, 3, 3, &json, &status))
    return status;
  study = ful_study_open (argv[1], &error);
  if (study == NULL || !compare (study, argv, split, &pair, &error))
    return ful_cli_fail (error);
  (json ? print_json : print_text) (&pair);
  ful_study_note_look (study, pair.split);
  return ful_study_close (g_steal_pointer (&study), FUL_EXIT_DONE);
}

const FulCommand ful_command_compare = {
  .name = "compare",
  .usage = "PROJECT A B [--split S]",
  .summary = N_ ("Compare two arms on the cases both answered"),
  .details = N_ ("An arm is PROMPT[#REVISION][:NAME=VALUE,…]@MODEL, by default the newest revision "
                 "that ran.\nOn test it counts as a look."),
  .run = run_compare,
};
