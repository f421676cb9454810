/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/project.h"
#include "verdict/verdict.h"

/* The report on a project as a file: from the results in it to the bytes on the disk. */

typedef enum { FUL_REPORT_HTML, FUL_REPORT_MARKDOWN, FUL_REPORT_JSON } FulReportFormat;

/* "html", "markdown", "json" */
const char *ful_report_format_name (FulReportFormat format);

/* By the end of the name, .html, .htm, .md or .json. Errors: %FUL_ERROR_BAD_INPUT another. */
gboolean ful_report_format_of (const char *path, FulReportFormat *out, GError **error);

/**
 * ful_report_write:
 * @path: replaced when the report is whole
 * @date: (nullable): "YYYY-MM-DD" of the report; NULL: today
 * @code: (out) (optional): what its verdict is
 * @headline: (out) (transfer full) (optional): of its verdict
 *
 * Counts as a look at the test split where figures of it are shown (design §5). Takes some 500 ms
 * for 50,000 results: off the main thread in the window.
 * Errors: %FUL_ERROR_STORAGE; those of ful_dossier_load()
 */
gboolean ful_report_write (FulProject *project,
                           const char *path,
                           FulReportFormat format,
                           const char *date,
                           FulCode *code,
                           char **headline,
                           GError **error);
