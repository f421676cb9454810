/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/runs-page.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/arms-table.h"
#include "app/runs/compare-card.h"
#include "app/runs/matrix-view.h"
#include "app/runs/modes-card.h"
#include "app/runs/run-card.h"
#include "app/widgets/banner.h"
#include "report/format.h"

#define WIDE 970 /* px of the page: 1200 px of the window */

struct _FulRunsPage {
  FulPage parent_instance;
  GtkStack *whole;
  GtkStack *views;
  GtkToggleButton *matrix_button;
  GtkToggleButton *arms_button;
  FulRunCard *run_card;
  FulBanner *problem;
  FulMatrixView *matrix;
  GtkGrid *arms;
  GtkBox *cards;
  FulCompareCard *compare;
  FulModesCard *modes;
  FulRunsData *data;
  GCancellable *cancellable; /* of the reading that goes on */
  char *wanted;              /* filter that came before the data */
  gboolean wide;
  guint arrange_id;
};

G_DEFINE_FINAL_TYPE (FulRunsPage, ful_runs_page, FUL_TYPE_PAGE)

/* --- views --- */

static void
show_view (FulRunsPage *self, const char *name)
{
  gtk_toggle_button_set_active (g_str_equal (name, "arms") ? self->arms_button
                                                           : self->matrix_button,
                                TRUE);
}

/* Each button tells of itself: the order in which a group lets one go and sets one is GTK's. */
static void
matrix_cb (FulRunsPage *self)
{
  if (gtk_toggle_button_get_active (self->matrix_button))
    gtk_stack_set_visible_child_name (self->views, "matrix");
}

static void
arms_cb (FulRunsPage *self)
{
  if (gtk_toggle_button_get_active (self->arms_button))
    gtk_stack_set_visible_child_name (self->views, "arms");
}

static void
ful_runs_page_show (FulPage *page, const char *filter)
{
  FulRunsPage *self = FUL_RUNS_PAGE (page);
  g_autofree char *view = NULL;
  FulMatrixFilter parsed;

  if (filter == NULL)
    return;
  if (self->data == NULL) {
    g_free (self->wanted);
    self->wanted = g_strdup (filter);
    return;
  }
  ful_matrix_filter_parse (&parsed, self->data, filter, &view);
  if (view != NULL) {
    show_view (self, g_str_equal (view, "matrix") ? "matrix" : "arms");
  } else {
    show_view (self, "matrix");
    ful_matrix_view_show (self->matrix, &parsed);
  }
  ful_matrix_filter_clear (&parsed);
}

static void
arrange_cb (gpointer user_data)
{
  g_autoptr (FulRunsPage) self = user_data;

  self->arrange_id = 0;
  if (self->matrix == NULL)
    return;
  ful_matrix_view_set_wide (self->matrix, self->wide);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards), self->wide
                                                                    ? GTK_ORIENTATION_HORIZONTAL
                                                                    : GTK_ORIENTATION_VERTICAL);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FulRunsPage *self = FUL_RUNS_PAGE (widget);
  gboolean wide = width >= WIDE;

  GTK_WIDGET_CLASS (ful_runs_page_parent_class)->size_allocate (widget, width, height, baseline);
  if (wide == self->wide || self->arrange_id != 0)
    return;
  self->wide = wide;
  self->arrange_id = g_idle_add_once (arrange_cb, g_object_ref (self));
}

/* --- reading --- */

typedef struct {
  FulProject *project; /* of the task's source object */
  FulSnapshot *snapshot;
  FulEvidence *evidence;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_snapshot_unref (work->snapshot);
  ful_evidence_unref (work->evidence);
  g_free (work);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GError) error = NULL;
  FulRunsData *data =
      ful_runs_data_load (work->project, work->snapshot, work->evidence, cancellable, &error);

  if (data == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, data, (GDestroyNotify)ful_runs_data_unref);
}

static void
show_data (FulRunsPage *self, FulDocument *document, FulRunsData *data)
{
  g_clear_pointer (&self->data, ful_runs_data_unref);
  self->data = data;
  gtk_stack_set_visible_child_name (self->whole, data->n_arms > 0 ? "runs" : "empty");
  ful_matrix_view_set_data (self->matrix, document, data);
  ful_arms_table_fill (self->arms, data);
  ful_compare_card_set_data (self->compare, data);
  ful_modes_card_set_data (self->modes, data);
  if (self->wanted != NULL) {
    g_autofree char *wanted = g_steal_pointer (&self->wanted);

    ful_runs_page_show (FUL_PAGE (self), wanted);
  }
}

