/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/commands.h"
#include "exchange/sample.h"

static char *
title_from_path (const char *path)
{
  char *title = g_path_get_basename (path);
  char *dot = strrchr (title, '.');

  if (dot != NULL && dot != title)
    *dot = '\0';
  return title;
}

static FulExit
run_new (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *title = NULL;
  g_autofree char *sample = NULL;
  const GOptionEntry entries[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &title, N_ ("Title of the project"), N_ ("T") },
    { "sample", 0, 0, G_OPTION_ARG_STRING, &sample, N_ ("Fill it with a sample: banking77"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (title == NULL)
    title = title_from_path (argv[1]);
  project = ful_project_create (argv[1], title, &error);
  if (project == NULL)
    return ful_cli_fail (error);
  if (sample != NULL &&
      (!ful_sample_fill (project, sample, &error) || !ful_project_flush (project, &error))) {
    /* Nothing half-made stays behind. */
    ful_project_free (g_steal_pointer (&project));
    g_unlink (argv[1]);
    return ful_cli_fail (error);
  }
  if (json) {
    g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "file", argv[1]);
    ful_json_writer_string_member (writer, "title", title);
    ful_json_writer_end_object (writer);
    ful_cli_print_json (writer);
  } else {
    ful_cli_print (sample != NULL ? _ ("Made %s. Next: fulcrum-cli run %s\n")
                                  : _ ("Made %s. Next: fulcrum-cli import %s cases FILE.csv\n"),
                   argv[1], argv[1]);
  }
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_new = {
  .name = "new",
  .usage = "PROJECT",
  .summary = N_ ("Make a project"),
  .run = run_new,
};
