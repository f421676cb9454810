/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "base/error.h"
#include "cli/commands.h"
#include "report/report-file.h"

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

static void
print_written (const char *path,
               FulReportFormat format,
               FulCode code,
               const char *headline,
               gboolean json)
{
  g_autoptr (FulJsonWriter) writer = NULL;

  if (!json) {
    ful_cli_print (_ ("%s\nThe report is in %s\n"), headline, path);
    return;
  }
  writer = ful_json_writer_new (FUL_JSON_PRETTY);
  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "file", path);
  ful_json_writer_string_member (writer, "format", ful_report_format_name (format));
  ful_json_writer_string_member (writer, "code", ful_code_name (code));
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
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
  g_autofree char *headline = NULL;
  FulReportFormat format = FUL_REPORT_HTML;
  FulCode code;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (output == NULL)
    return ful_cli_wrong_usage (self, _ ("say where to write it with -o FILE"));
  if (slides)
    ful_set_error_at (&error, FUL_ERROR_BAD_INPUT, NULL, 0, "--slides",
                      _ ("this version writes no slides; it writes .html, .md and .json"));
  if (error != NULL || !ful_report_format_of (output, &format, &error) ||
      !check_date (date, &error))
    return ful_cli_fail (error);
  project = ful_cli_open (argv[1], &error);
  if (project == NULL ||
      !ful_report_write (project, output, format, date, &code, &headline, &error))
    return ful_cli_fail (error);
  print_written (output, format, code, headline, json);
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
