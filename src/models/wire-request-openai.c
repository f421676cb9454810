/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/lenient-json.h"
#include "models/strict-schema.h"
#include "models/wire-request-private.h"

/* The limit under the name that the model takes, the other way round where it refuses that. */
static void
write_limit (FulWireRequest *request)
{
  static const char *const names[] = { "max_tokens", "max_completion_tokens" };
  guint first = request->options->new_limit_name ? 1 : 0;
  double limit = ful_wire_max_tokens (request);

  if (isnan (limit))
    return;
  if (!ful_wire_takes (request, names[first]))
    first = 1 - first;
  if (ful_wire_takes (request, names[first]))
    ful_json_writer_double_member (request->writer, names[first], limit);
  else
    ful_wire_leave_out (request, "max_tokens");
}

static void
write_schema (FulWireRequest *request, JsonObject *held)
{
  const char *name = ful_lenient_string (held, "name");
  JsonNode *schema = ful_wire_schema (request);

  ful_json_writer_string_member (request->writer, "type", "json_schema");
  ful_json_writer_name (request->writer, "json_schema");
  ful_json_writer_begin_object (request->writer);
  ful_json_writer_string_member (request->writer, "name", name != NULL ? name : "answer");
  ful_json_writer_boolean_member (request->writer, "strict", ful_schema_can_be_strict (schema));
  ful_json_writer_name (request->writer, "schema");
  ful_json_writer_node_in_order (request->writer, schema);
  ful_json_writer_end_object (request->writer);
}

/* A schema where the model takes one, else the promise of JSON. */
static void
write_format (FulWireRequest *request)
{
  JsonObject *format = ful_lenient_object (request->root, "response_format");
  JsonObject *held = ful_lenient_object (format, "json_schema");

  if (format == NULL)
    return;
  if (held == NULL || !ful_wire_takes (request, "response_format")) {
    ful_wire_copy (request, "response_format", "response_format");
    return;
  }
  ful_json_writer_name (request->writer, "response_format");
  ful_json_writer_begin_object (request->writer);
  if (ful_wire_takes (request, "json_schema")) {
    write_schema (request, held);
  } else {
    ful_wire_leave_out (request, "json_schema");
    ful_json_writer_string_member (request->writer, "type", "json_object");
  }
  ful_json_writer_end_object (request->writer);
}

static const char *
role_for (const FulWireRequest *request, const char *role)
{
  gboolean system = strcmp (role, "system") == 0;

  if (!system && strcmp (role, "developer") != 0)
    return role;
  if (ful_wire_takes (request, role))
    return role;
  return system ? "developer" : "system";
}

static void
write_messages (FulWireRequest *request)
{
  ful_json_writer_name (request->writer, "messages");
  ful_json_writer_begin_array (request->writer);
  for (guint i = 0; i < json_array_get_length (request->messages); i++) {
    ful_json_writer_begin_object (request->writer);
    ful_json_writer_string_member (request->writer, "role",
                                   role_for (request, ful_wire_role (request, i)));
    ful_json_writer_string_member (request->writer, "content", ful_wire_content (request, i));
    ful_json_writer_end_object (request->writer);
  }
  ful_json_writer_end_array (request->writer);
}

void
ful_wire_write_openai (FulWireRequest *request)
{
  static const char *const own[] = { "temperature",     "max_tokens", "max_completion_tokens",
                                     "response_format", "stream",     "stream_options",
                                     "messages",        NULL };
  g_autoptr (GList) names = json_object_get_members (request->root);

  for (GList *link = names; link != NULL; link = link->next)
    if (!g_strv_contains (own, link->data))
      ful_wire_copy (request, link->data, link->data);
  ful_wire_write_temperature (request);
  write_limit (request);
  write_format (request);
  ful_json_writer_boolean_member (request->writer, "stream", request->options->stream);
  if (request->options->stream && ful_wire_takes (request, "stream_options")) {
    ful_json_writer_name (request->writer, "stream_options");
    ful_json_writer_begin_object (request->writer);
    ful_json_writer_boolean_member (request->writer, "include_usage", TRUE);
    ful_json_writer_end_object (request->writer);
  }
  write_messages (request);
}
