/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/tuning-page.h"

#include <glib/gi18n.h>

#include "app/dialogs/run-start.h"
#include "app/resource-path.h"
#include "app/runs/run-card.h"
#include "app/tuning/curve-card.h"
#include "app/tuning/job-card.h"
#include "app/tuning/readiness-card.h"
#include "app/tuning/specialist-card.h"
#include "app/tuning/training-set-card.h"
#include "app/tuning/tuning-words.h"
#include "app/widgets/banner.h"
#include "models/specialist.h"

/* px of the page from which on the cards stand in two columns, the first of this width. */
#define TWO_COLUMNS 860
#define START_WIDTH 400

struct _FulTuningPage {
  FulPage parent_instance;
  GtkStack *whole;
  GtkScrolledWindow *scroller;
  GtkBox *columns;
  GtkWidget *start_column;
  FulBanner *problem;
  FulReadinessCard *readiness;
  FulSpecialistCard *specialist;
  FulRunCard *run_card;
  FulJobCard *training_job;
  FulJobCard *curve_job;
  FulCurveCard *curve;
  FulTrainingSetCard *set;
  GtkWidget *empty_train;
  FulDocument *document; /* that training is of */
  FulTraining *training; /* NULL: no document */
  gboolean checklist_wanted;
  char *wanted; /* to be shown once there is something; NULL */
  int width;
  guint arranging;
};

G_DEFINE_FINAL_TYPE (FulTuningPage, ful_tuning_page, FUL_TYPE_PAGE)

/* --- showing --- */

static gboolean
nothing_begun (FulTuningPage *self, const FulTrainingFacts *facts)
{
  const FulEvidence *evidence = ful_document_evidence (self->document);

  return !self->checklist_wanted && facts->specialist->classifier == NULL && facts->curve == NULL &&
         !facts->specialist->outdated && (evidence == NULL || evidence->arms->len == 0) &&
         !ful_training_is_going (self->training, FUL_JOB_TRAIN) &&
         !ful_training_is_going (self->training, FUL_JOB_CURVE);
}

static void
enable_actions (FulTuningPage *self, const FulTrainingFacts *facts)
{
  const char *hindrance = ful_tuning_words_no_training (self->document, facts->specialist);
  gboolean writable = ful_document_read_only_reason (self->document) == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tuning.train",
                                 hindrance == NULL &&
                                     !ful_training_is_going (self->training, FUL_JOB_TRAIN));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tuning.measure",
                                 writable && facts->n_sizes >= FUL_CURVE_SIZES &&
                                     !ful_training_is_going (self->training, FUL_JOB_CURVE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tuning.run-specialist",
                                 writable && !ful_run_control_is_running (
                                                 ful_document_run (self->document)));
  gtk_widget_set_tooltip_text (self->empty_train, hindrance);
}

static gboolean
focus_wanted_cb (gpointer data)
{
  g_autoptr (FulTuningPage) self = data;
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  if (wanted == NULL)
    return G_SOURCE_REMOVE;
  if (g_str_has_prefix (wanted, "curve"))
    ful_curve_card_focus (self->curve);
  else if (!ful_readiness_card_focus (self->readiness, wanted))
    ful_specialist_card_focus (self->specialist);
  return G_SOURCE_REMOVE;
}

static void
show (FulTuningPage *self)
{
  const FulTrainingFacts *facts =
      self->training != NULL ? ful_training_facts (self->training) : NULL;

  if (facts == NULL) {
    gtk_stack_set_visible_child_name (self->whole, "reading");
    return;
  }
  enable_actions (self, facts);
  ful_readiness_card_show (self->readiness, self->document, facts->set->n_examples);
  ful_specialist_card_show (self->specialist, self->document, self->training);
  ful_curve_card_show (self->curve, self->document, self->training);
  gtk_stack_set_visible_child_name (self->whole, nothing_begun (self, facts) ? "empty" : "page");
  /* Once the cards have their places. */
  if (self->wanted != NULL)
    g_idle_add (focus_wanted_cb, g_object_ref (self));
}

static void
facts_changed_cb (FulTuningPage *self)
{
  const FulTrainingFacts *facts = ful_training_facts (self->training);

  ful_training_set_card_show (self->set, facts->set);
  show (self);
}

static void
jobs_changed_cb (FulTuningPage *self)
{
  const FulTrainingFacts *facts = ful_training_facts (self->training);

  if (facts == NULL)
    return;
  enable_actions (self, facts);
  if (!nothing_begun (self, facts))
    gtk_stack_set_visible_child_name (self->whole, "page");
}

static void
problem_cb (FulTuningPage *self, const char *message)
{
  ful_banner_show (self->problem, FUL_BANNER_BAD, message, _ ("Close"));
  self->checklist_wanted = TRUE; /* the banner stands on that part */
  show (self);
}

static void
close_problem_cb (FulTuningPage *self)
{
  ful_banner_show (self->problem, FUL_BANNER_BAD, NULL, NULL);
}

/* --- the document --- */

