/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of the small tables, however they came about: by an edit, or out of a file that a
 * stranger made. */
#include "project/record-private.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "project/field.h"
#include "project/limits.h"

gboolean
ful_check_text (const char *file, const char *what, const char *text, gsize most, GError **error)
{
  gsize length;

  if (text == NULL)
    return TRUE;
  length = strlen (text);
  if (length > most)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, what,
                             "%" G_GSIZE_FORMAT " bytes are more than the %" G_GSIZE_FORMAT
                             " that a project allows here",
                             length, most);
  if (!g_utf8_validate (text, (gssize)length, NULL))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, what, "the text is not UTF-8");
  return TRUE;
}

gboolean
ful_check_name (const char *file, const char *what, const char *text, GError **error)
{
  if (text == NULL || *text == '\0')
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, what, "there is no name");
  if (!ful_check_text (file, what, text, FUL_MAX_NAME_BYTES, error))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p)) {
      g_autofree char *quoted = ful_quote_untrusted (text);

      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, what,
                               "%s holds a control character", quoted);
    }
  return TRUE;
}

gboolean
ful_check_id (gint64 id)
{
  return id >= 1 && id <= FUL_MAX_ID;
}

static gboolean
check_id (const char *file, const char *what, gint64 id, GError **error)
{
  return ful_check_id (id) ||
         ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, what,
                           "its id, %" G_GINT64_FORMAT ", is out of range", id);
}

/* Adds @name to @seen, which borrows it. */
static gboolean
check_unique (GHashTable *seen,
              const char *file,
              const char *what,
              const char *name,
              GError **error)
{
  g_autofree char *quoted = NULL;

  if (!ful_check_name (file, what, name, error))
    return FALSE;
  if (g_hash_table_add (seen, (gpointer)name))
    return TRUE;
  quoted = ful_quote_untrusted (name);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, what, "there are two %s", quoted);
}

static gboolean
check_body (const FulPromptBody *body, const char *file, const char *name, GError **error)
{
  g_autofree char *json = NULL;

  if (body == NULL)
    return TRUE;
  if (body->examples_train < 0 || body->nearest < 0 || body->documents < 0 ||
      body->max_tokens < -1 || body->seed < -1 || (guint)body->response > FUL_RESPONSE_TOOL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, name,
                             "a setting of the prompt is out of range");
  json = ful_prompt_body_to_json (body);
  return ful_check_text (file, name, json, FUL_MAX_INPUTS_BYTES, error);
}

static gboolean
check_fields (const FulSnapshot *self, const char *file, GError **error)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, NULL, &data)) {
    const FulFieldValue *value = data;
    g_autoptr (FulFieldValue) parsed = ful_field_parse (value->key, value->text, error);

    if (parsed == NULL) {
      if (file != NULL)
        g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
    if (!ful_check_text (file, value->key, value->source, FUL_MAX_NAME_BYTES, error))
      return FALSE;
    if (!isnan (parsed->likely) && (parsed->low != value->low || parsed->high != value->high ||
                                    parsed->likely != value->likely))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, value->key,
                               "its text and its numbers differ");
  }
  return TRUE;
}

static gboolean
check_labels_and_columns (const FulSnapshot *self, const char *file, GError **error)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->labels->len; i++) {
    const FulLabel *label = self->labels->pdata[i];

    if (!check_unique (labels, file, "label", label->name, error) ||
        !ful_check_text (file, label->name, label->description, FUL_MAX_TEXT_BYTES, error))
      return FALSE;
  }
  for (guint i = 0; i < self->columns->len; i++)
    if (!check_unique (columns, file, "column", self->columns->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_prompts (const FulSnapshot *self, const FulSnapshot *known, const char *file, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->prompts->len; i++) {
    const FulPrompt *prompt = self->prompts->pdata[i];

    if (!ful_check_name (file, "prompt", prompt->name, error) ||
        !check_id (file, prompt->name, prompt->id, error) ||
        (!prompt->hidden && !check_unique (names, file, "prompt", prompt->name, error)))
      return FALSE;
    if ((known == NULL || ful_snapshot_prompt (known, prompt->id) != prompt) &&
        !check_body (prompt->draft, file, prompt->name, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_revisions (const FulSnapshot *self,
                 const FulSnapshot *known,
                 const char *file,
                 GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->revisions->len; i++) {
    const FulRevision *revision = self->revisions->pdata[i];
    const FulPrompt *prompt = ful_snapshot_prompt (self, revision->prompt_id);
    g_autofree char *where = NULL;

    if (prompt == NULL)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, "revision",
                               "revision %" G_GINT64_FORMAT " belongs to no prompt", revision->id);
    where = g_strdup_printf ("%s#%d", prompt->name, revision->number);
    if (revision->number < 1)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, where, "numbers start at 1");
    if (!check_id (file, where, revision->id, error) ||
        !ful_check_name (file, where, revision->hash, error) ||
        !ful_check_text (file, where, revision->created, FUL_MAX_NAME_BYTES, error))
      return FALSE;
    if ((known == NULL || ful_snapshot_revision (known, revision->id) != revision) &&
        !check_body (revision->body, file, where, error))
      return FALSE;
    if (revision->body == NULL && !revision->imported)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, where, "it holds no prompt");
    if (!g_hash_table_add (numbers, g_strdup_printf ("%" G_GINT64_FORMAT "#%d", prompt->id,
                                                     revision->number)))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, where, "there are two");
  }
  return TRUE;
}

