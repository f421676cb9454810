/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/runs-page.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/arms-table.h"
#include "app/runs/compare-card.h"
#include "app/runs/confusion-card.h"
#include "app/runs/export-results.h"
#include "app/runs/matrix-view.h"
#include "app/runs/modes-card.h"
#include "app/runs/plateau-view.h"
#include "app/runs/run-card.h"
#include "app/runs/runs-loader.h"
#include "app/widgets/banner.h"
#include "report/format.h"

#define WIDE 970 /* px of the page: 1200 px of the window */

struct _FulRunsPage {
  FulPage parent_instance;
  GtkStack *whole;
  GtkStack *views;
  GtkBox *bar;
  GtkToggleButton *matrix_button;
  GtkToggleButton *arms_button;
  GtkToggleButton *plateau_button;
  FulRunCard *run_card;
  FulBanner *problem;
  FulMatrixFilters *filters;
  FulMatrixView *matrix;
  GtkGrid *arms;
  GtkBox *cards;
  FulCompareCard *compare;
  FulModesCard *modes;
  FulConfusionCard *confusion;
  FulPlateauView *plateau;
  FulRunsLoader *loader;
  FulRunsData *data;
  char *wanted;       /* filter that came before the data */
  gboolean arms_wait; /* the view is of other data until it is seen */
  gboolean plateau_waits;
  gboolean wide;
  guint arrange_id;
};

G_DEFINE_FINAL_TYPE (FulRunsPage, ful_runs_page, FUL_TYPE_PAGE)

/* --- views --- */

static void
show_view (FulRunsPage *self, const char *name)
{
  GtkToggleButton *button = g_str_equal (name, "arms")      ? self->arms_button
                            : g_str_equal (name, "plateau") ? self->plateau_button
                                                            : self->matrix_button;

  gtk_toggle_button_set_active (button, TRUE);
}

/* What is not seen costs nothing. */
static void
fill_seen (FulRunsPage *self)
{
  if (self->data == NULL)
    return;
  if (self->arms_wait && gtk_toggle_button_get_active (self->arms_button)) {
    self->arms_wait = FALSE;
    ful_arms_table_fill (self->arms, self->data);
    ful_compare_card_set_data (self->compare, self->data);
    ful_modes_card_set_data (self->modes, self->data);
    ful_confusion_card_set_data (self->confusion, ful_page_get_document (FUL_PAGE (self)),
                                 self->data);
  }
  if (self->plateau_waits && gtk_toggle_button_get_active (self->plateau_button)) {
    self->plateau_waits = FALSE;
    ful_plateau_view_set_data (self->plateau, self->data);
  }
}

/* Each button tells of itself: the order in which a group lets one go and sets one is GTK's. */
static void
view_cb (FulRunsPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_stack_set_visible_child_name (self->views, button == self->arms_button      ? "arms"
                                                 : button == self->plateau_button ? "plateau"
                                                                                  : "matrix");
  gtk_widget_set_visible (GTK_WIDGET (self->filters), button == self->matrix_button);
  fill_seen (self);
}

/* Where the chosen case stands in place of the list, there is nothing to filter. */
static void
over_cb (FulRunsPage *self, gboolean over)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !over);
}

static void
ful_runs_page_show (FulPage *page, const char *filter)
{
  FulRunsPage *self = FUL_RUNS_PAGE (page);
  g_auto (FulMatrixTarget) target = { NULL, NULL };
  g_auto (FulMatrixFilter) parsed = { .arm = -1 };

  if (filter == NULL || *filter == '\0')
    return;
  if (self->data == NULL) {
    g_free (self->wanted);
    self->wanted = g_strdup (filter);
    return;
  }
  ful_matrix_filter_parse (&parsed, self->data, filter, &target);
  show_view (self, target.view != NULL ? target.view : "matrix");
  if (target.view != NULL && !g_str_equal (target.view, "matrix"))
    return;
  ful_matrix_filters_set (self->filters, &parsed);
  ful_matrix_view_choose (self->matrix, target.item, parsed.arm);
}

static void
confused_cb (FulRunsPage *self, guint arm, int split, const char *expected, const char *answered)
{
  const FulMatrixFilter filter = { .arm = (int)arm,
                                   .split = (FulSplit)split,
                                   .expected = (char *)expected,
                                   .answered = (char *)answered };

  show_view (self, "matrix");
  ful_matrix_filters_set (self->filters, &filter);
  ful_matrix_view_choose (self->matrix, NULL, (int)arm);
}

static void
arrange_cb (gpointer user_data)
{
  g_autoptr (FulRunsPage) self = user_data;
  GtkOrientation orientation = self->wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  self->arrange_id = 0;
  if (self->matrix == NULL)
    return;
  ful_matrix_view_set_wide (self->matrix, self->wide);
  ful_plateau_view_set_wide (self->plateau, self->wide);
  ful_confusion_card_set_wide (self->confusion, self->wide);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), orientation);
}

/* From an idle: not while sizes are handed out. */
static void
resize_cb (FulRunsPage *self, int width)
{
  gboolean wide = width >= WIDE;

  if (wide == self->wide || self->arrange_id != 0)
    return;
  self->wide = wide;
  self->arrange_id = g_idle_add_once (arrange_cb, g_object_ref (self));
}

/* --- data --- */

/* Looking at figures of the test split counts (design §5). */
static void
note_look (FulRunsPage *self)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));

  if (document != NULL && self->data != NULL && self->data->n_measured > 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      ful_standings_splits (self->data->standings).judging == FUL_SPLIT_TEST)
    ful_project_note_look (ful_document_project (document));
}

