/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/draft.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "project/limits.h"
#include "prompts/revision.h"

const FulPromptBody *
ful_prompt_text (const FulSnapshot *snapshot, const FulPrompt *prompt)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt->id);

  if (prompt->draft != NULL)
    return prompt->draft;
  return newest != NULL ? newest->body : NULL;
}

static gboolean
is_newest (const FulSnapshot *snapshot, gint64 prompt_id, const FulPromptBody *body)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt_id);
  g_autofree char *hash = NULL;

  if (newest == NULL || newest->body == NULL)
    return FALSE;
  hash = ful_prompt_body_hash (body);
  return strcmp (newest->hash, hash) == 0;
}

gboolean
ful_prompt_is_changed (const FulSnapshot *snapshot, const FulPrompt *prompt)
{
  return prompt->draft != NULL && !is_newest (snapshot, prompt->id, prompt->draft);
}

void
ful_prompt_set_draft (const FulSnapshot *snapshot,
                      FulEdit *edit,
                      gint64 prompt_id,
                      const FulPromptBody *body)
{
  FulPrompt next = *ful_snapshot_prompt (snapshot, prompt_id);

  next.draft = is_newest (snapshot, prompt_id, body) ? NULL : (FulPromptBody *)body;
  ful_edit_put_prompt (edit, &next);
}

gint64
ful_prompt_add_draft (FulProject *project,
                      const FulSnapshot *snapshot,
                      FulEdit *edit,
                      const char *name,
                      const FulPromptBody *body)
{
  FulPrompt prompt = { .id = ful_project_new_id (project, FUL_ID_PROMPT),
                       .name = (char *)name,
                       .draft = (FulPromptBody *)body };

  for (guint i = 0; i < snapshot->prompts->len; i++)
    prompt.position =
        MAX (prompt.position, ((const FulPrompt *)snapshot->prompts->pdata[i])->position + 1);
  ful_edit_put_prompt (edit, &prompt);
  return prompt.id;
}

gboolean
ful_prompt_check_new_name (const FulSnapshot *snapshot,
                           gint64 prompt_id,
                           const char *name,
                           GError **error)
{
  const FulPrompt *taken = ful_snapshot_prompt_named (snapshot, name);
  g_autofree char *quoted = ful_quote_untrusted (name);

  if (!ful_prompt_check_name (name, error))
    return FALSE;
  if (taken == NULL || taken->id == prompt_id)
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                           "there is a prompt named %s; choose another name", quoted);
}

char *
ful_prompt_free_name (const FulSnapshot *snapshot, const char *name)
{
  char *next = g_strdup (name);

  for (guint i = 2; ful_snapshot_prompt_named (snapshot, next) != NULL; i++) {
    g_free (next);
    next = g_strdup_printf ("%s %u", name, i);
  }
  return next;
}

char *
ful_prompt_text_of_file (const char *data, gsize length, const char *where, GError **error)
{
  if (length > FUL_MAX_TEXT_BYTES) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, NULL,
                      "%" G_GSIZE_FORMAT " bytes; a prompt's text holds at most %d MB", length,
                      FUL_MAX_TEXT_BYTES / (1024 * 1024));
    return NULL;
  }
  if (length > 0 &&
      (memchr (data, '\0', length) != NULL || !g_utf8_validate (data, (gssize)length, NULL))) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, where, 0, NULL,
                      "not UTF-8 text; save it as UTF-8");
    return NULL;
  }
  if (length > 0 && data[length - 1] == '\n')
    length--;
  if (length > 0 && data[length - 1] == '\r')
    length--;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, length -= 3;
  return g_strndup (data, length);
}

FulPromptBody *
ful_prompt_starter (const FulSnapshot *snapshot)
{
  FulPromptBody *body = ful_prompt_body_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < snapshot->columns->len; i++)
    g_string_append_printf (text, "%s{{%s}}", i > 0 ? "\n" : "",
                            (const char *)snapshot->columns->pdata[i]);
  g_ptr_array_add (body->messages, ful_message_new ("user", text->str));
  return body;
}

static void
add_part (GString *text, const char *head, const char *content)
{
  if (content != NULL)
    g_string_append_printf (text, "%s[%s]\n%s\n", text->len > 0 ? "\n" : "", head, content);
}

static void
add_count (GString *text, const char *name, int n)
{
  if (n > 0)
    g_string_append_printf (text, "%s: %d\n", name, n);
}

/* What is no text of its own, a line each. */
static char *
read_settings (const FulPromptBody *body)
{
  static const char *const kinds[] = { "text", "json", "schema", "tool" };
  GString *text = g_string_new (NULL);

  if (body->response != FUL_RESPONSE_TEXT)
    g_string_append_printf (text, "answer: %s\n", kinds[body->response]);
  add_count (text, "examples of train", body->examples_train);
  add_count (text, "nearest examples", body->nearest);
  add_count (text, "passages of documents", body->documents);
  if (!isnan (body->temperature)) {
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd (digits, sizeof digits, "%g", body->temperature);
    g_string_append_printf (text, "temperature: %s\n", digits);
  }
  add_count (text, "max_tokens", body->max_tokens);
  if (body->seed >= 0)
    g_string_append_printf (text, "seed: %" G_GINT64_FORMAT "\n", body->seed);
  for (guint i = 0; body->stop != NULL && body->stop[i] != NULL; i++)
    g_string_append_printf (text, "stop: %s\n", body->stop[i]);
  for (guint i = 0; i < body->variables->len; i++) {
    const FulPromptVariable *variable = body->variables->pdata[i];
    g_autofree char *values = g_strjoinv (" | ", variable->values);

    g_string_append_printf (text, "%s = %s\n", variable->name, values);
  }
  return g_string_free (text, FALSE);
}

char *
ful_prompt_body_read (const FulPromptBody *body)
{
  GString *text = g_string_new (NULL);
  g_autofree char *settings = read_settings (body);

  add_part (text, "system", body->system);
  for (guint i = 0; i < body->messages->len; i++) {
    const FulMessage *message = body->messages->pdata[i];

    add_part (text, message->role, message->content);
  }
  for (guint i = 0; i < body->examples->len; i++) {
    const FulExample *example = body->examples->pdata[i];
    g_autofree char *pair = g_strdup_printf ("%s\n→ %s", example->input, example->output);

    add_part (text, "example", pair);
  }
  add_part (text, "schema", body->schema);
  add_part (text, "tools", body->tools);
  if (*settings != '\0')
    g_string_append_printf (text, "%s[settings]\n%s", text->len > 0 ? "\n" : "", settings);
  return g_string_free (text, FALSE);
}
