/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base/json-writer.h"
#include "models/wire-request.h"

/* A request on its way into a dialect; one file a dialect writes it. */
typedef struct {
  JsonObject *root;
  JsonArray *messages; /* objects, each with a role of ours and a text: checked */
  const FulWireRequestOptions *options;
  FulJsonWriter *writer; /* with the root object open */
  GPtrArray *left_out;   /* char* */
} FulWireRequest;

/* Whether the model is not known to refuse @name. */
gboolean ful_wire_takes (const FulWireRequest *request, const char *name);
/* Notes, once, that a member of the body is not sent. */
void ful_wire_leave_out (FulWireRequest *request, const char *name);
/* Writes the member @name of the body under the name @as; left out where it is refused under that
 * name, nothing where the body has none. */
void ful_wire_copy (FulWireRequest *request, const char *name, const char *as);
/* The temperature, of the body or the options. */
void ful_wire_write_temperature (FulWireRequest *request);
/* The limit of the answer's tokens, under either name; NAN: none */
double ful_wire_max_tokens (const FulWireRequest *request);
/* (nullable): the schema that the answer is held to */
JsonNode *ful_wire_schema (const FulWireRequest *request);
/* (nullable): "json_schema", "json_object" … */
const char *ful_wire_format_type (const FulWireRequest *request);
/* Borrowed from the message at @index. */
const char *ful_wire_role (const FulWireRequest *request, guint index);
const char *ful_wire_content (const FulWireRequest *request, guint index);

void ful_wire_write_openai (FulWireRequest *request);
void ful_wire_write_anthropic (FulWireRequest *request);
void ful_wire_write_ollama (FulWireRequest *request);
