/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/prompt-job.h"
#include "prompts/arm.h"
#include "prompts/levers.h"
#include "prompts/revision.h"

static const FulPrompt *
find_prompt (const FulPromptJob *job, const char *name, GError **error)
{
  const FulArmName wanted = { .prompt = (char *)name, .variables = (char *)"" };
  const FulPrompt *prompt = ful_snapshot_prompt_named (job->snapshot, name);
  FulArm arm = { NULL };

  if (prompt == NULL) /* its error names those there are */
    ful_arm_find (job->snapshot, &wanted, &arm, error);
  return prompt;
}

/* {prompt, revision, hash, levers}: the newest revision after an edit. */
static FulExit
tell_newest (const FulPromptJob *job, const char *name)
{
  g_autoptr (FulSnapshot) now = ful_project_snapshot (job->project);
  const FulPrompt *prompt = ful_snapshot_prompt_named (now, name);
  const FulRevision *newest = ful_snapshot_newest_revision (now, prompt->id);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  if (!job->json)
    return FUL_EXIT_DONE;
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "prompt", name);
  ful_json_writer_int_member (writer, "revision", newest->number);
  ful_json_writer_string_member (writer, "hash", newest->hash);
  ful_prompt_write_levers (writer, ful_levers_of (now, newest));
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
  return FUL_EXIT_DONE;
}

static FulExit
add_prompt (const FulPromptJob *job, GError **error)
{
  const char *name = job->names[0];
  g_autoptr (FulPromptBody) body = ful_prompt_body_new ();
  g_autofree char *label = g_strdup_printf (_ ("Add prompt %s"), name);
  FulEdit *edit;

  if (!ful_prompt_check_name (name, error))
    return ful_cli_fail (*error);
  if (ful_snapshot_prompt_named (job->snapshot, name) != NULL) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name,
                      _ ("there is a prompt of that name; prompt PROJECT edit makes a new "
                         "revision of it"));
    return ful_cli_fail (*error);
  }
  if (!ful_prompt_options_apply (job->options, body, name, error))
    return ful_cli_fail (*error);
  edit = ful_edit_new ();
  ful_prompt_add (job->project, job->snapshot, edit, name, body);
  if (!ful_project_edit (job->project, label, edit, error))
    return ful_cli_fail (*error);
  return tell_newest (job, name);
}

/* The draft is the state that is edited, where there is one; it ends as a revision. */
static FulExit
edit_prompt (const FulPromptJob *job, GError **error)
{
  const char *name = job->names[0];
  const FulPrompt *prompt = find_prompt (job, name, error);
  g_autofree char *label = g_strdup_printf (_ ("Edit prompt %s"), name);
  const FulRevision *newest;
  g_autoptr (FulPromptBody) body = NULL;
  FulEdit *edit;

  if (prompt == NULL)
    return ful_cli_fail (*error);
  newest = ful_snapshot_newest_revision (job->snapshot, prompt->id);
  if (prompt->draft != NULL)
    body = ful_prompt_body_copy (prompt->draft);
  else if (newest != NULL && newest->body != NULL)
    body = ful_prompt_body_copy (newest->body);
  else
    body = ful_prompt_body_new ();
  if (!ful_prompt_options_apply (job->options, body, name, error))
    return ful_cli_fail (*error);
  edit = ful_edit_new ();
  if (prompt->draft != NULL) {
    FulPrompt without = *prompt;

    without.draft = NULL;
    ful_edit_put_prompt (edit, &without);
  }
  ful_prompt_add_revision (job->project, job->snapshot, edit, prompt->id, body);
  if (!ful_project_edit (job->project, label, edit, error))
    return ful_cli_fail (*error);
  return tell_newest (job, name);
}

