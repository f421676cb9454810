/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cases/bad-row.h"
#include "cases/case-import.h"
#include "cli/commands.h"
#include "exchange/result-import.h"
#include "exchange/text-form.h"

typedef struct {
  char **map;
  char *split;
  gboolean has_split;
  FulSplit split_value;
  gboolean skip_bad;
  gboolean dry_run;
  gboolean json;
} Options;

/* What came in, or would. */
typedef struct {
  gsize cases;
  gsize prompts;
  gsize models;
  gsize results;
  gsize checks;
  gsize rows;
  const GPtrArray *bad;     /* (nullable): FulBadRow* */
  const GPtrArray *mapping; /* (nullable): FulCaseColumn* */
} Report;

typedef struct {
  const char *path;
  const char *name; /* of the file, for errors */
  char *text;
  gsize length;
} Input;

static void
write_mapping (FulJsonWriter *writer, const GPtrArray *mapping)
{
  ful_json_writer_name (writer, "mapping");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < mapping->len; i++) {
    const FulCaseColumn *column = mapping->pdata[i];
    g_autofree char *variable =
        column->variable != NULL ? g_strconcat ("vars.", column->variable, NULL) : NULL;
    const char *field = variable != NULL ? variable : ful_case_field_name (column->field);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "column", column->column);
    ful_json_writer_string_member (writer, "field", *field != '\0' ? field : NULL);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
print_json (const Report *report, const Input *input)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_int_member (writer, "cases", (gint64)report->cases);
  ful_json_writer_int_member (writer, "prompts", (gint64)report->prompts);
  ful_json_writer_int_member (writer, "models", (gint64)report->models);
  ful_json_writer_int_member (writer, "results", (gint64)report->results);
  ful_json_writer_int_member (writer, "checks", (gint64)report->checks);
  ful_json_writer_int_member (writer, "rows", (gint64)report->rows);
  ful_json_writer_name (writer, "skipped");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; report->bad != NULL && i < report->bad->len; i++) {
    const FulBadRow *row = report->bad->pdata[i];
    g_autofree char *where = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, input->name, row->line);

    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "where", where);
    ful_json_writer_string_member (writer, "why", row->why);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
  ful_json_writer_name (writer, "not_evaluated");
  ful_json_writer_begin_array (writer);
  ful_json_writer_end_array (writer);
  if (report->mapping != NULL)
    write_mapping (writer, report->mapping);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static void
print_skipped (const Report *report, const Input *input)
{
  for (guint i = 0; report->bad != NULL && i < report->bad->len; i++) {
    const FulBadRow *row = report->bad->pdata[i];

    ful_cli_note (_ ("skipped %s:%" G_GUINT64_FORMAT ": %s\n"), input->name, row->line, row->why);
  }
}

static void
print_mapping (const GPtrArray *mapping)
{
  for (guint i = 0; i < mapping->len; i++) {
    const FulCaseColumn *column = mapping->pdata[i];

    if (column->variable != NULL)
      ful_cli_print ("  %s=vars.%s\n", column->column, column->variable);
    else
      ful_cli_print ("  %s=%s\n", column->column, ful_case_field_name (column->field));
  }
}

/* Puts the edit into the file, unless this is a dry run. */
static gboolean
finish (FulProject *project,
        FulEdit *edit,
        const Options *options,
        const char *label,
        GError **error)
{
  if (!options->dry_run)
    return ful_project_edit (project, label, edit, error) && ful_project_flush (project, error);
  ful_edit_free (edit);
  return TRUE;
}

static gboolean
import_cases (FulProject *project, const Input *input, const Options *options, GError **error)
{
  const FulCaseImportOptions parse_options = {
    .format = ful_record_format_guess (input->path, input->text, input->length),
    .file = input->name,
    .map = (const char *const *)options->map,
    .has_split = options->has_split,
    .split = options->split_value,
  };
  g_autoptr (FulCaseImport) import =
      ful_case_import_parse (input->text, input->length, &parse_options, error);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autofree char *label = g_strdup_printf (_ ("Import cases from %s"), input->name);
  FulCaseImportCounts counts;
  Report report;

  if (import == NULL ||
      (!options->skip_bad && !ful_bad_rows_refuse (import->bad, input->name, error)) ||
      !ful_case_import_apply (import, project, edit, &counts, error) ||
      !finish (project, g_steal_pointer (&edit), options, label, error))
    return FALSE;
  report = (Report){ .cases = counts.added + counts.updated + counts.unchanged,
                     .rows = import->rows,
                     .bad = import->bad,
                     .mapping = import->columns };
  if (options->json) {
    print_json (&report, input);
    return TRUE;
  }
  print_skipped (&report, input);
  ful_cli_print (options->dry_run ? _ ("Nothing was written. Cases that would come in: ")
                                  : _ ("Cases: "));
  ful_cli_print (_ ("%" G_GSIZE_FORMAT " new, %" G_GSIZE_FORMAT " changed, %" G_GSIZE_FORMAT
                    " as they were, with these columns:\n"),
                 counts.added, counts.updated, counts.unchanged);
  print_mapping (import->columns);
  return TRUE;
}

