/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a revision says as JSON. Its members are sorted and what is unset is left out, so that one
 * body has one text, and its hash stays when members are added later. */
#include "project/snapshot.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/json-writer.h"
#include "base/json.h"
#include "project/limits.h"

static const char *const responses[] = { "text", "json", "schema", "tool" };

/* --- writing --- */

static void
write_strings (FulJsonWriter *writer, const char *name, GStrv strings)
{
  ful_json_writer_name (writer, name);
  ful_json_writer_begin_array (writer);
  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    ful_json_writer_string (writer, strings[i]);
  ful_json_writer_end_array (writer);
}

static void
write_count (FulJsonWriter *writer, const char *name, gint64 value, gint64 unset)
{
  if (value != unset)
    ful_json_writer_int_member (writer, name, value);
}

static void
write_text (FulJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    ful_json_writer_string_member (writer, name, value);
}

static void
write_examples (FulJsonWriter *writer, GPtrArray *examples)
{
  ful_json_writer_name (writer, "examples");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < examples->len; i++) {
    const FulExample *example = examples->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "input", example->input);
    ful_json_writer_string_member (writer, "output", example->output);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_messages (FulJsonWriter *writer, GPtrArray *messages)
{
  ful_json_writer_name (writer, "messages");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < messages->len; i++) {
    const FulMessage *message = messages->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "content", message->content);
    ful_json_writer_string_member (writer, "role", message->role);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_variables (FulJsonWriter *writer, GPtrArray *variables)
{
  ful_json_writer_name (writer, "variables");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < variables->len; i++) {
    const FulPromptVariable *variable = variables->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "name", variable->name);
    write_strings (writer, "values", variable->values);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

char *
ful_prompt_body_to_json (const FulPromptBody *body)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_COMPACT);

  ful_json_writer_begin_object (writer);
  write_count (writer, "documents", body->documents, 0);
  if (body->examples->len > 0)
    write_examples (writer, body->examples);
  write_count (writer, "examples_train", body->examples_train, 0);
  write_count (writer, "max_tokens", body->max_tokens, -1);
  if (body->messages->len > 0)
    write_messages (writer, body->messages);
  write_count (writer, "nearest", body->nearest, 0);
  write_text (writer, "note", body->note);
  if (body->response != FUL_RESPONSE_TEXT)
    ful_json_writer_string_member (writer, "response", responses[body->response]);
  write_text (writer, "schema", body->schema);
  write_count (writer, "seed", body->seed, -1);
  if (body->stop != NULL)
    write_strings (writer, "stop", body->stop);
  write_text (writer, "system", body->system);
  if (!isnan (body->temperature))
    ful_json_writer_double_member (writer, "temperature", body->temperature);
  write_text (writer, "tools", body->tools);
  if (body->variables->len > 0)
    write_variables (writer, body->variables);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}

/* --- reading --- */

static gboolean
read_text (JsonObject *object, const char *member, gboolean required, char **out, GError **error)
{
  const char *text = NULL;

  if (!ful_json_get_string (object, member, &text, error))
    return FALSE;
  if (text == NULL && required)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member, "is missing");
  if (text != NULL && strlen (text) > FUL_MAX_TEXT_BYTES)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member,
                             "the text is longer than %d bytes", FUL_MAX_TEXT_BYTES);
  *out = g_strdup (text);
  return TRUE;
}

static gboolean
read_count (JsonObject *object, const char *member, gint64 unset, gint64 *out, GError **error)
{
  gint64 value = unset;

  if (!ful_json_get_int (object, member, unset, &value, error))
    return FALSE;
  if (value < unset)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member, "is under 0");
  *out = value;
  return TRUE;
}

static gboolean
read_small (JsonObject *object, const char *member, int unset, int *out, GError **error)
{
  gint64 value = unset;

  if (!read_count (object, member, unset, &value, error))
    return FALSE;
  if (value > G_MAXINT32)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member, "is too large");
  *out = (int)value;
  return TRUE;
}

static gboolean
read_strings (JsonObject *object, const char *member, GStrv *out, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = NULL;

  if (!ful_json_get_array (object, member, &array, error))
    return FALSE;
  if (array == NULL) {
    *out = NULL;
    return TRUE;
  }
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member,
                               "its members must be texts");
    g_strv_builder_add (builder, json_node_get_string (node));
  }
  *out = g_strv_builder_end (builder);
  return TRUE;
}

