/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cases/case-export.h"
#include "cli/commands.h"
#include "exchange/result-export.h"
#include "exchange/text-form.h"

typedef struct {
  const char *path;
  FulRecordFormat format;
  FulSplit split; /* FUL_N_SPLITS: all */
} Options;

/* Returns: (transfer full): the text and its number of rows, NULL with @error set. */
static char *
export_cases (FulProject *project, const Options *options, gsize *rows, GError **error)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  guint mask = options->split != FUL_N_SPLITS ? 1u << options->split : 0;
  g_autoptr (GPtrArray) cases = ful_project_load_cases (project, mask, error);

  if (cases == NULL)
    return NULL;
  *rows = cases->len;
  return ful_case_export (cases, snapshot->columns, options->format);
}

static char *
export_results (FulProject *project, const Options *options, gsize *rows, GError **error)
{
  return ful_result_export (project, options->split, rows, error);
}

static const struct {
  const char *name;
  char *(*run) (FulProject *project, const Options *options, gsize *rows, GError **error);
} kinds[] = {
  { "cases", export_cases },
  { "results", export_results },
  { "json", NULL }, /* a folder */
};

/* Whole or not at all. */
static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (strcmp (path, "-") == 0) {
    ful_cli_print ("%s", text);
    return TRUE;
  }
  if (g_file_set_contents (path, text, -1, &local))
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_STORAGE, path, 0, NULL, "%s", local->message);
}

/* The file, or the folder of the text form. */
static gboolean
write_kind (guint kind, FulProject *project, const Options *options, gint64 *rows, GError **error)
{
  g_autofree char *text = NULL;
  gsize n = 0;

  *rows = -1;
  if (kinds[kind].run == NULL)
    return ful_text_form_export (project, options->path, error);
  text = kinds[kind].run (project, options, &n, error);
  *rows = (gint64)n;
  return text != NULL && write_file (options->path, text, error);
}

static void
print_json (const char *path, gint64 rows)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "file", path);
  if (rows >= 0)
    ful_json_writer_int_member (writer, "rows", rows);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static FulExit
export_path (guint kind, const char *project_path, const Options *options, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = ful_cli_open (project_path, &error);
  gint64 rows;

  if (project == NULL || !write_kind (kind, project, options, &rows, &error))
    return ful_cli_fail (error);
  if (json)
    print_json (options->path, rows);
  else if (rows < 0)
    ful_cli_print (_ ("Wrote the project to %s\n"), options->path);
  else if (strcmp (options->path, "-") != 0)
    ful_cli_print (_ ("Wrote %" G_GINT64_FORMAT " rows to %s\n"), rows, options->path);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

/* Fills in the format: as given, else by the ending of the path. */
static gboolean
read_format (const char *format, guint kind, Options *options)
{
  static const char *const formats[] = { "csv", "tsv", "jsonl", "json" };

  options->format = ful_record_format_guess (options->path, "", 0);
  if (format == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i], format) == 0 && (i == 0 || kinds[kind].run == export_cases)) {
      options->format = (FulRecordFormat)i;
      return TRUE;
    }
  return FALSE;
}

static FulExit
run_export (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *split = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_ ("Of cases: csv, tsv, jsonl, json; by the ending of FILE where not given"), N_ ("F") },
    { "split", 's', 0, G_OPTION_ARG_STRING, &split, N_ ("Only this split: train, dev, test, none"),
      N_ ("S") },
    G_OPTION_ENTRY_NULL,
  };
  Options options = { .split = FUL_N_SPLITS };
  gboolean json = FALSE;
  guint kind = 0;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 3, 3, &json, &status))
    return status;
  while (kind < G_N_ELEMENTS (kinds) && strcmp (kinds[kind].name, argv[2]) != 0)
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return ful_cli_wrong_usage (self, _ ("“%s” can't be exported; cases, results and json can"),
                                argv[2]);
  if (split != NULL && !ful_split_from_name (split, &options.split))
    return ful_cli_wrong_usage (self, _ ("“%s” is no split; write train, dev, test or none"),
                                split);
  options.path = argv[3];
  if (!read_format (format, kind, &options))
    return ful_cli_wrong_usage (self,
                                _ ("“%s” is no format here; cases have csv, tsv, jsonl and json, "
                                   "results csv"),
                                format);
  if (kinds[kind].run == NULL && split != NULL)
    return ful_cli_wrong_usage (self, _ ("json is the whole project: without --split"));
  if (json && strcmp (argv[3], "-") == 0)
    return ful_cli_wrong_usage (self, _ ("--json and PATH - both want standard output"));
  return export_path (kind, argv[1], &options, json);
}

const FulCommand ful_command_export = {
  .name = "export",
  .usage = "PROJECT cases|results|json PATH",
  .summary = N_ ("Write cases, results, or the project as text"),
  .details = N_ ("What is written reads back the same with `import`. PATH - is standard output;\n"
                 "for json PATH is a folder, with one file a kind, made for git."),
  .run = run_export,
};
