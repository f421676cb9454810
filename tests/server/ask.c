/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ask.h"

/* About as many as a tokenizer counts. */
#define BYTES_A_TOKEN 4
#define TOKENS_A_MESSAGE 3

static Slice
text_of_block (Slice content)
{
  Skim skim = skim_into (content);
  Slice text = { NULL, 0 };
  Slice block;

  if (slice_is_string (content))
    return content;
  while (skim_element (&skim, &block))
    text = skim_find (block, "text");
  return text;
}

static void
read_messages (Ask *self, Slice messages)
{
  Skim skim = skim_into (messages);
  Slice message;

  while (skim_element (&skim, &message)) {
    Slice content = skim_find (message, "content");

    if (content.at == NULL)
      continue;
    self->valid = TRUE;
    self->last = text_of_block (content);
    self->tokens_in += TOKENS_A_MESSAGE + (guint)(content.length / BYTES_A_TOKEN);
  }
}

static Slice
schema_of (FulDialect dialect, Slice value)
{
  if (dialect == FUL_DIALECT_OLLAMA)
    return value.at != NULL && *value.at == '{' ? value : (Slice){ NULL, 0 };
  if (dialect == FUL_DIALECT_ANTHROPIC)
    return skim_find (skim_find (value, "format"), "schema");
  return skim_find (skim_find (value, "json_schema"), "schema");
}

static void
read_member (Ask *self, Slice name, Slice value)
{
  if (slice_is (name, "model"))
    self->model = value;
  else if (slice_is (name, "messages"))
    read_messages (self, value);
  else if (slice_is (name, "system"))
    self->tokens_in += (guint)(value.length / BYTES_A_TOKEN);
  else if (slice_is (name, "stream"))
    self->stream = slice_is (value, "true");
  else if (slice_is (name, "stream_options"))
    self->usage = slice_is (skim_find (value, "include_usage"), "true");
  else if (slice_is (name, "max_tokens") || slice_is (name, "max_completion_tokens"))
    self->max_tokens = slice_number (value, 0);
  else if (slice_is (name, "response_format") || slice_is (name, "format") ||
           slice_is (name, "output_config"))
    self->schema = schema_of (self->dialect, value);
  else if (slice_is (name, "options")) {
    self->max_tokens = slice_number (skim_find (value, "num_predict"), 0);
    self->num_ctx = slice_number (skim_find (value, "num_ctx"), 0);
  }
}

Ask
ask_read (FulDialect dialect, const char *body, gsize length)
{
  Ask self = { .dialect = dialect, .body = { body, length } };
  Skim skim;
  Slice name;
  Slice value;

  self.stream = dialect == FUL_DIALECT_OLLAMA; /* unless told otherwise */
  while (self.body.length > 0 && g_ascii_isspace (*self.body.at)) {
    self.body.at++;
    self.body.length--;
  }
  skim = skim_into (self.body);
  while (skim_member (&skim, &name, &value))
    read_member (&self, name, value);
  self.tokens_in = MAX (self.tokens_in, 1);
  return self;
}

void
ask_append_last (const Ask *self, GString *out)
{
  slice_append_text (self->last, out);
}
