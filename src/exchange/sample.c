/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample project: what sample.json says, and the cases of the data set beside it. */
#include "exchange/sample.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"
#include "base/number.h"
#include "base/resource.h"
#include "cases/split-plan.h"
#include "prices/price-list.h"
#include "project/field.h"
#include "prompts/revision.h"

static const char *const names[] = { "banking77", NULL };

const char *const *
ful_sample_names (void)
{
  return names;
}

typedef struct {
  FulProject *project;
  FulSnapshot *snapshot;
  FulEdit *edit;
  JsonObject *root;
  char *folder; /* resource folder, "samples/NAME" */
} Filling;

static JsonObject *
object_of (JsonObject *parent, const char *member)
{
  JsonObject *object = NULL;

  /* The file is compiled in; that it has its members is tested. */
  ful_json_get_object (parent, member, &object, NULL);
  return object;
}

static const char *
text_of (JsonObject *parent, const char *member)
{
  const char *text = NULL;

  ful_json_get_string (parent, member, &text, NULL);
  return text;
}

static gboolean
put_field (Filling *self, const char *key, const char *text, const char *source, GError **error)
{
  g_autoptr (FulFieldValue) value = ful_field_parse (key, text, error);

  if (value == NULL)
    return FALSE;
  g_free (value->source);
  value->source = g_strdup (source);
  ful_edit_put_field (self->edit, value);
  return TRUE;
}

static gboolean
add_fields (Filling *self, GError **error)
{
  JsonObject *fields = object_of (self->root, "fields");
  g_autoptr (GList) keys = json_object_get_members (fields);

  for (GList *l = keys; l != NULL; l = l->next)
    if (!put_field (self, l->data, text_of (fields, l->data), "assumed for the sample", error))
      return FALSE;
  return TRUE;
}

/* What the prompts would cost at a real model's list prices: the offline models cost nothing. */
static gboolean
add_prices (Filling *self, GError **error)
{
  const char *id = text_of (self->root, "prompt_price_of");
  const FulPrice *price = ful_price_list_find (ful_price_list_default (), id);
  g_autofree char *source = NULL;
  const char *keys[] = { "cost.prompt.price_in", "cost.prompt.price_cached",
                         "cost.prompt.price_out" };
  double values[3];

  if (price == NULL)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             _ ("the price list has no model %s"), id);
  values[0] = price->input;
  values[1] = price->cached_input;
  values[2] = price->output;
  source = g_strdup_printf ("price list %s: %s", price->list, id);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *text = ful_number_format (values[i]);

    if (!put_field (self, keys[i], text, source, error))
      return FALSE;
  }
  return TRUE;
}

static void
add_labels (Filling *self)
{
  JsonObject *labels = object_of (self->root, "labels");
  g_autoptr (GList) list = json_object_get_members (labels);
  int position = 0;

  for (GList *l = list; l != NULL; l = l->next)
    ful_edit_put_label (self->edit, l->data, text_of (labels, l->data), position++);
}

static void
add_lever_notes (Filling *self)
{
  JsonObject *notes = object_of (self->root, "not_applicable");
  g_autoptr (GList) levers = json_object_get_members (notes);

  for (GList *l = levers; l != NULL; l = l->next) {
    FulLevers lever;

    if (ful_lever_from_name (l->data, &lever))
      ful_edit_put_lever_note (self->edit, lever, text_of (notes, l->data));
  }
}

/* A schema that holds the answer to one of the labels. */
static char *
schema_of_labels (Filling *self)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);
  g_autoptr (GList) labels = json_object_get_members (object_of (self->root, "labels"));

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "type", "string");
  ful_json_writer_name (writer, "enum");
  ful_json_writer_begin_array (writer);
  for (GList *l = labels; l != NULL; l = l->next)
    ful_json_writer_string (writer, l->data);
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}

static gboolean
add_prompt (Filling *self, JsonObject *item, int position, GError **error)
{
  g_autofree char *json = ful_json_canonical (json_object_get_member (item, "body"));
  g_autoptr (FulPromptBody) body = NULL;
  gboolean with_schema = FALSE;
  FulPrompt prompt = { .id = ful_project_new_id (self->project, FUL_ID_PROMPT),
                       .name = (char *)text_of (item, "name"),
                       .position = position };

  body = ful_prompt_body_from_json (json, prompt.name, error);
  if (body == NULL)
    return FALSE;
  ful_json_get_boolean (item, "schema_of_labels", FALSE, &with_schema, NULL);
  if (with_schema) {
    body->schema = schema_of_labels (self);
    body->response = FUL_RESPONSE_SCHEMA;
  }
  ful_edit_put_prompt (self->edit, &prompt);
  ful_prompt_add_revision (self->project, self->snapshot, self->edit, prompt.id, body);
  return TRUE;
}

static gboolean
add_prompts (Filling *self, GError **error)
{
  JsonArray *prompts = NULL;

  ful_json_get_array (self->root, "prompts", &prompts, NULL);
  for (guint i = 0; i < json_array_get_length (prompts); i++)
    if (!add_prompt (self, json_array_get_object_element (prompts, i), (int)i, error))
      return FALSE;
  return TRUE;
}