static void
take_document (FulTuningPage *self, FulDocument *document)
{
  if (self->document == document)
    return;
  if (self->training != NULL)
    g_signal_handlers_disconnect_by_data (self->training, self);
  ful_job_card_set_training (self->training_job, NULL, FUL_JOB_TRAIN);
  ful_job_card_set_training (self->curve_job, NULL, FUL_JOB_CURVE);
  ful_run_card_set_document (self->run_card, document);
  close_problem_cb (self);
  self->checklist_wanted = FALSE;
  g_clear_object (&self->training);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  self->training = ful_training_new (document);
  ful_job_card_set_training (self->training_job, self->training, FUL_JOB_TRAIN);
  ful_job_card_set_training (self->curve_job, self->training, FUL_JOB_CURVE);
  g_signal_connect_object (self->training, "facts-changed", G_CALLBACK (facts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->training, "jobs-changed", G_CALLBACK (jobs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->training, "problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Reading the train cases can wait until somebody looks. */
static void
refresh (FulTuningPage *self)
{
  if (self->training != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ful_training_refresh (self->training);
}

static void
ful_tuning_page_snapshot_changed (FulPage *page, FulDocument *document)
{
  FulTuningPage *self = FUL_TUNING_PAGE (page);

  take_document (self, document);
  refresh (self);
}

static void
ful_tuning_page_verdict_changed (FulPage *page, FulDocument *document)
{
  show (FUL_TUNING_PAGE (page));
}

static void
ful_tuning_page_map (GtkWidget *widget)
{
  FulTuningPage *self = FUL_TUNING_PAGE (widget);

  GTK_WIDGET_CLASS (ful_tuning_page_parent_class)->map (widget);
  refresh (self);
}

static FulPageState
ful_tuning_page_get_status (FulPage *page, FulDocument *document, char **text)
{
  const FulVerdict *verdict = ful_document_verdict (document);
  const FulEvidence *evidence = ful_document_evidence (document);
  guint met = 0;

  if (verdict == NULL || evidence->arms->len == 0) {
    *text = g_strdup (C_ ("tuning", "Later"));
    return FUL_PAGE_TODO;
  }
  for (guint i = 0; i < verdict->readiness->len; i++)
    met += ((const FulReadinessItem *)verdict->readiness->pdata[i])->met ? 1 : 0;
  *text = g_strdup_printf (_ ("%u of %u ready"), met, verdict->readiness->len);
  return met == verdict->readiness->len ? FUL_PAGE_DONE : met > 0 ? FUL_PAGE_PART : FUL_PAGE_TODO;
}

static void
ful_tuning_page_show (FulPage *page, const char *filter)
{
  FulTuningPage *self = FUL_TUNING_PAGE (page);

  if (filter == NULL || *filter == '\0')
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (filter);
  self->checklist_wanted = TRUE;
  show (self);
}

/* --- actions --- */

static void
train_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_training_start (FUL_TUNING_PAGE (widget)->training, FUL_JOB_TRAIN);
}

static void
measure_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_training_start (FUL_TUNING_PAGE (widget)->training, FUL_JOB_CURVE);
}

static void
checklist_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FUL_TUNING_PAGE (widget)->checklist_wanted = TRUE;
  show (FUL_TUNING_PAGE (widget));
}

static void
run_specialist_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *const models[] = { FUL_SPECIALIST_NAME, NULL };
  const char *const prompts[] = { NULL };
  const FulRunRequest request = {
    .prompts = prompts, .models = models, .repeats = 1, .specialist_too = TRUE
  };

  ful_run_request (FUL_WINDOW (gtk_widget_get_root (widget)), &request);
}

/* --- arrangement --- */

static gboolean
arrange_cb (gpointer data)
{
  FulTuningPage *self = data;
  gboolean wide = self->width >= TWO_COLUMNS;

  self->arranging = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->start_column, wide ? START_WIDTH : -1, -1);
  return G_SOURCE_REMOVE;
}

/* What the width decides is set from an idle: not while sizes are handed out. */
static void
width_changed (FulTuningPage *self, GParamSpec *pspec, GtkAdjustment *across)
{
  self->width = (int)gtk_adjustment_get_page_size (across);
  if (self->arranging == 0)
    self->arranging = g_idle_add (arrange_cb, self);
}

/* --- life --- */

static void
ful_tuning_page_dispose (GObject *object)
{
  FulTuningPage *self = FUL_TUNING_PAGE (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  if (self->training_job != NULL)
    take_document (self, NULL);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_TUNING_PAGE);
  G_OBJECT_CLASS (ful_tuning_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (FUL_TYPE_BANNER);
  g_type_ensure (FUL_TYPE_READINESS_CARD);
  g_type_ensure (FUL_TYPE_SPECIALIST_CARD);
  g_type_ensure (FUL_TYPE_RUN_CARD);
  g_type_ensure (FUL_TYPE_JOB_CARD);
  g_type_ensure (FUL_TYPE_CURVE_CARD);
  g_type_ensure (FUL_TYPE_TRAINING_SET_CARD);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, whole);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, columns);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, start_column);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, readiness);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, specialist);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, run_card);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, training_job);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, curve_job);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, curve);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, set);
  gtk_widget_class_bind_template_child (widget_class, FulTuningPage, empty_train);
}

static void
ful_tuning_page_class_init (FulTuningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FulPageClass *page_class = FUL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_tuning_page_dispose;
  widget_class->map = ful_tuning_page_map;
  page_class->snapshot_changed = ful_tuning_page_snapshot_changed;
  page_class->verdict_changed = ful_tuning_page_verdict_changed;
  page_class->get_status = ful_tuning_page_get_status;
  page_class->show = ful_tuning_page_show;
  gtk_widget_class_install_action (widget_class, "tuning.train", NULL, train_cb);
  gtk_widget_class_install_action (widget_class, "tuning.measure", NULL, measure_cb);
  gtk_widget_class_install_action (widget_class, "tuning.run-specialist", NULL, run_specialist_cb);
  gtk_widget_class_install_action (widget_class, "tuning.checklist", NULL, checklist_cb);
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("tuning-page.ui"));
  bind_children (widget_class);
}

static void
ful_tuning_page_init (FulTuningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_banner_set_flush (self->problem);
  g_signal_connect_object (self->problem, "clicked", G_CALLBACK (close_problem_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
}
