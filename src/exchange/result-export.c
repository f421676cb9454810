/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are written into one buffer as the results are read, by id; then their spans are sorted into
 * the order of first run and put together. */
#include "exchange/result-export.h"

#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "base/number.h"
#include "exchange/results-file.h"
#include "prompts/arm.h"
#include "prompts/levers.h"
#include "runs/evidence.h"

/* A revision with a model: what all its rows repeat. */
typedef struct {
  char *prompt; /* name; NULL where the prompt or model is removed */
  int revision;
  char *model;
  char *levers;
  const char *rung; /* "" where not given */
  int prompt_position;
  int model_position;
} Arm;

typedef struct {
  gint64 run_id;
  int prompt_position; /* these four are 0 in an imported run */
  int revision;
  int model_position;
  const char *variables;
  gint64 id;
  gsize start;
  gsize length;
} Span;

typedef struct {
  FulSnapshot *snapshot;
  FulSplit split;
  GHashTable *cases;    /* id -> FulCase* */
  GHashTable *hashes;   /* id -> char*: of the present input, made when first needed */
  GHashTable *imported; /* ids of imported runs */
  GHashTable *arms;     /* gint64* model << 32 | revision -> Arm* */
  GHashTable *answers;  /* id of a result -> FulAnswer*: those that count */
  GStringChunk *texts;  /* variables, each once */
  GString *text;
  GArray *spans; /* Span */
} Export;

static void
free_arm (gpointer data)
{
  Arm *arm = data;

  g_free (arm->prompt);
  g_free (arm->model);
  g_free (arm->levers);
  g_free (arm);
}

static Arm *
make_arm (const FulSnapshot *snapshot, gint64 revision_id, gint64 model_id)
{
  const FulRevision *revision = ful_snapshot_revision (snapshot, revision_id);
  const FulModel *model = ful_snapshot_model (snapshot, model_id);
  const FulPrompt *prompt =
      revision != NULL ? ful_snapshot_prompt (snapshot, revision->prompt_id) : NULL;
  Arm *arm = g_new0 (Arm, 1);
  gboolean given;

  if (prompt == NULL || model == NULL || prompt->hidden || model->hidden)
    return arm;
  given = !revision->imported || revision->rung != FUL_RUNG_UNSET || model->rung != FUL_RUNG_UNSET;
  arm->prompt = g_strdup (prompt->name);
  arm->revision = revision->number;
  arm->model = g_strdup (model->name);
  arm->levers = ful_levers_format (ful_levers_of (snapshot, revision));
  arm->rung = given ? ful_rung_name (ful_rung_of (snapshot, revision, model)) : "";
  arm->prompt_position = prompt->position;
  arm->model_position = model->position;
  return arm;
}

static const Arm *
find_arm (Export *self, const FulResult *result)
{
  gint64 key = result->model_id << 32 | result->revision_id;
  Arm *arm = g_hash_table_lookup (self->arms, &key);

  if (arm == NULL) {
    arm = make_arm (self->snapshot, result->revision_id, result->model_id);
    g_hash_table_insert (self->arms, g_memdup2 (&key, sizeof key), arm);
  }
  return arm;
}

/* Whether the case's input has changed since the answer. */
static gboolean
is_stale (Export *self, const FulResult *result, const FulCase *item)
{
  char *hash;

  if (result->input_hash == NULL || item->imported)
    return FALSE;
  hash = g_hash_table_lookup (self->hashes, &item->id);
  if (hash == NULL) {
    hash = ful_case_input_hash (item);
    g_hash_table_insert (self->hashes, (gpointer)&item->id, hash);
  }
  return strcmp (hash, result->input_hash) != 0;
}

static void
append_number (GString *text, double value)
{
  g_autofree char *number = isnan (value) ? g_strdup ("") : ful_number_format (value);

  ful_csv_append_field (text, number, ',', FALSE);
}

static double
score_of (const Export *self, const FulResult *result)
{
  const FulAnswer *answer = g_hash_table_lookup (self->answers, &result->id);

  if (result->error != NULL)
    return (double)NAN;
  if (!isnan (result->given_score))
    return result->given_score;
  if (answer != NULL)
    return answer->score;
  return g_strcmp0 (result->check_version, self->snapshot->check_version) == 0 ? result->score
                                                                               : (double)NAN;
}

static void
append_row (const Export *self, const FulResult *result, const FulCase *item, const Arm *arm)
{
  GString *text = self->text;
  g_autofree char *prompt = ful_arm_format (arm->prompt, arm->revision, result->variables, NULL);
  const char *output = result->output != NULL ? result->output : "";
  gboolean timed = !result->cached;

  ful_csv_append_field (text, item->name, ',', TRUE);
  ful_csv_append_field (text, ful_split_name (item->split), ',', FALSE);
  ful_csv_append_field (text, item->group != NULL ? item->group : "", ',', FALSE);
  ful_csv_append_field (text, prompt, ',', FALSE);
  ful_csv_append_field (text, arm->model, ',', FALSE);
  append_number (text, result->repeat);
  append_number (text, score_of (self, result));
  ful_csv_append_field (text, result->output != NULL && *output == '\0' ? " " : output, ',', FALSE);
  ful_csv_append_field (text, result->error != NULL ? result->error : "", ',', FALSE);
  ful_csv_append_field (text, result->mode != FUL_MODE_NONE ? ful_mode_name (result->mode) : "",
                        ',', FALSE);
  append_number (text, timed ? result->latency_ms : (double)NAN);
  append_number (text, timed ? result->in_flight : (double)NAN);
  append_number (text, result->tokens_in);
  append_number (text, result->tokens_cached);
  append_number (text, result->tokens_out);
  ful_csv_append_field (text, arm->levers, ',', FALSE);
  ful_csv_append_field (text, arm->rung, ',', FALSE);
  g_string_append_c (text, '\n');
}

