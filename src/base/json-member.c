/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json.h"

#include <math.h>

#include "base/error.h"

/* Beyond it a double can't tell neighbouring whole numbers apart. */
#define MAX_EXACT_INT 9007199254740992.0

/* The value of a member; NULL where it is missing or null. */
static JsonNode *
lookup (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static const char *
kind_of (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "an object";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "an array";
  if (holds (node, G_TYPE_STRING))
    return "a string";
  return holds (node, G_TYPE_BOOLEAN) ? "true or false" : "a number";
}

static gboolean
wrong_kind (const char *member, JsonNode *node, const char *wanted, GError **error)
{
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member, "%s is wanted here, not %s",
                           wanted, kind_of (node));
}

gboolean
ful_json_get_string (JsonObject *object, const char *member, const char **out, GError **error)
{
  JsonNode *node = lookup (object, member);

  if (node != NULL && !holds (node, G_TYPE_STRING))
    return wrong_kind (member, node, "a string", error);
  *out = node != NULL ? json_node_get_string (node) : NULL;
  return TRUE;
}

gboolean
ful_json_get_double (JsonObject *object, const char *member, double *out, GError **error)
{
  JsonNode *node = lookup (object, member);

  if (node != NULL && !holds (node, G_TYPE_DOUBLE) && !holds (node, G_TYPE_INT64))
    return wrong_kind (member, node, "a number", error);
  *out = node != NULL ? json_node_get_double (node) : (double)NAN;
  return TRUE;
}

gboolean
ful_json_get_int (JsonObject *object,
                  const char *member,
                  gint64 missing,
                  gint64 *out,
                  GError **error)
{
  JsonNode *node = lookup (object, member);
  double value;

  if (node == NULL) {
    *out = missing;
    return TRUE;
  }
  if (holds (node, G_TYPE_INT64)) {
    *out = json_node_get_int (node);
    return TRUE;
  }
  if (!holds (node, G_TYPE_DOUBLE))
    return wrong_kind (member, node, "a whole number", error);
  value = json_node_get_double (node);
  if (value != trunc (value))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member,
                             "a whole number is wanted here; write it without a fraction");
  if (fabs (value) > MAX_EXACT_INT)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member,
                             "the number is too large; write a smaller one");
  *out = (gint64)value;
  return TRUE;
}

gboolean
ful_json_get_boolean (JsonObject *object,
                      const char *member,
                      gboolean missing,
                      gboolean *out,
                      GError **error)
{
  JsonNode *node = lookup (object, member);

  if (node != NULL && !holds (node, G_TYPE_BOOLEAN))
    return wrong_kind (member, node, "true or false", error);
  *out = node != NULL ? json_node_get_boolean (node) : missing;
  return TRUE;
}

gboolean
ful_json_get_array (JsonObject *object, const char *member, JsonArray **out, GError **error)
{
  JsonNode *node = lookup (object, member);

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    return wrong_kind (member, node, "an array", error);
  *out = node != NULL ? json_node_get_array (node) : NULL;
  return TRUE;
}

gboolean
ful_json_get_object (JsonObject *object, const char *member, JsonObject **out, GError **error)
{
  JsonNode *node = lookup (object, member);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return wrong_kind (member, node, "an object", error);
  *out = node != NULL ? json_node_get_object (node) : NULL;
  return TRUE;
}
