/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/cases/cases-page-private.h"
#include "app/cases/problem-words.h"
#include "report/format.h"
#include "stats/case-marks.h"

/* Looking for duplicates among 100,000 cases takes seconds of a processor: not at once after each
 * of several edits. */
#define LOOK_AFTER_MS 600

static gboolean
is_of (FulCasesPage *self, GObject *source)
{
  return self->list != NULL && self->document == FUL_DOCUMENT (source);
}

/* --- the worst problem --- */

static void
show_problem (FulCasesPage *self)
{
  g_autofree char *words = self->problem != NULL ? ful_case_problem_words (self->problem) : NULL;
  g_autofree char *act = words != NULL ? ful_case_problem_act (self->problem) : NULL;
  gboolean writable =
      self->document != NULL && ful_document_read_only_reason (self->document) == NULL;

  ful_banner_show (self->problem_banner, FUL_BANNER_WARNING, words, writable ? act : NULL);
  ful_banner_set_second (self->problem_banner,
                         words != NULL && self->problem->shown->len > 0 ? _ ("Show") : NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCasesPage) self = user_data;
  FulCaseProblem *problem =
      ful_document_read_finish (FUL_DOCUMENT (source), result, /* error= */ NULL);

  if (problem == NULL || !is_of (self, source)) {
    ful_case_problem_free (problem);
    return;
  }
  ful_case_problem_free (self->problem);
  self->problem = problem;
  show_problem (self);
}

static void
look_cb (gpointer user_data)
{
  FulCasesPage *self = user_data;

  self->look_id = 0;
  if (self->document == NULL)
    return;
  self->looking = g_cancellable_new ();
  ful_document_read_async (self->document, ful_case_problem_job, NULL, NULL,
                           (GDestroyNotify)ful_case_problem_free, self->looking, looked_cb,
                           g_object_ref (self));
}

static void
look_for_problem (FulCasesPage *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->n_labels = ful_document_snapshot (self->document)->labels->len;
  self->look_id = g_timeout_add_once (LOOK_AFTER_MS, look_cb, self);
}

/* --- which cases are shown --- */

static void
take_summary (FulCasesPage *self, FulCaseFound *found)
{
  g_clear_pointer (&self->summary, ful_case_summary_free);
  self->summary = g_steal_pointer (&found->summary);
  ful_case_filters_set_summary (self->filters, self->summary);
  ful_cases_list_set_tags (self->list, self->summary->tags->len > 0);
  ful_split_summary_set (self->splits, self->summary, found->looks);
  gtk_widget_set_visible (GTK_WIDGET (self->splits), self->summary->total > 0);
  ful_cases_list_set_empty (self->list, self->summary->total > 0
                                            ? _ ("No case matches these filters.")
                                            : _ ("No cases yet"));
  ful_case_editor_set_new_split (self->editor, self->summary->splits[FUL_SPLIT_DEV] > 0
                                                   ? FUL_SPLIT_DEV
                                                   : FUL_SPLIT_NONE);
  ful_cases_page_update_actions (self);
  ful_page_tell_status (FUL_PAGE (self));
}

static void
open_wanted (FulCasesPage *self)
{
  g_autofree char *name = g_steal_pointer (&self->wanted);
  gint64 id = self->wanted_id;

  self->wanted_id = 0;
  if (id != 0)
    ful_cases_list_select (self->list, id);
  if (name != NULL)
    ful_cases_page_open_named (self, name);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FulCaseFound *found = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  if (found == NULL || !is_of (self, source)) {
    if (found == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
        self->problem_banner != NULL)
      ful_banner_show (self->problem_banner, FUL_BANNER_BAD, error->message, NULL);
    g_clear_pointer (&found, ful_case_found_free);
    return;
  }
  if (found->summary != NULL)
    take_summary (self, found);
  self->n_shown = found->ids->len;
  ful_cases_list_fill (self->list, self->document, g_steal_pointer (&found->ids));
  ful_case_found_free (found);
  gtk_stack_set_visible_child_name (self->whole,
                                    self->summary->total > 0 || self->editing ? "cases" : "empty");
  ful_cases_page_show_status (self);
  open_wanted (self);
}

void
ful_cases_page_find (FulCasesPage *self, gboolean summary)
{
  FulCaseFindJob *job;

  if (self->document == NULL)
    return;
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  job = g_new0 (FulCaseFindJob, 1);
  job->query = ful_case_filters_get (self->filters);
  job->only = self->only != NULL ? g_array_ref (self->only) : NULL;
  /* What a reading that is broken off was to bring comes with this one. */
  job->summary = summary || self->summary == NULL ||
                 self->cases_generation != ful_document_snapshot (self->document)->cases_generation;
  if (job->summary || self->n_labels != ful_document_snapshot (self->document)->labels->len)
    look_for_problem (self);
  ful_document_read_async (self->document, ful_case_find_job, job, ful_case_find_job_free,
                           ful_case_found_free, self->finding, found_cb, g_object_ref (self));
}

void
ful_cases_page_reset (FulCasesPage *self)
{
  const FulCaseQuery none = { .split = FUL_N_SPLITS };

  g_cancellable_cancel (self->finding);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->finding);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_pointer (&self->summary, ful_case_summary_free);
  g_clear_pointer (&self->problem, ful_case_problem_free);
  g_clear_pointer (&self->only, g_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->document);
  self->evidence = NULL;
  self->wanted_id = 0;
  self->editing = FALSE;
  ful_case_filters_set (self->filters, &none);
  ful_cases_list_fill (self->list, NULL, g_array_new (FALSE, FALSE, sizeof (gint64)));
  ful_cases_list_set_marks (self->list, NULL);
  ful_case_editor_clear (self->editor);
  ful_banner_show (self->problem_banner, FUL_BANNER_WARNING, NULL, NULL);
  gtk_stack_set_visible_child_name (self->whole, "reading");
}

/* --- one case by its name --- */

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  if (!is_of (self, source))
    return;
  if (id == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      ful_cases_page_toast (self, error->message);
    return;
  }
  ful_cases_list_select (self->list, *id);
  ful_cases_page_edit (self, *id, FALSE);
}

void
ful_cases_page_open_named (FulCasesPage *self, const char *name)
{
  ful_document_read_async (self->document, ful_case_named_job, g_strdup (name), g_free, g_free,
                           NULL, named_cb, g_object_ref (self));
}

/* --- what the arms made of them --- */

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCasesPage) self = user_data;
  g_autoptr (FulCaseMarks) marks =
      ful_document_read_finish (FUL_DOCUMENT (source), result, /* error= */ NULL);

  if (marks != NULL && is_of (self, source) && marks->evidence == self->evidence)
    ful_cases_list_set_marks (self->list, marks);
}

void
ful_cases_page_read_marks (FulCasesPage *self, FulDocument *document)
{
  const FulEvidence *evidence = ful_document_evidence (document);

  if (evidence == self->evidence)
    return;
  self->evidence = evidence;
  ful_document_read_async (document, ful_case_marks_job, ful_evidence_ref ((FulEvidence *)evidence),
                           (GDestroyNotify)ful_evidence_unref, (GDestroyNotify)ful_case_marks_unref,
                           NULL, marked_cb, g_object_ref (self));
}
