/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "cli/commands.h"
#include "cli/study.h"
#include "stats/plateau.h"

static void
print_json (const FulPlateau *plateau)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_plateau_write (plateau, writer);
  ful_cli_print_json (writer);
}

static void
print_history (const FulPlateau *plateau)
{
  ful_cli_print (_ ("\nGain of each revision over the best before it\n"));
  for (guint i = 0; i < plateau->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (plateau->history, i);
    const FulInterval *gain = &attempt->gain;

    ful_cli_print ("  %-24s ", attempt->revision);
    if (!isnan (gain->estimate))
      ful_cli_print (_ ("%+.1f points (95 %% sure: between %+.1f and %+.1f)%s\n"),
                     100 * gain->estimate, 100 * gain->low, 100 * gain->high,
                     attempt->real_gain ? _ (", a real gain") : "");
    else if ((int)attempt->arm == plateau->best || i == 0)
      ful_cli_print (_ ("the first\n"));
    else
      ful_cli_print (_ ("passed over: only %" G_GSIZE_FORMAT " cases to compare on\n"), attempt->n);
  }
}

/* Returns: (transfer full): "examples, structure" */
static char *
lever_list (FulLevers levers)
{
  g_autofree char *formatted = ful_levers_format (levers);
  g_auto (GStrv) names = g_strsplit (formatted, ";", -1);

  return g_strjoinv (", ", names);
}

static void
print_conclusion (const FulPlateau *plateau)
{
  g_autofree char *untried = lever_list (plateau->untried);
  double delta = 100 * plateau->delta;

  if (plateau->proven)
    ful_cli_print (_ ("Prompting has reached its plateau: every lever is tried or not applicable, "
                      "and none of\n%" G_GSIZE_FORMAT " attempts since the best can be %.3g points "
                      "better.\n"),
                   plateau->texts, delta);
  else if (g_str_equal (plateau->reason, "levers-untried"))
    ful_cli_print (_ ("No plateau yet. Not tried: %s. Try them, or mark them with\n"
                      "fulcrum-cli prompt PROJECT not-applicable LEVER --why REASON.\n"),
                   untried);
  else if (g_str_equal (plateau->reason, "too-few-attempts"))
    ful_cli_print (_ ("No plateau yet: %" G_GSIZE_FORMAT " different attempts since the last real "
                      "gain; it takes 3.\n"),
                   plateau->texts);
  else
    ful_cli_print (_ ("Undecided: some attempt may still be %.3g points better. About %.0f cases "
                      "in all would settle it.\n"),
                   delta, plateau->n_needed);
}

static void
print_gains (const FulStudy *study)
{
  g_autoptr (GArray) gains = ful_lever_gains (study->standings, study->snapshot);

  if (gains->len > 0)
    ful_cli_print (_ ("\nBest arm with a lever against the best without\n"));
  for (guint i = 0; i < gains->len; i++) {
    const FulLeverGain *gain = &g_array_index (gains, FulLeverGain, i);
    const FulInterval *d = &gain->comparison.difference;
    g_autofree char *p = NULL;

    ful_cli_print ("  %-24s ", ful_lever_name (gain->lever));
    if (gain->comparison.n == 0) {
      ful_cli_print (gain->without_arm < 0 ? _ ("every arm has it\n") : _ ("no case in common\n"));
      continue;
    }
    p = ful_study_p_text (gain->p_adjusted);
    ful_cli_print (_ ("%+.1f points (95 %% sure: between %+.1f and %+.1f), p of the family: %s\n"),
                   100 * d->estimate, 100 * d->low, 100 * d->high, p);
  }
}

static FulExit
run_plateau (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulStudy) study = NULL;
  g_autoptr (FulPlateau) plateau = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  study = ful_study_open (argv[1], &error);
  if (study == NULL)
    return ful_cli_fail (error);
  plateau = ful_plateau_new (study->standings, study->snapshot);
  if (json) {
    print_json (plateau);
  } else {
    print_conclusion (plateau);
    if (plateau->history->len > 0)
      print_history (plateau);
    print_gains (study);
  }
  return ful_study_close (g_steal_pointer (&study), FUL_EXIT_DONE);
}

const FulCommand ful_command_plateau = {
  .name = "plateau",
  .usage = "PROJECT",
  .summary = N_ ("Whether prompting has got as far as it will"),
  .details =
      N_ ("Read on dev (test where dev holds no case), of the best prompt arm's model: every "
          "lever\ntried, three different attempts since the last real gain, and none of "
          "them that could be\nbar.delta better."),
  .run = run_plateau,
};
