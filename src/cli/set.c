/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "project/field.h"

/* KEY=VALUE into the edit; an empty value unsets the field. */
static gboolean
add_assignment (FulEdit *edit, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *key = NULL;
  g_autoptr (FulFieldValue) value = NULL;

  if (equals == NULL) {
    g_autofree char *quoted = ful_quote_untrusted (assignment);

    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("%s is no KEY=VALUE, e.g. workflow.volume_per_month=50000"),
                             quoted);
  }
  key = g_strndup (assignment, (gsize)(equals - assignment));
  if (equals[1] == '\0' && ful_field_lookup (key) != NULL) {
    ful_edit_unset_field (edit, key);
    return TRUE;
  }
  value = ful_field_parse (key, equals + 1, error);
  if (value == NULL)
    return FALSE;
  ful_edit_put_field (edit, value);
  return TRUE;
}

static FulExit
run_set (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (FulProject) project = NULL;
  g_autofree char *label = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, -1, &json, &status))
    return status;
  for (int i = 2; i < argc; i++)
    if (!add_assignment (edit, argv[i], &error))
      return ful_cli_fail (error);
  project = ful_cli_open_for_editing (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  label = argc == 3 ? g_strdup_printf (_ ("Set %s"), argv[2])
                    : g_strdup_printf (_ ("Set %d fields"), argc - 2);
  status = ful_project_edit (project, label, g_steal_pointer (&edit), &error)
               ? FUL_EXIT_DONE
               : ful_cli_fail (error);
  if (json && status == FUL_EXIT_DONE)
    ful_cli_print ("{\"set\": %d}\n", argc - 2);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_set = {
  .name = "set",
  .usage = "PROJECT KEY=VALUE…",
  .summary = N_ ("Set fields of the workflow, the bar and the costs"),
  .details = N_ ("A number may be a range LOW..LIKELY..HIGH: its P10, median and P90. An empty\n"
                 "value unsets the field. All go in or, when one is wrong, none."),
  .run = run_set,
};
