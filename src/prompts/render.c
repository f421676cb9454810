/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/render-private.h"

#include <string.h>

#include "base/error.h"
#include "prompts/arm.h"

static void
free_template_message (gpointer data)
{
  TemplateMessage *message = data;

  g_free (message->role);
  ful_template_unref (message->content);
  g_free (message);
}

FulRenderer *
ful_renderer_ref (FulRenderer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_renderer_unref (FulRenderer *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  ful_snapshot_unref (self->snapshot);
  ful_prompt_body_free (self->body);
  g_free (self->prompt);
  g_free (self->variables);
  g_clear_pointer (&self->train, g_ptr_array_unref);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->names);
  g_free (self->only_column);
  g_free (self->known);
  ful_template_value_unref (self->labels);
  g_clear_pointer (&self->fixed, g_array_unref);
  g_clear_pointer (&self->fixed_texts, g_hash_table_unref);
  g_clear_pointer (&self->fixed_values, g_ptr_array_unref);
  g_clear_pointer (&self->fixed_turns, g_ptr_array_unref);
  g_clear_pointer (&self->train_texts, g_ptr_array_unref);
  ful_postings_unref (self->nearest);
  ful_postings_unref (self->documents);
  g_free (self);
}

static FulTemplateValue *
label_values (const FulSnapshot *snapshot)
{
  FulTemplateValue *list = ful_template_value_new_list ();

  for (guint i = 0; i < snapshot->labels->len; i++) {
    const FulLabel *label = snapshot->labels->pdata[i];
    FulTemplateValue *object = ful_template_value_new_object ();

    ful_template_value_set_text (object, "name", label->name);
    ful_template_value_set_text (object, "description", label->description);
    ful_template_value_append (list, object);
  }
  return list;
}

static gboolean
add_template (FulRenderer *self,
              const char *role,
              const char *text,
              const char *where,
              GError **error)
{
  FulTemplate *template = ful_template_new (text, where, error);
  TemplateMessage *message;

  if (template == NULL) {
    g_autofree char *prompt = ful_quote_untrusted (self->prompt);

    g_prefix_error (error, "prompt %s: ", prompt);
    return FALSE;
  }
  message = g_new0 (TemplateMessage, 1);
  message->role = g_strdup (role);
  message->content = template;
  g_ptr_array_add (self->templates, message);
  return TRUE;
}

/* An array that begins with an object which has a role, as text: a template is not JSON yet. */
static gboolean
is_json_chat (const FulPromptBody *body)
{
  const FulMessage *message;

  if (body->messages->len != 1)
    return FALSE;
  message = body->messages->pdata[0];
  return g_regex_match_simple ("\\A\\s*\\[\\s*\\{\\s*\"(role|content)\"\\s*:", message->content, 0,
                               0) &&
         strstr (message->content, "\"role\"") != NULL;
}

