/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields, labels, columns, models and checks as text: a kind has its members, how it is written and
 * how it is read. */
#include "exchange/text-form-private.h"

#include <math.h>

#include "base/json.h"
#include "project/field.h"

/* --- fields --- */

static const char *const field_members[] = { "key", "value", "source", NULL };

static gboolean
write_fields (FulProject *project,
              const FulSnapshot *snapshot,
              FulJsonWriter *writer,
              GError **error)
{
  gsize n;
  const FulField *fields = ful_fields (&n);

  for (gsize i = 0; i < n; i++) {
    const FulFieldValue *value = ful_snapshot_field (snapshot, fields[i].key);

    if (value == NULL)
      continue;
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "key", value->key);
    ful_json_writer_string_member (writer, "value", value->text);
    ful_text_put_string (writer, "source", value->source);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
read_field (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  const char *key, *text, *source;
  g_autoptr (FulFieldValue) value = NULL;
  g_autoptr (GError) local = NULL;

  if (!ful_text_get_name (record, "key", &key, error) ||
      !ful_text_get_string (record, "value", TRUE, &text, error) ||
      !ful_text_get_string (record, "source", FALSE, &source, error))
    return FALSE;
  value = ful_field_parse (key, text, &local);
  if (value == NULL)
    return ful_text_set_error (record, NULL, error, "%s", local->message);
  g_free (value->source);
  value->source = g_strdup (source);
  ful_edit_put_field (import->edit, value);
  return TRUE;
}

/* --- labels and columns --- */

static const char *const label_members[] = { "position", "name", "description", NULL };

static gboolean
write_labels (FulProject *project,
              const FulSnapshot *snapshot,
              FulJsonWriter *writer,
              GError **error)
{
  for (guint i = 0; i < snapshot->labels->len; i++) {
    const FulLabel *label = snapshot->labels->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "position", label->position);
    ful_json_writer_string_member (writer, "name", label->name);
    if (*label->description != '\0')
      ful_json_writer_string_member (writer, "description", label->description);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
read_label (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  const char *name, *description;
  int position;

  if (!ful_text_get_position (record, &position, error) ||
      !ful_text_get_name (record, "name", &name, error) ||
      !ful_text_get_string (record, "description", FALSE, &description, error))
    return FALSE;
  ful_edit_put_label (import->edit, name, description, position);
  return TRUE;
}

static const char *const column_members[] = { "position", "name", NULL };

static gboolean
write_columns (FulProject *project,
               const FulSnapshot *snapshot,
               FulJsonWriter *writer,
               GError **error)
{
  for (guint i = 0; i < snapshot->columns->len; i++) {
    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "position", g_array_index (snapshot->positions, int, i));
    ful_json_writer_string_member (writer, "name", snapshot->columns->pdata[i]);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
read_column (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  const char *name;
  int position;

  if (!ful_text_get_position (record, &position, error) ||
      !ful_text_get_name (record, "name", &name, error))
    return FALSE;
  ful_edit_put_column (import->edit, name, position);
  return TRUE;
}

/* --- models --- */

static const char *const model_members[] = { "id",        "position",  "name",     "provider",
                                             "endpoint",  "model_id",  "key_env",  "params",
                                             "rung",      "price_ref", "price_in", "price_cached",
                                             "price_out", "hidden",    "imported", NULL };

static gboolean
write_models (FulProject *project,
              const FulSnapshot *snapshot,
              FulJsonWriter *writer,
              GError **error)
{
  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = snapshot->models->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "id", model->id);
    ful_json_writer_int_member (writer, "position", model->position);
    ful_json_writer_string_member (writer, "name", model->name);
    ful_json_writer_string_member (writer, "provider", model->provider);
    ful_text_put_string (writer, "endpoint", model->endpoint);
    ful_text_put_string (writer, "model_id", model->model_id);
    ful_text_put_string (writer, "key_env", model->key_env);
    ful_text_put_string (writer, "params", model->params);
    ful_text_put_rung (writer, model->rung);
    ful_text_put_string (writer, "price_ref", model->price_ref);
    ful_text_put_double (writer, "price_in", model->price_in);
    ful_text_put_double (writer, "price_cached", model->price_cached);
    ful_text_put_double (writer, "price_out", model->price_out);
    ful_text_put_flag (writer, "hidden", model->hidden);
    ful_text_put_flag (writer, "imported", model->imported);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
read_model (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  FulModel model = { 0 };
  const struct {
    const char *name;
    gboolean required;
    char **text;
  } texts[] = {
    { "name", TRUE, &model.name },
    { "provider", TRUE, &model.provider },
    { "endpoint", FALSE, &model.endpoint },
    { "model_id", FALSE, &model.model_id },
    { "key_env", FALSE, &model.key_env },
    { "params", FALSE, &model.params },
    { "price_ref", FALSE, &model.price_ref },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *text;

    if (!ful_text_get_string (record, texts[i].name, texts[i].required, &text, error))
      return FALSE;
    *texts[i].text = (char *)text; /* borrowed: the edit copies */
  }
  if (!ful_text_get_id (record, &model.id, error) ||
      !ful_text_get_position (record, &model.position, error) ||
      !ful_text_get_rung (record, &model.rung, error) ||
      !ful_text_get_double (record, "price_in", &model.price_in, error) ||
      !ful_text_get_double (record, "price_cached", &model.price_cached, error) ||
      !ful_text_get_double (record, "price_out", &model.price_out, error) ||
      !ful_text_get_flag (record, "hidden", &model.hidden, error) ||
      !ful_text_get_flag (record, "imported", &model.imported, error))
    return FALSE;
  ful_edit_put_model (import->edit, &model);
  return TRUE;
}

/* --- checks --- */

static const char *const check_members[] = { "id",    "position", "name",      "kind",
                                             "value", "weight",   "threshold", "negated",
                                             "tags",  "model",    "retry",     NULL };

static gboolean
write_checks (FulProject *project,
              const FulSnapshot *snapshot,
              FulJsonWriter *writer,
              GError **error)
{
  for (guint i = 0; i < snapshot->checks->len; i++) {
    const FulCheck *check = snapshot->checks->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "id", check->id);
    ful_json_writer_int_member (writer, "position", check->position);
    ful_json_writer_string_member (writer, "name", check->name);
    ful_json_writer_string_member (writer, "kind", check->kind);
    ful_text_put_string (writer, "value", check->value);
    ful_json_writer_double_member (writer, "weight", check->weight);
    ful_text_put_double (writer, "threshold", check->threshold);
    ful_text_put_flag (writer, "negated", check->negated);
    if (check->tags != NULL) {
      ful_json_writer_name (writer, "tags");
      ful_json_writer_begin_array (writer);
      for (guint j = 0; check->tags[j] != NULL; j++)
        ful_json_writer_string (writer, check->tags[j]);
      ful_json_writer_end_array (writer);
    }
    ful_text_put_string (writer, "model", check->model);
    if (check->retry != 0)
      ful_json_writer_int_member (writer, "retry", check->retry);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
get_tags (const FulTextRecord *record, GStrv *out, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = NULL;

  if (!ful_json_get_array (record->object, "tags", &array, error)) {
    g_prefix_error (error, "%s:%" G_GUINT64_FORMAT ": ", record->file, record->line);
    return FALSE;
  }
  if (array == NULL)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
      return ful_text_set_error (record, "tags", error, "its members must be texts");
    g_strv_builder_add (builder, json_node_get_string (node));
  }
  *out = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_check (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  FulCheck check = { 0 };
  g_auto (GStrv) tags = NULL;
  const char *name, *kind, *value, *model;
  gint64 retry;

  if (!ful_text_get_id (record, &check.id, error) ||
      !ful_text_get_position (record, &check.position, error) ||
      !ful_text_get_name (record, "name", &name, error) ||
      !ful_text_get_string (record, "kind", TRUE, &kind, error) ||
      !ful_text_get_string (record, "value", FALSE, &value, error) ||
      !ful_text_get_double (record, "weight", &check.weight, error) ||
      !ful_text_get_double (record, "threshold", &check.threshold, error) ||
      !ful_text_get_flag (record, "negated", &check.negated, error) ||
      !get_tags (record, &tags, error) ||
      !ful_text_get_string (record, "model", FALSE, &model, error) ||
      !ful_text_get_int (record, "retry", 0, 0, G_MAXINT, &retry, error))
    return FALSE;
  if (isnan (check.weight))
    check.weight = 1;
  check.name = (char *)name;
  check.kind = (char *)kind;
  check.value = (char *)value;
  check.tags = tags;
  check.model = (char *)model;
  check.retry = (int)retry;
  ful_edit_put_check (import->edit, &check);
  return TRUE;
}

#define IDS(member) G_STRUCT_OFFSET (FulTextImport, member)
#define COUNT(member) G_STRUCT_OFFSET (FulTextFormCounts, member)

const FulTextKind ful_text_small_kinds[] = {
  { "fields.json", field_members, write_fields, read_field, 0, COUNT (fields) },
  { "labels.json", label_members, write_labels, read_label, 0, COUNT (labels) },
  { "columns.json", column_members, write_columns, read_column, 0, G_MAXSIZE },
  { "models.json", model_members, write_models, read_model, IDS (models), COUNT (models) },
  { "checks.json", check_members, write_checks, read_check, 0, COUNT (checks) },
  { NULL, NULL, NULL, NULL, 0, G_MAXSIZE },
};
