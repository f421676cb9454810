/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/error.h"
#include "cli/commands.h"
#include "runs/rescore.h"

static void
print_json (const FulRescore *counts, const char *version)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "version", version);
  ful_json_writer_int_member (writer, "scored", counts->scored);
  ful_json_writer_int_member (writer, "changed", counts->changed);
  ful_json_writer_int_member (writer, "not_scored", counts->not_scored);
  ful_json_writer_int_member (writer, "given", counts->given);
  ful_json_writer_int_member (writer, "unrecorded", counts->unrecorded);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static gboolean
check_run (FulProject *project, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, error);

  if (runs == NULL)
    return FALSE;
  for (guint i = 0; i < runs->len; i++)
    if (((const FulRun *)runs->pdata[i])->id == id)
      return TRUE;
  return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, "--run",
                           _ ("there is no run %" G_GINT64_FORMAT "; runs PROJECT lists them"), id);
}

static FulExit
run_score (const FulCommand *self, int argc, char **argv)
{
  gint64 run = 0;
  const GOptionEntry entries[] = {
    { "run", 0, 0, G_OPTION_ARG_INT64, &run, N_ ("Only the answers of this run"), N_ ("R") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  FulRescore counts;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  ful_cli_cancellable ();
  project = ful_cli_open_for_editing (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  if ((run != 0 && !check_run (project, run, &error)) ||
      !ful_rescore (project, run, ful_cli_cancellable (), &counts, &error))
    return ful_cli_close (g_steal_pointer (&project), ful_cli_fail (error));
  snapshot = ful_project_snapshot (project);
  if (json)
    print_json (&counts, snapshot->check_version);
  else
    ful_cli_print (_ ("%" G_GINT64_FORMAT " answers scored, %" G_GINT64_FORMAT
                      " of them another than before; %" G_GINT64_FORMAT
                      " have nothing to be compared with, %" G_GINT64_FORMAT
                      " came with a score, which stands\n"),
                   counts.scored, counts.changed, counts.not_scored + counts.unrecorded,
                   counts.given);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_score = {
  .name = "score",
  .usage = "PROJECT [--run R]",
  .summary = N_ ("Score the recorded answers again with today's checks"),
  .details = N_ ("Imported answers that came without a score are scored too; a score that was\n"
                 "given with an answer stands."),
  .run = run_score,
};