typedef gboolean (*ReadItem) (JsonObject *object, GPtrArray *items, GError **error);

static gboolean
read_items (JsonObject *object, const char *member, GPtrArray *items, ReadItem read, GError **error)
{
  JsonArray *array = NULL;

  if (!ful_json_get_array (object, member, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_OBJECT (node))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, member,
                               "its members must be objects");
    if (!read (json_node_get_object (node), items, error)) {
      g_prefix_error (error, "%s: ", member);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_message (JsonObject *object, GPtrArray *items, GError **error)
{
  FulMessage *message = g_new0 (FulMessage, 1);

  g_ptr_array_add (items, message);
  return read_text (object, "role", TRUE, &message->role, error) &&
         read_text (object, "content", TRUE, &message->content, error);
}

static gboolean
read_example (JsonObject *object, GPtrArray *items, GError **error)
{
  FulExample *example = g_new0 (FulExample, 1);

  g_ptr_array_add (items, example);
  return read_text (object, "input", TRUE, &example->input, error) &&
         read_text (object, "output", TRUE, &example->output, error);
}

static gboolean
read_variable (JsonObject *object, GPtrArray *items, GError **error)
{
  FulPromptVariable *variable = g_new0 (FulPromptVariable, 1);

  g_ptr_array_add (items, variable);
  if (!read_text (object, "name", TRUE, &variable->name, error) ||
      !read_strings (object, "values", &variable->values, error))
    return FALSE;
  if (variable->values == NULL)
    variable->values = g_new0 (char *, 1);
  return TRUE;
}

static gboolean
read_response (JsonObject *object, FulResponse *out, GError **error)
{
  const char *name = NULL;

  if (!ful_json_get_string (object, "response", &name, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    if (name == NULL || strcmp (name, responses[i]) == 0) {
      *out = (FulResponse)i;
      return TRUE;
    }
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "response",
                           "is none of text, json, schema, tool");
}

/* A misspelt member of a file that was edited by hand must not vanish in silence. */
static gboolean
refuse_unknown (JsonObject *object, GError **error)
{
  static const char *const known[] = { "documents",   "examples", "examples_train", "max_tokens",
                                       "messages",    "nearest",  "note",           "response",
                                       "schema",      "seed",     "stop",           "system",
                                       "temperature", "tools",    "variables",      NULL };
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data)) {
      g_autofree char *quoted = ful_quote_untrusted (l->data);

      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                               "a prompt has no member %s", quoted);
    }
  return TRUE;
}

static gboolean
read_body (JsonObject *object, FulPromptBody *body, GError **error)
{
  if (!refuse_unknown (object, error))
    return FALSE;
  return read_text (object, "system", FALSE, &body->system, error) &&
         read_items (object, "messages", body->messages, read_message, error) &&
         read_items (object, "examples", body->examples, read_example, error) &&
         read_items (object, "variables", body->variables, read_variable, error) &&
         read_small (object, "examples_train", 0, &body->examples_train, error) &&
         read_small (object, "nearest", 0, &body->nearest, error) &&
         read_small (object, "documents", 0, &body->documents, error) &&
         read_small (object, "max_tokens", -1, &body->max_tokens, error) &&
         read_count (object, "seed", -1, &body->seed, error) &&
         read_text (object, "tools", FALSE, &body->tools, error) &&
         read_text (object, "schema", FALSE, &body->schema, error) &&
         read_text (object, "note", FALSE, &body->note, error) &&
         read_strings (object, "stop", &body->stop, error) &&
         read_response (object, &body->response, error) &&
         ful_json_get_double (object, "temperature", &body->temperature, error);
}

FulPromptBody *
ful_prompt_body_from_json (const char *text, const char *where, GError **error)
{
  g_autoptr (FulPromptBody) body = ful_prompt_body_new ();
  g_autoptr (JsonNode) root = ful_json_parse (text, strlen (text), where, error);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, NULL, "a prompt must be a JSON object");
    return NULL;
  }
  if (!read_body (json_node_get_object (root), body, error)) {
    if (where != NULL)
      g_prefix_error (error, "%s: ", where);
    return NULL;
  }
  return g_steal_pointer (&body);
}
