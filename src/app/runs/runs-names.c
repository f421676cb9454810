/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is in the data of the Runs page, and what it is called. */
#include <string.h>

#include "app/runs/runs-data.h"

const FulEvidenceArm *
ful_runs_data_arm (const FulRunsData *self, guint arm)
{
  return arm < self->n_measured ? g_ptr_array_index (self->evidence->arms, arm)
                                : g_ptr_array_index (self->planned, arm - self->n_measured);
}

const FulRunsCell *
ful_runs_data_cell (const FulRunsData *self, guint case_index, guint arm)
{
  return &self->cells[(gsize)case_index * self->n_arms + arm];
}

FulCellState
ful_runs_data_state (const FulRunsData *self, guint case_index, guint arm)
{
  gsize at = (gsize)case_index * self->n_arms + arm;

  return (FulCellState)(self->live != NULL ? self->live[at] : self->cells[at].state);
}

gint64
ful_runs_data_result (const FulRunsData *self, guint case_index, guint arm)
{
  gint64 live =
      self->live_results != NULL ? self->live_results[(gsize)case_index * self->n_arms + arm] : 0;

  return live != 0 ? live : ful_runs_data_cell (self, case_index, arm)->result_id;
}

int
ful_runs_data_find_arm (const FulRunsData *self, const char *name)
{
  for (guint a = 0; a < self->n_arms; a++)
    if (strcmp (ful_runs_data_arm (self, a)->name, name) == 0)
      return (int)a;
  return -1;
}

guint
ful_runs_data_find_case (const FulRunsData *self, const char *name)
{
  for (gsize i = 0; i < self->evidence->n_cases; i++)
    if (strcmp (self->evidence->cases[i].name, name) == 0)
      return (guint)i;
  return G_MAXUINT;
}

guint
ful_runs_data_first_arm (const FulRunsData *self)
{
  int best = ful_standings_best_prompt_arm (self->standings);

  return best >= 0 ? (guint)best : 0;
}

gboolean
ful_runs_data_same_cases (const FulRunsData *self, const FulRunsData *other)
{
  if (self->evidence == other->evidence)
    return TRUE;
  if (self->evidence->n_cases != other->evidence->n_cases)
    return FALSE;
  for (gsize i = 0; i < self->evidence->n_cases; i++)
    if (self->evidence->cases[i].id != other->evidence->cases[i].id)
      return FALSE;
  return TRUE;
}

char *
ful_runs_data_prompt_title (const FulRunsData *self, guint arm)
{
  const FulEvidenceArm *item = ful_runs_data_arm (self, arm);
  gboolean several = item->variables[0] != '\0';

  for (guint a = 0; a < self->n_arms; a++) {
    const FulEvidenceArm *other = ful_runs_data_arm (self, a);

    several = several || (other->prompt_id == item->prompt_id && other->revision != item->revision);
  }
  return several ? ful_arm_format (item->prompt, item->revision, item->variables, NULL)
                 : g_strdup (item->prompt);
}

char *
ful_runs_data_arm_title (const FulRunsData *self, guint arm)
{
  g_autofree char *prompt = ful_runs_data_prompt_title (self, arm);

  return g_strdup_printf ("%s · %s", prompt, ful_runs_data_arm (self, arm)->model);
}

GPtrArray *
ful_runs_data_arm_titles (const FulRunsData *self, gboolean measured)
{
  guint n = measured ? self->n_measured : self->n_arms;
  GPtrArray *titles = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint a = 0; a < n; a++)
    g_ptr_array_add (titles, ful_runs_data_arm_title (self, a));
  return titles;
}