static FulExit
remove_prompt (const FulPromptJob *job, GError **error)
{
  const FulPrompt *prompt = find_prompt (job, job->names[0], error);
  g_autofree char *label = g_strdup_printf (_ ("Remove prompt %s"), job->names[0]);
  FulPrompt hidden;
  FulEdit *edit;

  if (prompt == NULL)
    return ful_cli_fail (*error);
  hidden = *prompt;
  hidden.hidden = TRUE;
  edit = ful_edit_new ();
  ful_edit_put_prompt (edit, &hidden);
  if (!ful_project_edit (job->project, label, edit, error))
    return ful_cli_fail (*error);
  return FUL_EXIT_DONE;
}

static FulExit
note_lever (const FulPromptJob *job, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Mark %s not applicable"), job->names[0]);
  g_autofree char *quoted = ful_quote_untrusted (job->names[0]);
  FulLevers lever;
  FulEdit *edit;

  if (!ful_lever_from_name (job->names[0], &lever)) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                      _ ("there is no lever %s; it is examples, tools, validation, retrieval or "
                         "structure"),
                      quoted);
    return ful_cli_fail (*error);
  }
  edit = ful_edit_new ();
  ful_edit_put_lever_note (edit, lever, job->options->why);
  if (!ful_project_edit (job->project, label, edit, error))
    return ful_cli_fail (*error);
  return FUL_EXIT_DONE;
}

static const struct {
  const char *name;
  int n_names;
  gboolean edits;
  FulExit (*run) (const FulPromptJob *job, GError **error);
} verbs[] = {
  { "add", 1, TRUE, add_prompt },
  { "edit", 1, TRUE, edit_prompt },
  { "list", 0, FALSE, ful_prompt_job_list },
  { "show", 1, FALSE, ful_prompt_job_show },
  { "diff", 2, FALSE, ful_prompt_job_diff },
  { "remove", 1, TRUE, remove_prompt },
  { "not-applicable", 1, TRUE, note_lever },
};

static FulExit
run_prompt (const FulCommand *self, int argc, char **argv)
{
  g_auto (FulPromptOptions) options = FUL_PROMPT_OPTIONS_INIT;
  g_autofree GOptionEntry *entries = ful_prompt_options_entries (&options);
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  FulPromptJob job = { .options = &options };
  FulExit status;
  guint verb = 0;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, 4, &job.json, &status))
    return status;
  while (verb < G_N_ELEMENTS (verbs) && strcmp (verbs[verb].name, argv[2]) != 0)
    verb++;
  if (verb == G_N_ELEMENTS (verbs))
    return ful_cli_wrong_usage (self,
                                _ ("there is no “%s”; it is add, edit, list, show, diff, "
                                   "remove or not-applicable"),
                                argv[2]);
  if (argc != 3 + verbs[verb].n_names)
    return ful_cli_wrong_usage (self, argc < 3 + verbs[verb].n_names ? _ ("something is missing")
                                                                     : _ ("there is one too many"));
  if (verbs[verb].run == add_prompt && options.file == NULL)
    return ful_cli_wrong_usage (self, _ ("--file is needed"));
  if (verbs[verb].run == note_lever && (options.why == NULL || *options.why == '\0'))
    return ful_cli_wrong_usage (self, _ ("--why is needed: the report gives the reason"));

  project = verbs[verb].edits ? ful_cli_open_for_editing (argv[1], &error)
                              : ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  snapshot = ful_project_snapshot (project);
  job.project = project;
  job.snapshot = snapshot;
  job.names = argv + 3;
  status = verbs[verb].run (&job, &error);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_prompt = {
  .name = "prompt",
  .usage = "PROJECT add NAME --file F … | edit NAME … | list | show NAME[#R] | diff A B | "
           "remove NAME | not-applicable LEVER --why W",
  .summary = N_ ("Add, edit, list, show, compare or remove prompts"),
  .details = N_ ("edit makes a new revision that differs in what its options say; an empty file\n"
                 "name removes system, schema or tools. Templates are Mustache: {{column}},\n"
                 "{{#labels}}{{name}} {{description}}{{/labels}}, {{#examples}}{{input}}\n"
                 "{{output}}{{/examples}}."),
  .run = run_prompt,
};
