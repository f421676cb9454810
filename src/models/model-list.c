/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model-list.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "models/lenient-json.h"

#define MAX_TEXT 200

static void
listed_free (gpointer data)
{
  FulListedModel *model = data;

  g_free (model->id);
  g_free (model->name);
  g_free (model->detail);
  g_free (model->shutdown_date);
  g_free (model);
}

static const char *
some (JsonObject *object, const char *name)
{
  const char *text = ful_lenient_string (object, name);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* llama.cpp says what it runs with and what the model could; the first counts. */
static double
context_of (JsonObject *entry)
{
  static const char *const names[] = { "max_model_len",         "context_length",
                                       "context_window",        "max_input_tokens",
                                       "loaded_context_length", "max_context_length" };
  double context = ful_lenient_count (ful_lenient_object (entry, "meta"), "n_ctx");

  for (guint i = 0; isnan (context) && i < G_N_ELEMENTS (names); i++)
    context = ful_lenient_count (entry, names[i]);
  return context > 0 ? context : (double)NAN;
}

static char *
detail_of (JsonObject *entry)
{
  JsonObject *details = ful_lenient_object (entry, "details");
  const char *size = some (details, "parameter_size");
  const char *precision = some (details, "quantization_level");
  const char *parent = some (entry, "parent");

  if (parent != NULL) /* vLLM's adapters */
    return g_strdup_printf ("adapter of %s", parent);
  if (size != NULL && precision != NULL)
    return g_strdup_printf ("%s %s", size, precision);
  return g_strdup (size != NULL ? size : precision);
}

static char *
date_of (JsonObject *entry)
{
  const char *date = some (entry, "shutdown_date");

  if (date == NULL || strlen (date) < 10 || date[4] != '-' || date[7] != '-')
    return NULL;
  return g_strndup (date, 10);
}

static void
add_entry (GPtrArray *models, GHashTable *seen, JsonObject *entry)
{
  const char *id = some (entry, "id");
  const char *name = some (entry, "display_name");
  g_autofree char *detail = NULL;
  FulListedModel *model;

  if (id == NULL)
    id = some (entry, "model"); /* Ollama */
  if (id == NULL)
    id = some (entry, "name");
  if (id == NULL || strlen (id) > MAX_TEXT || g_hash_table_contains (seen, id))
    return;
  if (name == NULL)
    name = some (entry, "name");
  detail = detail_of (entry);
  model = g_new0 (FulListedModel, 1);
  model->id = g_strdup (id);
  if (g_strcmp0 (name, id) != 0)
    model->name = ful_utf8_bounded (name, MAX_TEXT);
  model->detail = ful_utf8_bounded (detail, MAX_TEXT);
  model->context_tokens = context_of (entry);
  model->shutdown_date = date_of (entry);
  g_ptr_array_add (models, model);
  g_hash_table_add (seen, model->id);
}

/* Together sends the list alone. */
static JsonArray *
find_list (JsonNode *root)
{
  JsonObject *object = ful_lenient_root (root);
  JsonArray *list = ful_lenient_array (object, "data");

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    return json_node_get_array (root);
  return list != NULL ? list : ful_lenient_array (object, "models");
}

static char *
next_query (JsonObject *object)
{
  JsonNode *more = object != NULL ? json_object_get_member (object, "has_more") : NULL;
  const char *last = some (object, "last_id");
  g_autofree char *escaped = NULL;

  if (more == NULL || last == NULL || strlen (last) > MAX_TEXT ||
      json_node_get_value_type (more) != G_TYPE_BOOLEAN || !json_node_get_boolean (more))
    return NULL;
  escaped = g_uri_escape_string (last, NULL, FALSE);
  return g_strconcat ("after_id=", escaped, NULL);
}

GPtrArray *
ful_model_list_parse (const char *body, gsize length, char **next, GError **error)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func (listed_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) root = NULL;
  gboolean halves = FALSE;
  JsonArray *list;

  if (length <= FUL_MODEL_LIST_MAX_BYTES)
    root = ful_lenient_json_parse (body, length, &halves);
  list = find_list (root);
  if (list == NULL) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "models",
                      "the server's answer is no list of models; check the endpoint, or write the "
                      "model's id yourself");
    return NULL;
  }
  for (guint i = 0; i < json_array_get_length (list) && models->len < FUL_MODEL_LIST_MAX; i++)
    add_entry (models, seen, ful_lenient_element (list, i));
  if (next != NULL)
    *next = next_query (ful_lenient_root (root));
  return g_steal_pointer (&models);
}
