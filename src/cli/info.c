/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/commands.h"

static void
print_json (const FulProjectInfo *info, const char *title, const char *path)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "title", title);
  ful_json_writer_string_member (writer, "file", path);
  ful_json_writer_int_member (writer, "schema", info->schema);
  ful_json_writer_int_member (writer, "prompts", info->prompts);
  ful_json_writer_int_member (writer, "revisions", info->revisions);
  ful_json_writer_name (writer, "cases");
  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "train", info->cases[FUL_SPLIT_TRAIN]);
  ful_json_writer_int_member (writer, "dev", info->cases[FUL_SPLIT_DEV]);
  ful_json_writer_int_member (writer, "test", info->cases[FUL_SPLIT_TEST]);
  ful_json_writer_int_member (writer, "none", info->cases[FUL_SPLIT_NONE]);
  ful_json_writer_end_object (writer);
  ful_json_writer_int_member (writer, "models", info->models);
  ful_json_writer_int_member (writer, "checks", info->checks);
  ful_json_writer_int_member (writer, "runs", info->runs);
  ful_json_writer_int_member (writer, "results", info->results);
  ful_json_writer_int_member (writer, "size_bytes", info->size_bytes);
  ful_json_writer_int_member (writer, "undo_steps", info->undo_steps);
  ful_json_writer_int_member (writer, "test_looks", info->test_looks);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static void
print_text (const FulProjectInfo *info, const char *title, const char *path)
{
  const gint64 *cases = info->cases;

  ful_cli_print ("%s\n%s\n\n", title, path);
  ful_cli_print (_ ("prompts    %" G_GINT64_FORMAT " (%" G_GINT64_FORMAT " revisions)\n"),
                 info->prompts, info->revisions);
  ful_cli_print (_ ("cases      train %" G_GINT64_FORMAT ", dev %" G_GINT64_FORMAT
                    ", test %" G_GINT64_FORMAT ", in no split %" G_GINT64_FORMAT "\n"),
                 cases[FUL_SPLIT_TRAIN], cases[FUL_SPLIT_DEV], cases[FUL_SPLIT_TEST],
                 cases[FUL_SPLIT_NONE]);
  ful_cli_print (_ ("models     %" G_GINT64_FORMAT "\nchecks     %" G_GINT64_FORMAT "\n"),
                 info->models, info->checks);
  ful_cli_print (_ ("runs       %" G_GINT64_FORMAT " (%" G_GINT64_FORMAT " results)\n"), info->runs,
                 info->results);
  ful_cli_print (_ ("test looks %" G_GINT64_FORMAT "\n"), info->test_looks);
  ful_cli_print (_ ("undo steps %" G_GINT64_FORMAT "\n"), info->undo_steps);
  ful_cli_print (_ ("size       %.1f MB, schema %d\n"), (double)info->size_bytes / 1e6,
                 info->schema);
}

static FulExit
run_info (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  FulProjectInfo info;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  project = ful_cli_open (argv[1], &error);
  if (project == NULL || !ful_project_info (project, &info, &error))
    return ful_cli_fail (error);
  snapshot = ful_project_snapshot (project);
  (json ? print_json : print_text) (&info, snapshot->title, ful_project_path (project));
  if (!json && ful_project_read_only_reason (project) != NULL)
    ful_cli_print (_ ("read-only: %s\n"), ful_project_read_only_reason (project));
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_info = {
  .name = "info",
  .usage = "PROJECT",
  .summary = N_ ("What is in a project"),
  .run = run_info,
};