static gboolean
check_lever_notes (const FulSnapshot *self, const char *file, GError **error)
{
  for (guint i = 0; i < self->lever_notes->len; i++) {
    const FulLeverNote *note = self->lever_notes->pdata[i];

    if (note->why == NULL || *note->why == '\0')
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, ful_lever_name (note->lever),
                               "say why it is not applicable");
    if (!ful_check_text (file, ful_lever_name (note->lever), note->why, FUL_MAX_TEXT_BYTES, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_price (double price)
{
  return isnan (price) || (isfinite (price) && price >= 0);
}

static gboolean
check_model (const FulModel *model, const char *file, GError **error)
{
  const char *const names[] = { model->endpoint, model->model_id, model->key_env,
                                model->price_ref };

  if (!ful_check_name (file, "model", model->name, error) ||
      !check_id (file, model->name, model->id, error) ||
      !ful_check_name (file, model->name, model->provider, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!ful_check_text (file, model->name, names[i], FUL_MAX_NAME_BYTES, error))
      return FALSE;
  if (!check_price (model->price_in) || !check_price (model->price_cached) ||
      !check_price (model->price_out))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, model->name,
                             "a price is a number of 0 or more");
  if (!ful_check_text (file, model->name, model->params, FUL_MAX_TEXT_BYTES, error))
    return FALSE;
  if (model->params != NULL &&
      !ful_json_check (model->params, strlen (model->params), "parameters", error)) {
    g_prefix_error (error, "%s%s%s: ", file != NULL ? file : "", file != NULL ? ": " : "",
                    model->name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_models (const FulSnapshot *self, const char *file, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->models->len; i++) {
    const FulModel *model = self->models->pdata[i];

    if (!check_model (model, file, error) ||
        (!model->hidden && !check_unique (names, file, "model", model->name, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_checks (const FulSnapshot *self, const char *file, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->checks->len; i++) {
    const FulCheck *check = self->checks->pdata[i];

    if (!check_unique (names, file, "check", check->name, error) ||
        !check_id (file, check->name, check->id, error) ||
        !ful_check_name (file, check->name, check->kind, error) ||
        !ful_check_text (file, check->name, check->value, FUL_MAX_TEXT_BYTES, error) ||
        !ful_check_text (file, check->name, check->model, FUL_MAX_NAME_BYTES, error))
      return FALSE;
    for (guint j = 0; check->tags != NULL && check->tags[j] != NULL; j++)
      if (!ful_check_name (file, check->name, check->tags[j], error))
        return FALSE;
    if (!isfinite (check->weight) || check->weight < 0 || isinf (check->threshold) ||
        check->retry < 0)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, check->name,
                               "weight and retries are numbers of 0 or more, the threshold is a "
                               "number");
  }
  return TRUE;
}

gboolean
ful_snapshot_check (const FulSnapshot *self,
                    const FulSnapshot *known,
                    const char *file,
                    GError **error)
{
  return check_fields (self, file, error) && check_labels_and_columns (self, file, error) &&
         check_prompts (self, known, file, error) && check_revisions (self, known, file, error) &&
         check_lever_notes (self, file, error) && check_models (self, file, error) &&
         check_checks (self, file, error);
}
