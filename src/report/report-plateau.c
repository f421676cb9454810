/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/attempts-chart.h"
#include "report/format.h"

/* "examples, structure"; "none". */
static char *
lever_words (FulLevers levers)
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

static char *
conclusion (const FulPlateau *plateau)
{
  g_autofree char *delta = ful_format_gap (plateau->delta);
  g_autofree char *untried = lever_words (plateau->untried);
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

static void
add_charts (const FulReport *self, FulBlock *section)
{
  const FulPlateau *plateau = self->verdict->plateau;
  guint n = plateau->history->len;
  g_autofree FulAttemptRow *rows = g_new0 (FulAttemptRow, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int best = -1;

  for (guint i = 0; i < n; i++) {
    const FulAttempt *attempt = g_ptr_array_index (plateau->history, i);
    char *name = ful_format_stranger (attempt->revision);

    g_ptr_array_add (names, name);
    rows[i] = (FulAttemptRow){
      .name = name,
      .quality =
          ful_standings_mean (self->standings, attempt->arm, self->splits.selecting).interval,
      .gain = attempt->gain,
      .real_gain = attempt->real_gain,
      .since = attempt->since,
    };
    if ((int)attempt->arm == plateau->best)
      best = (int)i;
  }
  ful_block_take_figure_with_table (section,
                                    ful_attempts_chart_new (rows, n, best,
                                                            self->bar.limits[FUL_MEASURE_QUALITY]));
  ful_block_take_figure_with_table (section, ful_gains_chart_new (rows, n, plateau->delta));
}

static FulTable *
history_table (const FulReport *self)
{
  const FulPlateau *plateau = self->verdict->plateau;
  FulTable *table = ful_table_new (NULL);

  ful_table_add_column (table, C_ ("column", "Attempt"), FALSE);
  ful_table_add_column (table, C_ ("column", "Levers"), FALSE);
  ful_table_add_column (table, _ ("Quality (95\u00a0% interval)"), TRUE);
  ful_table_add_column (table, _ ("Gain over the best before it"), TRUE);
  ful_table_add_column (table, C_ ("column", "Which is"), FALSE);
  for (guint i = 0; i < plateau->history->len; i++) {
    const FulAttempt *attempt = g_ptr_array_index (plateau->history, i);
    FulMean quality = ful_standings_mean (self->standings, attempt->arm, self->splits.selecting);
    gboolean compared = !isnan (attempt->gain.estimate);
    FulAttemptRow row = { .gain = attempt->gain, .real_gain = attempt->real_gain };

    ful_table_begin_row (table);
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_format_stranger (attempt->revision));
    ful_table_take_cell (table, FUL_CELL_PLAIN, lever_words (attempt->levers));
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_format_interval (&quality.interval));
    ful_table_take_cell (table, FUL_CELL_PLAIN,
                         compared ? ful_format_points_interval (&attempt->gain) : NULL);
    ful_table_add_cell (table, FUL_CELL_PLAIN,
                        compared ? ful_attempt_kind (&row)
                        : i == 0 ? _ ("the first")
                                 : _ ("not compared: too few shared cases"));
  }
  return table;
}

/* What each lever is worth, tried ones by measurement. */
static FulTable *
lever_table (const FulReport *self)
{
  g_autoptr (GArray) gains = ful_lever_gains (self->standings, self->snapshot);
  FulTable *table = ful_table_new (NULL);

  ful_table_add_column (table, C_ ("column", "Lever"), FALSE);
  ful_table_add_column (table, _ ("Gain, best with against best without"), TRUE);
  ful_table_add_column (table, C_ ("column", "Which is"), FALSE);
  for (guint i = 0; i < gains->len; i++) {
    const FulLeverGain *gain = &g_array_index (gains, FulLeverGain, i);
    gboolean compared = gain->comparison.n > 0;

    ful_table_begin_row (table);
    ful_table_take_cell (table, FUL_CELL_PLAIN, lever_words (gain->lever));
    ful_table_take_cell (table, compared ? FUL_CELL_PLAIN : FUL_CELL_QUIET,
                         compared ? ful_format_points_interval (&gain->comparison.difference)
                                  : NULL);
    ful_table_add_cell (table, FUL_CELL_PLAIN,
                        !compared                                  ? _ ("not compared")
                        : !(gain->p_adjusted < 0.05)               ? _ ("could be chance")
                        : gain->comparison.difference.estimate < 0 ? _ ("worse, not chance")
                                                                   : _ ("not chance"));
  }
  return table;
}

static void
add_not_applicable (const FulReport *self, FulBlock *section)
{
  FulBlock *list;

  if (self->snapshot->lever_notes == NULL || self->snapshot->lever_notes->len == 0)
    return;
  ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                            g_strdup (_ ("Marked as not applicable:")));
  list = ful_block_list (section, FUL_LIST_PLAIN);
  for (guint i = 0; i < self->snapshot->lever_notes->len; i++) {
    const FulLeverNote *note = g_ptr_array_index (self->snapshot->lever_notes, i);

    ful_block_take_item (list, FUL_SIGN_NONE, lever_words (note->lever),
                         ful_format_stranger (note->why));
  }
}

void
ful_report_add_plateau (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("Have prompts levelled off?"));
  FulBlock *levers;

  ful_block_take_paragraph (section, FUL_PARAGRAPH_LEAD, conclusion (self->verdict->plateau));
  if (self->verdict->plateau->history->len == 0)
    return;
  ful_block_take_paragraph (section, FUL_PARAGRAPH_PLAIN,
                            g_strdup_printf (_ ("Revisions of the prompt with the best prompt's "
                                                "model, compared on the "
                                                "same cases of the split %s."),
                                             ful_report_split (self->splits.selecting)));
  add_charts (self, section);
  ful_block_take_table (section, history_table (self));
  levers = ful_block_section (section, _ ("What each lever gained"));
  ful_block_take_table (levers, lever_table (self));
  add_not_applicable (self, levers);
}