/* What a name may be, for the error about one that is not. */
static char *
list_known (const FulRenderer *self)
{
  g_autoptr (GString) list = g_string_new ("; known are ");

  for (guint i = 0; i < self->body->variables->len; i++)
    g_string_append_printf (list, "%s, ",
                            ((const FulPromptVariable *)self->body->variables->pdata[i])->name);
  for (guint i = 0; i < self->snapshot->columns->len && i < 20; i++)
    g_string_append_printf (list, "%s, ", (const char *)self->snapshot->columns->pdata[i]);
  g_string_append (list, "labels, examples and documents");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
add_templates (FulRenderer *self, GError **error)
{
  const FulPromptBody *body = self->body;

  if (body->system != NULL && !add_template (self, "system", body->system, "system", error))
    return FALSE;
  for (guint i = 0; i < body->messages->len; i++) {
    const FulMessage *message = body->messages->pdata[i];
    g_autofree char *where =
        body->messages->len > 1 ? g_strdup_printf ("message %u", i + 1) : g_strdup ("message");

    if (!add_template (self, message->role, message->content, where, error))
      return FALSE;
  }
  if (self->templates->len > 0 && is_json_chat (body))
    ((TemplateMessage *)self->templates->pdata[self->templates->len - 1])->is_chat = TRUE;
  if (self->templates->len == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, self->prompt,
                             "the prompt has no message; edit it to add one");
  return TRUE;
}

static void
add_names (FulRenderer *self, const FulTemplate *template)
{
  const GPtrArray *names = ful_template_names (template);

  for (guint i = 0; i < names->len; i++) {
    const char *name = names->pdata[i];
    g_autofree char *first = g_strndup (name, strcspn (name, "."));

    if (!g_ptr_array_find_with_equal_func (self->names, first, g_str_equal, NULL))
      g_ptr_array_add (self->names, g_steal_pointer (&first));
  }
  self->examples_in_template |= ful_template_uses (template, "examples");
  self->documents_in_template |= ful_template_uses (template, "documents");
}

/* Where the input of a hand-written example goes. */
static void
find_last_user (FulRenderer *self)
{
  const TemplateMessage *last = NULL;
  const GPtrArray *names = NULL;
  const char *only = NULL;
  guint n_columns = 0;

  for (guint i = 0; i < self->templates->len; i++) {
    const TemplateMessage *message = self->templates->pdata[i];

    if (strcmp (message->role, "user") == 0)
      last = message;
  }
  if (last == NULL)
    return;
  names = ful_template_names (last->content);
  for (guint i = 0; i < names->len; i++)
    if (g_ptr_array_find_with_equal_func (self->snapshot->columns, names->pdata[i], g_str_equal,
                                          NULL)) {
      only = names->pdata[i];
      n_columns++;
    }
  self->last_user = last->is_chat ? NULL : last;
  self->only_column = n_columns == 1 ? g_strdup (only) : NULL;
}

FulRenderer *
ful_renderer_new (const FulRendererSource *source, GError **error)
{
  return ful_renderer_new_like (source, NULL, error);
}

FulRenderer *
ful_renderer_new_like (const FulRendererSource *source, const FulRenderer *like, GError **error)
{
  g_autoptr (FulRenderer) self = g_new0 (FulRenderer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = ful_snapshot_ref ((FulSnapshot *)source->snapshot);
  self->body = ful_prompt_body_copy (source->body);
  self->prompt = g_strdup (source->prompt);
  self->variables = g_strdup (source->variables != NULL ? source->variables : "");
  self->train = source->train != NULL ? g_ptr_array_ref (source->train) : NULL;
  self->passages = source->passages != NULL ? g_ptr_array_ref (source->passages) : NULL;
  self->templates = g_ptr_array_new_with_free_func (free_template_message);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->labels = label_values (source->snapshot);
  self->known = list_known (self);

  if (!ful_variables_check (self->body, self->variables, error) || !add_templates (self, error))
    return NULL;
  for (guint i = 0; i < self->templates->len; i++)
    add_names (self, ((const TemplateMessage *)self->templates->pdata[i])->content);
  find_last_user (self);
  ful_renderer_prepare_examples (self, like);
  return g_steal_pointer (&self);
}

GPtrArray *
ful_renderer_render (const FulRenderer *self, const FulCase *item, GError **error)
{
  g_autofree char *text = ful_case_input_text (item);
  g_autoptr (GArray) examples = ful_renderer_choose_examples (self, text);
  g_autoptr (GArray) passages = ful_renderer_choose_passages (self, text);
  Inputs inputs = { .item = item, .examples = examples, .passages = passages };

  return ful_renderer_messages (self, &inputs, item, error);
}

gboolean
ful_renderer_leaks (const FulRenderer *self, const FulCase *item)
{
  g_autofree char *text = ful_case_input_text (item);

  if (g_hash_table_contains (self->fixed_texts, text))
    return TRUE;
  for (guint i = 0; item->var_values[i] != NULL && self->only_column != NULL; i++)
    if (strcmp (item->var_names[i], self->only_column) == 0)
      return g_hash_table_contains (self->fixed_texts, item->var_values[i]);
  return FALSE;
}

/* --- tokens --- */

static gsize
count_messages (const GPtrArray *messages, const FulEncoding *encoding, gsize *of_system)
{
  gsize total = 0;

  *of_system = 0;
  for (guint i = 0; i < messages->len; i++) {
    const FulMessage *message = messages->pdata[i];
    gsize n = ful_encoding_count (encoding, message->content, -1);

    total += n;
    if (strcmp (message->role, "system") == 0)
      *of_system += n;
  }
  return total;
}

gboolean
ful_renderer_count (const FulRenderer *self,
                    const FulCase *item,
                    const FulEncoding *encoding,
                    FulTokenParts *out,
                    GError **error)
{
  g_autofree char *text = ful_case_input_text (item);
  g_autoptr (GArray) examples = ful_renderer_choose_examples (self, text);
  g_autoptr (GArray) passages = ful_renderer_choose_passages (self, text);
  /* Bare, then with documents, then whole. */
  Inputs inputs[] = { { .item = item },
                      { .item = item, .passages = passages },
                      { .item = item, .passages = passages, .examples = examples } };
  gsize totals[G_N_ELEMENTS (inputs)];
  FulTokenParts parts = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++) {
    gboolean same = (i == 1 && passages->len == 0) || (i == 2 && examples->len == 0);
    g_autoptr (GPtrArray) messages = NULL;
    gsize of_system;

    if (same) {
      totals[i] = totals[i - 1];
      continue;
    }
    messages = ful_renderer_messages (self, &inputs[i], item, error);
    if (messages == NULL)
      return FALSE;
    totals[i] = count_messages (messages, encoding, &of_system);
    if (i == 0)
      parts.system = of_system;
  }
  parts.input = totals[0] - parts.system;
  parts.documents = totals[1] - MIN (totals[0], totals[1]);
  parts.examples = totals[2] - MIN (totals[1], totals[2]);
  if (self->body->schema != NULL)
    parts.schema += ful_encoding_count (encoding, self->body->schema, -1);
  if (self->body->tools != NULL)
    parts.schema += ful_encoding_count (encoding, self->body->tools, -1);
  parts.total = parts.system + parts.examples + parts.documents + parts.input + parts.schema;
  *out = parts;
  return TRUE;
}
