/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report-file.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "report/figures.h"
#include "report/html-writer.h"
#include "report/markdown-writer.h"
#include "report/report.h"
#include "stats/confusion-load.h"
#include "verdict/dossier.h"

const char *
ful_report_format_name (FulReportFormat format)
{
  static const char *const names[] = { "html", "markdown", "json" };

  return names[format];
}

gboolean
ful_report_format_of (const char *path, FulReportFormat *out, GError **error)
{
  static const struct {
    const char *suffix;
    FulReportFormat format;
  } suffixes[] = { { ".html", FUL_REPORT_HTML },
                   { ".htm", FUL_REPORT_HTML },
                   { ".md", FUL_REPORT_MARKDOWN },
                   { ".json", FUL_REPORT_JSON } };
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

static char *
report_text (const FulReportInput *input, FulReportFormat format)
{
  g_autoptr (FulDocument) document = NULL;

  if (format == FUL_REPORT_JSON)
    return ful_report_to_json (input);
  document = ful_report_new (input);
  return format == FUL_REPORT_HTML ? ful_document_to_html (document)
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

gboolean
ful_report_write (FulProject *project,
                  const char *path,
                  FulReportFormat format,
                  const char *date,
                  FulCode *code,
                  char **headline,
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
  if (code != NULL)
    *code = verdict->code;
  if (headline != NULL)
    *headline = g_strdup (verdict->headline);
  return TRUE;
}