static void
add_models (Filling *self)
{
  static const char *const ids[] = { "matcher", "specialist" };

  for (int i = 0; i < (int)G_N_ELEMENTS (ids); i++) {
    g_autofree char *name = g_strconcat ("offline:", ids[i], NULL);
    FulModel model = { .id = ful_project_new_id (self->project, FUL_ID_MODEL),
                       .name = name,
                       .provider = (char *)"offline",
                       .model_id = (char *)ids[i],
                       .rung = i == 1 ? FUL_RUNG_SPECIALIST : FUL_RUNG_UNSET,
                       .price_in = NAN,
                       .price_cached = NAN,
                       .price_out = NAN,
                       .position = i };

    ful_edit_put_model (self->edit, &model);
  }
}

/* Cases of one CSV with columns text and category, appended to @cases. */
static gboolean
read_cases (Filling *self,
            const char *file,
            const char *prefix,
            int digits,
            FulSplit split,
            GPtrArray *cases,
            GError **error)
{
  g_autofree char *path = g_strconcat (self->folder, "/", file, NULL);
  g_autoptr (GBytes) bytes = ful_resource_load (path);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (FulCsvReader) reader = ful_csv_reader_new (text, length, ',', file);
  const char *const *fields;
  FulCsvStatus status;
  guint64 line;
  gsize n_fields;
  int row = 0;

  ful_csv_reader_next (reader, &fields, &n_fields, &line, NULL);
  while ((status = ful_csv_reader_next (reader, &fields, &n_fields, &line, error)) ==
         FUL_CSV_RECORD) {
    FulCase *item = ful_case_new ();

    item->id = ful_project_new_id (self->project, FUL_ID_CASE);
    item->name = g_strdup_printf ("%s-%0*d", prefix, digits, ++row);
    item->split = split;
    item->var_names = g_strdupv ((char *[]){ (char *)"text", NULL });
    item->var_values = g_strdupv ((char *[]){ (char *)fields[0], NULL });
    item->expected = g_strdup (fields[1]);
    item->position = (int)cases->len;
    g_ptr_array_add (cases, item);
  }
  return status == FUL_CSV_END;
}

/* Of the training file so many become dev as sample.json says, stratified by label. */
static gboolean
part_dev (Filling *self, GPtrArray *cases, GError **error)
{
  g_autofree FulSplit *splits = g_new (FulSplit, cases->len);
  FulSplitShares shares = { 0 };
  gint64 dev = 0, seed = 0;

  ful_json_get_int (self->root, "dev_cases", 0, &dev, NULL);
  ful_json_get_int (self->root, "seed", 0, &seed, NULL);
  shares.dev = (double)dev / cases->len;
  shares.train = 1 - shares.dev;
  shares.seed = (guint64)seed;
  if (!ful_split_plan (cases, &shares, splits, error))
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    ((FulCase *)cases->pdata[i])->split = splits[i];
  return TRUE;
}

static gboolean
add_cases (Filling *self, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);

  if (!read_cases (self, "train.csv", "req", 5, FUL_SPLIT_TRAIN, cases, error) ||
      !part_dev (self, cases, error) ||
      !read_cases (self, "test.csv", "test", 4, FUL_SPLIT_TEST, cases, error))
    return FALSE;
  ful_edit_put_column (self->edit, "text", 0);
  g_ptr_array_set_free_func (cases, NULL);
  for (guint i = 0; i < cases->len; i++)
    ful_edit_take_case (self->edit, cases->pdata[i]);
  return TRUE;
}

static gboolean
fill (Filling *self, GError **error)
{
  ful_edit_set_title (self->edit, text_of (self->root, "title"));
  add_labels (self);
  add_lever_notes (self);
  add_models (self);
  return add_fields (self, error) && add_prices (self, error) && add_prompts (self, error) &&
         add_cases (self, error) &&
         ful_project_edit (self->project, _ ("Make the sample project"),
                           g_steal_pointer (&self->edit), error);
}

gboolean
ful_sample_fill (FulProject *project, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *path = NULL;
  Filling self = { .project = project };
  gsize length;
  const char *text;
  gboolean done;

  if (!g_strv_contains (names, name)) {
    g_autofree char *quoted = ful_quote_untrusted (name);

    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             _ ("there is no sample %s; the one there is: banking77"), quoted);
  }
  self.folder = g_strconcat ("samples/", name, NULL);
  path = g_strconcat (self.folder, "/sample.json", NULL);
  bytes = ful_resource_load (path);
  text = g_bytes_get_data (bytes, &length);
  root = ful_json_parse (text, length, path, error);
  if (root == NULL)
    return FALSE;
  self.root = json_node_get_object (root);
  self.snapshot = ful_project_snapshot (project);
  self.edit = ful_edit_new ();
  done = fill (&self, error);
  ful_edit_free (self.edit);
  ful_snapshot_unref (self.snapshot);
  g_free (self.folder);
  return done;
}
