/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "cli/commands.h"

/* In the order in which a newcomer meets them. */
/* clang-format off */
static const FulCommand *const commands[] = {
  &ful_command_new,
  &ful_command_info,
  &ful_command_set,
  &ful_command_get,
  &ful_command_undo,
  &ful_command_redo,
  &ful_command_import,
  &ful_command_export,
  &ful_command_split,
  &ful_command_labels,
  &ful_command_prompt,
  &ful_command_model,
  &ful_command_checks,
  &ful_command_render,
  &ful_command_tokens,
  &ful_command_train,
  &ful_command_run,
  &ful_command_runs,
  &ful_command_results,
  &ful_command_score,
  &ful_command_compare,
  &ful_command_consistency,
  &ful_command_confusion,
  &ful_command_plateau,
  &ful_command_power,
  &ful_command_curve,
  &ful_command_cost,
  &ful_command_verdict,
  &ful_command_report,
};
/* clang-format on */

static void
print_help (void)
{
  ful_cli_print (
      _ ("Usage: fulcrum-cli COMMAND PROJECT …\n\n"
         "Is a better prompt enough, or do we fine-tune? Fulcrum answers with evidence.\n"
         "\nCommands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    ful_cli_print ("  %-12s %s\n", commands[i]->name, _ (commands[i]->summary));
  ful_cli_print (_ ("\nfulcrum-cli COMMAND --help tells more of each. Every command takes --json.\n"
                    "Exit status: 0 done, 1 error, 2 wrong usage, 3 bar not met (check),\n"
                    "4 stopped by the budget, 130 cancelled.\n"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, FUL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("fulcrum-cli");

  if (argc < 2) {
    ful_cli_note (_ ("fulcrum-cli: no command given; see fulcrum-cli --help\n"));
    return FUL_EXIT_USAGE;
  }
  if (strcmp (argv[1], "--version") == 0) {
    ful_cli_print ("fulcrum-cli %s\n", FUL_VERSION);
    return FUL_EXIT_DONE;
  }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0) {
    print_help ();
    return FUL_EXIT_DONE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i]->name) == 0) {
      g_autofree char *program = g_strdup_printf ("fulcrum-cli %s", commands[i]->name);

      g_set_prgname (program);
      return (int)commands[i]->run (commands[i], argc - 1, argv + 1);
    }
  ful_cli_note (_ ("fulcrum-cli: there is no command “%s”; see fulcrum-cli --help\n"), argv[1]);
  return FUL_EXIT_USAGE;
}
