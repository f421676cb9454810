/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dated list compiled into the program, parsed at the first use and kept for good. What is
 * missing in an entry stays NAN or NULL; a list that can't be read is our own mistake. */
#include "prices/price-list.h"

#include <math.h>

#include "base/json.h"
#include "base/resource.h"

struct _FulPriceList {
  GHashTable *models; /* id -> FulPrice* */
  GPtrArray *ids;     /* borrowed from models, sorted, NULL-ended */
  GPtrArray *tuning;  /* FulTuningPrice* */
  char *date;
};

/* A price a token, as a price a million: six places to the left in decimal, which a product
 * would miss by a rounding (0.15 would become 0.15000000000000002). */
static double
per_million (double usd_per_token)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (usd_per_token))
    return NAN;
  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, "%.12g", usd_per_token * 1e6), NULL);
}

static gboolean
read_price (JsonObject *object, const char *member, double *out, GError **error)
{
  if (!ful_json_get_double (object, member, out, error))
    return FALSE;
  *out = per_million (*out);
  return TRUE;
}

static gboolean
read_text (JsonObject *object, const char *member, char **out, GError **error)
{
  const char *text = NULL;

  if (!ful_json_get_string (object, member, &text, error))
    return FALSE;
  if (*out == NULL)
    *out = g_strdup (text);
  return TRUE;
}

/* Retirement goes by either name in the lists: the announced shutdown first. */
static gboolean
read_model (JsonObject *object, FulPrice *price, GError **error)
{
  return read_text (object, "provider", &price->provider, error) &&
         read_price (object, "input", &price->input, error) &&
         read_price (object, "output", &price->output, error) &&
         read_price (object, "cached_input", &price->cached_input, error) &&
         read_price (object, "cache_write", &price->cache_write, error) &&
         read_price (object, "batch_input", &price->batch_input, error) &&
         read_price (object, "batch_output", &price->batch_output, error) &&
         ful_json_get_boolean (object, "fine_tuned", FALSE, &price->fine_tuned, error) &&
         read_text (object, "shutdown_date", &price->shutdown_date, error) &&
         read_text (object, "deprecation_date", &price->shutdown_date, error) &&
         read_text (object, "list", &price->list, error);
}

static gboolean
read_tuning (JsonObject *object, FulTuningPrice *price, GError **error)
{
  return read_text (object, "provider", &price->provider, error) &&
         read_text (object, "base", &price->base, error) &&
         read_text (object, "method", &price->method, error) &&
         ful_json_get_double (object, "train_per_mtok", &price->train_per_mtok, error) &&
         ful_json_get_double (object, "tuned_input", &price->tuned_input, error) &&
         ful_json_get_double (object, "tuned_cached", &price->tuned_cached, error) &&
         ful_json_get_double (object, "tuned_output", &price->tuned_output, error) &&
         read_text (object, "sure", &price->sure, error) &&
         read_text (object, "gone", &price->gone, error);
}

static JsonNode *
load_resource (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = ful_resource_load (name);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return ful_json_parse (text, length, name, error);
}

static gboolean
read_models (FulPriceList *self, GError **error)
{
  g_autoptr (JsonNode) root = load_resource ("prices/prices.json", error);
  JsonObject *models = NULL;
  g_autoptr (GList) names = NULL;

  if (root == NULL ||
      !read_text (json_node_get_object (root), "snapshot_date", &self->date, error) ||
      !ful_json_get_object (json_node_get_object (root), "models", &models, error))
    return FALSE;
  names = json_object_get_members (models);
  for (GList *l = names; l != NULL; l = l->next) {
    FulPrice *price = g_new0 (FulPrice, 1);
    JsonObject *entry = NULL;

    price->id = g_strdup (l->data);
    g_hash_table_insert (self->models, price->id, price);
    g_ptr_array_add (self->ids, price->id);
    if (!ful_json_get_object (models, price->id, &entry, error) ||
        !read_model (entry, price, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_hosted (FulPriceList *self, GError **error)
{
  g_autoptr (JsonNode) root = load_resource ("prices/tuning-prices.json", error);
  JsonArray *rows = NULL;

  if (root == NULL || !ful_json_get_array (json_node_get_object (root), "hosted", &rows, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    FulTuningPrice *price = g_new0 (FulTuningPrice, 1);

    g_ptr_array_add (self->tuning, price);
    if (!read_tuning (json_array_get_object_element (rows, i), price, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static FulPriceList *
load_list (void)
{
  FulPriceList *self = g_new0 (FulPriceList, 1);
  g_autoptr (GError) error = NULL;

  self->models = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_ptr_array_new ();
  self->tuning = g_ptr_array_new ();
  if (!read_models (self, &error) || !read_hosted (self, &error))
    g_critical ("%s", error->message);
  g_ptr_array_sort (self->ids, compare_ids);
  g_ptr_array_add (self->ids, NULL);
  return self;
}

const FulPriceList *
ful_price_list_default (void)
{
  static gsize list;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize)load_list ());
  return (const FulPriceList *)list;
}

const FulPrice *
ful_price_list_find (const FulPriceList *self, const char *model_id)
{
  const FulPrice *found;
  const char *slash;

  g_return_val_if_fail (self != NULL, NULL);
  if (model_id == NULL)
    return NULL;
  found = g_hash_table_lookup (self->models, model_id);
  slash = strchr (model_id, '/');
  return found != NULL || slash == NULL ? found : g_hash_table_lookup (self->models, slash + 1);
}

const FulTuningPrice *
ful_price_list_find_tuning (const FulPriceList *self, const char *base)
{
  g_return_val_if_fail (self != NULL && base != NULL, NULL);
  for (guint i = 0; i < self->tuning->len; i++) {
    const FulTuningPrice *price = self->tuning->pdata[i];

    if (g_strcmp0 (price->base, base) == 0)
      return price;
  }
  return NULL;
}

const char *
ful_price_list_date (const FulPriceList *self)
{
  return self->date;
}

const char *const *
ful_price_list_ids (const FulPriceList *self)
{
  return (const char *const *)self->ids->pdata;
}

static gboolean
matches (const FulPrice *price, const GStrv words)
{
  g_autofree char *text =
      g_strconcat (price->id, " ", price->provider != NULL ? price->provider : "", NULL);
  g_autofree char *folded = g_ascii_strdown (text, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

GPtrArray *
ful_price_list_search (const FulPriceList *self, const char *words, guint most)
{
  GPtrArray *first = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *folded = g_ascii_strdown (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (g_strstrip (folded), " \t", -1);

  for (guint i = 0; self->ids->pdata[i] != NULL && first->len < most; i++) {
    const FulPrice *price = ful_price_list_find (self, self->ids->pdata[i]);

    if (!matches (price, parts))
      continue;
    if (parts[0] == NULL || g_ascii_strncasecmp (price->id, parts[0], strlen (parts[0])) == 0)
      g_ptr_array_add (first, (gpointer)price);
    else if (rest->len < most)
      g_ptr_array_add (rest, (gpointer)price);
  }
  for (guint i = 0; i < rest->len && first->len < most; i++)
    g_ptr_array_add (first, rest->pdata[i]);
  return first;
}
