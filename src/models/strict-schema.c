/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/strict-schema.h"

#include <string.h>

#include "models/lenient-json.h"

#define MAX_LEVELS 10

static gboolean is_strict (JsonNode *node, guint level);

static gboolean
has_refused_keyword (JsonObject *schema)
{
  static const char *const refused[] = {
    "allOf",
    "not",
    "if",
    "then",
    "else",
    "oneOf",
    "minLength",
    "maxLength",
    "propertyNames",
    "minProperties",
    "contains",
    "patternProperties",
    "maxProperties",
    "uniqueItems",
    "minContains",
    "unevaluatedProperties",
    "unevaluatedItems",
    "maxContains",
    "default",
    "dependentRequired",
    "dependentSchemas",
    "prefixItems",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (json_object_has_member (schema, refused[i]))
      return TRUE;
  return FALSE;
}

static gboolean
says_object (JsonObject *schema)
{
  JsonArray *types = ful_lenient_array (schema, "type");

  if (g_strcmp0 (ful_lenient_string (schema, "type"), "object") == 0)
    return TRUE;
  for (guint i = 0; types != NULL && i < json_array_get_length (types); i++) {
    JsonNode *type = json_array_get_element (types, i);

    if (json_node_get_value_type (type) == G_TYPE_STRING &&
        strcmp (json_node_get_string (type), "object") == 0)
      return TRUE;
  }
  return json_object_has_member (schema, "properties");
}

static gboolean
is_required (JsonArray *required, const char *name)
{
  for (guint i = 0; required != NULL && i < json_array_get_length (required); i++) {
    JsonNode *node = json_array_get_element (required, i);

    if (json_node_get_value_type (node) == G_TYPE_STRING &&
        strcmp (json_node_get_string (node), name) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_closed (JsonObject *schema)
{
  JsonNode *others = json_object_get_member (schema, "additionalProperties");
  JsonObject *properties = ful_lenient_object (schema, "properties");
  JsonArray *required = ful_lenient_array (schema, "required");
  g_autoptr (GList) names = properties != NULL ? json_object_get_members (properties) : NULL;

  if (others == NULL || json_node_get_value_type (others) != G_TYPE_BOOLEAN ||
      json_node_get_boolean (others))
    return FALSE;
  for (GList *link = names; link != NULL; link = link->next)
    if (!is_required (required, link->data))
      return FALSE;
  return TRUE;
}

static gboolean
are_members_strict (JsonObject *schemas, guint level)
{
  g_autoptr (GList) members = schemas != NULL ? json_object_get_values (schemas) : NULL;

  for (GList *link = members; link != NULL; link = link->next)
    if (!is_strict (link->data, level))
      return FALSE;
  return TRUE;
}

static gboolean
is_strict (JsonNode *node, guint level)
{
  JsonObject *schema = ful_lenient_root (node);
  JsonArray *choices = ful_lenient_array (schema, "anyOf");
  JsonNode *items = schema != NULL ? json_object_get_member (schema, "items") : NULL;

  if (schema == NULL || level > MAX_LEVELS || has_refused_keyword (schema))
    return FALSE;
  if (says_object (schema) && !is_closed (schema))
    return FALSE;
  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    if (!is_strict (json_array_get_element (choices, i), level + 1))
      return FALSE;
  return (items == NULL || is_strict (items, level + 1)) &&
         are_members_strict (ful_lenient_object (schema, "properties"), level + 1) &&
         are_members_strict (ful_lenient_object (schema, "$defs"), 1) &&
         are_members_strict (ful_lenient_object (schema, "definitions"), 1);
}

gboolean
ful_schema_can_be_strict (JsonNode *schema)
{
  JsonObject *root = ful_lenient_root (schema);

  return root != NULL && g_strcmp0 (ful_lenient_string (root, "type"), "object") == 0 &&
         !json_object_has_member (root, "anyOf") && is_strict (schema, 1);
}
