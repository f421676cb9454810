/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/match-material.h"

#include <string.h>

#include "base/hash.h"
#include "base/json.h"

static GPtrArray *
new_texts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static FulMatchMaterial *
material_new_empty (void)
{
  FulMatchMaterial *self = g_new (FulMatchMaterial, 1);

  *self = (FulMatchMaterial){ new_texts (), new_texts (), new_texts (), new_texts () };
  return self;
}

void
ful_match_material_free (FulMatchMaterial *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->outputs);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static void
append_copies (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (g_ptr_array_index (from, i)));
}

FulMatchMaterial *
ful_match_material_copy (const FulMatchMaterial *self)
{
  FulMatchMaterial *copy = material_new_empty ();

  append_copies (copy->inputs, self->inputs);
  append_copies (copy->outputs, self->outputs);
  append_copies (copy->labels, self->labels);
  append_copies (copy->texts, self->texts);
  return copy;
}

void
ful_match_material_read (FulMatchMaterial *self, const FulReading *reading)
{
  append_copies (self->inputs, reading->inputs);
  append_copies (self->outputs, reading->outputs);
  append_copies (self->labels, reading->labels);
  append_copies (self->texts, reading->texts);
}

FulMatchMaterial *
ful_match_material_new (const FulChat *chat, int last)
{
  FulMatchMaterial *self = material_new_empty ();

  for (int i = 0; i < (int)chat->messages->len; i++) {
    const FulChatMessage *message = g_ptr_array_index (chat->messages, i);
    const FulChatMessage *next = i + 1 < last ? g_ptr_array_index (chat->messages, i + 1) : NULL;
    g_autoptr (FulReading) reading = NULL;

    if (i == last)
      continue;
    reading = ful_reading_new (message->content);
    if (next != NULL && strcmp (message->role, "user") == 0 &&
        strcmp (next->role, "assistant") == 0) {
      g_ptr_array_add (self->inputs, g_strdup (reading->question));
      g_ptr_array_add (self->outputs, g_strdup (next->content));
      i++;
    } else {
      ful_match_material_read (self, reading);
    }
  }
  return self;
}

static void
hash_texts (GPtrArray *texts, guint64 *key)
{
  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);

    /* With its NUL, so that where a text ends counts. */
    key[0] = ful_hash64 (text, strlen (text) + 1, key[0]);
    key[1] = ful_hash64 (text, strlen (text) + 1, key[1]);
  }
  key[0] = ful_hash64 (&texts->len, sizeof texts->len, key[0]);
  key[1] = ful_hash64 (&texts->len, sizeof texts->len, key[1]);
}

void
ful_match_material_hash (const FulMatchMaterial *self, const FulChat *chat, guint64 *key)
{
  g_autoptr (GPtrArray) shape = g_ptr_array_new ();
  const char *forms[] = { "text", "string", "member" };

  key[0] = 1;
  key[1] = 2;
  hash_texts (self->inputs, key);
  hash_texts (self->outputs, key);
  hash_texts (self->labels, key);
  hash_texts (self->texts, key);
  g_ptr_array_add (shape, (gpointer)forms[chat->form]);
  g_ptr_array_add (shape, chat->property != NULL ? chat->property : (gpointer) "");
  for (guint i = 0; chat->allowed != NULL && chat->allowed[i] != NULL; i++)
    g_ptr_array_add (shape, chat->allowed[i]);
  hash_texts (shape, key);
}

/* --- into a set --- */

/* An example's answer in the form asked for; NULL when the request does not allow it. */
static char *
answer_of_example (const FulChat *chat, const char *output)
{
  g_autofree char *label = NULL;

  if (chat->allowed == NULL &&
      (chat->form == FUL_CHAT_TEXT || ful_json_check (output, strlen (output), NULL, NULL)))
    return g_strdup (output);
  label = g_strstrip (ful_chat_label_of (chat, output));
  if (chat->allowed != NULL && !g_strv_contains ((const char *const *)chat->allowed, label))
    return NULL;
  return ful_chat_format (chat, label);
}

/* A label as people would say it, with what is said of it. */
static char *
text_of_label (const char *label, const char *text)
{
  g_autofree char *name = g_strdup (label);

  g_strdelimit (name, "_-", ' ');
  return *text != '\0' ? g_strconcat (name, ": ", text, NULL) : g_steal_pointer (&name);
}

static const char *
find_text (const FulMatchMaterial *self, const char *label)
{
  for (guint i = 0; i < self->labels->len; i++)
    if (strcmp (g_ptr_array_index (self->labels, i), label) == 0)
      return g_ptr_array_index (self->texts, i);
  return "";
}

static void
add_labels (const FulMatchMaterial *self, const FulChat *chat, GPtrArray *texts, GPtrArray *answers)
{
  gsize n = chat->allowed != NULL ? g_strv_length (chat->allowed) : self->labels->len;

  for (gsize i = 0; i < n; i++) {
    const char *label =
        chat->allowed != NULL ? chat->allowed[i] : g_ptr_array_index (self->labels, i);

    g_ptr_array_add (texts, text_of_label (label, find_text (self, label)));
    g_ptr_array_add (answers, ful_chat_format (chat, label));
  }
}

FulMatchSet *
ful_match_material_to_set (const FulMatchMaterial *self, const FulChat *chat)
{
  g_autoptr (GPtrArray) texts = new_texts ();
  g_autoptr (GPtrArray) answers = new_texts ();

  for (guint i = 0; i < self->inputs->len; i++) {
    char *answer = answer_of_example (chat, g_ptr_array_index (self->outputs, i));

    if (answer == NULL)
      continue;
    g_ptr_array_add (texts, g_strdup (g_ptr_array_index (self->inputs, i)));
    g_ptr_array_add (answers, answer);
  }
  if (texts->len == 0)
    add_labels (self, chat, texts, answers);
  return ful_match_set_new (texts, answers);
}
