/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/render-private.h"

#include <string.h>

#include "base/error.h"
#include "base/json.h"

/* From templates and values to messages: the templates rendered, then passages and examples put in
 * where the templates did not ask for them. */

FulMessage *
ful_message_new_take (char *role, char *content)
{
  FulMessage *message = g_new0 (FulMessage, 1);

  message->role = role;
  message->content = content;
  return message;
}

void
ful_message_release (FulMessage *message)
{
  g_free (message->role);
  g_free (message->content);
  g_free (message);
}

static void
add_where (const FulRenderer *self, const FulCase *item, GError **error)
{
  g_autofree char *prompt = ful_quote_untrusted (self->prompt);
  g_autofree char *name = item != NULL ? ful_quote_untrusted (item->name) : NULL;

  if (error == NULL || *error == NULL)
    return;
  if (name != NULL)
    g_prefix_error (error, "prompt %s, case %s: ", prompt, name);
  else
    g_prefix_error (error, "prompt %s: ", prompt);
}

static char *
render_template (const FulRenderer *self,
                 const TemplateMessage *message,
                 const FulTemplateValue *values,
                 GError **error)
{
  const FulTemplateOptions options = { message->is_chat ? ful_escape_json : NULL, FUL_MISSING_ERROR,
                                       NULL, NULL, self->known };
  g_autoptr (GString) out = g_string_sized_new (1024);

  if (!ful_template_render (message->content, values, &options, out, error))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
take_chat_message (GPtrArray *messages, JsonNode *node, GError **error)
{
  const char *role = NULL;
  const char *content = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "a JSON chat prompt is an array of objects with role and content");
  if (!ful_json_get_string (json_node_get_object (node), "role", &role, error) ||
      !ful_json_get_string (json_node_get_object (node), "content", &content, error))
    return FALSE;
  if (role == NULL || content == NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, role == NULL ? "role" : "content",
                             "is missing in a message of the JSON chat prompt");
  g_ptr_array_add (messages, ful_message_new_take (g_strdup (role), g_strdup (content)));
  return TRUE;
}

static gboolean
take_chat (GPtrArray *messages, const char *text, GError **error)
{
  g_autoptr (JsonNode) root = ful_json_parse (text, strlen (text), "JSON chat prompt", error);
  JsonArray *array;

  if (root == NULL)
    return FALSE;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!take_chat_message (messages, json_array_get_element (array, i), error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
render_all (const FulRenderer *self, const FulTemplateValue *values, GError **error)
{
  g_autoptr (GPtrArray) messages =
      g_ptr_array_new_with_free_func ((GDestroyNotify)ful_message_release);

  for (guint i = 0; i < self->templates->len; i++) {
    const TemplateMessage *template = self->templates->pdata[i];
    g_autofree char *text = render_template (self, template, values, error);

    if (text == NULL)
      return NULL;
    if (template->is_chat) {
      if (!take_chat (messages, text, error))
        return NULL;
    } else {
      g_ptr_array_add (messages,
                       ful_message_new_take (g_strdup (template->role), g_steal_pointer (&text)));
    }
  }
  return g_steal_pointer (&messages);
}

/* -1: none */
static int
last_user (const GPtrArray *messages)
{
  for (guint i = messages->len; i > 0; i--)
    if (strcmp (((const FulMessage *)messages->pdata[i - 1])->role, "user") == 0)
      return (int)i - 1;
  return -1;
}

/* The last user message as it would be with the example's inputs. */
char *
ful_renderer_example_turn (const FulRenderer *self, const Example *example, GError **error)
{
  Inputs inputs = { .item = example->item, .written = example->written };
  g_autoptr (FulTemplateValue) values = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  int last;

  if (example->item == NULL && self->only_column == NULL)
    return g_strdup (example->written->input);
  values = ful_renderer_values (self, &inputs);
  if (self->last_user != NULL)
    return render_template (self, self->last_user, values, error);
  messages = render_all (self, values, error);
  if (messages == NULL)
    return NULL;
  last = last_user (messages);
  return last < 0 ? ful_example_input (example)
                  : g_strdup (((const FulMessage *)messages->pdata[last])->content);
}

static gboolean
insert_turns (const FulRenderer *self, GPtrArray *messages, const GArray *examples, GError **error)
{
  int at = last_user (messages);

  if (at < 0)
    at = (int)messages->len;
  for (guint i = 0; i < examples->len; i++) {
    const Example *example = &g_array_index (examples, Example, i);
    char *turn = i < self->fixed_turns->len ? g_strdup (self->fixed_turns->pdata[i])
                                            : ful_renderer_example_turn (self, example, error);

    if (turn == NULL)
      return FALSE;
    g_ptr_array_insert (messages, at++, ful_message_new_take (g_strdup ("user"), turn));
    g_ptr_array_insert (messages, at++,
                        ful_message_new_take (g_strdup ("assistant"),
                                              g_strdup (ful_example_output (example))));
  }
  return TRUE;
}

static void
prepend_passages (GPtrArray *messages, const GArray *passages)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int last = last_user (messages);
  FulMessage *message;

  if (last < 0)
    return;
  message = messages->pdata[last];
  for (guint i = 0; i < passages->len; i++) {
    const FulPassage *passage = g_array_index (passages, const FulPassage *, i);

    if (*passage->source != '\0')
      g_string_append_printf (text, "[%s]\n", passage->source);
    g_string_append_printf (text, "%s\n\n", passage->text);
  }
  g_string_append (text, message->content);
  g_free (message->content);
  message->content = g_string_free (g_steal_pointer (&text), FALSE);
}

GPtrArray *
ful_renderer_messages (const FulRenderer *self,
                       const Inputs *inputs,
                       const FulCase *item,
                       GError **error)
{
  g_autoptr (FulTemplateValue) values = ful_renderer_values (self, inputs);
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) messages = render_all (self, values, &local);
  gboolean ok = messages != NULL;

  if (ok && inputs->passages != NULL && inputs->passages->len > 0 && !self->documents_in_template)
    prepend_passages (messages, inputs->passages);
  if (ok && inputs->examples != NULL && !self->examples_in_template)
    ok = insert_turns (self, messages, inputs->examples, &local);
  if (!ok) {
    add_where (self, item, &local);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_steal_pointer (&messages);
}
