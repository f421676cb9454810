/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix is n_cases × n_arms cells of 16 bytes: 100,000 cases with 12 arms take 19 MB. */
#include "app/runs/runs-data.h"

#include <math.h>
#include <string.h>

#include "app/runs/runs-reading.h"
#include "project/project-result.h"

static FulRunsCell *
cell_at (const FulRunsData *self, guint case_index, guint arm)
{
  return &self->cells[(gsize)case_index * self->n_arms + arm];
}

static FulCellState
state_of_score (double score)
{
  return ful_score_passes (score)  ? FUL_CELL_PASS
         : ful_score_fails (score) ? FUL_CELL_FAIL
                                   : FUL_CELL_WAITING;
}

/* What a cell is with one more answer. */
static FulCellState
state_with (FulCellState before, FulCellState answer)
{
  if (answer == FUL_CELL_WAITING || answer == before)
    return before;
  if (before == FUL_CELL_WAITING || before == FUL_CELL_ERROR)
    return answer;
  return answer == FUL_CELL_ERROR ? before : FUL_CELL_FLAKY;
}

/* Answers of a case follow each other. */
static void
fill_cells (FulRunsData *self, guint arm)
{
  const FulEvidenceArm *item = ful_runs_data_arm (self, arm);
  g_autofree FulMode *modes = ful_failure_modes_by_case (self->standings, self->snapshot, arm);

  for (gsize i = 0; i < item->n_answers; i++) {
    const FulAnswer *answer = &item->answers[i];
    FulRunsCell *cell = cell_at (self, answer->case_index, arm);

    if (cell->answer == G_MAXUINT) {
      cell->answer = (guint)i;
      cell->result_id = answer->result_id;
      cell->mode = (guint8)modes[answer->case_index];
    }
    cell->state = (guint8)state_with (cell->state, state_of_score (answer->score));
  }
}

static void
fill_errors (FulRunsData *self)
{
  for (guint i = 0; i < self->reading->errors->len; i++) {
    const FulRunsError *error = &g_array_index (self->reading->errors, FulRunsError, i);
    FulRunsCell *cell = cell_at (self, error->case_index, error->arm);

    if (cell->answer != G_MAXUINT)
      continue;
    cell->state = FUL_CELL_ERROR;
    cell->result_id = error->result_id;
  }
}

static void
fill_arm (FulRunsData *self, guint arm)
{
  fill_cells (self, arm);
  self->facts[arm] = ful_arm_facts (&self->context, arm);
  self->states[arm] = ful_arm_state (&self->context, &self->bar, arm, self->facts[arm].split);
  self->modes[arm] =
      ful_failure_modes_on (self->standings, self->snapshot, arm, self->facts[arm].split);
}

/* Nothing is known of an arm that has not answered. */
static void
fill_planned (FulRunsData *self, guint arm)
{
  const FulMean unknown = { .interval = FUL_INTERVAL_UNKNOWN };

  self->facts[arm] = (FulArmFacts){ .split = ful_standings_splits (self->standings).judging,
                                    .quality = unknown,
                                    .valid_format = unknown,
                                    .call_usd = unknown,
                                    .latency_p50_ms = NAN,
                                    .latency_p95_ms = NAN };
  self->states[arm].state = FUL_UNMEASURED;
  for (int i = 0; i < FUL_N_MEASURES; i++)
    self->states[arm].measures[i].state = FUL_UNMEASURED;
  self->modes[arm] =
      (FulFailureModes){ .arm = (int)arm, .split = self->facts[arm].split, .name = "too-few" };
}

