/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/commands.h"
#include "cli/cost-text.h"
#include "cost/cost-json.h"
#include "verdict/dossier.h"

/* Their savings are kept by month: 1 GB at the longest horizon. */
#define MAX_DRAWS 100000

static FulExit
print_cost (FulProject *project, int draws, gint64 seed, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulDossier) dossier = ful_dossier_load (project, /* today= */ NULL, &error);
  g_autoptr (FulVerdict) verdict = NULL;
  g_autoptr (FulStandings) standings = NULL;
  g_autoptr (GArray) arms = NULL;
  g_autoptr (FulJsonWriter) writer = NULL;
  FulCostContext context;

  if (dossier == NULL)
    return ful_cli_fail (error);
  dossier->input.draws = (guint)draws;
  dossier->input.seed = (guint64)seed;
  verdict = ful_verdict_new (&dossier->input);
  standings = ful_standings_new (dossier->evidence);
  context = (FulCostContext){ .snapshot = dossier->snapshot,
                              .standings = standings,
                              .prices = dossier->input.prices,
                              .draws = dossier->input.draws,
                              .seed = dossier->input.seed,
                              .today = dossier->input.today };
  if (!json) {
    arms = ful_cost_arms (&context, verdict->pair);
    ful_cli_print_cost (verdict->projection, arms, dossier->evidence);
    return FUL_EXIT_DONE;
  }
  writer = ful_json_writer_new (FUL_JSON_PRETTY);
  ful_cost_write_json (writer, &context, verdict->projection);
  ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

static FulExit
run_cost (const FulCommand *self, int argc, char **argv)
{
  int draws = FUL_COST_DRAWS;
  gint64 seed = FUL_COST_SEED;
  const GOptionEntry entries[] = {
    { "draws", 0, 0, G_OPTION_ARG_INT, &draws, N_ ("How many draws, default 20000"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Seed of the draws, default 1"), "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (draws < 1 || draws > MAX_DRAWS)
    return ful_cli_wrong_usage (self, _ ("--draws takes 1 to %d"), MAX_DRAWS);
  project = ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  status = print_cost (project, draws, seed, json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_cost = {
  .name = "cost",
  .usage = "PROJECT",
  .summary = N_ ("Project what prompting and tuning cost, and when tuning pays"),
  .details = N_ ("Compares the prompt and the trained model that the verdict speaks of, month by\n"
                 "month over cost.horizon_months. Numbers given as ranges are drawn at random."),
  .run = run_cost,
};
