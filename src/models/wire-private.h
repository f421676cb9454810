/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

#include "models/wire.h"

/* A reply being put together. wire.c takes the bytes apart, one file a dialect reads the JSON. */

typedef struct {
  double index; /* NAN: the server gave none */
  char *id;     /* NULL: none so far */
  char *name;
  GString *arguments;
} FulWireTool;

typedef struct {
  GString *text;
  GString *reasoning;
  GString *refusal;
  char *model;
  char *finish;        /* as spelled; NULL or never "" */
  char *finish_detail; /* why it is incomplete (Responses); NULL: not told */
  GPtrArray *tools;    /* FulWireTool* */
  GHashTable *blocks;  /* index → FulWireTool* (Anthropic's blocks), borrowed */
  double tokens_in;    /* OpenAI: all; Anthropic: without those of the cache */
  double tokens_cached;
  double tokens_cache_write;
  double tokens_out;
  double tokens_reasoning;
  gboolean cache_apart; /* tokens_in is without those of the cache */
  gboolean has_choice;  /* some part of an answer came */
  guint choices;        /* highest index seen, and one */
  gboolean done;        /* the stream's end mark */
  gboolean not_json;    /* a part of the stream was not JSON */
  gboolean halves;      /* see lenient-json.h */
  FulFault fault;
} FulWireBuild;

void ful_wire_build_init (FulWireBuild *build);
void ful_wire_build_clear (FulWireBuild *build);

/* A tool call that begins. @name, @id, @arguments: (nullable) */
FulWireTool *ful_wire_build_add_tool (FulWireBuild *build, const char *id, const char *name);
/* Text, or an object as it stands where a server sends one. */
void ful_wire_tool_add_arguments (FulWireTool *tool, JsonNode *arguments /* (nullable) */);
/* Keep what was there where @value is NULL or "". */
void ful_wire_set (char **field, const char *value);
/* Keeps what was there where the member tells no count. */
void ful_wire_set_count (double *field, JsonObject *object /* (nullable) */, const char *name);

/* One event of a stream, or the whole reply: in the dialect named. */
void ful_wire_openai_chunk (FulWireBuild *build, JsonObject *object);
void ful_wire_openai_whole (FulWireBuild *build, JsonObject *object);
void ful_wire_anthropic_event (FulWireBuild *build, JsonObject *object);
void ful_wire_anthropic_whole (FulWireBuild *build, JsonObject *object);
void ful_wire_ollama_line (FulWireBuild *build, JsonObject *object);
void ful_wire_responses_event (FulWireBuild *build, JsonObject *object);
void ful_wire_responses_whole (FulWireBuild *build, JsonObject *object);

/* The reply as far as it goes but for outcome, fault and retry. */
FulWireReply *ful_wire_build_reply (FulWireBuild *build);
