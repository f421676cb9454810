/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/attempts-chart.h"
#include "report/format.h"
#include "report/plateau-words.h"

static void
add_charts (const FulReport *self, FulBlock *section)
{
  const FulPlateau *plateau = self->verdict->plateau;
  double bar = self->bar.limits[FUL_MEASURE_QUALITY];

  ful_block_take_figure_with_table (section,
                                    ful_plateau_attempts_chart (plateau, self->standings, bar));
  ful_block_take_figure_with_table (section, ful_plateau_gains_chart (plateau, self->standings));
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
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_plateau_lever_words (attempt->levers));
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
    ful_table_take_cell (table, FUL_CELL_PLAIN, ful_plateau_lever_words (gain->lever));
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

    ful_block_take_item (list, FUL_SIGN_NONE, ful_plateau_lever_words (note->lever),
                         ful_format_stranger (note->why));
  }
}

void
ful_report_add_plateau (const FulReport *self, FulBlock *parent)
{
  FulBlock *section = ful_block_section (parent, _ ("Have prompts levelled off?"));
  FulBlock *levers;

  ful_block_take_paragraph (section, FUL_PARAGRAPH_LEAD,
                            ful_plateau_conclusion (self->verdict->plateau));
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
