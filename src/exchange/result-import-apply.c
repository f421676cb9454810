/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/result-import.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"

/* From the file's lists to the project's ids. */
typedef struct {
  FulResultImport *import;
  FulProject *project;
  FulSnapshot *snapshot;
  FulEdit *edit;
  char *now;
  gint64 *cases;     /* a case of the import: its id */
  char **hashes;     /* and the hash of its present input; NULL where it has none */
  gint64 *models;    /* a model: its id */
  FulRung *rungs;    /* the rung given to a model made here, else FUL_RUNG_UNSET */
  gint64 *revisions; /* a prompt: the id of its revision */
  FulResultImportCounts counts;
} Applying;

static gboolean
apply_cases (Applying *self, GError **error)
{
  g_autoptr (GPtrArray) known = ful_project_load_all_cases (self->project, error);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  int position = -1;

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++) {
    FulCase *item = known->pdata[i];

    g_hash_table_insert (by_name, item->name, item);
    position = MAX (position, item->position);
  }
  for (guint i = 0; i < self->import->cases->len; i++) {
    const FulImportedCase *imported = self->import->cases->pdata[i];
    FulCase *item = g_hash_table_lookup (by_name, imported->name);

    if (item == NULL) {
      item = ful_case_new ();
      item->id = ful_project_new_id (self->project, FUL_ID_CASE);
      item->name = g_strdup (imported->name);
      item->split = imported->split;
      item->group = g_strdup (imported->group);
      item->imported = TRUE;
      item->position = ++position;
      self->cases[i] = item->id;
      self->counts.cases++;
      ful_edit_take_case (self->edit, item);
      continue;
    }
    self->cases[i] = item->id;
    if (!item->imported)
      self->hashes[i] = ful_case_input_hash (item);
    if (item->hidden) {
      item->hidden = FALSE;
      ful_edit_put_case (self->edit, item);
    }
  }
  return TRUE;
}

static gboolean
is_trained (FulRung rung)
{
  return rung != FUL_RUNG_UNSET && !ful_rung_is_prompt (rung);
}

/* The trained rung that all arms of a model have in the file, else FUL_RUNG_UNSET. */
static FulRung
common_rung (const FulResultImport *import, guint model)
{
  FulRung rung = FUL_RUNG_UNSET;

  for (guint i = 0; i < import->arms->len; i++) {
    const FulImportedArm *arm = import->arms->pdata[i];

    if (arm->model != model)
      continue;
    if (!is_trained (arm->rung) || (rung != FUL_RUNG_UNSET && rung != arm->rung))
      return FUL_RUNG_UNSET;
    rung = arm->rung;
  }
  return rung;
}

/* By name, removed ones too. */
static const FulModel *
find_model (const FulSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = snapshot->models->pdata[i];

    if (strcmp (model->name, name) == 0)
      return model;
  }
  return NULL;
}

static void
apply_models (Applying *self)
{
  int position = (int)self->snapshot->models->len;

  for (guint i = 0; i < self->import->models->len; i++) {
    const char *name = self->import->models->pdata[i];
    const FulModel *known = find_model (self->snapshot, name);
    FulModel model = { .name = (char *)name,
                       .provider = (char *)"imported",
                       .rung = common_rung (self->import, i),
                       .price_in = (double)NAN,
                       .price_cached = (double)NAN,
                       .price_out = (double)NAN,
                       .imported = TRUE };

    self->rungs[i] = FUL_RUNG_UNSET;
    if (known != NULL) {
      self->models[i] = known->id;
      if (known->hidden) {
        model = *known;
        model.hidden = FALSE;
        ful_edit_put_model (self->edit, &model);
      }
      continue;
    }
    model.id = ful_project_new_id (self->project, FUL_ID_MODEL);
    model.position = position++;
    self->models[i] = model.id;
    self->rungs[i] = model.rung;
    self->counts.models++;
    ful_edit_put_model (self->edit, &model);
  }
}

static const FulPrompt *
find_prompt (const FulSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (strcmp (prompt->name, name) == 0)
      return prompt;
  }
  return NULL;
}

static char *
hash_of_name (const char *written)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();

  ful_hasher_add (hasher, "imported");
  ful_hasher_add (hasher, written);
  return ful_hasher_finish (hasher);
}

/* The known revision that a text without a number means: what was imported under that very name,
 * else the newest. */
static const FulRevision *
find_unnumbered (const FulSnapshot *snapshot, gint64 prompt_id, const char *written)
{
  g_autofree char *hash = hash_of_name (written);

  for (guint i = 0; i < snapshot->revisions->len; i++) {
    const FulRevision *revision = snapshot->revisions->pdata[i];

    if (revision->prompt_id == prompt_id && revision->imported &&
        strcmp (revision->hash, hash) == 0)
      return revision;
  }
  return ful_snapshot_newest_revision (snapshot, prompt_id);
}

/* The highest number among the prompt's revisions, in the project and in the file. */
static int
highest_number (const Applying *self, const char *name, gint64 prompt_id)
{
  const FulRevision *newest = ful_snapshot_newest_revision (self->snapshot, prompt_id);
  int highest = newest != NULL ? newest->number : 0;

  for (guint i = 0; i < self->import->prompts->len; i++) {
    const FulImportedPrompt *prompt = self->import->prompts->pdata[i];

    if (strcmp (prompt->name, name) == 0)
      highest = MAX (highest, prompt->revision);
  }
  return highest;
}

