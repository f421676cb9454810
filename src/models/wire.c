/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader: finds out how a reply is framed (events, lines, one JSON value) from its first bytes,
 * since servers answer with an error or a proxy's page in place of what was asked for; gives each
 * JSON object to the dialect; and says at the end what became of it. */
#include "models/wire-private.h"

#include <math.h>
#include <string.h>

#include "models/lenient-json.h"
#include "models/ndjson.h"
#include "models/sse.h"

#define MAX_BLANK_BYTES 4096

typedef enum { FRAMING_UNKNOWN, FRAMING_WHOLE, FRAMING_SSE, FRAMING_NDJSON } Framing;

struct _FulWireReader {
  FulDialect dialect;
  guint status;
  gboolean told_sse; /* by the content type */
  gboolean told_json;
  gboolean stream;
  gsize max_bytes;
  gsize received;
  gboolean too_large;
  gboolean at_end; /* what comes now was left unfinished */
  Framing framing;
  GString *body; /* of FRAMING_WHOLE, of an error, and until the framing is known */
  FulSse *sse;
  FulNdjson *ndjson;
  FulWireBuild build;
};

void
ful_wire_reply_free (FulWireReply *self)
{
  if (self == NULL)
    return;
  g_free (self->model);
  g_free (self->text);
  g_free (self->finish_spelled);
  g_free (self->reasoning);
  g_free (self->refusal);
  g_free (self->tool_calls);
  ful_fault_clear (&self->fault);
  g_free (self);
}

const char *
ful_wire_outcome_name (FulWireOutcome outcome)
{
  static const char *const names[] = { "answer", "error", "cut", "no-response", "no-json" };

  return names[outcome];
}

const char *
ful_finish_name (FulFinish finish)
{
  static const char *const names[] = { "",        "stop", "length", "tool_calls", "content_filter",
                                       "refusal", "other" };

  return names[finish];
}

FulWireReader *
ful_wire_reader_new (FulDialect dialect,
                     guint status,
                     const char *content_type,
                     gboolean stream,
                     gsize max_bytes)
{
  FulWireReader *self = g_new0 (FulWireReader, 1);
  g_autofree char *type = g_ascii_strdown (content_type != NULL ? content_type : "", -1);

  self->dialect = dialect;
  self->status = status;
  self->told_sse = strstr (type, "event-stream") != NULL;
  self->told_json = strstr (type, "application/json") != NULL;
  self->stream = stream;
  self->max_bytes = max_bytes;
  self->body = g_string_new (NULL);
  ful_wire_build_init (&self->build);
  return self;
}

void
ful_wire_reader_free (FulWireReader *self)
{
  if (self == NULL)
    return;
  g_string_free (self->body, TRUE);
  ful_sse_free (self->sse);
  ful_ndjson_free (self->ndjson);
  ful_wire_build_clear (&self->build);
  g_free (self);
}

static gboolean
is_success (const FulWireReader *self)
{
  return self->status >= 200 && self->status < 300;
}

static void
read_object (FulWireReader *self, JsonObject *object)
{
  if (ful_fault_read_object (object, self->status, &self->build.fault))
    return;
  switch (self->dialect) {
  case FUL_DIALECT_OPENAI:
    ful_wire_openai_chunk (&self->build, object);
    break;
  case FUL_DIALECT_ANTHROPIC:
    ful_wire_anthropic_event (&self->build, object);
    break;
  case FUL_DIALECT_OLLAMA:
    ful_wire_ollama_line (&self->build, object);
    break;
  case FUL_DIALECT_RESPONSES:
    ful_wire_responses_event (&self->build, object);
    break;
  }
}

static void
read_whole_object (FulWireReader *self, JsonObject *object)
{
  if (ful_fault_read_object (object, self->status, &self->build.fault))
    return;
  switch (self->dialect) {
  case FUL_DIALECT_OPENAI:
    ful_wire_openai_whole (&self->build, object);
    break;
  case FUL_DIALECT_ANTHROPIC:
    ful_wire_anthropic_whole (&self->build, object);
    break;
  case FUL_DIALECT_OLLAMA:
    ful_wire_ollama_line (&self->build, object);
    break;
  case FUL_DIALECT_RESPONSES:
    ful_wire_responses_whole (&self->build, object);
    break;
  }
}