/* While a run goes on there is something to wait for, if nothing to see yet. */
static void
show_whole (FulRunsPage *self)
{
  const FulRunsData *data = self->data;

  if (data != NULL)
    gtk_stack_set_visible_child_name (self->whole,
                                      data->n_arms > 0 ? "runs"
                                      : gtk_widget_get_visible (GTK_WIDGET (self->run_card))
                                          ? "coming"
                                      : data->evidence->n_cases > 0 ? "empty"
                                                                    : "cases");
}

static void
loaded_cb (FulRunsPage *self, FulRunsData *data)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));

  if (self->matrix == NULL || document == NULL)
    return;
  ful_runs_data_unref (self->data);
  self->data = ful_runs_data_ref (data);
  show_whole (self);
  ful_matrix_filters_set_data (self->filters, data);
  ful_matrix_view_set_data (self->matrix, document, data);
  self->arms_wait = self->plateau_waits = TRUE;
  fill_seen (self);
  ful_run_card_set_data (self->run_card, data);
  if (self->wanted != NULL) {
    g_autofree char *wanted = g_steal_pointer (&self->wanted);

    ful_runs_page_show (FUL_PAGE (self), wanted);
  }
  note_look (self);
}

static void
answered_cb (FulRunsPage *self, const GArray *cells)
{
  if (self->matrix != NULL)
    ful_matrix_view_touch (self->matrix, cells);
}

static void
problem_cb (FulRunsPage *self, const char *message)
{
  if (self->problem != NULL)
    ful_banner_show (self->problem, FUL_BANNER_BAD, message, NULL);
}

static void
ful_runs_page_verdict_changed (FulPage *page, FulDocument *document)
{
  ful_runs_loader_refresh (FUL_RUNS_PAGE (page)->loader);
}

static void
ful_runs_page_snapshot_changed (FulPage *page, FulDocument *document)
{
  FulRunsPage *self = FUL_RUNS_PAGE (page);

  ful_runs_loader_set_document (self->loader, document);
  ful_run_card_set_document (self->run_card, document);
}

/* --- a person's word on a failure --- */

static void
mode_cb (FulRunsPage *self, guint case_index, guint arm, int mode)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));
  const FulEvidenceArm *item;
  g_autoptr (FulEdit) edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  if (document == NULL || arm >= self->data->n_measured)
    return;
  item = ful_runs_data_arm (self->data, arm);
  for (gsize i = ful_runs_data_cell (self->data, case_index, arm)->answer;
       i < item->n_answers && item->answers[i].case_index == case_index; i++)
    if (ful_score_fails (item->answers[i].score))
      ful_edit_set_result_mode (edit, item->answers[i].result_id, (FulMode)mode);
  if (!ful_document_edit (document, _ ("Set the reason for a failure"), g_steal_pointer (&edit),
                          &error))
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
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (widget));

  if (document != NULL)
    ful_export_results (widget, document);
}

static void
map (GtkWidget *widget)
{
  FulRunsPage *self = FUL_RUNS_PAGE (widget);

  GTK_WIDGET_CLASS (ful_runs_page_parent_class)->map (widget);
  ful_runs_loader_set_active (self->loader, TRUE);
  note_look (self);
}

static void
unmap (GtkWidget *widget)
{
  ful_runs_loader_set_active (FUL_RUNS_PAGE (widget)->loader, FALSE);
  GTK_WIDGET_CLASS (ful_runs_page_parent_class)->unmap (widget);
}

static void
ful_runs_page_dispose (GObject *object)
{
  FulRunsPage *self = FUL_RUNS_PAGE (object);

  if (self->loader != NULL)
    ful_runs_loader_set_document (self->loader, NULL);
  g_clear_object (&self->loader);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RUNS_PAGE);
  G_OBJECT_CLASS (ful_runs_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (FUL_TYPE_MATRIX_FILTERS);
  g_type_ensure (FUL_TYPE_MATRIX_VIEW);
  g_type_ensure (FUL_TYPE_COMPARE_CARD);
  g_type_ensure (FUL_TYPE_MODES_CARD);
  g_type_ensure (FUL_TYPE_CONFUSION_CARD);
  g_type_ensure (FUL_TYPE_PLATEAU_VIEW);
  g_type_ensure (FUL_TYPE_RUN_CARD);
  g_type_ensure (FUL_TYPE_BANNER);
}

static void
ful_runs_page_class_init (FulRunsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_runs_page_dispose;
  widget_class->map = map;
  widget_class->unmap = unmap;
  FUL_PAGE_CLASS (klass)->snapshot_changed = ful_runs_page_snapshot_changed;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_runs_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->get_status = ful_runs_page_get_status;
  FUL_PAGE_CLASS (klass)->waits = TRUE;
  FUL_PAGE_CLASS (klass)->show = ful_runs_page_show;
  ensure_types ();
  gtk_widget_class_install_action (widget_class, "runs.export", NULL, export_cb);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("runs-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, whole);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, views);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, matrix_button);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, arms_button);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, plateau_button);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, run_card);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, arms);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, compare);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, modes);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, confusion);
  gtk_widget_class_bind_template_child (widget_class, FulRunsPage, plateau);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, resize_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_whole);
  gtk_widget_class_bind_template_callback (widget_class, over_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, confused_cb);
}

static void
ful_runs_page_init (FulRunsPage *self)
{
  self->wide = TRUE;
  self->loader = ful_runs_loader_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_matrix_view_set_filters (self->matrix, self->filters);
  g_signal_connect_object (self->loader, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "failed", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
}
