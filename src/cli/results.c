/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cost/model.h"
#include "runs/result-row.h"
#include "stats/failure-mode.h"

#define MAX_SHOWN 60 /* characters of an answer in a line */

/* What the rows need of everything that was read. */
typedef struct {
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulStandings *standings;
  GPtrArray *rows;
  GHashTable *modes;      /* gint64* result id -> FulMode of the answers that count */
  FulTokenPrices *prices; /* by arm */
  double per_usd;
} Listing;

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->modes, g_hash_table_unref);
  g_clear_pointer (&self->standings, ful_standings_free);
  g_clear_pointer (&self->evidence, ful_evidence_unref);
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  g_free (self->prices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static gboolean
load_listing (FulProject *project, Listing *self, GError **error)
{
  FulCostContext context;
  guint n_arms;

  self->snapshot = ful_project_snapshot (project);
  self->evidence = ful_evidence_load_rows (project, self->snapshot, &self->rows, error);
  if (self->evidence == NULL)
    return FALSE;
  self->standings = ful_standings_new (self->evidence);
  self->modes = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->per_usd = ful_snapshot_number (self->snapshot, "cost.currency_per_usd");
  n_arms = self->evidence->arms->len;
  self->prices = g_new (FulTokenPrices, n_arms);
  context = (FulCostContext){ .snapshot = self->snapshot,
                              .standings = self->standings,
                              .prices = ful_price_list_default () };
  for (guint a = 0; a < n_arms; a++) {
    const FulEvidenceArm *arm = g_ptr_array_index (self->evidence->arms, a);
    g_autofree FulMode *modes = ful_failure_modes_of_arm (self->standings, self->snapshot, a);

    self->prices[a] =
        ful_cost_side_prices (&context,
                              arm->rung == FUL_RUNG_TUNED ? FUL_SIDE_TUNED : FUL_SIDE_PROMPT,
                              (int)a);
    for (gsize i = 0; i < arm->n_answers; i++)
      g_hash_table_insert (self->modes, &arm->answers[i].result_id,
                           GUINT_TO_POINTER ((guint)modes[i]));
  }
  return TRUE;
}

/* By rule where the answer counts, else as a person or an import said. */
static FulMode
mode_of (const Listing *self, const FulResultRow *row)
{
  gpointer mode;

  if (g_hash_table_lookup_extended (self->modes, &row->result->id, NULL, &mode) && !row->stale)
    return (FulMode)GPOINTER_TO_UINT (mode);
  return row->result->mode;
}

/* Price of the call, in the project's currency; NAN: unknown. */
static double
cost_of (const Listing *self, const FulResultRow *row)
{
  const FulResult *result = row->result;

  if (row->arm->rung == FUL_RUNG_SPECIALIST)
    return 0;
  return self->per_usd * ful_call_price_anthropic (&self->prices[row->arm->first_order],
                                                   result->tokens_in, result->tokens_cached, 0, 0,
                                                   result->tokens_out);
}

static void
write_row (const Listing *self, const FulResultRow *row, FulJsonWriter *writer)
{
  const FulResult *result = row->result;
  FulMode mode = mode_of (self, row);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "case", row->case_name);
  ful_json_writer_string_member (writer, "split", ful_split_name (row->split));
  ful_json_writer_string_member (writer, "group", row->group);
  ful_json_writer_string_member (writer, "arm", row->arm->name);
  ful_json_writer_string_member (writer, "prompt", row->arm->prompt);
  ful_json_writer_int_member (writer, "revision", row->arm->revision);
  ful_json_writer_string_member (writer, "model", row->arm->model);
  ful_json_writer_int_member (writer, "repeat", result->repeat);
  ful_json_writer_double_member (writer, "score", row->result->score);
  ful_json_writer_string_member (writer, "output", result->output);
  ful_json_writer_string_member (writer, "error", result->error);
  ful_json_writer_string_member (writer, "mode",
                                 mode != FUL_MODE_NONE ? ful_mode_name (mode) : NULL);
  ful_json_writer_double_member (writer, "latency_ms", result->latency_ms);
  ful_json_writer_double_member (writer, "in_flight", result->in_flight);
  ful_json_writer_double_member (writer, "tokens_in", result->tokens_in);
  ful_json_writer_double_member (writer, "tokens_cached", result->tokens_cached);
  ful_json_writer_double_member (writer, "tokens_out", result->tokens_out);
  ful_json_writer_double_member (writer, "cost", cost_of (self, row));
  ful_json_writer_boolean_member (writer, "cached", result->cached);
  ful_json_writer_boolean_member (writer, "stale", row->stale);
  ful_json_writer_boolean_member (writer, "invalid", result->invalid != FUL_VALID);
  ful_json_writer_end_object (writer);
}

static void
print_row (const Listing *self, const FulResultRow *row)
{
  const FulResult *result = row->result;
  FulMode mode = mode_of (self, row);
  g_autofree char *line = g_strdup (result->error != NULL    ? result->error
                                    : result->output != NULL ? result->output
                                                             : "");
  g_autofree char *shown = NULL;

  g_strdelimit (line, "\n\r\t", ' ');
  shown = g_utf8_strlen (line, -1) > MAX_SHOWN ? g_utf8_substring (line, 0, MAX_SHOWN)
                                               : g_strdup (line);
  ful_cli_print ("%s  %s  ", row->case_name, row->arm->name);
  if (result->error != NULL)
    ful_cli_print ("%s", _ ("error"));
  else if (isnan (result->score))
    ful_cli_print ("%s", _ ("not scored"));
  else
    ful_cli_print ("%g", result->score);
  ful_cli_print ("%s%s%s%s  %s\n", mode != FUL_MODE_NONE ? " " : "",
                 mode != FUL_MODE_NONE ? ful_mode_name (mode) : "", row->stale ? _ (" stale") : "",
                 result->invalid != FUL_VALID ? _ (" left out") : "", shown);
}

static gboolean
is_failed (const FulResultRow *row)
{
  return row->result->error != NULL || ful_score_fails (row->result->score);
}

static FulExit
print_rows (const Listing *self, const FulEvidenceArm *arm, gboolean failed, gboolean json)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "results");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < self->rows->len; i++) {
    const FulResultRow *row = g_ptr_array_index (self->rows, i);

    if ((arm != NULL && row->arm != arm) || (failed && !is_failed (row)))
      continue;
    if (json)
      write_row (self, row, writer);
    else
      print_row (self, row);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (json)
    ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

static FulExit
run_results (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *arm_name = NULL;
  gboolean failed = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "failed", 0, 0, G_OPTION_ARG_NONE, &failed, N_ ("Only failed answers and errors"), NULL },
    { "arm", 0, 0, G_OPTION_ARG_STRING, &arm_name, N_ ("Only answers of this arm"),
      N_ ("PROMPT[#R]@MODEL") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_auto (Listing) listing = { 0 };
  const FulEvidenceArm *arm = NULL;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  project = ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  if (!load_listing (project, &listing, &error) ||
      (arm_name != NULL &&
       (arm = ful_evidence_find_arm (listing.evidence, arm_name, &error)) == NULL))
    return ful_cli_close (g_steal_pointer (&project), ful_cli_fail (error));
  status = print_rows (&listing, arm, failed, json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_results = {
  .name = "results",
  .usage = "PROJECT [--failed] [--arm A]",
  .summary = N_ ("Every answer, with its score and why it failed"),
  .details =
      N_ ("Answers that don't count are shown too: those given to an input or a prompt that\n"
          "has changed since (stale), and those left out as invalid."),
  .run = run_results,
};
