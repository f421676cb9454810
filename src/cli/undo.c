/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo and redo: one step each. */
#include <glib/gi18n.h>

#include "cli/commands.h"

static void
print_json (gboolean redo, const char *label, FulProject *project)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  g_autofree char *undo_next = ful_project_undo_label (project);
  g_autofree char *redo_next = ful_project_redo_label (project);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, redo ? "redone" : "undone", label);
  ful_json_writer_string_member (writer, "undo_next", undo_next);
  ful_json_writer_string_member (writer, "redo_next", redo_next);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static FulExit
turn (const FulCommand *self, int argc, char **argv, gboolean redo)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autofree char *label = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  project = ful_cli_open_for_editing (argv[1], &error);
  if (project == NULL || !(redo ? ful_project_redo (project, &label, &error)
                                : ful_project_undo (project, &label, &error)))
    return ful_cli_fail (error);
  if (json)
    print_json (redo, label, project);
  else
    ful_cli_print (redo ? _ ("Done again: %s\n") : _ ("Undone: %s\n"), label);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

static FulExit
run_undo (const FulCommand *self, int argc, char **argv)
{
  return turn (self, argc, argv, FALSE);
}

static FulExit
run_redo (const FulCommand *self, int argc, char **argv)
{
  return turn (self, argc, argv, TRUE);
}

const FulCommand ful_command_undo = {
  .name = "undo",
  .usage = "PROJECT",
  .summary = N_ ("Take back the newest change"),
  .details = N_ ("What a run wrote stays; results brought in from outside are one step. The steps\n"
                 "are kept in the project, so what was done yesterday can be taken back today."),
  .run = run_undo,
};

const FulCommand ful_command_redo = {
  .name = "redo",
  .usage = "PROJECT",
  .summary = N_ ("Do again what undo took back"),
  .run = run_redo,
};
