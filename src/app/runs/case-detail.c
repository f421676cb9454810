/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/case-detail.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/answer-pane.h"
#include "app/runs/case-reading.h"
#include "app/runs/choice.h"
#include "app/runs/sent-pane.h"

struct _FulCaseDetail {
  GtkBox parent_instance;
  GtkWidget *back;
  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *text;
  GtkLabel *problem;
  GtkDropDown *arms;
  GtkToggleButton *answer_button;
  GtkToggleButton *prompt_button;
  GtkStack *panes;
  FulAnswerPane *answer;
  FulSentPane *sent;
  FulDocument *document;
  FulRunsData *data;
  FulCaseReading *reading;
  GCancellable *cancellable;
  char *arm_name; /* of the arm shown, kept when arms change; NULL: none yet */
  guint case_index;
  guint serial;     /* of the newest reading */
  gboolean showing; /* the choices are being set by us */
  gboolean over;    /* stands in place of the list */
};

enum { STEP, BACK, MODE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCaseDetail, ful_case_detail, GTK_TYPE_BOX)

guint
ful_case_detail_arm (FulCaseDetail *self)
{
  guint arm = gtk_drop_down_get_selected (self->arms);

  return arm != GTK_INVALID_LIST_POSITION ? arm : 0;
}

static void
keep_arm (FulCaseDetail *self, const char *name)
{
  char *kept = g_strdup (name);

  g_free (self->arm_name);
  self->arm_name = kept;
}

void
ful_case_detail_prefer_arm (FulCaseDetail *self, const FulRunsData *data, int arm)
{
  g_return_if_fail (FUL_IS_CASE_DETAIL (self));
  if (arm < 0 || (guint)arm >= data->n_arms)
    return;
  keep_arm (self, ful_runs_data_arm (data, (guint)arm)->name);
  ful_case_detail_set_arm (self, (guint)arm);
}

void
ful_case_detail_set_arm (FulCaseDetail *self, guint arm)
{
  if (self->data != NULL && arm < self->data->n_arms)
    gtk_drop_down_set_selected (self->arms, arm);
}

void
ful_case_detail_set_over (FulCaseDetail *self, gboolean over)
{
  self->over = over;
  gtk_widget_set_visible (self->back, over);
}

static void
show_arm (FulCaseDetail *self)
{
  guint arm = ful_case_detail_arm (self);
  const FulResult *result;

  if (self->data == NULL || self->reading == NULL || arm >= self->reading->n_arms)
    return;
  result = self->reading->arms[arm].result;
  ful_answer_pane_show (self->answer, self->data, self->reading, self->case_index, arm);
  ful_sent_pane_set (self->sent, self->document, self->data, self->case_index, arm,
                     result != NULL ? result->request_hash : NULL);
}

static void
arm_chosen_cb (FulCaseDetail *self)
{
  guint arm = ful_case_detail_arm (self);

  if (self->showing || self->data == NULL || arm >= self->data->n_arms)
    return;
  keep_arm (self, ful_runs_data_arm (self->data, arm)->name);
  show_arm (self);
}

static void
pane_chosen_cb (FulCaseDetail *self)
{
  gboolean answer = gtk_toggle_button_get_active (self->answer_button);

  if (!answer)
    ful_sent_pane_show_request (self->sent, !gtk_toggle_button_get_active (self->prompt_button));
  gtk_stack_set_visible_child_name (self->panes, answer ? "answer" : "sent");
}

typedef struct {
  FulCaseDetail *self;
  guint serial;
} Asked;

static void
take_reading (FulCaseDetail *self, FulCaseReading *reading)
{
  g_autofree char *text = ful_case_reading_text (reading);

  ful_answer_pane_show (self->answer, NULL, NULL, 0, 0);
  g_clear_pointer (&self->reading, ful_case_reading_free);
  self->reading = reading;
  gtk_label_set_text (self->text, *text != '\0' ? text
                                                : _ ("This case came with results and has no "
                                                     "input."));
  gtk_stack_set_visible_child_name (self->stack, "case");
  show_arm (self);
  /* The row that had the focus is gone from sight; keys are to go on working. */
  if (self->over && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (self->back);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (FulCaseDetail) self = asked->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCaseReading) reading =
      ful_case_reading_load_finish (FUL_DOCUMENT (source), result, &error);

  if (asked->serial != self->serial || self->data == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (reading != NULL)
    take_reading (self, g_steal_pointer (&reading));
}

static void
show_arm_names (FulCaseDetail *self)
{
  g_autoptr (GPtrArray) names = ful_runs_data_arm_titles (self->data, /* measured= */ FALSE);
  int arm = self->arm_name != NULL ? ful_runs_data_find_arm (self->data, self->arm_name) : -1;

  self->showing = TRUE;
  ful_choice_set_names (self->arms, (const char *const *)names->pdata, 24);
  gtk_drop_down_set_selected (self->arms,
                              arm >= 0 ? (guint)arm : ful_runs_data_first_arm (self->data));
  self->showing = FALSE;
}

void
ful_case_detail_show (FulCaseDetail *self,
                      FulDocument *document,
                      FulRunsData *data,
                      guint case_index)
{
  FulRunsData *old = self->data;
  Asked *asked;

  g_return_if_fail (FUL_IS_CASE_DETAIL (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->document, document);
  self->data = ful_runs_data_ref (data);
  if (old != data)
    show_arm_names (self);
  ful_runs_data_unref (old);
  self->case_index = case_index;
  gtk_label_set_text (self->name, data->evidence->cases[case_index].name);
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), ++self->serial };
  ful_case_reading_load_async (document, data, case_index, self->cancellable, read_cb, asked);
}

void
ful_case_detail_clear (FulCaseDetail *self)
{
  self->serial++;
  g_cancellable_cancel (self->cancellable);
  ful_answer_pane_show (self->answer, NULL, NULL, 0, 0);
  ful_sent_pane_set (self->sent, NULL, NULL, 0, 0, NULL);
  g_clear_pointer (&self->reading, ful_case_reading_free);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  g_clear_object (&self->document);
  self->case_index = G_MAXUINT;
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
next_cb (FulCaseDetail *self)
{
  g_signal_emit (self, signals[STEP], 0, 1);
}

static void
previous_cb (FulCaseDetail *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static void
back_cb (FulCaseDetail *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
mode_cb (FulCaseDetail *self, int mode)
{
  g_signal_emit (self, signals[MODE], 0, mode);
}

static void
ful_case_detail_dispose (GObject *object)
{
  FulCaseDetail *self = FUL_CASE_DETAIL (object);

  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->answer != NULL)
    ful_answer_pane_show (self->answer, NULL, NULL, 0, 0);
  g_clear_pointer (&self->reading, ful_case_reading_free);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  g_clear_pointer (&self->arm_name, g_free);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASE_DETAIL);
  G_OBJECT_CLASS (ful_case_detail_parent_class)->dispose (object);
}

static void
ful_case_detail_class_init (FulCaseDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_case_detail_dispose;
  signals[STEP] = g_signal_new ("step", FUL_TYPE_CASE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[BACK] = g_signal_new ("back", FUL_TYPE_CASE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[MODE] = g_signal_new ("mode", FUL_TYPE_CASE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (FUL_TYPE_ANSWER_PANE);
  g_type_ensure (FUL_TYPE_SENT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("case-detail.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, back);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, name);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, text);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, problem);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, arms);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, answer_button);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, prompt_button);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, panes);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, answer);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, sent);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, arm_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, ful_case_detail_set_arm);
}

static void
ful_case_detail_init (FulCaseDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->case_index = G_MAXUINT;
}
