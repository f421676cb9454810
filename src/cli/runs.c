/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "cli/commands.h"

/* Answers and errors of each run. */
typedef struct {
  gint64 answers;
  gint64 errors;
} Tally;

static gboolean
tally_result (const FulResult *result, gpointer user_data, GError **error)
{
  GHashTable *tallies = user_data;
  Tally *tally = g_hash_table_lookup (tallies, &result->run_id);

  if (tally == NULL) {
    tally = g_new0 (Tally, 1);
    g_hash_table_insert (tallies, g_memdup2 (&result->run_id, sizeof result->run_id), tally);
  }
  *(result->error != NULL ? &tally->errors : &tally->answers) += 1;
  return TRUE;
}

/* A run that goes on in a file that we could write was cut off: nobody else has it open. */
static const char *
state_name (const FulRun *run, gboolean writable)
{
  switch (run->state) {
  case FUL_RUN_GOING:
    return writable ? "cut-off" : "going";
  case FUL_RUN_CANCELLED:
    return "cancelled";
  case FUL_RUN_CUT_OFF:
    return "cut-off";
  default:
    return "done";
  }
}

static void
write_run (FulJsonWriter *writer, const FulRun *run, const Tally *tally, const char *state)
{
  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "run", run->id);
  ful_json_writer_string_member (writer, "state", state);
  ful_json_writer_boolean_member (writer, "imported", run->imported);
  ful_json_writer_boolean_member (writer, "baseline", run->baseline);
  ful_json_writer_string_member (writer, "started", run->started);
  ful_json_writer_string_member (writer, "finished", run->finished);
  ful_json_writer_int_member (writer, "planned", run->planned);
  ful_json_writer_int_member (writer, "answers", tally->answers);
  ful_json_writer_int_member (writer, "errors", tally->errors);
  ful_json_writer_end_object (writer);
}

static void
print_run (const FulRun *run, const Tally *tally, const char *state)
{
  ful_cli_print (_ ("%4" G_GINT64_FORMAT "  %-9s  %s  %" G_GINT64_FORMAT
                    " answers, %" G_GINT64_FORMAT " errors%s%s\n"),
                 run->id, state, run->started != NULL ? run->started : "", tally->answers,
                 tally->errors, run->imported ? _ (", imported") : "",
                 run->baseline ? _ (", baseline") : "");
}

static FulExit
list_runs (FulProject *project, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, &error);
  g_autoptr (GHashTable) tallies =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  gboolean writable = ful_project_read_only_reason (project) == NULL;

  if (runs == NULL || !ful_project_foreach_result (project, FALSE, tally_result, tallies, &error))
    return ful_cli_fail (error);
  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "runs");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < runs->len; i++) {
    const FulRun *run = g_ptr_array_index (runs, i);
    const Tally *tally = g_hash_table_lookup (tallies, &run->id);
    const Tally none = { 0, 0 };

    tally = tally != NULL ? tally : &none;
    write_run (writer, run, tally, state_name (run, writable));
    if (!json)
      print_run (run, tally, state_name (run, writable));
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (json)
    ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

/* The one named by @text becomes the baseline, or one that was cut off is given up. */
static FulExit
change_run (FulProject *project, const char *text, gboolean baseline)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, &error);
  FulRun *wanted = NULL;
  gint64 id = 0;

  if (runs == NULL || !ful_number_parse_int (text, &id, &error))
    return ful_cli_fail (error);
  for (guint i = 0; i < runs->len; i++)
    if (((FulRun *)runs->pdata[i])->id == id)
      wanted = runs->pdata[i];
  if (wanted == NULL)
    ful_set_error_at (&error, FUL_ERROR_NOT_FOUND, NULL, 0, "run",
                      _ ("there is no run %" G_GINT64_FORMAT "; runs PROJECT lists them"), id);
  else if (!baseline && wanted->state != FUL_RUN_GOING && wanted->state != FUL_RUN_CUT_OFF)
    ful_set_error_at (&error, FUL_ERROR_BAD_INPUT, NULL, 0, "run",
                      _ ("run %" G_GINT64_FORMAT " has ended; there is nothing to cancel"), id);
  if (error != NULL)
    return ful_cli_fail (error);
  for (guint i = 0; baseline && i < runs->len; i++) {
    FulRun *run = g_ptr_array_index (runs, i);

    if (run->baseline == (run == wanted))
      continue;
    run->baseline = run == wanted;
    ful_project_put_run (project, run);
  }
  if (!baseline) {
    wanted->state = FUL_RUN_CANCELLED;
    ful_project_put_run (project, wanted);
  }
  return ful_project_flush (project, &error) ? FUL_EXIT_DONE : ful_cli_fail (error);
}

static FulExit
run_runs (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  gboolean json = FALSE, changes;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 3, &json, &status))
    return status;
  changes = argc == 4;
  if (argc == 3 ||
      (changes && strcmp (argv[2], "cancel") != 0 && strcmp (argv[2], "baseline") != 0))
    return ful_cli_wrong_usage (self, _ ("“%s” is not cancel R or baseline R"), argv[2]);
  project = changes ? ful_cli_open_for_editing (argv[1], &error) : ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  status = FUL_EXIT_DONE;
  if (changes)
    status = change_run (project, argv[3], strcmp (argv[2], "baseline") == 0);
  if (status == FUL_EXIT_DONE && (!changes || json))
    status = list_runs (project, json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_runs = {
  .name = "runs",
  .usage = "PROJECT [cancel R | baseline R]",
  .summary = N_ ("The runs there were, and how they ended"),
  .details =
      N_ ("A run that was cut off is taken up by the next run of the same arms, unless it is\n"
          "given up with cancel. baseline marks the run to compare others with."),
  .run = run_runs,
};
