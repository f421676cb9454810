/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <string.h>

#define BYTES_A_TOKEN 4

void
answer_init (Answer *self)
{
  *self = (Answer){ .text = g_string_new (NULL), .scratch = g_string_new (NULL) };
}

void
answer_clear (Answer *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->scratch, TRUE);
}

static guint32
hash_of (const GString *text)
{
  guint32 hash = 2166136261u; /* FNV-1a */

  for (gsize i = 0; i < text->len; i++)
    hash = (hash ^ (guchar)text->str[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

/* The enum of a schema, of itself or of its first property, whose name goes to @property. */
static Slice
allowed_by (Slice schema, Slice *property)
{
  Slice allowed = skim_find (schema, "enum");
  Skim skim = skim_into (skim_find (schema, "properties"));
  Slice value;

  if (allowed.at == NULL && skim_member (&skim, property, &value))
    allowed = skim_find (value, "enum");
  return allowed;
}

static Slice
pick (Slice allowed, guint32 hash)
{
  Skim skim = skim_into (allowed);
  Slice value = { NULL, 0 };
  guint n = 0;

  while (skim_element (&skim, &value))
    n++;
  skim = skim_into (allowed);
  for (guint i = 0; n > 0 && i <= hash % n; i++)
    skim_element (&skim, &value);
  return value;
}

/* The last line that is not blank, in @text. */
static Slice
last_line (const GString *text)
{
  const char *end = text->str + text->len;
  const char *start;

  while (end > text->str && g_ascii_isspace (end[-1]))
    end--;
  for (start = end; start > text->str && start[-1] != '\n';)
    start--;
  return (Slice){ start, (gsize)(end - start) };
}

static Slice
label_in (Slice line)
{
  const char *close = memrchr (line.at, ']', line.length);
  const char *open = close != NULL ? memrchr (line.at, '[', (gsize)(close - line.at)) : NULL;
  const char *blank = memrchr (line.at, ' ', line.length);

  if (open != NULL)
    return (Slice){ open + 1, (gsize)(close - open) - 1 };
  if (blank != NULL)
    return (Slice){ blank + 1, line.length - (gsize)(blank + 1 - line.at) };
  return line;
}

static void
append_label (Answer *self, const Ask *ask, guint32 hash)
{
  Slice property = { NULL, 0 };
  Slice allowed = allowed_by (ask->schema, &property);
  Slice line = last_line (self->scratch);
  Slice label = label_in (line);
  gboolean told = memchr (line.at, '[', line.length) != NULL;
  GString *out = self->text;

  if (property.at != NULL) {
    g_string_append_c (out, '{');
    append_quoted (out, property.at, property.length);
    g_string_append_c (out, ':');
  }
  if (allowed.at != NULL && !told) {
    Slice picked = pick (allowed, hash);

    if (property.at == NULL)
      slice_append_text (picked, out);
    else
      g_string_append_len (out, picked.at, (gssize)picked.length);
  } else if (property.at != NULL) {
    append_quoted (out, label.at, label.length);
  } else {
    g_string_append_len (out, label.at, (gssize)label.length);
  }
  if (property.at != NULL)
    g_string_append_c (out, '}');
}

static void
append_text (Answer *self, const Ask *ask, const Config *config)
{
  const char *how = config->answer != NULL ? config->answer : "label";
  guint32 hash;

  ask_append_last (ask, self->scratch);
  hash = hash_of (self->scratch);
  if (*how == '=') {
    g_string_append (self->text, how + 1);
  } else if (strcmp (how, "echo") == 0) {
    Slice line = last_line (self->scratch);

    g_string_append_len (self->text, line.at, (gssize)line.length);
  } else if (hash % 1000 < config->wrong_share * 1000) {
    g_string_append (self->text, "wrong");
  } else {
    append_label (self, ask, hash);
  }
  while (self->text->len < config->answer_tokens * BYTES_A_TOKEN)
    g_string_append (self->text, " and");
}

static void
limit (Answer *self, double max_tokens)
{
  if (max_tokens < 1 || self->tokens_out <= max_tokens)
    return;
  self->cut = TRUE;
  self->tokens_out = (guint)max_tokens;
  g_string_truncate (self->text, MIN (self->text->len, self->tokens_out * BYTES_A_TOKEN));
  while (self->text->len > 0 && ((guchar)self->text->str[self->text->len - 1] & 0x80) != 0)
    g_string_truncate (self->text, self->text->len - 1);
}

void
answer_make (Answer *self, const Ask *ask, const Config *config, Fault fault)
{
  g_string_truncate (self->text, 0);
  g_string_truncate (self->scratch, 0);
  self->cut = fault == FAULT_LENGTH;
  self->usage = fault != FAULT_NO_USAGE;
  self->tokens_in = ask->tokens_in;
  if (fault != FAULT_EMPTY)
    append_text (self, ask, config);
  if (fault == FAULT_UTF8)
    g_string_append (self->text, "\xC3\x28\xFF\xE2\x82");
  self->tokens_out = (guint)(self->text->len / BYTES_A_TOKEN) + 1;
  limit (self, ask->max_tokens);
  if (fault == FAULT_CUT_PROMPT)
    self->tokens_in = ask->tokens_in / 2 + 2;
  else if (ask->num_ctx > 0 && self->tokens_in > ask->num_ctx)
    self->tokens_in = (guint)(ask->num_ctx / 2) + 2;
  self->tokens_cached = (guint)(self->tokens_in * config->cached_share);
}
