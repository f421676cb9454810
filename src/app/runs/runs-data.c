/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix is n_cases × n_arms cells of 16 bytes: 100,000 cases with 12 arms take 19 MB. */
#include "app/runs/runs-data.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "project/case.h"

#define MAX_TEXT 200

static FulCell *
cell_at (const FulRunsData *self, guint case_index, guint arm)
{
  return &self->cells[(gsize)case_index * self->n_arms + arm];
}

/* The first line that says something, cut. */
static char *
short_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  char *line = g_strchug (valid);
  char *end = strpbrk (line, "\r\n");

  if (end != NULL)
    *end = '\0';
  return g_utf8_strlen (line, -1) > MAX_TEXT ? g_utf8_substring (line, 0, MAX_TEXT)
                                             : g_strdup (line);
}

static gboolean
read_texts (FulRunsData *self, FulProject *project, GHashTable *ids, GError **error)
{
  guint mask = 1 << FUL_SPLIT_DEV | 1 << FUL_SPLIT_TEST | 1 << FUL_SPLIT_NONE;
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, mask, error);

  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = g_ptr_array_index (cases, i);
    gpointer at;
    FulCaseText *text;
    g_autofree char *joined = NULL;

    if (!g_hash_table_lookup_extended (ids, &item->id, NULL, &at))
      continue;
    text = &self->texts[GPOINTER_TO_UINT (at)];
    if (text->text != NULL)
      continue;
    text->text = short_text (item->var_values != NULL ? item->var_values[0] : NULL);
    text->expected = short_text (item->expected);
    joined = g_strjoin ("\n", item->name, text->text, text->expected, NULL);
    text->search = g_utf8_casefold (joined, -1);
  }
  for (gsize i = 0; i < self->evidence->n_cases; i++) {
    const FulEvidenceCase *item = &self->evidence->cases[i];

    if (self->texts[i].text != NULL)
      continue;
    self->texts[i].text = g_strdup ("");
    self->texts[i].expected = short_text (item->expected);
    self->texts[i].search = g_utf8_casefold (item->name, -1);
  }
  return TRUE;
}

/* Answers of a case follow each other. */
static void
fill_cells (FulRunsData *self, guint arm)
{
  const FulEvidenceArm *item = ful_runs_data_arm (self, arm);
  g_autofree FulMode *modes = ful_failure_modes_of_arm (self->standings, self->snapshot, arm);

  for (gsize i = 0; i < item->n_answers; i++) {
    const FulAnswer *answer = &item->answers[i];
    FulCell *cell = cell_at (self, answer->case_index, arm);
    FulCellState state = ful_score_passes (answer->score)  ? FUL_CELL_PASS
                         : ful_score_fails (answer->score) ? FUL_CELL_FAIL
                                                           : FUL_CELL_WAITING;

    if (cell->answer == G_MAXUINT) {
      cell->answer = (guint)i;
      cell->result_id = answer->result_id;
    }
    if (cell->mode == FUL_MODE_NONE)
      cell->mode = (guint8)modes[i];
    if (cell->state == FUL_CELL_WAITING)
      cell->state = (guint8)state;
    else if (state != FUL_CELL_WAITING && state != cell->state)
      cell->state = FUL_CELL_FLAKY;
  }
}

typedef struct {
  FulRunsData *data;
  GHashTable *ids;
  GCancellable *cancellable;
} Errors;

static gboolean
note_error (const FulResult *result, gpointer user_data, GError **error)
{
  Errors *self = user_data;
  gpointer at;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (result->error == NULL ||
      !g_hash_table_lookup_extended (self->ids, &result->case_id, NULL, &at))
    return TRUE;
  for (guint a = 0; a < self->data->n_arms; a++) {
    const FulEvidenceArm *arm = ful_runs_data_arm (self->data, a);
    FulCell *cell = cell_at (self->data, GPOINTER_TO_UINT (at), a);

    if (arm->revision_id == result->revision_id && arm->model_id == result->model_id &&
        strcmp (arm->variables, result->variables) == 0 && cell->answer == G_MAXUINT) {
      cell->state = FUL_CELL_ERROR;
      cell->result_id = result->id;
    }
  }
  return TRUE;
}

static gboolean
fill (FulRunsData *self, FulProject *project, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  Errors errors = { self, ids, cancellable };
  gsize n = self->evidence->n_cases;

  for (gsize i = 0; i < n; i++)
    g_hash_table_insert (ids, &self->evidence->cases[i].id, GUINT_TO_POINTER ((guint)i));
  self->texts = g_new0 (FulCaseText, n);
  if (!read_texts (self, project, ids, error))
    return FALSE;
  self->cells = g_new0 (FulCell, n * self->n_arms);
  for (gsize i = 0; i < n * self->n_arms; i++)
    self->cells[i].answer = G_MAXUINT;
  for (guint a = 0; a < self->n_arms; a++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    fill_cells (self, a);
    self->facts[a] = ful_arm_facts (&self->context, a);
    self->states[a] = ful_arm_state (&self->context, &self->bar, a, self->facts[a].split);
    self->modes[a] =
        ful_failure_modes_on (self->standings, self->snapshot, a, self->facts[a].split);
  }
  self->plateau = ful_plateau_new (self->standings, self->snapshot);
  return ful_project_foreach_result (project, FALSE, note_error, &errors, error);
}

FulRunsData *
ful_runs_data_load (FulProject *project,
                    FulSnapshot *snapshot,
                    FulEvidence *evidence,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (FulRunsData) self = g_new0 (FulRunsData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = ful_snapshot_ref (snapshot);
  self->evidence = ful_evidence_ref (evidence);
  self->standings = ful_standings_new (evidence);
  self->context = (FulCostContext){ .snapshot = self->snapshot,
                                    .standings = self->standings,
                                    .prices = ful_price_list_default (),
                                    .draws = FUL_COST_DRAWS,
                                    .seed = FUL_COST_SEED };
  self->bar = ful_bar_of (snapshot);
  self->n_arms = evidence->arms->len;
  self->facts = g_new0 (FulArmFacts, self->n_arms);
  self->states = g_new0 (FulArmState, self->n_arms);
  self->modes = g_new0 (FulFailureModes, self->n_arms);
  return fill (self, project, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

FulRunsData *
ful_runs_data_ref (FulRunsData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_runs_data_unref (FulRunsData *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (gsize i = 0; self->texts != NULL && i < self->evidence->n_cases; i++) {
    g_free (self->texts[i].text);
    g_free (self->texts[i].expected);
    g_free (self->texts[i].search);
  }
  g_free (self->texts);
  g_free (self->cells);
  g_free (self->facts);
  g_free (self->states);
  g_free (self->modes);
  g_clear_pointer (&self->plateau, ful_plateau_free);
  ful_standings_free (self->standings);
  ful_evidence_unref (self->evidence);
  ful_snapshot_unref (self->snapshot);
  g_free (self);
}

const FulEvidenceArm *
ful_runs_data_arm (const FulRunsData *self, guint arm)
{
  return g_ptr_array_index (self->evidence->arms, arm);
}

const FulCell *
ful_runs_data_cell (const FulRunsData *self, guint case_index, guint arm)
{
  return cell_at (self, case_index, arm);
}

int
ful_runs_data_find_arm (const FulRunsData *self, const char *name)
{
  for (guint a = 0; a < self->n_arms; a++)
    if (strcmp (ful_runs_data_arm (self, a)->name, name) == 0)
      return (int)a;
  return -1;
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
