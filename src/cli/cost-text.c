/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of `cost` for people. */
#include <glib/gi18n.h>
#include <math.h>

#include "cli/cost-text.h"
#include "cli/command.h"
#include "verdict/words.h"

/* A space, and @text in a column of @width characters, to the right where it is a number. */
static void
print_cell (const char *text, int width, gboolean is_number)
{
  int gap = MAX (width - (int)g_utf8_strlen (text, -1), 0);

  ful_cli_print (" %*s%s%*s", is_number ? gap : 0, "", text, is_number ? 0 : gap, "");
}

static void
print_money (const FulProjection *projection, double amount)
{
  g_autofree char *text = ful_words_money (amount, projection->currency);

  print_cell (text, 12, TRUE);
}

static const char *
name_of (const FulEvidence *evidence, int arm)
{
  const FulEvidenceArm *of_arm = arm >= 0 ? evidence->arms->pdata[arm] : NULL;

  return of_arm != NULL ? of_arm->name : _ ("by what is set");
}

static void
print_row (const FulProjection *projection,
           const char *side,
           double upfront,
           double monthly,
           double total,
           const char *arm)
{
  ful_cli_print (" ");
  print_cell (side, 11, FALSE);
  print_money (projection, upfront);
  print_money (projection, monthly);
  print_money (projection, total);
  ful_cli_print ("  %s\n", arm);
}

static void
print_sides (const FulProjection *projection, const FulEvidence *evidence)
{
  g_autofree char *total = g_strdup_printf (_ ("%d months"), projection->horizon_months);

  ful_cli_print (" ");
  print_cell ("", 11, FALSE);
  print_cell (_ ("upfront"), 12, TRUE);
  print_cell (_ ("month 1"), 12, TRUE);
  print_cell (total, 12, TRUE);
  ful_cli_print ("\n");
  print_row (projection, _ ("prompt"), projection->prompt_upfront, projection->prompt_monthly,
             projection->prompt_total, name_of (evidence, projection->pair.prompt_arm));
  print_row (projection, ful_rung_name (projection->pair.tuned_rung), projection->tuned_upfront,
             projection->tuned_monthly, projection->tuned_total,
             name_of (evidence, projection->pair.tuned_arm));
  if (!isnan (projection->utilisation)) {
    g_autofree char *share = ful_words_share (projection->utilisation);

    ful_cli_print (_ ("  The replicas of month 1 are used to %s.\n"), share);
  }
}

static void
print_break_even_month (const FulProjection *projection)
{
  g_autofree char *likely = ful_words_number (projection->break_even_month);
  g_autofree char *early = ful_words_number (projection->break_even_p10);
  g_autofree char *late = ful_words_number (projection->break_even_p90);

  if (isnan (projection->break_even_month))
    ful_cli_print (_ ("It does not break even within %d months.\n"), projection->horizon_months);
  else
    ful_cli_print (_ ("It breaks even after %s months.\n"), likely);
  if (projection->sign_changes->len > 1)
    ful_cli_print (_ ("The lead changes %u times on the way.\n"), projection->sign_changes->len);
  if (projection->break_even_p10 == projection->break_even_p90)
    return; /* nothing is uncertain */
  if (!isnan (projection->break_even_p10) && !isnan (projection->break_even_p90))
    ful_cli_print (_ ("In eight of ten cases: after %s to %s months.\n"), early, late);
  else if (!isnan (projection->break_even_p10))
    ful_cli_print (_ ("In one of ten cases within %s months, in another one never.\n"), early);
}