/* One event or line. What the end of the stream cut in two is not held against it. */
static void
read_part (FulWireReader *self, const char *text, gsize length, gboolean is_error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  if (self->build.done || self->build.fault.fault != FUL_FAULT_NONE)
    return;
  root = ful_lenient_json_parse (text, length, &self->build.halves);
  object = ful_lenient_root (root);
  if (object == NULL)
    self->build.not_json |= !self->at_end;
  else if (is_error)
    ful_fault_read_object (object, 500, &self->build.fault);
  else
    read_object (self, object);
}

static void
take_event (const FulSseEvent *event, gpointer user_data)
{
  FulWireReader *self = user_data;
  g_autofree char *word = g_strstrip (g_strndup (event->data, MIN (event->data_length, 16)));

  if (strcmp (word, "[DONE]") == 0)
    self->build.done |= self->build.fault.fault == FUL_FAULT_NONE;
  else if (event->data_length > 0 && *word != '\0')
    read_part (self, event->data, event->data_length, strcmp (event->event, "error") == 0);
}

static void
take_line (const char *text, gsize length, gpointer user_data)
{
  read_part (user_data, text, length, FALSE);
}

static gboolean
feed_framed (FulWireReader *self, const char *bytes, gsize length)
{
  if (self->framing == FRAMING_SSE)
    return ful_sse_feed (self->sse, bytes, length);
  if (self->framing == FRAMING_NDJSON)
    return ful_ndjson_feed (self->ndjson, bytes, length);
  g_string_append_len (self->body, bytes, (gssize)length);
  return TRUE;
}

static void
set_framing (FulWireReader *self, Framing framing)
{
  g_autoptr (GString) body = NULL;

  self->framing = framing;
  if (framing == FRAMING_WHOLE)
    return;
  if (framing == FRAMING_SSE)
    self->sse = ful_sse_new (self->max_bytes, take_event, self);
  else
    self->ndjson = ful_ndjson_new (self->max_bytes, take_line, self);
  body = g_steal_pointer (&self->body);
  self->body = g_string_new (NULL);
  feed_framed (self, body->str, body->len);
}

/* From the first bytes that are no white space; as long as they are too few, unknown. */
static void
find_framing (FulWireReader *self)
{
  static const char *const fields[] = { "data:", "event:", "id:", "retry:", ":" };
  const char *text = self->body->str;
  gsize length;

  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  while (g_ascii_isspace (*text))
    text++;
  length = self->body->len - (gsize)(text - self->body->str);
  if (length == 0 || (*text == '\xEF' && length < 3)) {
    /* Looked through from the start each time: no server has so much to say before it begins. */
    if (self->body->len > MAX_BLANK_BYTES)
      set_framing (self, FRAMING_WHOLE);
    return;
  }
  if (*text == '{' && self->dialect == FUL_DIALECT_OLLAMA && self->stream && !self->told_json) {
    set_framing (self, FRAMING_NDJSON);
  } else if (strchr ("{[<", *text) != NULL) {
    set_framing (self, FRAMING_WHOLE);
  } else if (self->told_sse) {
    set_framing (self, FRAMING_SSE);
  } else {
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      if (g_str_has_prefix (text, fields[i])) {
        set_framing (self, FRAMING_SSE);
        return;
      }
    if (length >= strlen ("retry:"))
      set_framing (self, FRAMING_WHOLE);
  }
}

gboolean
ful_wire_reader_feed (FulWireReader *self, const char *bytes, gsize length)
{
  if (!is_success (self)) {
    length = MIN (length, FUL_WIRE_MAX_ERROR_BYTES - self->body->len);
    g_string_append_len (self->body, bytes, (gssize)length);
    self->received += length;
    return self->body->len < FUL_WIRE_MAX_ERROR_BYTES;
  }
  if (self->too_large || length > self->max_bytes - self->received) {
    self->too_large = TRUE;
    return FALSE;
  }
  self->received += length;
  feed_framed (self, bytes, length);
  if (self->framing == FRAMING_UNKNOWN)
    find_framing (self);
  return self->build.fault.fault == FUL_FAULT_NONE;
}

