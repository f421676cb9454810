/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/error.h"
#include "base/number.h"
#include "cases/duplicates.h"
#include "cases/split-plan.h"
#include "cli/commands.h"

typedef struct {
  gsize cases[FUL_N_SPLITS];
  gsize changed;
  gsize duplicates; /* pairs of equal or nearly equal inputs */
  gsize leaks;      /* those of them in two different splits */
} Outcome;

static gboolean
read_share (const char *text, const char *name, double *out, GError **error)
{
  if (text == NULL || ful_number_parse (text, out, error))
    return TRUE;
  g_prefix_error (error, "--%s: ", name);
  return FALSE;
}

static gboolean
count (const GPtrArray *cases, const FulSplit *splits, Outcome *outcome, GError **error)
{
  g_autoptr (GArray) pairs = NULL;

  for (guint i = 0; i < cases->len; i++) {
    FulCase *item = cases->pdata[i];

    outcome->cases[splits[i]]++;
    item->split = splits[i];
  }
  pairs = ful_duplicates_find (cases, ful_cli_cancellable (), error);
  if (pairs == NULL)
    return FALSE;
  outcome->duplicates = pairs->len;
  for (guint i = 0; i < pairs->len; i++) {
    const FulDuplicate *pair = &g_array_index (pairs, FulDuplicate, i);

    outcome->leaks += splits[pair->first] != splits[pair->second];
  }
  return TRUE;
}

static gboolean
split_cases (FulProject *project, const FulSplitShares *shares, Outcome *outcome, GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, error);
  g_autofree FulSplit *splits = NULL;
  g_autoptr (FulEdit) edit = ful_edit_new ();

  if (cases == NULL)
    return FALSE;
  if (cases->len == 0)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             _ ("there are no cases to split; import some first"));
  splits = g_new0 (FulSplit, cases->len);
  if (!ful_split_plan (cases, shares, splits, error))
    return FALSE;
  outcome->changed = ful_split_plan_apply (cases, splits, edit);
  return count (cases, splits, outcome, error) &&
         ful_project_edit (project, _ ("Split the cases"), g_steal_pointer (&edit), error) &&
         ful_project_flush (project, error);
}

static void
print_json (const Outcome *outcome)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "train", (gint64)outcome->cases[FUL_SPLIT_TRAIN]);
  ful_json_writer_int_member (writer, "dev", (gint64)outcome->cases[FUL_SPLIT_DEV]);
  ful_json_writer_int_member (writer, "test", (gint64)outcome->cases[FUL_SPLIT_TEST]);
  ful_json_writer_int_member (writer, "none", (gint64)outcome->cases[FUL_SPLIT_NONE]);
  ful_json_writer_int_member (writer, "changed", (gint64)outcome->changed);
  ful_json_writer_int_member (writer, "duplicates", (gint64)outcome->duplicates);
  ful_json_writer_int_member (writer, "leaks", (gint64)outcome->leaks);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static void
print_text (const Outcome *outcome)
{
  ful_cli_print (_ ("train %" G_GSIZE_FORMAT ", dev %" G_GSIZE_FORMAT ", test %" G_GSIZE_FORMAT
                    ", in no split %" G_GSIZE_FORMAT "; %" G_GSIZE_FORMAT " cases moved\n"),
                 outcome->cases[FUL_SPLIT_TRAIN], outcome->cases[FUL_SPLIT_DEV],
                 outcome->cases[FUL_SPLIT_TEST], outcome->cases[FUL_SPLIT_NONE], outcome->changed);
  if (outcome->duplicates > 0)
    ful_cli_print (_ ("%" G_GSIZE_FORMAT " pairs of inputs are equal or nearly so, %" G_GSIZE_FORMAT
                      " of them in two splits: such answers prove little. Give them one group, or "
                      "remove one of each.\n"),
                   outcome->duplicates, outcome->leaks);
}

static FulExit
run_split (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *train = NULL;
  g_autofree char *dev = NULL;
  g_autofree char *test = NULL;
  gint64 seed = 1;
  const GOptionEntry entries[] = {
    { "train", 0, 0, G_OPTION_ARG_STRING, &train, N_ ("Share for examples and training"),
      N_ ("SHARE") },
    { "dev", 0, 0, G_OPTION_ARG_STRING, &dev, N_ ("Share for choosing prompts"), N_ ("SHARE") },
    { "test", 0, 0, G_OPTION_ARG_STRING, &test, N_ ("Share for judging them"), N_ ("SHARE") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Another number, another split (1)"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  FulSplitShares shares = { 0 };
  Outcome outcome = { 0 };
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (train == NULL && dev == NULL && test == NULL)
    return ful_cli_wrong_usage (self, _ ("no shares; such as --train .4 --dev .3 --test .3"));
  shares.seed = (guint64)seed;
  if (read_share (train, "train", &shares.train, &error) &&
      read_share (dev, "dev", &shares.dev, &error) &&
      read_share (test, "test", &shares.test, &error))
    project = ful_cli_open_for_editing (argv[1], &error);
  if (project == NULL || !split_cases (project, &shares, &outcome, &error))
    return ful_cli_fail (error);
  (json ? print_json : print_text) (&outcome);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_split = {
  .name = "split",
  .usage = "PROJECT --train SHARE --dev SHARE --test SHARE",
  .summary = N_ ("Divide the cases into train, dev and test"),
  .details = N_ ("Each label is divided as evenly as can be; cases of one group stay together.\n"
                 "Shares that sum to less than 1 leave the rest in no split."),
  .run = run_split,
};