static void
print_break_even (const FulProjection *projection)
{
  g_autofree char *chance = ful_words_probability (projection->p_break_even);
  g_autofree char *volume = ful_words_count (projection->break_even_volume);
  g_autofree char *low = ful_words_money (projection->saving_p10, projection->currency);
  g_autofree char *middle = ful_words_money (projection->saving_p50, projection->currency);
  g_autofree char *high = ful_words_money (projection->saving_p90, projection->currency);

  ful_cli_print ("\n");
  print_break_even_month (projection);
  ful_cli_print (_ ("Chance that it pays within %d months: %s. Saving: %s"),
                 projection->horizon_months, chance, middle);
  if (projection->saving_p10 < projection->saving_p90)
    ful_cli_print (_ (" (eight of ten cases: %s to %s)"), low, high);
  ful_cli_print (".\n");
  if (isnan (projection->break_even_volume))
    ful_cli_print (_ ("There is no volume above which it pays.\n"));
  else
    ful_cli_print (_ ("It pays above %s requests a month.\n"), volume);
  if (projection->crossings->len > 1) {
    ful_cli_print (_ ("The totals cross at"));
    for (guint i = 0; i < projection->crossings->len; i++) {
      g_autofree char *at = ful_words_count (g_array_index (projection->crossings, double, i));

      ful_cli_print ("%s %s", i > 0 ? "," : "", at);
    }
    ful_cli_print (_ (" requests a month.\n"));
  }
}

static void
print_months (const FulProjection *projection)
{
  static const char *const heads[] = { N_ ("prompt"), N_ ("tuned"), N_ ("saved"), N_ ("low"),
                                       N_ ("high") };

  ful_cli_print (_ ("\nBy month, and saved so far: eight of ten cases lie between low and high\n"));
  ful_cli_print ("      ");
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    print_cell (_ (heads[i]), 12, TRUE);
  ful_cli_print ("\n");
  for (int t = 0; t < projection->horizon_months; t++) {
    const FulCostMonth *month = &projection->months[t];

    ful_cli_print ("  %4d", t + 1);
    print_money (projection, month->prompt);
    print_money (projection, month->tuned);
    print_money (projection, month->saving_p50);
    print_money (projection, month->saving_p10);
    print_money (projection, month->saving_p90);
    ful_cli_print ("\n");
  }
}

static void
print_arms (const FulProjection *projection, GArray *arms, const FulEvidence *evidence)
{
  if (arms->len > 0)
    ful_cli_print (_ ("\nArms: month 1, %d months, a request, a right answer, chance that it "
                      "pays\n"),
                   projection->horizon_months);
  for (guint i = 0; i < arms->len; i++) {
    const FulCostArm *arm = &g_array_index (arms, FulCostArm, i);
    g_autofree char *chance = ful_words_probability (arm->p_break_even);

    ful_cli_print (" ");
    print_money (projection, arm->monthly);
    print_money (projection, arm->total);
    print_money (projection, arm->per_request);
    print_money (projection, arm->per_correct);
    print_cell (chance, 10, TRUE);
    ful_cli_print ("  %s\n", name_of (evidence, arm->arm));
  }
}

/* As `set` takes it, whatever the locale. */
static void
print_number (double value, const char *before)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  ful_cli_print ("%s%s", before, g_ascii_formatd (text, sizeof text, "%.10g", value));
}

static void
print_inputs (const FulProjection *projection)
{
  ful_cli_print (_ ("\nRests on\n"));
  for (guint i = 0; i < projection->inputs->len; i++) {
    const FulCostInput *input = projection->inputs->pdata[i];

    ful_cli_print (" ");
    print_cell (input->key, 38, FALSE);
    if (input->low < input->high)
      print_number (input->low, " ");
    print_number (input->likely, input->low < input->high ? ".." : " ");
    if (input->low < input->high)
      print_number (input->high, "..");
    ful_cli_print (" (%s)\n", input->source);
  }
}

void
ful_cli_print_cost (const FulProjection *projection, GArray *arms, const FulEvidence *evidence)
{
  if (projection->known) {
    print_sides (projection, evidence);
    print_break_even (projection);
    print_months (projection);
    print_arms (projection, arms, evidence);
  } else {
    ful_cli_print (_ ("The cost is not known yet. Set with fulcrum-cli set, or measure:\n"));
    for (guint i = 0; i < projection->missing->len; i++)
      ful_cli_print ("  %s\n", (const char *)projection->missing->pdata[i]);
  }
  print_inputs (projection);
}
