/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/revision.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"

gboolean
ful_prompt_check_name (const char *name, GError **error)
{
  g_autofree char *quoted = ful_quote_untrusted (name);

  if (*name == '\0')
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL, "a prompt needs a name");
  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > FUL_MAX_PROMPT_NAME)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "prompt name %s: not UTF-8, or longer than %d characters", quoted,
                             FUL_MAX_PROMPT_NAME);
  if (strpbrk (name, "@#:") != NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "prompt name %s: @, # and : part the names of arms; choose another",
                             quoted);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                               "prompt name %s: holds a control character", quoted);
  if (strcmp (name, FUL_INPUT_ONLY) == 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "%s is the built-in prompt; choose another name", quoted);
  return TRUE;
}

char *
ful_prompt_body_hash (const FulPromptBody *body)
{
  g_autofree char *json = ful_prompt_body_to_json (body);
  g_autoptr (FulHasher) hasher = ful_hasher_new ();

  ful_hasher_add (hasher, json);
  return ful_hasher_finish (hasher);
}

static char *
now_text (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gint64
put_revision (FulProject *project,
              FulEdit *edit,
              gint64 prompt_id,
              int number,
              const FulPromptBody *body)
{
  g_autofree char *hash = ful_prompt_body_hash (body);
  g_autofree char *created = now_text ();
  const FulRevision revision = { .id = ful_project_new_id (project, FUL_ID_REVISION),
                                 .prompt_id = prompt_id,
                                 .number = number,
                                 .body = (FulPromptBody *)body,
                                 .hash = hash,
                                 .rung = FUL_RUNG_UNSET,
                                 .created = created };

  ful_edit_put_revision (edit, &revision);
  return revision.id;
}

static gint64
put_prompt (FulProject *project, const FulSnapshot *snapshot, FulEdit *edit, const char *name)
{
  FulPrompt prompt = { .id = ful_project_new_id (project, FUL_ID_PROMPT), .name = (char *)name };

  for (guint i = 0; i < snapshot->prompts->len; i++)
    prompt.position =
        MAX (prompt.position, ((const FulPrompt *)snapshot->prompts->pdata[i])->position + 1);
  ful_edit_put_prompt (edit, &prompt);
  return prompt.id;
}

gint64
ful_prompt_add (FulProject *project,
                const FulSnapshot *snapshot,
                FulEdit *edit,
                const char *name,
                const FulPromptBody *body)
{
  gint64 id = put_prompt (project, snapshot, edit, name);

  put_revision (project, edit, id, 1, body);
  return id;
}

gint64
ful_prompt_add_revision (FulProject *project,
                         const FulSnapshot *snapshot,
                         FulEdit *edit,
                         gint64 prompt_id,
                         const FulPromptBody *body)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt_id);
  g_autofree char *hash = ful_prompt_body_hash (body);

  if (newest != NULL && strcmp (newest->hash, hash) == 0)
    return newest->id;
  return put_revision (project, edit, prompt_id, newest != NULL ? newest->number + 1 : 1, body);
}

gint64
ful_prompt_take_draft (FulProject *project,
                       const FulSnapshot *snapshot,
                       FulEdit *edit,
                       gint64 prompt_id)
{
  const FulPrompt *prompt = ful_snapshot_prompt (snapshot, prompt_id);
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt_id);
  FulPrompt without;

  if (prompt == NULL || prompt->draft == NULL)
    return newest != NULL ? newest->id : 0;
  without = *prompt;
  without.draft = NULL;
  ful_edit_put_prompt (edit, &without);
  return ful_prompt_add_revision (project, snapshot, edit, prompt_id, prompt->draft);
}

FulPromptBody *
ful_input_only_body (void)
{
  FulPromptBody *body = ful_prompt_body_new ();

  g_ptr_array_add (body->messages, ful_message_new ("user", "{{" FUL_INPUT_ONLY "}}"));
  return body;
}

gint64
ful_input_only_add (FulProject *project, const FulSnapshot *snapshot, FulEdit *edit)
{
  g_autoptr (FulPromptBody) body = ful_input_only_body ();
  const FulPrompt *found = NULL;

  for (guint i = 0; i < snapshot->prompts->len && found == NULL; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (strcmp (prompt->name, FUL_INPUT_ONLY) == 0)
      found = prompt;
  }
  if (found == NULL) {
    gint64 id = put_prompt (project, snapshot, edit, FUL_INPUT_ONLY);

    return put_revision (project, edit, id, 1, body);
  }
  if (found->hidden) {
    FulPrompt shown = *found;

    shown.hidden = FALSE;
    ful_edit_put_prompt (edit, &shown);
  }
  return ful_prompt_add_revision (project, snapshot, edit, found->id, body);
}