/* Of a run of ours an answer to a prompt that renders otherwise today, or that a newer one has
 * replaced, does not count; evidence knows, but for train, which it leaves out. */
static gboolean
is_replaced (const Export *self, const FulResult *result, const FulCase *item)
{
  return !g_hash_table_contains (self->imported, &result->run_id) && result->error == NULL &&
         item->split != FUL_SPLIT_TRAIN && !g_hash_table_contains (self->answers, &result->id);
}

static gboolean
export_result (const FulResult *result, gpointer user_data, GError **error)
{
  Export *self = user_data;
  const FulCase *item = g_hash_table_lookup (self->cases, &result->case_id);
  const Arm *arm = find_arm (self, result);
  Span span = { .run_id = result->run_id, .variables = "", .id = result->id };

  if (item == NULL || item->hidden || arm->prompt == NULL || result->invalid != FUL_VALID ||
      (self->split != FUL_N_SPLITS && item->split != self->split) ||
      is_stale (self, result, item) || is_replaced (self, result, item))
    return TRUE;
  if (!g_hash_table_contains (self->imported, &result->run_id)) {
    span.prompt_position = arm->prompt_position;
    span.revision = arm->revision;
    span.model_position = arm->model_position;
    if (result->variables != NULL)
      span.variables = g_string_chunk_insert_const (self->texts, result->variables);
  }
  span.start = self->text->len;
  append_row (self, result, item, arm);
  span.length = self->text->len - span.start;
  g_array_append_val (self->spans, span);
  return TRUE;
}

static int
compare (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *x = a, *y = b;
  int order = compare (x->run_id, y->run_id);

  if (order == 0)
    order = compare (x->prompt_position, y->prompt_position);
  if (order == 0)
    order = compare (x->revision, y->revision);
  if (order == 0)
    order = strcmp (x->variables, y->variables);
  if (order == 0)
    order = compare (x->model_position, y->model_position);
  return order != 0 ? order : compare (x->id, y->id);
}

static char *
put_together (const Export *self)
{
  GString *all = g_string_sized_new (self->text->len + 256);

  for (guint i = 0; i < FUL_N_RESULTS_COLUMNS; i++)
    ful_csv_append_field (all, ful_results_column_name ((FulResultsColumn)i), ',', i == 0);
  g_string_append_c (all, '\n');
  g_array_sort (self->spans, compare_spans);
  for (guint i = 0; i < self->spans->len; i++) {
    const Span *span = &g_array_index (self->spans, Span, i);

    g_string_append_len (all, self->text->str + span->start, (gssize)span->length);
  }
  return g_string_free (all, FALSE);
}

static void
index_cases (Export *self, const GPtrArray *cases)
{
  for (guint i = 0; i < cases->len; i++) {
    FulCase *item = cases->pdata[i];

    g_hash_table_insert (self->cases, &item->id, item);
  }
}

static void
index_runs (Export *self, const GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++) {
    FulRun *run = runs->pdata[i];

    if (run->imported)
      g_hash_table_add (self->imported, &run->id);
  }
}

static void
index_answers (Export *self, const FulEvidence *evidence)
{
  for (guint i = 0; i < evidence->arms->len; i++) {
    FulEvidenceArm *arm = evidence->arms->pdata[i];

    for (gsize j = 0; j < arm->n_answers; j++)
      g_hash_table_insert (self->answers, &arm->answers[j].result_id, &arm->answers[j]);
  }
}

char *
ful_result_export (FulProject *project, FulSplit split, gsize *rows, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (GPtrArray) cases = ful_project_load_all_cases (project, error);
  g_autoptr (GPtrArray) runs = cases != NULL ? ful_project_load_runs (project, error) : NULL;
  g_autoptr (FulEvidence) evidence =
      runs != NULL ? ful_evidence_load (project, snapshot, error) : NULL;
  g_autoptr (GHashTable) answers = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) imported = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) arms =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_arm);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  Export self = { .snapshot = snapshot,
                  .split = split,
                  .cases = by_id,
                  .hashes = hashes,
                  .imported = imported,
                  .arms = arms,
                  .answers = answers,
                  .text = text,
                  .spans = spans };
  char *text_out = NULL;

  if (evidence == NULL)
    return NULL;
  index_cases (&self, cases);
  index_runs (&self, runs);
  index_answers (&self, evidence);
  self.texts = g_string_chunk_new (256);
  if (ful_project_foreach_result (project, TRUE, export_result, &self, error)) {
    *rows = spans->len;
    text_out = put_together (&self);
  }
  g_string_chunk_free (self.texts);
  return text_out;
}
