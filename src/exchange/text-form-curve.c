/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learning curve as text: a line a curve, of which a project keeps at most one. The verdict
 * reads from it how many examples it takes. */
#include "exchange/text-form-private.h"

#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "stats/curve.h"

static const char *const members[] = { "key", "points", NULL };

static gboolean
write_curve (FulProject *project,
             const FulSnapshot *snapshot,
             FulJsonWriter *writer,
             GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = ful_project_load_artifact (project, FUL_TEXT_CURVE, &key, &local);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *points = NULL;
  const char *text;
  gsize length;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (bytes == NULL)
    return TRUE;
  text = g_bytes_get_data (bytes, &length);
  /* Points that can't be read are as none: they are measured again. */
  node = ful_json_parse (text, length, NULL, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      !ful_json_get_array (json_node_get_object (node), "points", &points, NULL) || points == NULL)
    return TRUE;
  ful_json_writer_begin_object (writer);
  ful_text_put_string (writer, "key", key);
  ful_json_writer_name (writer, "points");
  ful_json_writer_node (writer, json_object_get_member (json_node_get_object (node), "points"));
  ful_json_writer_end_object (writer);
  return TRUE;
}

/* What the artifact holds: the record without its key. */
static char *
points_json (JsonNode *points)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "points");
  ful_json_writer_node (writer, points);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}

static gboolean
read_curve (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  JsonNode *points = json_object_get_member (record->object, "points");
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) parsed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL;
  const char *key;

  if (!ful_text_get_string (record, "key", FALSE, &key, error))
    return FALSE;
  if (points == NULL)
    return ful_text_set_error (record, "points", error, "is missing");
  json = points_json (points);
  parsed = ful_curve_points_from_json (json, strlen (json), &local);
  if (parsed == NULL)
    return ful_text_set_error (record, "points", error, "%s", local->message);
  bytes = g_bytes_new (json, strlen (json));
  ful_edit_put_artifact (import->edit, FUL_TEXT_CURVE, key, bytes);
  return TRUE;
}

const FulTextKind ful_text_curve_kind = { "curve.json", members, write_curve,
                                          read_curve,   0,       G_MAXSIZE };
