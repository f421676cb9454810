/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cases/label-fill.h"
#include "cli/commands.h"

static FulExit
list_labels (FulProject *project, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "labels");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < snapshot->labels->len; i++) {
    const FulLabel *label = snapshot->labels->pdata[i];

    if (!json)
      ful_cli_print ("%s%s%s\n", label->name, *label->description != '\0' ? "=" : "",
                     label->description);
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "name", label->name);
    ful_json_writer_string_member (writer, "description", label->description);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (json)
    ful_cli_print_json (writer);
  else if (snapshot->labels->len == 0)
    ful_cli_note (_ ("There are no labels yet.\n"));
  return FUL_EXIT_DONE;
}

/* NAME or NAME=DESCRIPTION; without "=" a label that is there keeps its description. */
static gboolean
add_assignment (FulEdit *edit,
                const FulSnapshot *snapshot,
                const char *text,
                int *next,
                GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name =
      equals != NULL ? g_strndup (text, (gsize)(equals - text)) : g_strdup (text);
  const FulLabel *old = ful_label_named (snapshot, name);
  const char *description = equals != NULL ? equals + 1 : old != NULL ? old->description : "";

  if (*name == '\0')
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("a label needs a name: NAME or NAME=DESCRIPTION"));
  ful_edit_put_label (edit, name, description, old != NULL ? old->position : (*next)++);
  return TRUE;
}

static gboolean
fill_from_arguments (FulEdit *edit, const FulSnapshot *snapshot, char **texts, GError **error)
{
  int next = ful_label_next_position (snapshot);

  for (; *texts != NULL; texts++)
    if (!add_assignment (edit, snapshot, *texts, &next, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_from_cases (FulEdit *edit, FulProject *project, const FulSnapshot *snapshot, GError **error)
{
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, 0, error);

  return cases != NULL && ful_label_fill (edit, snapshot, cases, error);
}

static FulExit
run_labels (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;
  gboolean json = FALSE;
  gboolean set, from_cases, ok;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, -1, &json, &status))
    return status;
  set = strcmp (argv[2], "set") == 0;
  from_cases = strcmp (argv[2], "from-cases") == 0;
  if (!set && !from_cases && strcmp (argv[2], "list") != 0)
    return ful_cli_wrong_usage (self, _ ("there is no “%s”; it is set, from-cases or list"),
                                argv[2]);
  if (set ? argc < 4 : argc > 3)
    return ful_cli_wrong_usage (self, set ? _ ("no label given") : _ ("there is one too many"));

  project = set || from_cases ? ful_cli_open_for_editing (argv[1], &error)
                              : ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  snapshot = ful_project_snapshot (project);
  ok = set          ? fill_from_arguments (edit, snapshot, argv + 3, &error)
       : from_cases ? fill_from_cases (edit, project, snapshot, &error)
                    : TRUE;
  if (ok && (set || from_cases))
    ok = ful_project_edit (project, _ ("Set labels"), g_steal_pointer (&edit), &error);
  if (!ok)
    status = ful_cli_fail (error);
  else
    status = set && !json ? FUL_EXIT_DONE : list_labels (project, json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_labels = {
  .name = "labels",
  .usage = "PROJECT set NAME[=DESCRIPTION]… | from-cases | list",
  .summary = N_ ("Set or list the labels that an answer may be"),
  .details =
      N_ ("set adds labels, or changes the descriptions of those there are. from-cases adds\n"
          "all that cases expect."),
  .run = run_labels,
};