static void
note_look (FulRunsPage *self)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));

  if (document != NULL && self->data != NULL && self->data->n_arms > 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      ful_standings_splits (self->data->standings).judging == FUL_SPLIT_TEST)
    ful_project_note_look (ful_document_project (document));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulRunsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FulRunsData *data = g_task_propagate_pointer (G_TASK (result), &error);

  if (data == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->matrix != NULL)
      ful_banner_show (self->problem, FUL_BANNER_BAD, error->message, NULL);
    return;
  }
  if (self->matrix == NULL || ful_page_get_document (FUL_PAGE (self)) != FUL_DOCUMENT (source)) {
    ful_runs_data_unref (data);
    return;
  }
  ful_banner_show (self->problem, FUL_BANNER_BAD, NULL, NULL);
  show_data (self, FUL_DOCUMENT (source), data);
  note_look (self);
}

static void
ful_runs_page_verdict_changed (FulPage *page, FulDocument *document)
{
  FulRunsPage *self = FUL_RUNS_PAGE (page);
  const FulVerdictInput *input = ful_document_verdict_input (document);
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  work->project = ful_document_project (document);
  work->snapshot = ful_snapshot_ref ((FulSnapshot *)input->snapshot);
  work->evidence = ful_evidence_ref ((FulEvidence *)input->evidence);
  task = g_task_new (document, self->cancellable, loaded_cb, g_object_ref (self));
  g_task_set_source_tag (task, ful_runs_page_verdict_changed);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, load_in_thread);
}

static void
ful_runs_page_snapshot_changed (FulPage *page, FulDocument *document)
{
  ful_run_card_set_document (FUL_RUNS_PAGE (page)->run_card, document);
}

/* --- a person's word on a failure --- */

static void
mode_cb (FulRunsPage *self, guint case_index, guint arm, int mode)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));
  const FulEvidenceArm *item = ful_runs_data_arm (self->data, arm);
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = ful_runs_data_cell (self->data, case_index, arm)->answer;
       i < item->n_answers && item->answers[i].case_index == case_index; i++)
    if (ful_score_fails (item->answers[i].score))
      ful_edit_set_result_mode (edit, item->answers[i].result_id, (FulMode)mode);
  if (!ful_document_edit (document, _ ("Set Reason for Failure"), g_steal_pointer (&edit), &error))
    ful_banner_show (self->problem, FUL_BANNER_BAD, error->message, NULL);
}

static FulPageState
ful_runs_page_get_status (FulPage *page, FulDocument *document, char **text)
{
  FulStandings *standings = ful_document_standings (document);
  const FulEvidence *evidence = ful_document_evidence (document);
  g_autofree char *share = NULL;
  int best;

  if (standings == NULL || evidence->arms->len == 0) {
    *text = g_strdup (_ ("Nothing has run"));
    return FUL_PAGE_TODO;
  }
  best = ful_standings_best_prompt_arm (standings);
  if (best < 0) {
    *text =
        g_strdup_printf (ngettext ("%u arm", "%u arms", evidence->arms->len), evidence->arms->len);
    return FUL_PAGE_PART;
  }
  share = ful_format_share (
      ful_standings_mean (standings, (guint)best, ful_standings_judged_on (standings, (guint)best))
          .interval.estimate);
  *text = g_strdup_printf (_ ("Best prompt %s"), share);
  return FUL_PAGE_DONE;
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ful_runs_page_parent_class)->map (widget);
  note_look (FUL_RUNS_PAGE (widget));
}

static void
ful_runs_page_dispose (GObject *object)
{
  FulRunsPage *self = FUL_RUNS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RUNS_PAGE);
  G_OBJECT_CLASS (ful_runs_page_parent_class)->dispose (object);
}

static void
ful_runs_page_class_init (FulRunsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_runs_page_dispose;
  widget_class->size_allocate = size_allocate;
  widget_class->map = map;
  FUL_PAGE_CLASS (klass)->snapshot_changed = ful_runs_page_snapshot_changed;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_runs_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->get_status = ful_runs_page_get_status;
  FUL_PAGE_CLASS (klass)->waits = TRUE;
  FUL_PAGE_CLASS (klass)->show = ful_runs_page_show;
  g_type_ensure (FUL_TYPE_MATRIX_VIEW);
  g_type_ensure (FUL_TYPE_COMPARE_CARD);
  g_type_ensure (FUL_TYPE_MODES_CARD);
  g_type_ensure (FUL_TYPE_RUN_CARD);
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("runs-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, whole);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, views);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, matrix_button);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, arms_button);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, run_card);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, arms);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, compare);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, modes);
  gtk_widget_class_bind_template_callback (widget_class, matrix_cb);
  gtk_widget_class_bind_template_callback (widget_class, arms_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
ful_runs_page_init (FulRunsPage *self)
{
  self->wide = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
