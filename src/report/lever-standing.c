/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/lever-standing.h"

#include <glib/gi18n-lib.h>

#include "prompts/draft.h"
#include "prompts/levers.h"
#include "report/arm-label.h"
#include "report/format.h"

static void
standing_free (gpointer data)
{
  FulLeverStanding *self = data;

  g_free (self->words);
  g_free (self->detail);
  g_free (self);
}

static const FulLeverNote *
note_of (const FulSnapshot *snapshot, FulLevers lever)
{
  for (guint i = 0; i < snapshot->lever_notes->len; i++) {
    const FulLeverNote *note = snapshot->lever_notes->pdata[i];

    if (note->lever == lever)
      return note;
  }
  return NULL;
}

static const FulLeverGain *
gain_of (const GArray *gains, FulLevers lever)
{
  for (guint i = 0; gains != NULL && i < gains->len; i++)
    if (g_array_index (gains, FulLeverGain, i).lever == lever)
      return &g_array_index (gains, FulLeverGain, i);
  return NULL;
}

/* "nearest-20#1 reaches 85.1 %" */
static char *
reaches (const FulStandings *standings, int arm)
{
  const FulEvidenceArm *of_arm = ful_standings_evidence (standings)->arms->pdata[arm];
  FulSplit split = ful_standings_splits (standings).selecting;
  g_autofree char *label = ful_arm_label_prompt (of_arm);
  g_autofree char *name = ful_format_stranger (label);
  g_autofree char *share =
      ful_format_share (ful_standings_mean (standings, (guint)arm, split).interval.estimate);

  /* Translators: a prompt and the share of cases it answers right. */
  return g_strdup_printf (_ ("%s reaches %s"), name, share);
}

static void
fill_measured (FulLeverStanding *self, const FulStandings *standings, const FulLeverGain *gain)
{
  const FulComparison *comparison = &gain->comparison;
  g_autofree char *with = reaches (standings, gain->with_arm);
  g_autofree char *without = NULL;
  g_autofree char *points = NULL;
  g_autofree char *interval = NULL;

  if (gain->without_arm < 0 || comparison->n == 0) {
    self->state = FUL_LEVER_NOT_COMPARED;
    self->words = g_strdup (_ ("in use, not compared"));
    self->detail =
        gain->without_arm < 0
            ? g_strdup_printf (_ ("%s; nothing ran without it."), with)
            : g_strdup_printf (_ ("%s; no case was answered both with and without it."), with);
    return;
  }
  without = reaches (standings, gain->without_arm);
  points = ful_format_points (comparison->difference.estimate);
  interval = ful_format_points_interval (&comparison->difference);
  self->state = !(gain->p_adjusted < 0.05)            ? FUL_LEVER_CHANCE
                : comparison->difference.estimate < 0 ? FUL_LEVER_WORSE
                                                      : FUL_LEVER_GAINED;
  self->words = self->state == FUL_LEVER_CHANCE
                    /* Translators: a difference such as "+0.6 points". */
                    ? g_strdup_printf (_ ("%s, could be chance"), points)
                    : g_strdup (points);
  /* Translators: the best prompt with the lever, the best without it, the difference. */
  self->detail = g_strdup_printf (_ ("Best with it: %s. Best without: %s. On the same cases: %s."),
                                  with, without, interval);
}

/* Whether the text of a visible prompt has the lever. */
static gboolean
some_text_has (const FulSnapshot *snapshot, FulLevers lever)
{
  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];
    const FulPromptBody *body = prompt->hidden ? NULL : ful_prompt_text (snapshot, prompt);

    if (body != NULL && (ful_levers_detect (snapshot, body) & lever) != 0)
      return TRUE;
  }
  return FALSE;
}

static FulLeverStanding *
standing_new (const FulSnapshot *snapshot,
              const FulStandings *standings,
              const GArray *gains,
              FulLevers lever)
{
  FulLeverStanding *self = g_new0 (FulLeverStanding, 1);
  const FulLeverNote *note = note_of (snapshot, lever);
  const FulLeverGain *gain = gain_of (gains, lever);

  self->lever = lever;
  if (note != NULL) {
    self->state = FUL_LEVER_NOT_APPLICABLE;
    self->words = g_strdup (_ ("does not apply"));
    self->detail = ful_format_stranger (note->why);
  } else if (gain != NULL) {
    fill_measured (self, standings, gain);
  } else if (some_text_has (snapshot, lever)) {
    self->state = FUL_LEVER_NOT_RUN;
    self->words = g_strdup (_ ("added, not run yet"));
    self->detail = g_strdup (_ ("A prompt has it; run it to see what it gains."));
  } else {
    self->state = FUL_LEVER_UNTRIED;
    self->words = g_strdup (_ ("not tried"));
    self->detail = g_strdup (_ ("No prompt has it."));
  }
  return self;
}

GPtrArray *
ful_lever_standings (const FulSnapshot *snapshot, const FulStandings *standings)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (standing_free);
  g_autoptr (GArray) gains = standings != NULL ? ful_lever_gains (standings, snapshot) : NULL;

  for (guint i = 0; i < FUL_N_LEVERS; i++)
    g_ptr_array_add (all, standing_new (snapshot, standings, gains, (FulLevers)(1u << i)));
  return all;
}