const char *
ful_wire_reader_text (const FulWireReader *self)
{
  return self->build.text->str;
}

gboolean
ful_wire_reader_is_done (const FulWireReader *self)
{
  return self->build.done;
}

/* Returns: FALSE where the body is not JSON */
static gboolean
read_whole (FulWireReader *self)
{
  g_autoptr (JsonNode) root =
      ful_lenient_json_parse (self->body->str, self->body->len, &self->build.halves);
  JsonObject *object = ful_lenient_root (root);

  if (object != NULL) {
    read_whole_object (self, object);
    return TRUE;
  }
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root)) { /* Google's errors */
    object = ful_lenient_element (json_node_get_array (root), 0);
    return object != NULL && ful_fault_read_object (object, self->status, &self->build.fault);
  }
  if (root != NULL || self->dialect != FUL_DIALECT_OLLAMA)
    return FALSE;
  /* A stream although none was asked for, or told to be JSON. */
  set_framing (self, FRAMING_NDJSON);
  ful_ndjson_finish (self->ndjson);
  return self->build.has_choice || self->build.fault.fault != FUL_FAULT_NONE;
}

static gboolean
is_framed (const FulWireReader *self)
{
  return self->framing == FRAMING_SSE || self->framing == FRAMING_NDJSON;
}

static FulWireOutcome
judge (FulWireReader *self, gboolean whole)
{
  FulWireBuild *build = &self->build;
  gboolean json = TRUE, counted, ended;

  if (is_framed (self)) {
    self->at_end = TRUE;
    if (self->framing == FRAMING_SSE)
      ful_sse_flush (self->sse);
    else
      ful_ndjson_finish (self->ndjson);
  } else {
    self->at_end = !whole;
    json = read_whole (self);
  }
  if (build->fault.fault != FUL_FAULT_NONE)
    return FUL_WIRE_ERROR;
  if (!json || build->not_json)
    return json || whole ? FUL_WIRE_NO_JSON : FUL_WIRE_CUT;
  /* Not all send an end mark; the reason why the answer ends is one where nothing broke, and
   * where the counts have come after it. */
  counted = !isnan (build->tokens_in) && !isnan (build->tokens_out);
  ended = build->done || (build->finish != NULL && (whole || counted));
  if (is_framed (self) && !ended)
    return FUL_WIRE_CUT;
  if (build->has_choice)
    return FUL_WIRE_ANSWER;
  ful_fault_set (&build->fault, FUL_FAULT_SERVER, "no_answer", "the reply holds no answer");
  return FUL_WIRE_ERROR;
}

static FulWireOutcome
outcome_of (FulWireReader *self, gboolean whole)
{
  FulFault *fault = &self->build.fault;

  if (self->status == 0)
    return FUL_WIRE_NO_RESPONSE;
  if (!is_success (self)) {
    ful_fault_read_body (self->body->str, self->body->len, self->status, fault);
    return FUL_WIRE_ERROR;
  }
  if (self->too_large && !self->build.done) {
    g_autofree char *message =
        g_strdup_printf ("the reply is larger than %" G_GSIZE_FORMAT " bytes", self->max_bytes);

    ful_fault_set (fault, FUL_FAULT_SERVER, "reply_too_large", message);
    fault->retry = FALSE;
    return FUL_WIRE_ERROR;
  }
  return judge (self, whole);
}

FulWireReply *
ful_wire_reader_finish (FulWireReader *self, gboolean whole)
{
  FulWireOutcome outcome = outcome_of (self, whole);
  FulWireReply *reply = ful_wire_build_reply (&self->build);

  reply->outcome = outcome;
  reply->fault = self->build.fault;
  self->build.fault = (FulFault){ 0 };
  reply->retry = outcome == FUL_WIRE_ERROR ? reply->fault.retry : outcome != FUL_WIRE_ANSWER;
  reply->usage_final = outcome == FUL_WIRE_ANSWER && self->build.choices <= 1 &&
                       !isnan (reply->tokens_in) && !isnan (reply->tokens_out);
  return reply;
}
