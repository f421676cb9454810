/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "report/html-writer.h"
#include "report/markdown-writer.h"
#include "report/figures.h"
#include "report/report.h"
#include "stats/confusion-load.h"
#include "verdict/dossier.h"

typedef enum { FORMAT_HTML, FORMAT_MARKDOWN, FORMAT_JSON } Format;

static const char *const format_names[] = { "html", "markdown", "json" };

/* By the end of the file's name. */
static gboolean
format_of (const char *path, Format *out, GError **error)
{
  static const struct {
    const char *suffix;
    Format format;
  } suffixes[] = { { ".html", FORMAT_HTML },
                   { ".htm", FORMAT_HTML },
                   { ".md", FORMAT_MARKDOWN },
                   { ".json", FORMAT_JSON } };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i].suffix)) {
      *out = suffixes[i].format;
      return TRUE;
    }
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, path, 0, NULL,
                           _ ("this version writes reports as .html, .md and .json; name the file "
                              "with one of these endings"));
}

static gboolean
check_date (const char *date, GError **error)
{
  g_autofree char *quoted = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *stamp = date != NULL ? g_strconcat (date, "T00:00:00Z", NULL) : NULL;

  if (date == NULL)
    return TRUE;
  day = g_date_time_new_from_iso8601 (stamp, NULL);
  if (day != NULL && strlen (date) == strlen ("2026-11-24"))
    return TRUE;
  quoted = ful_quote_untrusted (date);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--date",
                           _ ("%s is no day; write it as YYYY-MM-DD"), quoted);
}

static char *
report_text (const FulReportInput *input, Format format)
{
  g_autoptr (FulDocument) document = NULL;

  if (format == FORMAT_JSON)
    return ful_report_to_json (input);
  document = ful_report_new (input);
  return format == FORMAT_HTML ? ful_document_to_html (document)
                               : ful_document_to_markdown (document);
}

/* Which labels the arm in question mixes up, where the task has labels. Without recorded texts, or
 * with no label set, the report goes without. */
static FulConfusion *
load_confusion (FulProject *project, const FulDossier *dossier, int arm)
{
  FulSplits splits = ful_splits_of (dossier->evidence);

  if (arm < 0 || dossier->snapshot->labels->len == 0)
    return NULL;
  return ful_confusion_load (project, dossier->snapshot, dossier->evidence,
                             g_ptr_array_index (dossier->evidence->arms, arm), splits.judging,
                             /* left_out= */ NULL, /* error= */ NULL);
}

/* All of it or nothing: a temporary file beside it, renamed when it is whole. */
static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &local))
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_STORAGE, path, 0, NULL, "%s", local->message);
}

static void
print_written (const char *path, Format format, const FulVerdict *verdict, gboolean json)
{
  g_autoptr (FulJsonWriter) writer = NULL;

  if (!json) {
    ful_cli_print (_ ("%s\nThe report is in %s\n"), verdict->headline, path);
    return;
  }
  writer = ful_json_writer_new (FUL_JSON_PRETTY);
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "file", path);
  ful_json_writer_string_member (writer, "format", format_names[format]);
  ful_json_writer_string_member (writer, "code", ful_code_name (verdict->code));
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static gboolean
make_report (FulProject *project,
             const char *path,
             Format format,
             const char *date,
             gboolean json,
             GError **error)
{
  g_autoptr (FulDossier) dossier = ful_dossier_load (project, date, error);
  g_autoptr (FulVerdict) verdict = NULL;
  g_autoptr (FulConfusion) confusion = NULL;
  g_autofree char *text = NULL;
  FulReportInput input;
  int arm;

  if (dossier == NULL)
    return FALSE;
  ful_dossier_note_look (dossier, project);
  verdict = ful_verdict_new (&dossier->input);
  arm = ful_figures_arm (verdict);
  confusion = load_confusion (project, dossier, arm);
  input = (FulReportInput){ .input = &dossier->input,
                            .verdict = verdict,
                            .date = dossier->today,
                            .confusion = confusion,
                            .confusion_arm = arm };
  if (dossier->input.curve != NULL) {
    input.curve_points = (const FulCurvePoint *)(gpointer)dossier->curve_points->data;
    input.n_curve_points = dossier->curve_points->len;
  }
  text = report_text (&input, format);
  if (!write_file (path, text, error))
    return FALSE;
  print_written (path, format, verdict, json);
  return TRUE;
}

static FulExit
run_report (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *date = NULL;
  gboolean slides = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("File to write: .html, .md or .json"),
      N_ ("FILE") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Date of the report (today)"),
      N_ ("YYYY-MM-DD") },
    { "slides", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &slides, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  gboolean json = FALSE;
  Format format = FORMAT_HTML;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (output == NULL)
    return ful_cli_wrong_usage (self, _ ("say where to write it with -o FILE"));
  if (slides)
    ful_set_error_at (&error, FUL_ERROR_BAD_INPUT, NULL, 0, "--slides",
                      _ ("this version writes no slides; it writes .html, .md and .json"));
  if (error != NULL || !format_of (output, &format, &error) || !check_date (date, &error))
    return ful_cli_fail (error);
  project = ful_cli_open (argv[1], &error);
  if (project == NULL || !make_report (project, output, format, date, json, &error))
    return ful_cli_fail (error);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_report = {
  .name = "report",
  .usage = "PROJECT -o FILE",
  .summary = N_ ("Write what the evidence says as a document"),
  .details = N_ ("One file that needs nothing else, by its ending: .html, .md or .json. With the\n"
                 "same --date the same project gives the same bytes.\n"
                 "Counts as a look at the test split where figures of it are shown."),
  .run = run_report,
};
