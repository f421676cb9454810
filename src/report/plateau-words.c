/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/plateau-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/attempts-chart.h"
#include "report/format.h"

char *
ful_plateau_lever_words (FulLevers levers)
{
  static const char *const names[FUL_N_LEVERS] = { N_ ("examples"), N_ ("tools"), N_ ("validation"),
                                                   N_ ("retrieval"), N_ ("structure") };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < FUL_N_LEVERS; i++)
    if ((levers & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (names[i]));
  if (text->len == 0)
    g_string_append (text, C_ ("levers", "none"));
  return g_string_free (text, FALSE);
}

char *
ful_plateau_conclusion (const FulPlateau *plateau)
{
  g_autofree char *delta = ful_format_gap (plateau->delta);
  g_autofree char *untried = ful_plateau_lever_words (plateau->untried);
  g_autofree char *needed = ful_format_count (plateau->n_needed);

  if (plateau->history->len == 0)
    return g_strdup (_ ("Not measured: no prompt has run."));
  if (plateau->proven)
    return g_strdup_printf (_ ("Prompts have levelled off: no attempt since the last real gain can "
                               "have gained %s."),
                            delta);
  if (g_strcmp0 (plateau->reason, "levers-untried") == 0)
    return g_strdup_printf (_ ("Not shown: these levers have not been tried: %s."), untried);
  if (g_strcmp0 (plateau->reason, "too-few-attempts") == 0)
    return g_strdup (_ ("Not shown: it takes three attempts since the last real gain."));
  if (isnan (plateau->n_needed))
    return g_strdup_printf (
        _ ("Not shown: with these cases a gain of %s could hide in the attempts."), delta);
  return g_strdup_printf (_ ("Not shown: with these cases a gain of %s could hide in the attempts; "
                             "%s would show it."),
                          delta, needed);
}

/* --- the three conditions --- */

char *
ful_plateau_condition_title (const FulPlateau *plateau, FulPlateauCondition condition)
{
  g_autofree char *delta = ful_format_gap (plateau->delta);

  switch (condition) {
  case FUL_PLATEAU_LEVERS:
    return g_strdup (_ ("Every lever that applies was tried"));
  case FUL_PLATEAU_ATTEMPTS:
    return g_strdup (_ ("At least three attempts since the last real gain"));
  default:
    return g_strdup_printf (_ ("None of them can have gained %s"), delta);
  }
}

static char *
levers_basis (const FulPlateau *plateau, const FulSnapshot *snapshot)
{
  FulLevers not_applicable = ful_snapshot_levers_not_applicable (snapshot) & ~plateau->tried;
  g_autofree char *tried = ful_plateau_lever_words (plateau->tried);
  g_autofree char *untried = ful_plateau_lever_words (plateau->untried);
  g_autofree char *never = ful_plateau_lever_words (not_applicable);

  if (plateau->untried != 0)
    return g_strdup_printf (_ ("Not tried: %s. Tried: %s"), untried, tried);
  return not_applicable != 0 ? g_strdup_printf (_ ("Tried: %s. Do not apply: %s"), tried, never)
                             : g_strdup_printf (_ ("Tried: %s"), tried);
}

static char *
attempts_basis (const FulPlateau *plateau)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *count = ful_format_count ((double)plateau->texts);

  for (guint i = 0; i < plateau->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (plateau->history, i);
    g_autofree char *name = ful_format_stranger (attempt->revision);

    if (attempt->since)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  return names->len > 0
             ? g_strdup_printf (C_ ("attempts of different texts", "%s: %s"), count, names->str)
             : g_strdup (_ ("None yet"));
}

static char *
gains_basis (const FulPlateau *plateau)
{
  g_autofree char *largest = NULL;
  g_autofree char *needed = ful_format_count (plateau->n_needed);
  double high = ful_plateau_largest_gain (plateau);

  if (isnan (high))
    return g_strdup (_ ("No attempt to say it of"));
  largest = ful_format_points (high);
  return isnan (plateau->n_needed)
             ? g_strdup_printf (_ ("The largest gain still possible is %s"), largest)
             : g_strdup_printf (_ ("The largest gain still possible is %s; %s cases would tell"),
                                largest, needed);
}

char *
ful_plateau_condition_basis (const FulPlateau *plateau,
                             const FulSnapshot *snapshot,
                             FulPlateauCondition condition)
{
  switch (condition) {
  case FUL_PLATEAU_LEVERS:
    return levers_basis (plateau, snapshot);
  case FUL_PLATEAU_ATTEMPTS:
    return attempts_basis (plateau);
  default:
    return gains_basis (plateau);
  }
}

/* --- charts --- */

/* Rows with names of their own. */
typedef struct {
  FulAttemptRow *rows;
  GPtrArray *names;
  int best;
} Rows;

static void
rows_clear (Rows *self)
{
  g_free (self->rows);
  g_ptr_array_unref (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static Rows
rows_of (const FulPlateau *plateau, const FulStandings *standings)
{
  FulSplit split = ful_standings_splits (standings).selecting;
  Rows self = { .rows = g_new0 (FulAttemptRow, MAX (plateau->history->len, 1)),
                .names = g_ptr_array_new_with_free_func (g_free),
                .best = -1 };

  for (guint i = 0; i < plateau->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (plateau->history, i);
    char *name = ful_format_stranger (attempt->revision);

    g_ptr_array_add (self.names, name);
    self.rows[i] =
        (FulAttemptRow){ .name = name,
                         .quality = ful_standings_mean (standings, attempt->arm, split).interval,
                         .gain = attempt->gain,
                         .real_gain = attempt->real_gain,
                         .since = attempt->since };
    if ((int)attempt->arm == plateau->best)
      self.best = (int)i;
  }
  return self;
}

FulChart *
ful_plateau_attempts_chart (const FulPlateau *plateau, const FulStandings *standings, double bar)
{
  g_auto (Rows) of = rows_of (plateau, standings);

  return ful_attempts_chart_new (of.rows, plateau->history->len, of.best, bar,
                                 plateau->proven ? plateau->delta : (double)NAN);
}

FulChart *
ful_plateau_gains_chart (const FulPlateau *plateau, const FulStandings *standings)
{
  g_auto (Rows) of = rows_of (plateau, standings);

  return ful_gains_chart_new (of.rows, plateau->history->len, plateau->delta);
}
