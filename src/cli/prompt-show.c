/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/json.h"
#include "cli/prompt-choice.h"
#include "cli/prompt-job.h"
#include "prompts/arm.h"
#include "prompts/levers.h"
#include "text/diff.h"

/* The verbs of `prompt` that change nothing. */

void
ful_prompt_write_levers (FulJsonWriter *writer, FulLevers levers)
{
  ful_json_writer_name (writer, "levers");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < FUL_N_LEVERS; i++)
    if ((levers & (1u << i)) != 0)
      ful_json_writer_string (writer, ful_lever_name ((FulLevers)(1u << i)));
  ful_json_writer_end_array (writer);
}

static void
write_prompt (FulJsonWriter *writer, const FulSnapshot *snapshot, const FulPrompt *prompt)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt->id);
  g_autoptr (GPtrArray) variants =
      newest != NULL ? ful_variables_expand (newest->body, NULL) : NULL;

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "name", prompt->name);
  ful_json_writer_name (writer, "revision");
  if (newest != NULL)
    ful_json_writer_int (writer, newest->number);
  else
    ful_json_writer_null (writer);
  ful_json_writer_boolean_member (writer, "draft", prompt->draft != NULL);
  ful_json_writer_boolean_member (writer, "imported", prompt->imported);
  ful_prompt_write_levers (writer, newest != NULL ? ful_levers_of (snapshot, newest) : 0);
  ful_json_writer_name (writer, "variants");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; variants != NULL && i < variants->len; i++)
    ful_json_writer_string (writer, variants->pdata[i]);
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
}

static void
print_prompt (const FulSnapshot *snapshot, const FulPrompt *prompt)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt->id);
  g_autofree char *levers =
      ful_levers_format (newest != NULL ? ful_levers_of (snapshot, newest) : 0);

  ful_cli_print ("%s#%d%s%s%s\n", prompt->name, newest != NULL ? newest->number : 0,
                 prompt->draft != NULL ? _ (" (draft)") : "", *levers != '\0' ? "  " : "", levers);
}

FulExit
ful_prompt_job_list (const FulPromptJob *job, GError **error)
{
  const FulSnapshot *snapshot = job->snapshot;
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "prompts");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (prompt->hidden)
      continue;
    write_prompt (writer, snapshot, prompt);
    if (!job->json)
      print_prompt (snapshot, prompt);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_name (writer, "not_applicable");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < snapshot->lever_notes->len; i++) {
    const FulLeverNote *note = snapshot->lever_notes->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "lever", ful_lever_name (note->lever));
    ful_json_writer_string_member (writer, "why", note->why);
    ful_json_writer_end_object (writer);
    if (!job->json)
      ful_cli_print (_ ("not applicable: %s (%s)\n"), ful_lever_name (note->lever), note->why);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (job->json)
    ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

static void
print_body (const FulPromptBody *body)
{
  if (body->system != NULL)
    ful_cli_print ("--- system\n%s\n", body->system);
  for (guint i = 0; i < body->messages->len; i++) {
    const FulMessage *message = body->messages->pdata[i];

    ful_cli_print ("--- %s\n%s\n", message->role, message->content);
  }
  if (body->examples->len > 0)
    ful_cli_print (_ ("--- examples: %u written by hand\n"), body->examples->len);
  if (body->examples_train > 0)
    ful_cli_print (_ ("--- examples: %d of train\n"), body->examples_train);
  if (body->nearest > 0)
    ful_cli_print (_ ("--- examples: the nearest %d\n"), body->nearest);
  if (body->schema != NULL)
    ful_cli_print ("--- schema\n%s\n", body->schema);
  if (body->tools != NULL)
    ful_cli_print ("--- tools\n%s\n", body->tools);
}

FulExit
ful_prompt_job_show (const FulPromptJob *job, GError **error)
{
  g_auto (FulPromptChoice) choice = { 0 };
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) body = NULL;

  if (!ful_prompt_choice_find (job->snapshot, job->names[0], &choice, error))
    return ful_cli_fail (*error);
  if (!job->json) {
    print_body (choice.body);
    return FUL_EXIT_DONE;
  }
  text = ful_prompt_body_to_json (choice.body);
  body = ful_json_parse (text, strlen (text), NULL, error);
  if (body == NULL)
    return ful_cli_fail (*error);
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "prompt", choice.prompt);
  ful_json_writer_name (writer, "revision");
  if (choice.revision > 0)
    ful_json_writer_int (writer, choice.revision);
  else
    ful_json_writer_null (writer);
  ful_prompt_write_levers (writer, ful_levers_detect (job->snapshot, choice.body));
  ful_json_writer_name (writer, "body");
  ful_json_writer_node (writer, body);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

/* All that a reader of the prompt reads, in one text. */
static char *
text_of (const FulPromptBody *body)
{
  GString *text = g_string_new (body->system);

  for (guint i = 0; i < body->messages->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            ((const FulMessage *)body->messages->pdata[i])->content);
  if (body->schema != NULL)
    g_string_append_printf (text, "\n%s", body->schema);
  return g_string_free (text, FALSE);
}

FulExit
ful_prompt_job_diff (const FulPromptJob *job, GError **error)
{
  static const char *const kinds[] = { "equal", "delete", "insert" };
  static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
  g_auto (FulPromptChoice) a = { 0 };
  g_auto (FulPromptChoice) b = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GArray) runs = NULL;
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  if (!ful_prompt_choice_find (job->snapshot, job->names[0], &a, error) ||
      !ful_prompt_choice_find (job->snapshot, job->names[1], &b, error))
    return ful_cli_fail (*error);
  before = text_of (a.body);
  after = text_of (b.body);
  runs = ful_diff_words (before, after);
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "a", job->names[0]);
  ful_json_writer_string_member (writer, "b", job->names[1]);
  ful_json_writer_name (writer, "runs");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < runs->len; i++) {
    const FulDiffRun *run = &g_array_index (runs, FulDiffRun, i);
    const char *source = run->kind == FUL_DIFF_INSERT ? after : before;
    g_autofree char *piece = g_strndup (source + run->start, run->length);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "kind", kinds[run->kind]);
    ful_json_writer_string_member (writer, "text", piece);
    ful_json_writer_end_object (writer);
    if (!job->json)
      ful_cli_print ("%s%s%s", marks[run->kind][0], piece, marks[run->kind][1]);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (job->json)
    ful_cli_print_json (writer);
  else
    ful_cli_print ("\n");
  return FUL_EXIT_DONE;
}
