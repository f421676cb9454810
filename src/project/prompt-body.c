/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/snapshot.h"

#include <math.h>

static void
message_free (gpointer data)
{
  FulMessage *message = data;

  g_free (message->role);
  g_free (message->content);
  g_free (message);
}

static void
example_free (gpointer data)
{
  FulExample *example = data;

  g_free (example->input);
  g_free (example->output);
  g_free (example);
}

static void
variable_free (gpointer data)
{
  FulPromptVariable *variable = data;

  g_free (variable->name);
  g_strfreev (variable->values);
  g_free (variable);
}

FulMessage *
ful_message_new (const char *role, const char *content)
{
  FulMessage *message = g_new0 (FulMessage, 1);

  message->role = g_strdup (role);
  message->content = g_strdup (content);
  return message;
}

FulExample *
ful_example_new (const char *input, const char *output)
{
  FulExample *example = g_new0 (FulExample, 1);

  example->input = g_strdup (input);
  example->output = g_strdup (output);
  return example;
}

FulPromptVariable *
ful_prompt_variable_new (const char *name, const char *const *values)
{
  FulPromptVariable *variable = g_new0 (FulPromptVariable, 1);

  variable->name = g_strdup (name);
  variable->values = g_strdupv ((char **)values);
  return variable;
}

FulPromptBody *
ful_prompt_body_new (void)
{
  FulPromptBody *body = g_new0 (FulPromptBody, 1);

  body->messages = g_ptr_array_new_with_free_func (message_free);
  body->examples = g_ptr_array_new_with_free_func (example_free);
  body->variables = g_ptr_array_new_with_free_func (variable_free);
  body->temperature = NAN;
  body->max_tokens = -1;
  body->seed = -1;
  return body;
}

FulPromptBody *
ful_prompt_body_copy (const FulPromptBody *body)
{
  FulPromptBody *copy;

  if (body == NULL)
    return NULL;
  copy = ful_prompt_body_new ();
  copy->system = g_strdup (body->system);
  for (guint i = 0; i < body->messages->len; i++) {
    const FulMessage *message = body->messages->pdata[i];

    g_ptr_array_add (copy->messages, ful_message_new (message->role, message->content));
  }
  for (guint i = 0; i < body->examples->len; i++) {
    const FulExample *example = body->examples->pdata[i];

    g_ptr_array_add (copy->examples, ful_example_new (example->input, example->output));
  }
  for (guint i = 0; i < body->variables->len; i++) {
    const FulPromptVariable *variable = body->variables->pdata[i];

    g_ptr_array_add (copy->variables,
                     ful_prompt_variable_new (variable->name,
                                              (const char *const *)variable->values));
  }
  copy->examples_train = body->examples_train;
  copy->nearest = body->nearest;
  copy->tools = g_strdup (body->tools);
  copy->schema = g_strdup (body->schema);
  copy->response = body->response;
  copy->temperature = body->temperature;
  copy->max_tokens = body->max_tokens;
  copy->seed = body->seed;
  copy->stop = g_strdupv (body->stop);
  copy->documents = body->documents;
  copy->note = g_strdup (body->note);
  return copy;
}

void
ful_prompt_body_free (FulPromptBody *body)
{
  if (body == NULL)
    return;
  g_free (body->system);
  g_ptr_array_unref (body->messages);
  g_ptr_array_unref (body->examples);
  g_ptr_array_unref (body->variables);
  g_free (body->tools);
  g_free (body->schema);
  g_strfreev (body->stop);
  g_free (body->note);
  g_free (body);
}
