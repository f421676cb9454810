/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/evidence-private.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "checks/scorer.h"
#include "runs/plan.h"
#include "runs/result-row.h"
#include "text/canonical.h"

/* One pass over the results, in order of being answered, so that a later answer takes the place of
 * an earlier one. Whether an answer was given to the request that its arm would make today is told,
 * mostly, by two hashes: of the case's inputs, and of all else that requests are made from, which
 * the plan of its run holds. Only where the second differs is the request made again. */

typedef struct {
  FulEvidence *evidence;
  const FulSnapshot *snapshot;
  FulGround *ground;
  FulScorer *scorer;
  GPtrArray *items;    /* FulCase*: by evidence case */
  GPtrArray *hashes;   /* char*: of their inputs; NULL for imported ones */
  GHashTable *cases;   /* gint64* id -> index + 1 */
  GHashTable *runs;    /* gint64* id -> FulRun* */
  GHashTable *digests; /* gint64* run -> (arm name -> digest) */
  GHashTable *by_key;  /* "REVISION MODEL VARIABLES" -> FulArmReading*, NULL for one left out */
  GPtrArray *arms;     /* FulArmReading*, owned */
  GPtrArray *rows;     /* FulResultRow*, borrowed; NULL: not asked for */
} Loading;

/* --- cases --- */

static guint
cluster_of (GHashTable *groups, const char *group, guint *n_clusters)
{
  gpointer cluster;

  if (group == NULL)
    return (*n_clusters)++;
  if (!g_hash_table_lookup_extended (groups, group, NULL, &cluster)) {
    cluster = GUINT_TO_POINTER ((*n_clusters)++);
    g_hash_table_insert (groups, g_strdup (group), cluster);
  }
  return GPOINTER_TO_UINT (cluster);
}

static gboolean
load_cases (Loading *self, FulProject *project, GError **error)
{
  FulEvidence *evidence = self->evidence;
  g_autoptr (GPtrArray) all = ful_project_load_cases (project, 0, error);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (all == NULL)
    return FALSE;
  evidence->cases = g_new0 (FulEvidenceCase, all->len);
  for (guint i = 0; i < all->len; i++) {
    FulCase *item = g_ptr_array_index (all, i);
    FulEvidenceCase *out = &evidence->cases[evidence->n_cases];

    if (item->split == FUL_SPLIT_TRAIN)
      continue;
    out->id = item->id;
    out->name = g_strdup (item->name);
    /* no split given: test */
    out->split = item->split == FUL_SPLIT_NONE ? FUL_SPLIT_TEST : item->split;
    out->cluster = cluster_of (groups, item->group, &evidence->n_clusters);
    out->has_context = ful_case_variable (item, "context") != NULL;
    out->expected = g_strdup (item->expected);
    evidence->n_cases++;
    g_ptr_array_add (self->items, ful_case_copy (item));
    g_ptr_array_add (self->hashes, item->imported ? NULL : ful_case_input_hash (item));
    g_hash_table_insert (self->cases, &out->id, GUINT_TO_POINTER (evidence->n_cases));
  }
  return TRUE;
}

static gboolean
load_runs (Loading *self, FulProject *project, GError **error)
{
  g_autoptr (GPtrArray) runs = ful_project_load_runs (project, error);

  if (runs == NULL)
    return FALSE;
  g_ptr_array_set_free_func (runs, NULL);
  for (guint i = 0; i < runs->len; i++) {
    FulRun *run = g_ptr_array_index (runs, i);

    g_hash_table_insert (self->runs, &run->id, run);
    if (!run->imported)
      g_hash_table_insert (self->digests, &run->id, ful_run_plan_read_digests (run->plan));
  }
  return TRUE;
}

/* --- results --- */

static void
row_free (gpointer data)
{
  FulResultRow *row = data;

  ful_result_free (row->result);
  g_free (row->case_name);
  g_free (row->group);
  g_free (row);
}

/* NULL where the arm's prompt or model was removed. */
static FulArmReading *
arm_of (Loading *self, const FulResult *result)
{
  const char *variables = result->variables != NULL ? result->variables : "";
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                                          result->revision_id, result->model_id, variables);
  const FulRevision *revision;
  const FulModel *model;
  const FulPrompt *prompt;
  const FulRun *run;
  FulArmReading *arm = NULL;

  if (g_hash_table_lookup_extended (self->by_key, key, NULL, (gpointer *)&arm))
    return arm;
  revision = ful_snapshot_revision (self->snapshot, result->revision_id);
  model = ful_snapshot_model (self->snapshot, result->model_id);
  prompt = revision != NULL ? ful_snapshot_prompt (self->snapshot, revision->prompt_id) : NULL;
  if (prompt != NULL && !prompt->hidden && model != NULL && !model->hidden) {
    arm = ful_arm_reading_new (self->ground, revision, model, variables);
    run = g_hash_table_lookup (self->runs, &result->run_id);
    arm->first_run = result->run_id;
    arm->first_imported = run != NULL && run->imported;
    arm->first_result = result->id;
    g_ptr_array_add (self->arms, arm);
  }
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), arm);
  return arm;
}

