/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-file.h"

#include <string.h>

#include "base/error.h"
#include "../project/temporary.h"

static void
test_format (void)
{
  static const struct {
    const char *path;
    FulReportFormat format;
  } good[] = { { "a.html", FUL_REPORT_HTML },
               { "/tmp/A.HTM", FUL_REPORT_HTML },
               { "a.b.md", FUL_REPORT_MARKDOWN },
               { "a.json", FUL_REPORT_JSON } };
  static const char *const bad[] = { "a", "a.pdf", "html", "a.html.gz" };
  FulReportFormat format;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_assert_true (ful_report_format_of (good[i].path, &format, NULL));
    g_assert_cmpint (format, ==, good[i].format);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (ful_report_format_of (bad[i], &format, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
}

/* An empty project has a report too, in every format. */
static void
test_write (void)
{
  static const char *const begins[] = { "<!DOCTYPE html>", "# Empty", "{" };
  char *folder = temporary_new ();
  g_autofree char *path = g_build_filename (folder, "p.fulcrum", NULL);
  g_autofree char *out = g_build_filename (folder, "report", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "report", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = ful_project_create (path, "Empty", &error);

  g_assert_no_error (error);
  for (int i = 0; i <= FUL_REPORT_JSON; i++) {
    g_autofree char *headline = NULL;
    g_autofree char *text = NULL;
    FulCode code = FUL_CODE_NONE;

    g_assert_true (ful_report_write (project, out, (FulReportFormat)i, "2026-11-24", &code,
                                     &headline, &error));
    g_assert_no_error (error);
    g_assert_cmpint (code, ==, FUL_CODE_MORE_EVIDENCE);
    g_assert_cmpstr (headline, ==, "Set the bar first");
    g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
    g_assert_true (g_ascii_strncasecmp (text, begins[i], strlen (begins[i])) == 0);
  }
  g_assert_false (ful_report_write (project, nowhere, FUL_REPORT_HTML, NULL, NULL, NULL, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_STORAGE);
  g_clear_pointer (&project, ful_project_free);
  temporary_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/file/format", test_format);
  g_test_add_func ("/report/file/write", test_write);
  return g_test_run ();
}
