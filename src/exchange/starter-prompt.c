/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prompt of a project that is being started. */
#include "exchange/starter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/starter-private.h"
#include "prompts/render.h"
#include "prompts/revision.h"

/* The prompt is the user's own from here on, so it is in the language of the messages. */
char *
ful_starter_system (const FulExpected *expected)
{
  switch (expected->kind) {
  case FUL_EXPECTED_LABELS:
    return g_strdup (_ ("Answer with exactly one label of this list and nothing else.\n\n"
                        "{{#labels}}\n- {{name}}\n{{/labels}}"));
  case FUL_EXPECTED_NUMBERS:
    return g_strdup (_ ("Answer with one number and nothing else: no unit, no explanation."));
  case FUL_EXPECTED_JSON:
    return g_strdup (_ ("Answer with one JSON value and nothing else."));
  case FUL_EXPECTED_NONE:
  case FUL_EXPECTED_TEXT:
    break;
  }
  return g_strdup (_ ("Answer with the answer alone: no introduction, no explanation."));
}

/* One input stands alone; several are named. */
char *
ful_starter_message (const GPtrArray *columns)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    n += ((const FulCaseColumn *)columns->pdata[i])->variable != NULL;
  for (guint i = 0; i < columns->len; i++) {
    const char *name = ((const FulCaseColumn *)columns->pdata[i])->variable;

    if (name == NULL)
      continue;
    if (n == 1)
      g_string_append_printf (text, "{{%s}}", name);
    else
      g_string_append_printf (text, "%s%s: {{%s}}", text->len > 0 ? "\n\n" : "", name, name);
  }
  return g_string_free (text, FALSE);
}

FulPromptBody *
ful_starter_body (const FulStarter *self)
{
  FulPromptBody *body = ful_prompt_body_new ();

  if (self->system != NULL && *self->system != '\0')
    body->system = g_strdup (self->system);
  g_ptr_array_add (body->messages, ful_message_new ("user", self->message));
  body->nearest = self->nearest;
  return body;
}

static GStrv
variables_of (const GPtrArray *columns)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < columns->len; i++) {
    const char *name = ((const FulCaseColumn *)columns->pdata[i])->variable;

    if (name != NULL)
      g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

GPtrArray *
ful_starter_preview (const FulStarter *self,
                     const GPtrArray *columns,
                     const FulExpected *expected,
                     const GPtrArray *cases,
                     const FulSplit *splits,
                     guint index,
                     GError **error)
{
  g_autoptr (FulPromptBody) body = ful_starter_body (self);
  g_auto (GStrv) names = variables_of (columns);
  g_autoptr (FulSnapshot) snapshot =
      ful_snapshot_new_draft ((const char *const *)names, expected->labels);
  g_autoptr (GPtrArray) train = g_ptr_array_new ();
  FulRendererSource source = {
    .snapshot = snapshot, .body = body, .prompt = self->prompt, .train = train
  };
  g_autoptr (FulRenderer) renderer = NULL;

  if (!ful_prompt_body_check (body, self->prompt, error))
    return NULL;
  for (guint i = 0; splits != NULL && i < cases->len; i++)
    if (splits[i] == FUL_SPLIT_TRAIN)
      g_ptr_array_add (train, cases->pdata[i]);
  renderer = ful_renderer_new (&source, error);
  if (renderer == NULL)
    return NULL;
  return ful_renderer_render (renderer, cases->pdata[index], error);
}
