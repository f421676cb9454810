/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "verdict/steps.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "verdict/headline.h"
#include "verdict/words.h"

static void
link_free (gpointer data)
{
  FulEvidenceLink *found = data;

  g_free (found->text);
  g_free (found->filter);
  g_free (found);
}

void
ful_step_clear (FulStep *step)
{
  g_free (step->summary);
  g_clear_pointer (&step->evidence, g_ptr_array_unref);
}

const char *
ful_step_question (int step)
{
  static const char *const questions[] = {
    N_ ("What goes wrong?"), N_ ("Is the prompt layer fixed?"), N_ ("Have prompts levelled off?"),
    N_ ("What does each way cost?"), N_ ("What is the lightest that clears?")
  };

  return _ (questions[step - 1]);
}

static void
add_link (FulStep *step,
          char *text /* (transfer full) */,
          FulSplit split,
          int arm,
          char *filter /* (transfer full) (nullable) */)
{
  FulEvidenceLink *made = g_new0 (FulEvidenceLink, 1);

  *made = (FulEvidenceLink){ text, split, arm, filter };
  g_ptr_array_add (step->evidence, made);
}

/* "p1#1@m reaches 86.7 % (85.5 to 87.9) on test". */
static void
add_arm_link (FulStep *step, const FulGrounds *grounds, int arm)
{
  FulSplit split = ful_grounds_shown_on (grounds, (guint)arm);
  g_autofree char *quality = ful_words_interval (ful_grounds_quality (grounds, arm).interval);

  add_link (step,
            g_strdup_printf (_ ("%s reaches %s on %s"), ful_grounds_arm (grounds, arm)->name,
                             quality, ful_split_name (split)),
            split, arm, NULL);
}

/* --- 1: what goes wrong --- */

static void
fill_failures (FulStep *step, const FulGrounds *grounds)
{
  const FulFailureModes *modes = &grounds->modes;
  const char *arm = modes->arm >= 0 ? ful_grounds_arm (grounds, modes->arm)->name : NULL;

  if (modes->arm < 0)
    step->summary = g_strdup (_ ("No prompt has been measured yet"));
  else if (modes->dominant != FUL_MODE_NONE)
    step->summary =
        g_strdup_printf (_ ("Most failures are of one kind, %s: %" G_GSIZE_FORMAT
                            " of %" G_GSIZE_FORMAT " failed cases of %s"),
                         modes->name, modes->counts[modes->dominant], modes->failed_cases, arm);
  else if (g_str_equal (modes->name, "too-few"))
    step->summary = g_strdup_printf (_ ("Only %" G_GSIZE_FORMAT
                                        " cases of %s failed: too few to say what is wrong"),
                                     modes->failed_cases, arm);
  else
    step->summary = g_strdup_printf (_ ("No kind of failure stands out among the %" G_GSIZE_FORMAT
                                        " failed cases of %s"),
                                     modes->failed_cases, arm);
  if (modes->arm < 0)
    return;
  add_link (step, g_strdup_printf (_ ("%" G_GSIZE_FORMAT " failed cases"), modes->failed_cases),
            modes->split, modes->arm, g_strdup ("failed"));
  for (FulMode mode = FUL_MODE_WRONG_EXPECTED; mode < FUL_N_MODES; mode++)
    if (modes->counts[mode] > 0)
      add_link (step,
                g_strdup_printf ("%s: %" G_GSIZE_FORMAT, ful_mode_name (mode), modes->counts[mode]),
                modes->split, modes->arm, g_strconcat ("failed mode:", ful_mode_name (mode), NULL));
}

/* --- 2: is the prompt layer fixed --- */

static char *
lever_list (FulLevers levers)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < FUL_N_LEVERS; i++)
    if ((levers & (1u << i)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? _ (", ") : "",
                              ful_lever_name ((FulLevers)(1u << i)));
  if (list->len == 0)
    g_string_append (list, _ ("none"));
  return g_string_free (list, FALSE);
}

/* The first in rank of the prompt arms with @lever; -1: none counts. */
static int
best_with (const FulGrounds *grounds, FulLevers lever)
{
  const GPtrArray *arms = grounds->evidence->arms;
  g_autoptr (GArray) with = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) rank = NULL;

  for (guint i = 0; i < arms->len; i++) {
    const FulEvidenceArm *arm = g_ptr_array_index (arms, i);

    if (ful_rung_is_prompt (arm->rung) && (arm->levers & lever) != 0)
      g_array_append_val (with, i);
  }
  rank = ful_standings_rank (grounds->standings, (const guint *)(gpointer)with->data, with->len,
                             /* states= */ NULL);
  return rank->len > 0 ? (int)g_array_index (rank, guint, 0) : -1;
}