static gboolean
fill (FulRunsData *self, GCancellable *cancellable, GError **error)
{
  gsize n = self->evidence->n_cases * self->n_arms;

  self->cells = g_new0 (FulRunsCell, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    self->cells[i].answer = G_MAXUINT;
  self->facts = g_new0 (FulArmFacts, self->n_arms);
  self->states = g_new0 (FulArmState, self->n_arms);
  self->modes = g_new0 (FulFailureModes, self->n_arms);
  for (guint a = 0; a < self->n_measured; a++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    fill_arm (self, a);
  }
  for (guint a = self->n_measured; a < self->n_arms; a++)
    fill_planned (self, a);
  fill_errors (self);
  self->plateau = ful_plateau_new (self->standings, self->snapshot);
  return TRUE;
}

/* --- what a run is still to answer --- */

static void
planned_free (gpointer data)
{
  FulEvidenceArm *arm = data;

  g_free (arm->name);
  g_free (arm->prompt);
  g_free (arm->model);
  g_free (arm->variables);
  g_free (arm);
}

static void
add_planned (FulRunsData *self, const char *name)
{
  g_auto (FulArmName) parsed = { 0 };
  FulEvidenceArm *arm;
  FulArm found;

  for (guint a = 0; a < self->evidence->arms->len; a++)
    if (strcmp (((FulEvidenceArm *)self->evidence->arms->pdata[a])->name, name) == 0)
      return;
  if (!ful_arm_name_parse (name, &parsed, NULL) ||
      !ful_arm_find (self->snapshot, &parsed, &found, NULL))
    return;
  arm = g_new0 (FulEvidenceArm, 1);
  arm->name = g_strdup (name);
  arm->prompt = g_strdup (found.prompt->name);
  arm->model = g_strdup (found.model->name);
  arm->variables = g_strdup (parsed.variables != NULL ? parsed.variables : "");
  arm->revision = found.revision->number;
  arm->prompt_id = found.prompt->id;
  arm->revision_id = found.revision->id;
  arm->model_id = found.model->id;
  arm->rung = FUL_RUNG_UNSET;
  g_ptr_array_add (self->planned, arm);
}

/* Every answer up to the newest that counts was read with the evidence. */
static void
begin_live (FulRunsData *self, const GPtrArray *planned)
{
  gsize n = self->evidence->n_cases * self->n_arms;

  for (guint i = 0; i < planned->len; i++) {
    int arm = ful_runs_data_find_arm (self, planned->pdata[i]);

    if (arm >= 0)
      g_array_append_val (self->running, arm);
  }
  for (guint a = 0; a < self->n_measured; a++) {
    const FulEvidenceArm *arm = ful_runs_data_arm (self, a);

    for (gsize i = 0; i < arm->n_answers; i++)
      self->newest = MAX (self->newest, arm->answers[i].result_id);
  }
  self->live = g_new (guint8, MAX (n, 1));
  self->live_results = g_new0 (gint64, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    self->live[i] = self->cells[i].state;
}

typedef struct {
  const FulRunsData *data;
  GArray *cells;
  gint64 newest;
} Live;

static gboolean
note_live (const FulResult *result, gpointer user_data, GError **error)
{
  Live *self = user_data;
  guint at = ful_runs_reading_case (self->data->reading, result->case_id);

  self->newest = result->id;
  for (guint a = 0; at != G_MAXUINT && a < self->data->n_arms; a++) {
    FulLiveCell cell = { at, a, FUL_CELL_ERROR, result->id };

    if (!ful_runs_is_of_arm (result, ful_runs_data_arm (self->data, a)))
      continue;
    if (result->error == NULL)
      cell.state = (guint8)state_of_score (result->score);
    g_array_append_val (self->cells, cell);
    break;
  }
  return TRUE;
}

GArray *
ful_runs_data_read_live (const FulRunsData *self,
                         FulProject *project,
                         gint64 *newest,
                         GError **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (FulLiveCell));
  Live live = { self, cells, *newest };

  if (!ful_project_foreach_result_after (project, *newest, note_live, &live, error))
    return NULL;
  *newest = live.newest;
  return g_steal_pointer (&cells);
}

void
ful_runs_data_take_live (FulRunsData *self, const GArray *cells, gint64 newest)
{
  for (guint i = 0; i < cells->len; i++) {
    const FulLiveCell *cell = &g_array_index (cells, FulLiveCell, i);
    gsize at = (gsize)cell->case_index * self->n_arms + cell->arm;

    self->live[at] = (guint8)state_with (self->live[at], cell->state);
    self->live_results[at] = cell->result_id;
  }
  self->newest = newest;
}

/* --- the whole --- */

static gboolean
take_reading (FulRunsData *self,
              const FulRunsSource *source,
              GCancellable *cancellable,
              GError **error)
{
  self->reading =
      source->before != NULL && source->before->evidence == source->evidence
          ? ful_runs_reading_ref (source->before->reading)
          : ful_runs_reading_new (source->project, source->evidence, cancellable, error);
  if (self->reading == NULL)
    return FALSE;
  self->texts = self->reading->texts;
  return TRUE;
}

FulRunsData *
ful_runs_data_load (const FulRunsSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (FulRunsData) self = g_new0 (FulRunsData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = ful_snapshot_ref (source->snapshot);
  self->evidence = ful_evidence_ref (source->evidence);
  self->standings = ful_standings_new (source->evidence);
  self->context = (FulCostContext){ .snapshot = self->snapshot,
                                    .standings = self->standings,
                                    .prices = ful_price_list_default (),
                                    .draws = FUL_COST_DRAWS,
                                    .seed = FUL_COST_SEED };
  self->bar = ful_bar_of (source->snapshot);
  self->planned = g_ptr_array_new_with_free_func (planned_free);
  self->running = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; source->planned != NULL && i < source->planned->len; i++)
    add_planned (self, source->planned->pdata[i]);
  self->n_measured = source->evidence->arms->len;
  self->n_arms = self->n_measured + self->planned->len;
  if (!take_reading (self, source, cancellable, error) || !fill (self, cancellable, error))
    return NULL;
  if (source->planned != NULL)
    begin_live (self, source->planned);
  return g_steal_pointer (&self);
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
  g_free (self->cells);
  g_free (self->facts);
  g_free (self->states);
  g_free (self->modes);
  g_free (self->live);
  g_free (self->live_results);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->running, g_array_unref);
  g_clear_pointer (&self->plateau, ful_plateau_free);
  ful_standings_free (self->standings);
  ful_runs_reading_unref (self->reading);
  ful_evidence_unref (self->evidence);
  ful_snapshot_unref (self->snapshot);
  g_free (self);
}