static gboolean
import_results (FulProject *project, const Input *input, const Options *options, GError **error)
{
  g_autoptr (FulResultImport) import =
      ful_result_import_parse (input->text, input->length, input->name,
                               options->has_split ? options->split_value : FUL_SPLIT_TEST, error);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autofree char *label = g_strdup_printf (_ ("Import results from %s"), input->name);
  FulResultImportCounts counts;
  Report report;

  if (import == NULL ||
      (!options->skip_bad && !ful_bad_rows_refuse (import->bad, input->name, error)) ||
      !ful_result_import_apply (import, project, edit, &counts, error) ||
      !finish (project, g_steal_pointer (&edit), options, label, error))
    return FALSE;
  report = (Report){ .cases = counts.cases,
                     .prompts = counts.prompts,
                     .models = counts.models,
                     .results = counts.results,
                     .rows = import->rows,
                     .bad = import->bad };
  if (options->json) {
    print_json (&report, input);
    return TRUE;
  }
  print_skipped (&report, input);
  for (guint i = 0; i < import->ignored->len; i++)
    ful_cli_note (_ ("the column “%s” means nothing here and was passed over\n"),
                  (const char *)import->ignored->pdata[i]);
  ful_cli_print (options->dry_run ? _ ("Nothing was written. What would come in: ")
                                  : _ ("Brought in: "));
  ful_cli_print (_ ("%" G_GSIZE_FORMAT " results, with %" G_GSIZE_FORMAT
                    " new cases, %" G_GSIZE_FORMAT " new prompts and %" G_GSIZE_FORMAT
                    " new models\n"),
                 counts.results, counts.cases, counts.prompts, counts.models);
  return TRUE;
}

/* The text form of a whole project, in place of what the project holds. */
static gboolean
import_text_form (FulProject *project, const Input *input, const Options *options, GError **error)
{
  FulTextFormCounts counts;
  Report report;

  if (!ful_text_form_import (project, input->path, options->dry_run, &counts, error) ||
      (!options->dry_run && !ful_project_flush (project, error)))
    return FALSE;
  report = (Report){ .cases = counts.cases,
                     .prompts = counts.prompts,
                     .models = counts.models,
                     .results = counts.results,
                     .checks = counts.checks };
  report.rows = counts.fields + counts.labels + counts.prompts + counts.revisions + counts.models +
                counts.checks + counts.cases + counts.runs + counts.results;
  if (options->json) {
    print_json (&report, input);
    return TRUE;
  }
  ful_cli_print (options->dry_run ? _ ("Nothing was written. What would be in the project: ")
                                  : _ ("In the project is now: "));
  ful_cli_print (_ ("%" G_GSIZE_FORMAT " cases, %" G_GSIZE_FORMAT " prompts, %" G_GSIZE_FORMAT
                    " models, %" G_GSIZE_FORMAT " checks, %" G_GSIZE_FORMAT " results\n"),
                 report.cases, report.prompts, report.models, report.checks, report.results);
  return TRUE;
}

static const struct {
  const char *name;
  gboolean (*run) (FulProject *project, const Input *input, const Options *options, GError **error);
  gboolean is_table; /* a file with rows, else a folder */
} kinds[] = {
  { "cases", import_cases, TRUE },
  { "results", import_results, TRUE },
  { "json", import_text_form, FALSE },
};

static FulExit
import_file (guint kind, const char *project_path, Input *input, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autofree char *text = NULL;

  if (kinds[kind].is_table &&
      !ful_cli_read_file (input->path, FUL_IMPORT_MAX_BYTES, &text, &input->length, &error))
    return ful_cli_fail (error);
  input->text = text;
  project = options->dry_run ? ful_cli_open (project_path, &error)
                             : ful_cli_open_for_editing (project_path, &error);
  if (project == NULL || !kinds[kind].run (project, input, options, &error))
    return ful_cli_fail (error);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

static FulExit
run_import (const FulCommand *self, int argc, char **argv)
{
  g_auto (GStrv) map = NULL;
  g_autofree char *split = NULL;
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &map,
      N_ ("What a column of cases is: id, vars.NAME, expected, split, group, tags"),
      N_ ("COL=FIELD") },
    { "split", 's', 0, G_OPTION_ARG_STRING, &split,
      N_ ("Split of rows that name none: train, dev, test"), N_ ("S") },
    { "skip-bad", 0, 0, G_OPTION_ARG_NONE, &options.skip_bad,
      N_ ("Leave bad rows out and take the others"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Show what would come in; write nothing"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  guint kind = 0;
  Input input;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 3, 3, &options.json, &status))
    return status;
  while (kind < G_N_ELEMENTS (kinds) && strcmp (kinds[kind].name, argv[2]) != 0)
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return ful_cli_wrong_usage (self, _ ("“%s” can't be imported; cases, results and json can"),
                                argv[2]);
  if (map != NULL && kinds[kind].run != import_cases)
    return ful_cli_wrong_usage (self,
                                _ ("--map is for cases; results have columns of fixed names"));
  if (!kinds[kind].is_table && (split != NULL || options.skip_bad))
    return ful_cli_wrong_usage (self, _ ("--split and --skip-bad are for cases and results"));
  options.map = map;
  options.split = split;
  options.has_split = split != NULL;
  if (split != NULL && !ful_split_from_name (split, &options.split_value))
    return ful_cli_wrong_usage (self, _ ("“%s” is no split; write train, dev or test"), split);
  input = (Input){ .path = argv[3],
                   .name = strcmp (argv[3], "-") == 0 ? _ ("standard input") : argv[3] };
  return import_file (kind, argv[1], &input, &options);
}

const FulCommand ful_command_import = {
  .name = "import",
  .usage = "PROJECT cases|results|json PATH",
  .summary = N_ ("Bring in cases, results from elsewhere, or a project as text"),
  .details = N_ (
      "Cases come from CSV, TSV, JSON Lines or a JSON array of objects; results from a CSV with\n"
      "the columns case, split, group, prompt, model, repeat, score and optionally output, error,\n"
      "mode, latency_ms, in_flight, tokens_in, tokens_cached, tokens_out, levers, rung.\n"
      "json reads the folder that `export PROJECT json` wrote, in place of what the project "
      "holds.\n"
      "PATH - is standard input. One bad row and nothing is written, but with --skip-bad."),
  .run = run_import,
};
