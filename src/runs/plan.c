/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/plan.h"

#include <string.h>

#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"
#include "models/specialist.h"
#include "models/target.h"
#include "prompts/arm.h"
#include "prompts/revision.h"
#include "runs/selection.h"

static void
arm_free (gpointer data)
{
  FulPlanArm *arm = data;

  g_free (arm->name);
  g_free (arm->variables);
  g_free (arm->digest);
  ful_request_maker_clear (&arm->maker);
  g_free (arm);
}

void
ful_run_plan_free (FulRunPlan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->arms, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_strfreev (self->input_hashes);
  g_free (self->json);
  ful_prompt_body_free (self->input_only);
  ful_ground_free (self->ground);
  g_free (self);
}

gsize
ful_run_plan_n_jobs (const FulRunPlan *self)
{
  return (gsize)self->arms->len * self->cases->len * (gsize)self->options.repeats;
}

gboolean
ful_run_plan_needs_specialist (const FulRunPlan *self)
{
  for (guint i = 0; i < self->arms->len; i++)
    if (ful_model_is_specialist (((FulPlanArm *)g_ptr_array_index (self->arms, i))->model))
      return TRUE;
  return FALSE;
}

static FulPromptBody *
input_only_body (void)
{
  FulPromptBody *body = ful_prompt_body_new ();
  FulMessage *message = g_new (FulMessage, 1);

  *message = (FulMessage){ g_strdup ("user"), g_strdup ("{{" FUL_INPUT_ONLY "}}") };
  g_ptr_array_add (body->messages, message);
  return body;
}

/* --- preparing --- */

gboolean
ful_run_prepare (FulProject *project, const FulRunOptions *options, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (GPtrArray) train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, error);
  g_autoptr (FulPromptBody) input_only = input_only_body ();
  g_autoptr (FulSelection) selection = NULL;
  g_autoptr (FulEdit) edit = ful_edit_new ();
  gboolean needed = FALSE;

  if (train == NULL)
    return FALSE;
  selection = ful_selection_new (snapshot, options, input_only, TRUE,
                                 ful_specialist_can_train (train), error);
  if (selection == NULL)
    return FALSE;
  for (guint i = 0; i < selection->models->len; i++) {
    const FulModel *model = g_ptr_array_index (selection->models, i);

    if (model->id == 0)
      needed |= ful_models_add_offline (project, snapshot, edit, model->name);
  }
  for (guint i = 0; i < selection->prompts->len; i++) {
    const FulPromptChoice *choice = g_ptr_array_index (selection->prompts, i);
    const FulPrompt *prompt = ful_snapshot_prompt_named (snapshot, choice->name);

    if (choice->revision_id != 0)
      continue;
    if (strcmp (choice->name, FUL_INPUT_ONLY) == 0)
      ful_input_only_add (project, snapshot, edit);
    else
      ful_prompt_take_draft (project, snapshot, edit, prompt->id);
    needed = TRUE;
  }
  return !needed || ful_project_edit (project, NULL, g_steal_pointer (&edit), error);
}

/* --- arms --- */

static gboolean
add_arm (FulRunPlan *self,
         const FulPromptChoice *choice,
         const FulModel *model,
         const char *variables,
         GError **error)
{
  FulPlanArm *arm = g_new0 (FulPlanArm, 1);

  arm->name = ful_arm_format (choice->name, choice->number, variables, model->name);
  arm->revision_id = choice->revision_id;
  arm->model_id = model->id;
  arm->body = choice->body;
  arm->model = model;
  arm->variables = g_strdup (variables);
  arm->digest = ful_ground_digest (self->ground, choice->body, choice->body_hash, model, variables);
  for (guint i = 0; i < self->arms->len; i++) {
    const FulPlanArm *known = g_ptr_array_index (self->arms, i);

    if (strcmp (known->name, arm->name) == 0) { /* named twice */
      arm_free (arm);
      return TRUE;
    }
  }
  g_ptr_array_add (self->arms, arm);
  return ful_ground_make_maker (self->ground, choice->name, choice->body, model, variables,
                                &arm->maker, error);
}

static gboolean
add_arms (FulRunPlan *self, const FulSelection *selection, GError **error)
{
  for (guint i = 0; i < selection->prompts->len; i++) {
    const FulPromptChoice *choice = g_ptr_array_index (selection->prompts, i);
    g_autoptr (GPtrArray) variants = ful_variables_expand (choice->body, error);

    if (variants == NULL || (choice->variables != NULL &&
                             !ful_variables_check (choice->body, choice->variables, error)))
      return FALSE;
    for (guint v = 0; v < variants->len; v++) {
      const char *variables = g_ptr_array_index (variants, v);

      if (choice->variables != NULL && strcmp (choice->variables, variables) != 0)
        continue;
      for (guint j = 0; j < selection->models->len; j++) {
        const FulModel *model = g_ptr_array_index (selection->models, j);

        if (ful_selection_allows (selection, choice, model) &&
            !add_arm (self, choice, model, variables, error))
          return FALSE;
      }
    }
  }
  return TRUE;
}

/* --- cases --- */

/* Those that have inputs; of more than the limit so many at equal distances, since files come
 * sorted by label. */