static gboolean
is_stale (Loading *self, FulArmReading *arm, const FulResult *result, guint case_index)
{
  const char *input_hash = g_ptr_array_index (self->hashes, case_index);
  GHashTable *digests = g_hash_table_lookup (self->digests, &result->run_id);
  const char *digest = digests != NULL ? g_hash_table_lookup (digests, arm->out->name) : NULL;

  if (result->input_hash != NULL && g_strcmp0 (result->input_hash, input_hash) != 0)
    return TRUE;
  if (result->request_hash == NULL || (digest != NULL && g_strcmp0 (digest, arm->digest) == 0))
    return FALSE;
  return !ful_arm_reading_is_same_request (arm, self->ground,
                                           g_ptr_array_index (self->items, case_index),
                                           result->request_hash);
}

/* Scores of another version of the check set are made anew from the text. */
static double
score_of (Loading *self, const FulArmReading *arm, const FulResult *result, const FulCase *item)
{
  if (!isnan (result->given_score) || result->error != NULL)
    return result->given_score;
  if (g_strcmp0 (result->check_version, self->snapshot->check_version) == 0)
    return result->score;
  return result->output != NULL
             ? ful_scorer_score (self->scorer, item, arm->revision->body, result->output)
             : (double)NAN;
}

static FulMode
text_mode_of (Loading *self,
              const FulArmReading *arm,
              const FulResult *result,
              const FulCase *item,
              double score)
{
  if (result->output == NULL ||
      g_strcmp0 (result->check_version, self->snapshot->check_version) == 0)
    return result->text_mode;
  return ful_scorer_text_mode (self->scorer, item, arm->revision->body, result->output, score);
}

static guint64
key_of_output (const char *output)
{
  g_autofree char *canonical = NULL;

  if (output == NULL)
    return 0;
  canonical = ful_canonical_answer (output);
  return MAX (ful_hash64 (canonical, strlen (canonical), 0), 1);
}

static void
keep_answer (Loading *self, FulArmReading *arm, const FulResult *result, guint case_index)
{
  const FulCase *item = g_ptr_array_index (self->items, case_index);
  gpointer pair = ful_arm_reading_pair (case_index, result->repeat);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (arm->by_pair, pair));
  FulAnswer answer = { .result_id = result->id,
                       .case_index = case_index,
                       .repeat = result->repeat,
                       .mode = result->mode,
                       .recorded = result->output != NULL,
                       .output_key = key_of_output (result->output),
                       .latency_ms = result->cached ? (double)NAN : result->latency_ms,
                       .in_flight = result->cached ? (double)NAN : result->in_flight,
                       .tokens_in = result->tokens_in,
                       .tokens_cached = result->tokens_cached,
                       .tokens_out = result->tokens_out,
                       .cached = result->cached };

  answer.score = score_of (self, arm, result, item);
  answer.text_mode = text_mode_of (self, arm, result, item, answer.score);
  if (known > 0) {
    g_array_index (arm->answers, FulAnswer, known - 1) = answer;
    return;
  }
  g_array_append_val (arm->answers, answer);
  g_hash_table_insert (arm->by_pair, pair, GUINT_TO_POINTER (arm->answers->len));
}

static void
add_row (Loading *self,
         FulArmReading *arm,
         const FulResult *result,
         guint case_index,
         gboolean stale)
{
  const FulCase *item = g_ptr_array_index (self->items, case_index);
  FulResultRow *row;

  if (self->rows == NULL)
    return;
  row = g_new (FulResultRow, 1);
  *row = (FulResultRow){ .result = ful_result_copy (result),
                         .case_name = g_strdup (item->name),
                         .group = g_strdup (item->group),
                         .split = self->evidence->cases[case_index].split,
                         .case_index = case_index,
                         .arm = arm->out,
                         .stale = stale };
  row->result->score = score_of (self, arm, result, item);
  g_ptr_array_add (self->rows, row);
}