/* Levers and rung of a revision made here: its first arm's whose model does not say the rung. */
static void
set_levers (const Applying *self, guint prompt, FulRevision *revision)
{
  const FulImportedArm *first = NULL;

  for (guint i = 0; i < self->import->arms->len; i++) {
    const FulImportedArm *arm = self->import->arms->pdata[i];

    if (arm->prompt != prompt)
      continue;
    if (self->rungs[arm->model] == FUL_RUNG_UNSET) {
      revision->levers = arm->levers;
      revision->rung = arm->rung;
      return;
    }
    if (first == NULL)
      first = arm;
  }
  revision->levers = first->levers;
}

static void
make_revision (Applying *self, guint index, gint64 prompt_id, int number)
{
  const FulImportedPrompt *imported = self->import->prompts->pdata[index];
  g_autofree char *hash = hash_of_name (imported->written);
  FulRevision revision = { .id = ful_project_new_id (self->project, FUL_ID_REVISION),
                           .prompt_id = prompt_id,
                           .number = number,
                           .hash = hash,
                           .imported = TRUE,
                           .rung = FUL_RUNG_UNSET,
                           .created = self->now };

  set_levers (self, index, &revision);
  ful_edit_put_revision (self->edit, &revision);
  self->revisions[index] = revision.id;
}

/* The prompt by its name, made or brought back where need be. */
static gint64
take_prompt (Applying *self, GHashTable *made, const char *name)
{
  const FulPrompt *known = find_prompt (self->snapshot, name);
  gint64 *id = g_hash_table_lookup (made, name);
  FulPrompt prompt = { .name = (char *)name, .imported = TRUE };

  if (id != NULL)
    return *id;
  if (known != NULL && !known->hidden)
    return known->id;
  if (known != NULL) {
    prompt = *known;
    prompt.hidden = FALSE;
  } else {
    prompt.id = ful_project_new_id (self->project, FUL_ID_PROMPT);
    prompt.position = (int)(self->snapshot->prompts->len + self->counts.prompts++);
  }
  ful_edit_put_prompt (self->edit, &prompt);
  g_hash_table_insert (made, (gpointer)name, g_memdup2 (&prompt.id, sizeof prompt.id));
  return prompt.id;
}

static void
apply_prompts (Applying *self)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const GPtrArray *prompts = self->import->prompts;

  for (guint i = 0; i < prompts->len; i++) {
    const FulImportedPrompt *imported = prompts->pdata[i];
    gint64 id = take_prompt (self, made, imported->name);
    const FulRevision *known =
        imported->revision > 0
            ? ful_snapshot_revision_numbered (self->snapshot, id, imported->revision)
            : find_unnumbered (self->snapshot, id, imported->written);

    if (known != NULL)
      self->revisions[i] = known->id;
    else if (imported->revision > 0)
      make_revision (self, i, id, imported->revision);
    else
      make_revision (self, i, id, highest_number (self, imported->name, id) + 1);
  }
}

static void
apply_results (Applying *self)
{
  GPtrArray *results = self->import->results;
  FulRun run = { .id = ful_project_new_id (self->project, FUL_ID_RUN),
                 .state = FUL_RUN_DONE,
                 .imported = TRUE,
                 .started = self->now,
                 .finished = self->now,
                 .planned = results->len };

  ful_edit_put_run (self->edit, &run);
  for (guint i = 0; i < results->len; i++) {
    FulResult *result = g_steal_pointer (&results->pdata[i]);

    result->id = ful_project_new_id (self->project, FUL_ID_RESULT);
    result->run_id = run.id;
    result->input_hash = g_strdup (self->hashes[result->case_id]);
    result->case_id = self->cases[result->case_id];
    result->revision_id = self->revisions[result->revision_id];
    result->model_id = self->models[result->model_id];
    ful_edit_take_result (self->edit, result);
  }
  self->counts.results = results->len;
  g_ptr_array_set_size (results, 0);
}

gboolean
ful_result_import_apply (FulResultImport *self,
                         FulProject *project,
                         FulEdit *edit,
                         FulResultImportCounts *counts,
                         GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree gint64 *cases = g_new0 (gint64, self->cases->len + 1);
  g_autofree gint64 *models = g_new0 (gint64, self->models->len + 1);
  g_autofree FulRung *rungs = g_new0 (FulRung, self->models->len + 1);
  g_autofree gint64 *revisions = g_new0 (gint64, self->prompts->len + 1);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  Applying applying = { .import = self,
                        .project = project,
                        .snapshot = snapshot,
                        .edit = edit,
                        .now = time,
                        .cases = cases,
                        .models = models,
                        .rungs = rungs,
                        .revisions = revisions };

  g_ptr_array_set_size (hashes, (int)self->cases->len);
  applying.hashes = (char **)hashes->pdata;
  if (!apply_cases (&applying, error))
    return FALSE;
  if (self->results->len > 0) {
    apply_models (&applying);
    apply_prompts (&applying);
    apply_results (&applying);
  }
  *counts = applying.counts;
  return TRUE;
}
