/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/prompt-choice.h"
#include "cli/token-parts.h"

/* A JSON text as the value it is; it was checked when the prompt was made. */
static void
write_json (FulJsonWriter *writer, const char *name, const char *text)
{
  g_autoptr (JsonNode) node =
      text != NULL ? ful_json_parse (text, strlen (text), NULL, NULL) : NULL;

  ful_json_writer_name (writer, name);
  ful_json_writer_node (writer, node);
}

static void
write_messages (FulJsonWriter *writer, const GPtrArray *messages)
{
  ful_json_writer_name (writer, "messages");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < messages->len; i++) {
    const FulMessage *message = messages->pdata[i];

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "role", message->role);
    ful_json_writer_string_member (writer, "content", message->content);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
print_rendered (const FulPromptChoice *choice,
                const FulCase *item,
                const GPtrArray *messages,
                const FulTokenParts *parts,
                const FulEncoding *encoding)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "prompt", choice->prompt);
  ful_json_writer_name (writer, "revision");
  if (choice->revision > 0)
    ful_json_writer_int (writer, choice->revision);
  else
    ful_json_writer_null (writer);
  ful_json_writer_string_member (writer, "case", item->name);
  write_messages (writer, messages);
  write_json (writer, "tools", choice->body->tools);
  write_json (writer, "schema", choice->body->schema);
  ful_token_parts_write (writer, "tokens", parts, 1);
  ful_json_writer_string_member (writer, "encoding", ful_encoding_name (encoding));
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static FulExit
render (FulProject *project, const char *prompt, const char *name, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  const FulEncoding *encoding = ful_encoding_named ("o200k_base");
  g_auto (FulPromptChoice) choice = { 0 };
  g_autoptr (FulCase) item = NULL;
  g_autoptr (FulRenderer) renderer = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  FulTokenParts parts;

  if (!ful_prompt_choice_find (snapshot, prompt, &choice, &error))
    return ful_cli_fail (error);
  item = ful_project_load_case (project, name, &error);
  if (item != NULL)
    renderer = ful_prompt_choice_renderer (&choice, project, snapshot, &error);
  if (renderer != NULL)
    messages = ful_renderer_render (renderer, item, &error);
  if (messages == NULL || !ful_renderer_count (renderer, item, encoding, &parts, &error))
    return ful_cli_fail (error);
  if (json) {
    print_rendered (&choice, item, messages, &parts, encoding);
    return FUL_EXIT_DONE;
  }
  for (guint i = 0; i < messages->len; i++) {
    const FulMessage *message = messages->pdata[i];

    ful_cli_print ("--- %s\n%s\n", message->role, message->content);
  }
  ful_token_parts_print (&parts, 1, encoding);
  if (ful_renderer_leaks (renderer, item))
    ful_cli_note (_ ("This case's input stands among the examples: its answer is no evidence.\n"));
  return FUL_EXIT_DONE;
}

static FulExit
run_render (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *prompt = NULL;
  g_autofree char *item = NULL;
  const GOptionEntry entries[] = {
    { "prompt", 0, 0, G_OPTION_ARG_STRING, &prompt, N_ ("NAME[#REVISION][:NAME=VALUE,…]"),
      N_ ("NAME") },
    { "case", 0, 0, G_OPTION_ARG_STRING, &item, N_ ("The case's id"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (FulProject) project = NULL;
  g_autoptr (GError) error = NULL;
  gboolean json = FALSE;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (prompt == NULL || item == NULL)
    return ful_cli_wrong_usage (self, _ ("--prompt and --case are needed"));
  project = ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  status = render (project, prompt, item, json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_render = {
  .name = "render",
  .usage = "PROJECT --prompt NAME --case ID",
  .summary = N_ ("Show what a model would be sent for one case"),
  .run = run_render,
};
