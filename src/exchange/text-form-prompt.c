/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prompts, revisions and levers as text. */
#include "exchange/text-form-private.h"

#include <string.h>

#include "base/json.h"

/* A body is an object of its own, readable in a diff. */
static void
put_body (FulJsonWriter *writer, const char *name, const FulPromptBody *body)
{
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (body == NULL)
    return;
  json = ful_prompt_body_to_json (body);
  node = ful_json_parse (json, strlen (json), NULL, NULL);
  ful_json_writer_name (writer, name);
  ful_json_writer_node (writer, node);
}

static gboolean
get_body (const FulTextRecord *record, const char *name, FulPromptBody **out, GError **error)
{
  JsonObject *object = NULL;
  g_autofree char *where = NULL;
  g_autofree char *json = NULL;

  where = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, record->file, record->line);
  if (!ful_json_get_object (record->object, name, &object, error)) {
    g_prefix_error (error, "%s: ", where);
    return FALSE;
  }
  *out = NULL;
  if (object == NULL)
    return TRUE;
  json = ful_json_canonical (json_object_get_member (record->object, name));
  *out = ful_prompt_body_from_json (json, where, error);
  return *out != NULL;
}

/* --- prompts --- */

static const char *const prompt_members[] = { "id",       "position", "name", "hidden",
                                              "imported", "draft",    NULL };

static gboolean
write_prompts (FulProject *project,
               const FulSnapshot *snapshot,
               FulJsonWriter *writer,
               GError **error)
{
  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "id", prompt->id);
    ful_json_writer_int_member (writer, "position", prompt->position);
    ful_json_writer_string_member (writer, "name", prompt->name);
    ful_text_put_flag (writer, "hidden", prompt->hidden);
    ful_text_put_flag (writer, "imported", prompt->imported);
    put_body (writer, "draft", prompt->draft);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
read_prompt (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  FulPrompt prompt = { 0 };
  g_autoptr (FulPromptBody) draft = NULL;
  const char *name;

  if (!ful_text_get_id (record, &prompt.id, error) ||
      !ful_text_get_position (record, &prompt.position, error) ||
      !ful_text_get_string (record, "name", TRUE, &name, error) ||
      !ful_text_get_flag (record, "hidden", &prompt.hidden, error) ||
      !ful_text_get_flag (record, "imported", &prompt.imported, error) ||
      !get_body (record, "draft", &draft, error))
    return FALSE;
  prompt.name = (char *)name;
  prompt.draft = draft;
  ful_edit_put_prompt (import->edit, &prompt);
  return TRUE;
}

/* --- revisions --- */

static const char *const revision_members[] = { "id",     "prompt", "number",  "body",     "hash",
                                                "levers", "rung",   "created", "imported", NULL };

static gboolean
write_revisions (FulProject *project,
                 const FulSnapshot *snapshot,
                 FulJsonWriter *writer,
                 GError **error)
{
  for (guint i = 0; i < snapshot->revisions->len; i++) {
    const FulRevision *revision = snapshot->revisions->pdata[i];
    g_autofree char *levers = ful_levers_format (revision->levers);

    ful_json_writer_begin_object (writer);
    ful_json_writer_int_member (writer, "id", revision->id);
    ful_json_writer_int_member (writer, "prompt", revision->prompt_id);
    ful_json_writer_int_member (writer, "number", revision->number);
    put_body (writer, "body", revision->body);
    ful_text_put_string (writer, "hash", revision->hash);
    if (*levers != '\0')
      ful_json_writer_string_member (writer, "levers", levers);
    ful_text_put_rung (writer, revision->rung);
    ful_text_put_string (writer, "created", revision->created);
    ful_text_put_flag (writer, "imported", revision->imported);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
read_revision (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  FulRevision revision = { 0 };
  g_autoptr (FulPromptBody) body = NULL;
  const char *hash, *levers, *created;
  gint64 number;

  if (!ful_text_get_id (record, &revision.id, error) ||
      !ful_text_get_reference (record, "prompt", import->prompts, &revision.prompt_id, error) ||
      !ful_text_get_int (record, "number", 0, 1, G_MAXINT, &number, error) ||
      !get_body (record, "body", &body, error) ||
      !ful_text_get_string (record, "hash", TRUE, &hash, error) ||
      !ful_text_get_string (record, "levers", FALSE, &levers, error) ||
      !ful_text_get_rung (record, &revision.rung, error) ||
      !ful_text_get_string (record, "created", FALSE, &created, error) ||
      !ful_text_get_flag (record, "imported", &revision.imported, error))
    return FALSE;
  if (!ful_levers_parse (levers, &revision.levers, NULL))
    return ful_text_set_error (record, "levers", error,
                               "are not among examples, tools, validation, retrieval, structure");
  revision.number = (int)number;
  revision.body = body;
  revision.hash = (char *)hash;
  revision.created = (char *)created;
  ful_edit_put_revision (import->edit, &revision);
  return TRUE;
}

/* --- levers that are not applicable --- */

static const char *const lever_members[] = { "lever", "why", NULL };

static gboolean
write_levers (FulProject *project,
              const FulSnapshot *snapshot,
              FulJsonWriter *writer,
              GError **error)
{
  for (guint i = 0; i < snapshot->lever_notes->len; i++) {
    const FulLeverNote *note = snapshot->lever_notes->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "lever", ful_lever_name (note->lever));
    ful_json_writer_string_member (writer, "why", note->why);
    ful_json_writer_end_object (writer);
  }
  return TRUE;
}

static gboolean
read_lever (FulTextImport *import, const FulTextRecord *record, GError **error)
{
  const char *name, *why;
  FulLevers lever;

  if (!ful_text_get_name (record, "lever", &name, error) ||
      !ful_text_get_string (record, "why", TRUE, &why, error))
    return FALSE;
  if (!ful_lever_from_name (name, &lever))
    return ful_text_set_error (record, "lever", error,
                               "is none of examples, tools, validation, retrieval, structure");
  ful_edit_put_lever_note (import->edit, lever, why);
  return TRUE;
}

#define IDS(member) G_STRUCT_OFFSET (FulTextImport, member)
#define COUNT(member) G_STRUCT_OFFSET (FulTextFormCounts, member)

const FulTextKind ful_text_prompt_kinds[] = {
  { "prompts.json", prompt_members, write_prompts, read_prompt, IDS (prompts), COUNT (prompts) },
  { "revisions.json", revision_members, write_revisions, read_revision, IDS (revisions),
    COUNT (revisions) },
  { "levers.json", lever_members, write_levers, read_lever, 0, G_MAXSIZE },
  { NULL, NULL, NULL, NULL, 0, G_MAXSIZE },
};