static gboolean
load_cases (FulRunPlan *self, FulProject *project, GError **error)
{
  guint mask = self->options.splits;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) usable = g_ptr_array_new ();
  gsize n, limit = self->options.limit;

  if ((mask & (1u << FUL_SPLIT_TEST)) != 0)
    mask |= 1u << FUL_SPLIT_NONE;
  all = ful_project_load_cases (project, mask, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++) {
    const FulCase *item = g_ptr_array_index (all, i);

    if (!item->imported && item->var_names != NULL && item->var_names[0] != NULL)
      g_ptr_array_add (usable, (gpointer)item);
  }
  n = limit > 0 ? MIN (limit, usable->len) : usable->len;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
  self->input_hashes = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++) {
    FulCase *item = ful_case_copy (g_ptr_array_index (usable, i * usable->len / n));

    g_ptr_array_add (self->cases, item);
    self->input_hashes[i] = ful_case_input_hash (item);
  }
  return TRUE;
}

/* --- the whole --- */

static char *
plan_to_json (const FulRunPlan *self)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "arms");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < self->arms->len; i++) {
    const FulPlanArm *arm = g_ptr_array_index (self->arms, i);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "arm", arm->name);
    ful_json_writer_string_member (writer, "digest", arm->digest);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_int_member (writer, "limit", (gint64)self->options.limit);
  ful_json_writer_boolean_member (writer, "no_cache", self->options.no_cache);
  ful_json_writer_int_member (writer, "repeats", self->options.repeats);
  ful_json_writer_boolean_member (writer, "retry_failed", self->options.retry_failed);
  ful_json_writer_name (writer, "splits");
  ful_json_writer_begin_array (writer);
  for (guint split = 0; split < FUL_N_SPLITS; split++)
    if ((self->options.splits & (1u << split)) != 0)
      ful_json_writer_string (writer, ful_split_name (split));
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}

static gboolean
check_plan (const FulRunPlan *self, GError **error)
{
  if (self->arms->len == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "run",
                             "there is no pair of prompt and model to ask; add a prompt with "
                             "prompt add (%s answers the built-in prompt %s alone)",
                             FUL_SPECIALIST_NAME, FUL_INPUT_ONLY);
  if (self->cases->len == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "run",
                             "no case with inputs in these splits; bring some in with import "
                             "cases");
  /* A prompt that can't be rendered is refused before anything is asked. */
  for (guint i = 0; i < self->arms->len; i++) {
    const FulPlanArm *arm = g_ptr_array_index (self->arms, i);
    g_autoptr (GBytes) body =
        ful_request_maker_make (&arm->maker, g_ptr_array_index (self->cases, 0), NULL, NULL, error);

    if (body == NULL)
      return FALSE;
  }
  return TRUE;
}

FulRunPlan *
ful_run_plan_new (FulProject *project, const FulRunOptions *options, gboolean dry, GError **error)
{
  g_autoptr (FulRunPlan) self = g_new0 (FulRunPlan, 1);
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulSelection) selection = NULL;

  if (options->repeats < 1 || options->repeats > FUL_MAX_REPEATS) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "repeats", "must be 1 to %d",
                      FUL_MAX_REPEATS);
    return NULL;
  }
  self->options = *options;
  self->options.prompts = self->options.models = NULL;
  if (self->options.splits == 0)
    self->options.splits = (1u << FUL_SPLIT_DEV) | (1u << FUL_SPLIT_TEST);
  self->arms = g_ptr_array_new_with_free_func (arm_free);
  self->input_only = input_only_body ();
  self->ground = ful_ground_new (project, snapshot, error);
  if (self->ground == NULL || !load_cases (self, project, error))
    return NULL;
  selection = ful_selection_new (snapshot, options, dry ? self->input_only : NULL, dry,
                                 ful_specialist_can_train (self->ground->train), error);
  if (selection == NULL || !add_arms (self, selection, error) || !check_plan (self, error))
    return NULL;
  self->json = plan_to_json (self);
  return g_steal_pointer (&self);
}

typedef void (*ArmFunc) (const char *arm, const char *digest, gpointer user_data);

static void
foreach_arm (const char *json, ArmFunc func, gpointer user_data)
{
  g_autoptr (JsonNode) root =
      json != NULL ? ful_json_parse (json, strlen (json), NULL, NULL) : NULL;
  JsonArray *arms = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !ful_json_get_array (json_node_get_object (root), "arms", &arms, NULL))
    return;
  for (guint i = 0; arms != NULL && i < json_array_get_length (arms); i++) {
    JsonNode *node = json_array_get_element (arms, i);
    const char *arm = NULL, *digest = NULL;

    if (JSON_NODE_HOLDS_OBJECT (node) &&
        ful_json_get_string (json_node_get_object (node), "arm", &arm, NULL) &&
        ful_json_get_string (json_node_get_object (node), "digest", &digest, NULL) && arm != NULL &&
        digest != NULL)
      func (arm, digest, user_data);
  }
}

static void
add_digest (const char *arm, const char *digest, gpointer user_data)
{
  g_hash_table_replace (user_data, g_strdup (arm), g_strdup (digest));
}

static void
add_name (const char *arm, const char *digest, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (arm));
}

GHashTable *
ful_run_plan_read_digests (const char *json)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  foreach_arm (json, add_digest, digests);
  return digests;
}

GPtrArray *
ful_run_plan_read_arms (const char *json)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  foreach_arm (json, add_name, names);
  return names;
}
