/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/prompt-choice.h"
#include "cli/token-parts.h"

#define MAX_FILE_BYTES (256 * 1024 * 1024)

typedef struct {
  const char *prompt;
  const char *item;
  const FulEncoding *encoding;
  gboolean json;
} Wish;

static FulExit
count_files (const Wish *wish, int n, char **paths)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  g_autoptr (GError) error = NULL;

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "encoding", ful_encoding_name (wish->encoding));
  ful_json_writer_name (writer, "files");
  ful_json_writer_begin_array (writer);
  for (int i = 0; i < n; i++) {
    g_autofree char *text = NULL;
    gsize length, tokens;

    if (!ful_cli_read_file (paths[i], MAX_FILE_BYTES, &text, &length, &error))
      return ful_cli_fail (error);
    tokens = ful_encoding_count (wish->encoding, text, (gssize)length);
    if (!wish->json)
      ful_cli_print ("%8" G_GSIZE_FORMAT " %s\n", tokens, paths[i]);
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "file", paths[i]);
    ful_json_writer_int_member (writer, "tokens", (gint64)tokens);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (wish->json)
    ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

/* The one asked for; else all that a run would ask, and where there is none one without inputs. */
static GPtrArray *
choose_cases (FulProject *project, const char *name, GError **error)
{
  g_autoptr (GPtrArray) cases = NULL;
  FulCase *item;

  if (name == NULL) {
    cases = ful_project_load_cases (project, 1 << FUL_SPLIT_DEV | 1 << FUL_SPLIT_TEST, error);
    if (cases != NULL && cases->len == 0)
      g_ptr_array_add (cases, ful_case_new ());
    return g_steal_pointer (&cases);
  }
  item = ful_project_load_case (project, name, error);
  if (item == NULL)
    return NULL;
  cases = g_ptr_array_new_with_free_func ((GDestroyNotify)ful_case_free);
  g_ptr_array_add (cases, item);
  return g_steal_pointer (&cases);
}

static void
print_counts (const Wish *wish, const FulPromptChoice *choice, const FulTokenParts *sum, gsize n)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  if (!wish->json) {
    ful_token_parts_print (sum, n, wish->encoding);
    return;
  }
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "encoding", ful_encoding_name (wish->encoding));
  ful_json_writer_string_member (writer, "prompt", choice->prompt);
  ful_json_writer_name (writer, "revision");
  if (choice->revision > 0)
    ful_json_writer_int (writer, choice->revision);
  else
    ful_json_writer_null (writer);
  ful_json_writer_string_member (writer, "case", wish->item);
  ful_json_writer_int_member (writer, "cases", (gint64)n);
  ful_token_parts_write (writer, "tokens", sum, n);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static FulExit
count_prompt (const Wish *wish, FulProject *project)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_auto (FulPromptChoice) choice = { 0 };
  g_autoptr (FulRenderer) renderer = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GError) error = NULL;
  FulTokenParts sum = { 0 };

  if (!ful_prompt_choice_find (snapshot, wish->prompt, &choice, &error))
    return ful_cli_fail (error);
  cases = choose_cases (project, wish->item, &error);
  if (cases != NULL)
    renderer = ful_prompt_choice_renderer (&choice, project, snapshot, &error);
  if (renderer == NULL)
    return ful_cli_fail (error);
  for (guint i = 0; i < cases->len; i++) {
    FulTokenParts parts;

    if (!ful_renderer_count (renderer, cases->pdata[i], wish->encoding, &parts, &error))
      return ful_cli_fail (error);
    ful_token_parts_add (&sum, &parts);
  }
  print_counts (wish, &choice, &sum, cases->len);
  return FUL_EXIT_DONE;
}

static FulExit
run_tokens (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *prompt = NULL;
  g_autofree char *item = NULL;
  g_autofree char *encoding = NULL;
  const GOptionEntry entries[] = {
    { "prompt", 0, 0, G_OPTION_ARG_STRING, &prompt, N_ ("NAME[#REVISION][:NAME=VALUE,…]"),
      N_ ("NAME") },
    { "case", 0, 0, G_OPTION_ARG_STRING, &item, N_ ("One case; without: the mean of dev and test"),
      N_ ("ID") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("o200k_base (default) or cl100k_base"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (FulProject) project = NULL;
  g_autoptr (GError) error = NULL;
  Wish wish = { NULL };
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, -1, &wish.json, &status))
    return status;
  wish.prompt = prompt;
  wish.item = item;
  wish.encoding = ful_encoding_named (encoding != NULL ? encoding : "o200k_base");
  if (wish.encoding == NULL)
    return ful_cli_wrong_usage (self,
                                _ ("there is no encoding “%s”; it is o200k_base or "
                                   "cl100k_base"),
                                encoding);
  if (prompt == NULL && item != NULL)
    return ful_cli_wrong_usage (self, _ ("--case needs --prompt"));
  if (prompt == NULL && encoding == NULL)
    return ful_cli_wrong_usage (self, _ ("--prompt or --encoding is needed"));
  if (prompt == NULL)
    return count_files (&wish, argc - 1, argv + 1);
  if (argc != 2)
    return ful_cli_wrong_usage (self, _ ("with --prompt there is one PROJECT and no file"));
  project = ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  status = count_prompt (&wish, project);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_tokens = {
  .name = "tokens",
  .usage = "PROJECT --prompt NAME [--case ID] | --encoding NAME FILE…",
  .summary = N_ ("Count tokens of a prompt by part, or of files"),
  .run = run_tokens,
};
