/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "cli/commands.h"
#include "cli/run-progress.h"
#include "cli/run-report.h"

/* What the options say, as typed. */
typedef struct {
  char **prompts;
  char **models;
  char **splits;
  gint64 limit;
  int repeats;
  int concurrency;
  char *budget;
  gint64 max_requests;
  gboolean no_cache;
  gboolean retry_failed;
  gboolean dry;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->prompts);
  g_strfreev (self->models);
  g_strfreev (self->splits);
  g_free (self->budget);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_splits (const Options *options, guint *mask, GError **error)
{
  for (guint i = 0; options->splits != NULL && options->splits[i] != NULL; i++) {
    FulSplit split;

    if (!ful_split_from_name (options->splits[i], &split) ||
        (split != FUL_SPLIT_DEV && split != FUL_SPLIT_TEST)) {
      g_autofree char *quoted = ful_quote_untrusted (options->splits[i]);

      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--split",
                               _ ("%s is neither dev nor test; train is for examples and training "
                                  "alone"),
                               quoted);
    }
    *mask |= 1u << split;
  }
  return TRUE;
}

static gboolean
read_options (const Options *options, FulRunOptions *run, FulRunLimits *limits, GError **error)
{
  *run = (FulRunOptions){ .prompts = (const char *const *)options->prompts,
                          .models = (const char *const *)options->models,
                          .limit = (gsize)MAX (options->limit, 0),
                          .repeats = options->repeats,
                          .no_cache = options->no_cache,
                          .retry_failed = options->retry_failed };
  *limits = FUL_RUN_NO_LIMITS;
  limits->max_requests = options->max_requests;
  limits->concurrency = (guint)MAX (options->concurrency, 0);
  if (!read_splits (options, &run->splits, error))
    return FALSE;
  if (options->limit < 0 || options->concurrency < 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0,
                             options->limit < 0 ? "--limit" : "--concurrency",
                             _ ("must not be negative"));
  if (options->budget != NULL && !ful_number_parse (options->budget, &limits->budget_usd, error)) {
    g_prefix_error (error, "--budget: ");
    return FALSE;
  }
  return TRUE;
}

static FulExit
estimate (FulProject *project, const FulRunOptions *run, const FulRunLimits *limits, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRunPlan) plan = ful_run_plan_new (project, run, TRUE, &error);
  FulEstimate out;

  if (plan == NULL || !ful_run_estimate (project, plan, limits, &out, &error))
    return ful_cli_fail (error);
  ful_cli_report_estimate (&out,
                           ful_snapshot_number (plan->ground->snapshot, "cost.currency_per_usd"),
                           json);
  ful_estimate_clear (&out);
  return FUL_EXIT_DONE;
}

static FulExit
execute (FulProject *project, const FulRunOptions *run, const FulRunLimits *limits, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulRunPlan) plan = NULL;
  FulRunSummary summary;

  if (!ful_run_prepare (project, run, &error) ||
      (plan = ful_run_plan_new (project, run, FALSE, &error)) == NULL ||
      !ful_cli_run_with_progress (project, plan, limits, &summary, &error) ||
      !ful_cli_report_run (project, plan, &summary, json, &error))
    return ful_cli_fail (error);
  if (summary.cancelled)
    return FUL_EXIT_CANCELLED;
  return summary.over_budget ? FUL_EXIT_BUDGET : FUL_EXIT_DONE;
}

static FulExit
run_run (const FulCommand *self, int argc, char **argv)
{
  g_auto (Options) options = { .repeats = 1, .max_requests = -1 };
  const GOptionEntry entries[] = {
    { "prompt", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.prompts,
      N_ ("A prompt to run, more than once for several; without: all"), N_ ("NAME[#R]") },
    { "model", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.models,
      N_ ("A model to ask, more than once for several; without: all"), N_ ("NAME") },
    { "split", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.splits, N_ ("dev or test; without: both"),
      N_ ("S") },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &options.limit,
      N_ ("So many cases at most, spread evenly"), N_ ("N") },
    { "repeats", 0, 0, G_OPTION_ARG_INT, &options.repeats, N_ ("Answers to each case"), N_ ("N") },
    { "concurrency", 0, 0, G_OPTION_ARG_INT, &options.concurrency,
      N_ ("Requests at once; without: one a core"), N_ ("N") },
    { "budget", 0, 0, G_OPTION_ARG_STRING, &options.budget, N_ ("Stop before this cost in USD"),
      N_ ("USD") },
    { "max-requests", 0, 0, G_OPTION_ARG_INT64, &options.max_requests,
      N_ ("Stop after so many requests"), N_ ("N") },
    { "no-cache", 0, 0, G_OPTION_ARG_NONE, &options.no_cache,
      N_ ("Ask again what has been answered"), NULL },
    { "retry-failed", 0, 0, G_OPTION_ARG_NONE, &options.retry_failed,
      N_ ("Ask only what has nothing but errors"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry, N_ ("Say what it would take, ask nothing"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  FulRunOptions run;
  FulRunLimits limits;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (!read_options (&options, &run, &limits, &error))
    return ful_cli_fail (error);
  ful_cli_cancellable (); /* before any thread is there */
  project =
      options.dry ? ful_cli_open (argv[1], &error) : ful_cli_open_for_editing (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  status = (options.dry ? estimate : execute) (project, &run, &limits, json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_run = {
  .name = "run",
  .usage = "PROJECT [--prompt N]… [--model N]… [--split S] [--limit N]",
  .summary = N_ ("Ask the models, and score what they answer"),
  .details = N_ ("Without options: the newest revisions of all prompts, all models, dev and test.\n"
                 "The specialist answers the built-in prompt input-only and no other. What has an\n"
                 "answer is not asked again; a run that was cut off is taken up."),
  .run = run_run,
};
