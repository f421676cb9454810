/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "checks/check.h"
#include "cli/commands.h"

#define MAX_TEXT_BYTES (16 * 1024 * 1024)

/* What the options say, as typed. */
typedef struct {
  char *name;
  char *value;
  char *file;
  gboolean negated;
  char *weight;
  char *threshold;
  char **tags;
  char *output;
  char *expected;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->name);
  g_free (self->value);
  g_free (self->file);
  g_free (self->weight);
  g_free (self->threshold);
  g_strfreev (self->tags);
  g_free (self->output);
  g_free (self->expected);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* NAME is the kind, and a number where that is taken. */
static char *
free_name (const FulSnapshot *snapshot, const char *kind)
{
  char *name = g_strdup (kind);

  for (guint i = 2; ful_snapshot_check_named (snapshot, name) != NULL; i++) {
    g_free (name);
    name = g_strdup_printf ("%s-%u", kind, i);
  }
  return name;
}

static gboolean
parse_number (const char *option, const char *text, double *out, GError **error)
{
  if (text == NULL || ful_number_parse (text, out, error))
    return TRUE;
  g_prefix_error (error, "%s: ", option);
  return FALSE;
}

/* A text file without its last line feed. */
static char *
read_text (const char *path, GError **error)
{
  char *text;
  gsize length;

  if (!ful_cli_read_file (path, MAX_TEXT_BYTES, &text, &length, error))
    return NULL;
  if (length > 0 && text[length - 1] == '\n')
    text[--length] = '\0';
  if (length > 0 && text[length - 1] == '\r')
    text[--length] = '\0';
  return text;
}

/* Borrows from @options, whose value it completes from the file. */
static gboolean
make_check (Options *options, const char *kind, FulCheck *out, GError **error)
{
  FulCheck check = { .kind = (char *)kind,
                     .name = options->name,
                     .weight = 1,
                     .threshold = NAN,
                     .negated = options->negated,
                     .tags = options->tags };

  if (options->value != NULL && options->file != NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("--value and --file both say the value; give one"));
  if (options->file != NULL && (options->value = read_text (options->file, error)) == NULL)
    return FALSE;
  check.value = options->value;
  if (!parse_number ("--weight", options->weight, &check.weight, error) ||
      !parse_number ("--threshold", options->threshold, &check.threshold, error) ||
      !ful_check_validate (&check, error))
    return FALSE;
  *out = check;
  return TRUE;
}

static void
write_check (FulJsonWriter *writer, const FulCheck *check)
{
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "name", check->name);
  ful_json_writer_string_member (writer, "kind", check->kind);
  ful_json_writer_string_member (writer, "value", check->value);
  ful_json_writer_double_member (writer, "weight", check->weight);
  ful_json_writer_double_member (writer, "threshold", check->threshold);
  ful_json_writer_boolean_member (writer, "negated", check->negated);
  ful_json_writer_name (writer, "tags");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; check->tags != NULL && check->tags[i] != NULL; i++)
    ful_json_writer_string (writer, check->tags[i]);
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
}

static FulExit
list_checks (FulProject *project, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "version", snapshot->check_version);
  ful_json_writer_name (writer, "checks");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < snapshot->checks->len; i++) {
    const FulCheck *check = snapshot->checks->pdata[i];

    write_check (writer, check);
    if (!json)
      ful_cli_print ("%s: %s%s%s%s\n", check->name, check->negated ? _ ("not ") : "", check->kind,
                     check->value != NULL ? " " : "", check->value != NULL ? check->value : "");
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_end_object (writer);
  if (json)
    ful_cli_print_json (writer);
  else if (snapshot->checks->len == 0)
    ful_cli_print (_ ("equals (default): compares with what a case expects\n"));
  return FUL_EXIT_DONE;
}

static FulExit
add_check (FulProject *project, Options *options, const char *kind, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  FulEdit *edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  FulCheck check;

  if (options->name == NULL)
    options->name = free_name (snapshot, kind);
  if (ful_snapshot_check_named (snapshot, options->name) != NULL)
    ful_set_error_at (&error, FUL_ERROR_BAD_INPUT, NULL, 0, options->name,
                      _ ("there is a check of that name; choose another --name"));
  if (error != NULL || !make_check (options, kind, &check, &error)) {
    ful_edit_free (edit);
    return ful_cli_fail (error);
  }
  check.id = ful_project_new_id (project, FUL_ID_CHECK);
  for (guint i = 0; i < snapshot->checks->len; i++)
    check.position =
        MAX (check.position, ((const FulCheck *)snapshot->checks->pdata[i])->position + 1);
  ful_edit_put_check (edit, &check);
  label = g_strdup_printf (_ ("Add check %s"), check.name);
  if (!ful_project_edit (project, label, edit, &error))
    return ful_cli_fail (error);
  return json ? list_checks (project, json) : FUL_EXIT_DONE;
}

