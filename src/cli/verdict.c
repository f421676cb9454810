/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/commands.h"
#include "verdict/dossier.h"
#include "verdict/headline.h"
#include "verdict/steps.h"
#include "verdict/words.h"

/* @text in a column of @width characters. */
static void
print_cell (const char *text, int width)
{
  ful_cli_print ("%s%*s", text, MAX (width - (int)g_utf8_strlen (text, -1), 0) + 1, "");
}

static void
print_headline (const FulVerdict *verdict)
{
  ful_cli_print ("%s\n", verdict->headline);
  for (guint i = 0; verdict->why[i] != NULL; i++)
    ful_cli_print ("  %s\n", verdict->why[i]);
  if (verdict->leaning != FUL_CODE_NONE)
    ful_cli_print (_ ("  It leans to: %s.\n"), ful_headline_name (verdict->leaning, NULL));
}

static void
print_next (const FulVerdict *verdict)
{
  for (guint i = 0; i < verdict->next->len; i++) {
    const FulNext *next = g_ptr_array_index (verdict->next, i);

    ful_cli_print ("%s%s%s%s: %s\n", i == 0 ? _ ("\nNext: ") : _ ("  or: "), next->action,
                   next->lever != 0 ? " " : "",
                   next->lever != 0 ? ful_lever_name (next->lever) : "", next->why);
  }
}

static void
print_cautions (const FulVerdict *verdict)
{
  if (verdict->cautions->len > 0)
    ful_cli_print (_ ("\nMind that\n"));
  for (guint i = 0; i < verdict->cautions->len; i++) {
    const FulCaution *caution = g_ptr_array_index (verdict->cautions, i);

    ful_cli_print ("  ! %s (%s)\n", caution->text, caution->code);
  }
}

static void
print_steps (const FulVerdict *verdict)
{
  static const char *const states[] = { N_ ("open"), N_ ("done"), N_ ("blocked") };

  ful_cli_print (_ ("\nFive steps\n"));
  for (int i = 0; i < 5; i++) {
    const FulStep *step = &verdict->steps[i];

    ful_cli_print ("  %d ", step->step);
    print_cell (_ (states[step->state]), 8);
    print_cell (ful_step_question (step->step), 34);
    ful_cli_print ("%s\n", step->summary);
  }
}

static const char *
state_word (FulState state)
{
  switch (state) {
  case FUL_CLEARS:
    return _ ("clears");
  case FUL_FAILS:
    return _ ("fails");
  case FUL_UNDECIDED:
    return _ ("undecided");
  case FUL_UNMEASURED:
  default:
    return _ ("not measured");
  }
}

static void
print_ladder (const FulVerdict *verdict, const FulDossier *dossier)
{
  const char *currency = ful_snapshot_text (dossier->snapshot, "cost.currency");

  ful_cli_print (_ ("\nLadder, lightest first\n"));
  for (FulRung i = 0; i < FUL_N_RUNGS; i++) {
    const FulLadderRung *rung = &verdict->ladder[i];
    g_autofree char *quality = ful_words_interval (rung->quality.interval);
    g_autofree char *cost = ful_words_money (rung->monthly_cost, currency);

    ful_cli_print ("  ");
    print_cell (ful_rung_name (rung->rung), 11);
    if (rung->arm >= 0) {
      const FulEvidenceArm *arm = g_ptr_array_index (dossier->evidence->arms, (guint)rung->arm);

      print_cell (state_word (rung->state), 10);
      print_cell (quality, 24);
      ful_cli_print (_ ("%s a month, %s\n"), cost, arm->name);
    } else {
      ful_cli_print ("%s\n", state_word (rung->state));
    }
  }
}

static void
print_factors (const FulVerdict *verdict)
{
  ful_cli_print (_ ("\nSeven factors, −2 prompting to +2 training\n"));
  for (guint i = 0; i < verdict->factors->len; i++) {
    const FulFactor *factor = g_ptr_array_index (verdict->factors, i);

    g_autofree char *lean = g_strdup_printf ("%+d", factor->lean);

    ful_cli_print ("  %2s ", factor->lean == 0 ? "0" : lean);
    print_cell (factor->factor, 13);
    ful_cli_print ("%s\n", factor->basis);
  }
}

static void
print_readiness (const FulVerdict *verdict)
{
  ful_cli_print (_ ("\nReady to train\n"));
  for (guint i = 0; i < verdict->readiness->len; i++) {
    const FulReadinessItem *item = g_ptr_array_index (verdict->readiness, i);

    ful_cli_print ("  ");
    print_cell (item->met ? _ ("met") : _ ("missing"), 8);
    print_cell (item->item, 11);
    ful_cli_print ("%s\n", item->basis);
  }
}

static void
print_text (const FulVerdict *verdict, const FulDossier *dossier)
{
  print_headline (verdict);
  print_next (verdict);
  print_cautions (verdict);
  print_steps (verdict);
  print_ladder (verdict, dossier);
  print_factors (verdict);
  print_readiness (verdict);
}

static FulExit
run_verdict (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulDossier) dossier = NULL;
  g_autoptr (FulVerdict) verdict = NULL;
  g_autofree char *text = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  project = ful_cli_open (argv[1], &error);
  if (project == NULL || (dossier = ful_dossier_load (project, /* today= */ NULL, &error)) == NULL)
    return ful_cli_fail (error);
  ful_dossier_note_look (dossier, project);
  verdict = ful_verdict_new (&dossier->input);
  if (json) {
    text = ful_verdict_to_json (verdict, &dossier->input);
    ful_cli_print ("%s", text);
  } else {
    print_text (verdict, dossier);
  }
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_verdict = {
  .name = "verdict",
  .usage = "PROJECT",
  .summary = N_ ("Say whether prompts are enough, and why"),
  .details =
      N_ ("Prints the headline with its reasons, what to do next, the five steps, the ladder\n"
          "of architectures, the seven factors, and what is missing before training.\n"
          "Counts as a look at the test split where figures of it are shown."),
  .run = run_verdict,
};