static void
fill_levers (FulStep *step, const FulGrounds *grounds)
{
  const FulPlateau *plateau = grounds->plateau;
  g_autofree char *tried = lever_list (plateau->tried);
  g_autofree char *untried = lever_list (plateau->untried);

  step->summary = plateau->untried != 0
                      ? g_strdup_printf (_ ("Not tried yet: %s. Tried: %s"), untried, tried)
                      : g_strdup_printf (_ ("Every lever that applies has been tried: %s"), tried);
  for (guint i = 0; i < FUL_N_LEVERS; i++) {
    FulLevers lever = (FulLevers)(1u << i);
    int arm = (plateau->tried & lever) != 0 ? best_with (grounds, lever) : -1;

    if (arm >= 0) {
      g_autofree char *quality = ful_words_interval (ful_grounds_quality (grounds, arm).interval);

      add_link (step,
                g_strdup_printf (_ ("%s: %s reaches %s"), ful_lever_name (lever),
                                 ful_grounds_arm (grounds, arm)->name, quality),
                ful_grounds_shown_on (grounds, (guint)arm), arm, NULL);
    }
  }
  for (guint i = 0; i < grounds->snapshot->lever_notes->len; i++) {
    const FulLeverNote *note = g_ptr_array_index (grounds->snapshot->lever_notes, i);

    add_link (step,
              g_strdup_printf (_ ("%s does not apply: %s"), ful_lever_name (note->lever),
                               note->why),
              FUL_SPLIT_NONE, -1, NULL);
  }
}

/* --- 3: have prompts levelled off --- */

static void
fill_plateau (FulStep *step, const FulGrounds *grounds)
{
  const FulPlateau *plateau = grounds->plateau;
  g_autofree char *delta = ful_words_gain (plateau->delta);
  guint since = 0;

  for (guint i = 0; i < plateau->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (plateau->history, i);
    g_autofree char *gain = ful_words_points (attempt->gain);

    since += attempt->since ? 1 : 0;
    if (!isnan (attempt->gain.estimate))
      add_link (step, g_strdup_printf (_ ("%s gained %s"), attempt->revision, gain),
                grounds->splits.selecting, (int)attempt->arm, NULL);
  }
  if (plateau->best < 0)
    step->summary = g_strdup (_ ("No prompt has been measured yet"));
  else if (plateau->proven)
    step->summary = g_strdup_printf (_ ("Yes: none of %u attempts since %s can have gained %s"),
                                     since, ful_grounds_arm (grounds, plateau->best)->name, delta);
  else if (g_str_equal (plateau->reason, "levers-untried"))
    step->summary = g_strdup (_ ("Not shown: a lever that applies has not been tried"));
  else if (g_str_equal (plateau->reason, "too-few-attempts"))
    step->summary = g_strdup_printf (_ ("Not shown: %u attempts since the last real gain; three of "
                                        "different texts are asked for"),
                                     since);
  else
    step->summary = g_strdup_printf (
        _ ("Not shown: with these cases a gain of %s could hide in the latest attempts"), delta);
}

/* --- 4: what does each way cost --- */

static void
fill_cost (FulStep *step, const FulGrounds *grounds, const FulVerdict *verdict)
{
  const FulProjection *cost = verdict->projection;
  const char *currency = ful_snapshot_text (grounds->snapshot, "cost.currency");
  g_autofree char *prompt = ful_words_money (cost->prompt_monthly, currency);
  g_autofree char *tuned = ful_words_money (cost->tuned_monthly, currency);
  g_autofree char *upfront = ful_words_money (cost->tuned_upfront, currency);
  g_autofree char *sure = ful_words_probability (cost->p_break_even);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < cost->missing->len; i++)
    g_string_append_printf (missing, "%s%s", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (cost->missing, i));
  step->summary = cost->known ? g_strdup_printf (_ ("Prompting %s a month; training %s up front "
                                                    "and %s a month; it pays "
                                                    "back within %d months with %s certainty"),
                                                 prompt, upfront, tuned, cost->horizon_months, sure)
                              : g_strdup_printf (_ ("Not known without %s"), missing->str);
  if (verdict->pair.prompt_arm >= 0)
    add_link (step,
              g_strdup_printf (_ ("The prompt side is %s"),
                               ful_grounds_arm (grounds, verdict->pair.prompt_arm)->name),
              ful_grounds_shown_on (grounds, (guint)verdict->pair.prompt_arm),
              verdict->pair.prompt_arm, NULL);
  if (verdict->pair.tuned_arm >= 0)
    add_link (step,
              g_strdup_printf (_ ("The trained side is %s"),
                               ful_grounds_arm (grounds, verdict->pair.tuned_arm)->name),
              ful_grounds_shown_on (grounds, (guint)verdict->pair.tuned_arm),
              verdict->pair.tuned_arm, NULL);
  else
    add_link (step, g_strdup (_ ("The trained side is projected: nobody has measured it")),
              FUL_SPLIT_NONE, -1, NULL);
}