static FulExit
remove_check (FulProject *project, const char *name, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  const FulCheck *check = ful_snapshot_check_named (snapshot, name);
  g_autofree char *quoted = ful_quote_untrusted (name);
  g_autofree char *label = g_strdup_printf (_ ("Remove check %s"), name);
  g_autoptr (GError) error = NULL;
  FulEdit *edit;

  if (check == NULL) {
    ful_set_error_at (&error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                      _ ("there is no check %s; checks PROJECT list shows them"), quoted);
    return ful_cli_fail (error);
  }
  edit = ful_edit_new ();
  ful_edit_remove_check (edit, check->id);
  if (!ful_project_edit (project, label, edit, &error))
    return ful_cli_fail (error);
  return json ? list_checks (project, json) : FUL_EXIT_DONE;
}

static void
print_outcome (const FulCheckOutcome *outcome, gboolean json)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  if (!json) {
    ful_cli_print ("%s: %s\n",
                   isnan (outcome->score) ? _ ("not evaluated")
                   : outcome->pass        ? _ ("pass")
                                          : _ ("fail"),
                   outcome->why);
    return;
  }
  ful_json_writer_begin_object (writer);
  ful_json_writer_name (writer, "pass");
  if (isnan (outcome->score))
    ful_json_writer_null (writer);
  else
    ful_json_writer_boolean (writer, outcome->pass);
  ful_json_writer_double_member (writer, "score", outcome->score);
  ful_json_writer_string_member (writer, "why", outcome->why);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static FulExit
try_check (FulProject *project, Options *options, const char *kind, gboolean json)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  g_auto (FulCheckOutcome) outcome = { 0 };
  g_autofree char *output = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  FulCheck check;

  if (!make_check (options, kind, &check, &error) ||
      (output = read_text (options->output, &error)) == NULL ||
      (options->expected != NULL && (expected = read_text (options->expected, &error)) == NULL))
    return ful_cli_fail (error);
  outcome = ful_check_try (&check, snapshot->labels, output, expected);
  print_outcome (&outcome, json);
  return FUL_EXIT_DONE;
}

typedef enum { VERB_ADD, VERB_LIST, VERB_REMOVE, VERB_TRY, N_VERBS } Verb;

static const struct {
  const char *name;
  int argc; /* with command, project and verb */
} verbs[N_VERBS] = { { "add", 4 }, { "list", 3 }, { "remove", 4 }, { "try", 4 } };

static Verb
find_verb (const char *name)
{
  Verb verb = 0;

  while (verb < N_VERBS && strcmp (verbs[verb].name, name) != 0)
    verb++;
  return verb;
}

static FulExit
do_verb (FulProject *project, Verb verb, Options *options, const char *argument, gboolean json)
{
  switch (verb) {
  case VERB_ADD:
    return add_check (project, options, argument, json);
  case VERB_REMOVE:
    return remove_check (project, argument, json);
  case VERB_TRY:
    return try_check (project, options, argument, json);
  case VERB_LIST:
  case N_VERBS:
    break;
  }
  return list_checks (project, json);
}

static FulExit
run_checks (const FulCommand *self, int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &o.name, N_ ("Its name; without: the kind"), N_ ("N") },
    { "value", 0, 0, G_OPTION_ARG_STRING, &o.value,
      N_ ("What to compare with; without: what the case expects"), N_ ("V") },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &o.file, N_ ("A file that holds the value"), N_ ("F") },
    { "not", 0, 0, G_OPTION_ARG_NONE, &o.negated, N_ ("Passes where the check would fail"), NULL },
    { "weight", 0, 0, G_OPTION_ARG_STRING, &o.weight, N_ ("Weight in the mean (1)"), N_ ("W") },
    { "threshold", 0, 0, G_OPTION_ARG_STRING, &o.threshold,
      N_ ("number: distance allowed; else what the weighted mean must reach"), N_ ("T") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o.tags, N_ ("Only cases with this tag"), N_ ("T") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &o.output, N_ ("try: a file that holds an answer"),
      N_ ("FILE") },
    { "expected", 0, 0, G_OPTION_ARG_FILENAME, &o.expected,
      N_ ("try: a file that holds what is expected"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (FulProject) project = NULL;
  g_autoptr (GError) error = NULL;
  gboolean json = FALSE;
  gboolean edits;
  FulExit status;
  Verb verb;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, 3, &json, &status))
    return status;
  verb = find_verb (argv[2]);
  if (verb == N_VERBS)
    return ful_cli_wrong_usage (self, _ ("there is no “%s”; it is add, list, remove or try"),
                                argv[2]);
  if (argc != verbs[verb].argc)
    return ful_cli_wrong_usage (self, argc < verbs[verb].argc ? _ ("something is missing")
                                                              : _ ("there is one too many"));
  if (verb == VERB_TRY && o.output == NULL)
    return ful_cli_wrong_usage (self, _ ("--output is needed"));
  edits = verb == VERB_ADD || verb == VERB_REMOVE;
  project = edits ? ful_cli_open_for_editing (argv[1], &error) : ful_cli_open (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  status = do_verb (project, verb, &o, argv[3], json);
  return ful_cli_close (g_steal_pointer (&project), status);
}

const FulCommand ful_command_checks = {
  .name = "checks",
  .usage = "PROJECT add KIND … | list | remove NAME | try KIND … --output FILE [--expected FILE]",
  .summary = N_ ("Add, list, remove or try the checks that score answers"),
  .details = N_ ("Kinds: equals, iequals, one-of, contains, regex, is-json, number. Without any\n"
                 "check an answer is compared with what its case expects by equals."),
  .run = run_checks,
};