static gboolean
read_result (const FulResult *result, gpointer user_data, GError **error)
{
  Loading *self = user_data;
  FulArmReading *arm = arm_of (self, result);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->cases, &result->case_id));
  gboolean stale;
  gpointer pair;

  if (arm == NULL || known == 0)
    return TRUE;
  stale = is_stale (self, arm, result, known - 1);
  add_row (self, arm, result, known - 1, stale);
  if (stale) {
    arm->out->stale += result->error == NULL ? 1 : 0;
    return TRUE;
  }
  pair = ful_arm_reading_pair (known - 1, result->repeat);
  if (result->error != NULL) {
    if (!g_hash_table_contains (arm->asked, pair))
      g_hash_table_insert (arm->asked, pair, NULL);
    return TRUE;
  }
  g_hash_table_insert (arm->asked, pair, GUINT_TO_POINTER (TRUE));
  if (result->invalid != FUL_VALID)
    arm->out->invalid++;
  else
    keep_answer (self, arm, result, known - 1);
  return TRUE;
}

/* --- the whole --- */

/* Order of first run: by run; within one of ours by prompt, revision, variables, model; within an
 * import by row. */
static int
compare_first (gconstpointer a, gconstpointer b)
{
  const FulArmReading *left = *(const FulArmReading *const *)a;
  const FulArmReading *right = *(const FulArmReading *const *)b;

  if (left->first_run != right->first_run)
    return left->first_run < right->first_run ? -1 : 1;
  if (!left->first_imported) {
    int order = left->prompt->position - right->prompt->position;

    order = order != 0 ? order : left->revision->number - right->revision->number;
    order = order != 0 ? order : strcmp (left->out->variables, right->out->variables);
    order = order != 0 ? order : left->model->position - right->model->position;
    if (order != 0)
      return order;
  }
  return left->first_result < right->first_result ? -1 : 1;
}

/* A person's word that what is expected is wrong holds for every arm. */
static void
mark_wrong_expected (FulEvidence *evidence)
{
  for (guint a = 0; a < evidence->arms->len; a++) {
    const FulEvidenceArm *arm = g_ptr_array_index (evidence->arms, a);

    for (gsize i = 0; i < arm->n_answers; i++)
      if (arm->answers[i].mode == FUL_MODE_WRONG_EXPECTED)
        evidence->cases[arm->answers[i].case_index].wrong_expected = TRUE;
  }
}

static void
finish (Loading *self)
{
  g_ptr_array_sort (self->arms, compare_first);
  for (guint i = 0; i < self->arms->len; i++) {
    FulEvidenceArm *arm =
        ful_arm_reading_finish (g_ptr_array_index (self->arms, i), self->evidence->cases);

    arm->first_order = i;
    g_ptr_array_add (self->evidence->arms, arm);
  }
  mark_wrong_expected (self->evidence);
}

static void
loading_clear (Loading *self)
{
  ful_ground_free (self->ground);
  ful_scorer_free (self->scorer);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->hashes);
  g_hash_table_unref (self->cases);
  g_hash_table_unref (self->digests);
  g_hash_table_unref (self->runs);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->arms);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static FulEvidence *
load (FulProject *project, const FulSnapshot *snapshot, GPtrArray *rows, GError **error)
{
  g_autoptr (FulEvidence) evidence = ful_evidence_new (snapshot);
  FulProjectInfo info;
  g_auto (Loading) self = {
    .evidence = evidence,
    .snapshot = snapshot,
    .scorer = ful_scorer_new (snapshot),
    .items = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free),
    .hashes = g_ptr_array_new_with_free_func (g_free),
    .cases = g_hash_table_new (g_int64_hash, g_int64_equal),
    .runs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)ful_run_free),
    .digests = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                      (GDestroyNotify)g_hash_table_unref),
    .by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .arms = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_arm_reading_free),
    .rows = rows,
  };

  self.ground = ful_ground_new (project, (FulSnapshot *)snapshot, error);
  if (self.ground == NULL || !load_cases (&self, project, error) ||
      !load_runs (&self, project, error) ||
      !ful_project_foreach_result (project, TRUE, read_result, &self, error) ||
      !ful_project_info (project, &info, error))
    return NULL;
  evidence->test_looks = info.test_looks;
  finish (&self);
  return g_steal_pointer (&evidence);
}

FulEvidence *
ful_evidence_load (FulProject *project, const FulSnapshot *snapshot, GError **error)
{
  return load (project, snapshot, NULL, error);
}

FulEvidence *
ful_evidence_load_rows (FulProject *project,
                        const FulSnapshot *snapshot,
                        GPtrArray **rows,
                        GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (row_free);
  FulEvidence *evidence = load (project, snapshot, found, error);

  if (evidence != NULL)
    *rows = g_steal_pointer (&found);
  return evidence;
}