/* --- 5: what is the lightest that clears --- */

static void
fill_lightest (FulStep *step, const FulGrounds *grounds)
{
  FulRung rung = ful_ladder_lightest (&grounds->ladder, FUL_RUNG_ZERO_SHOT, FUL_RUNG_TUNED);
  g_autofree char *bar = ful_words_share (grounds->bar.limits[FUL_MEASURE_QUALITY]);

  for (FulRung i = 0; i < FUL_N_RUNGS; i++) {
    const FulRungStanding *standing = &grounds->ladder.rungs[i];
    int arm = standing->arm >= 0 ? standing->arm : standing->first;

    if (arm >= 0)
      add_arm_link (step, grounds, arm);
  }
  if (!grounds->has_bar) {
    step->summary = g_strdup (_ ("No bar is set"));
  } else if (rung == FUL_RUNG_UNSET) {
    step->summary = g_strdup_printf (_ ("Nothing measured clears the bar of %s yet"), bar);
  } else {
    int arm = grounds->ladder.rungs[rung].arm;
    g_autofree char *quality = ful_words_interval (ful_grounds_quality (grounds, arm).interval);

    step->summary = g_strdup_printf (_ ("%s: %s reaches %s, bar %s"), ful_headline_rung (rung),
                                     ful_grounds_arm (grounds, arm)->name, quality, bar);
  }
}

/* What is done because a prompt clears, and not by itself, says so. */
static void
say_settled (FulStep *step)
{
  char *summary = g_strdup_printf (_ ("A prompt clears the bar already. %s"), step->summary);

  g_free (step->summary);
  step->summary = summary;
}

static void
set_states (const FulGrounds *grounds, const FulVerdict *verdict, FulStep steps[5])
{
  gboolean clears = ful_ladder_lightest (&grounds->ladder, FUL_RUNG_ZERO_SHOT,
                                         FUL_RUNG_RETRIEVAL) != FUL_RUNG_UNSET;
  gboolean decided = verdict->code != FUL_CODE_MORE_EVIDENCE &&
                     verdict->code != FUL_CODE_IMPROVE_PROMPT &&
                     verdict->code != FUL_CODE_ADD_RETRIEVAL;
  gboolean done[5] = { !g_str_equal (grounds->modes.name, "too-few"),
                       grounds->plateau->untried == 0, grounds->plateau->proven,
                       verdict->projection->known, decided };

  for (int i = 0; i < 3; i++)
    if (clears && !done[i]) {
      done[i] = TRUE;
      say_settled (&steps[i]);
    }
  for (int i = 0; i < 5; i++) {
    gboolean blocked =
        (i == 2 && !done[1]) || (i == 4 && !(done[0] && done[1] && done[2] && done[3]));

    steps[i].state = done[i] ? FUL_STEP_DONE : blocked ? FUL_STEP_BLOCKED : FUL_STEP_OPEN;
  }
}

void
ful_steps_fill (const FulGrounds *grounds, const FulVerdict *verdict, FulStep steps[5])
{
  for (int i = 0; i < 5; i++) {
    steps[i].step = i + 1;
    steps[i].evidence = g_ptr_array_new_with_free_func (link_free);
  }
  fill_failures (&steps[0], grounds);
  fill_levers (&steps[1], grounds);
  fill_plateau (&steps[2], grounds);
  fill_cost (&steps[3], grounds, verdict);
  fill_lightest (&steps[4], grounds);
  set_states (grounds, verdict, steps);
}
