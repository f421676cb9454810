/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/case-detail.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/runs/case-reading.h"
#include "app/runs/choice.h"
#include "app/runs/words.h"
#include "report/format.h"

#define MAX_ANSWER 4000
#define N_FACTS 5

struct _FulCaseDetail {
  GtkBox parent_instance;
  GtkWidget *back;
  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *text;
  GtkLabel *problem;
  GtkDropDown *arms;
  GtkImage *icon;
  GtkLabel *outcome;
  GtkLabel *answer;
  GtkLabel *expected;
  GtkWidget *why_row;
  GtkDropDown *why;
  GtkGrid *facts;
  GtkLabel *values[N_FACTS];
  FulRunsData *data;
  FulCaseReading *reading;
  GCancellable *cancellable;
  guint case_index;
  gboolean showing; /* the choices are being set by us */
};

enum { STEP, BACK, MODE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCaseDetail, ful_case_detail, GTK_TYPE_BOX)

guint
ful_case_detail_case (FulCaseDetail *self)
{
  return self->case_index;
}

guint
ful_case_detail_arm (FulCaseDetail *self)
{
  guint arm = gtk_drop_down_get_selected (self->arms);

  return arm != GTK_INVALID_LIST_POSITION ? arm : 0;
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
  gtk_widget_set_visible (self->back, over);
}

static void
set_value (GtkLabel *label, char *text /* (transfer full) (nullable) */)
{
  gtk_label_set_text (label, text != NULL ? text : "–");
  g_free (text);
}

/* "2 of 3 pass". */
static char *
repeats_text (FulCaseDetail *self, guint arm)
{
  const FulEvidenceArm *item = ful_runs_data_arm (self->data, arm);
  const FulCell *cell = ful_runs_data_cell (self->data, self->case_index, arm);
  int passed = 0, n = 0;

  for (gsize i = cell->answer;
       i < item->n_answers && item->answers[i].case_index == self->case_index; i++) {
    passed += ful_score_passes (item->answers[i].score);
    n += !isnan (item->answers[i].score);
  }
  return n > 0 ? g_strdup_printf (_ ("%d of %d pass"), passed, n) : NULL;
}

static void
show_facts (FulCaseDetail *self, guint arm, const FulResult *result)
{
  const char *currency = ful_snapshot_text (self->data->snapshot, "cost.currency");
  double price = result != NULL ? ful_case_reading_price (self->data, arm, result) : (double)NAN;
  gboolean latency = result != NULL && !result->cached && !isnan (result->latency_ms);

  set_value (self->values[0], repeats_text (self, arm));
  set_value (self->values[1], latency ? ful_format_duration_ms (result->latency_ms) : NULL);
  set_value (self->values[2], result != NULL && !isnan (result->tokens_in)
                                  ? ful_format_count (result->tokens_in)
                                  : NULL);
  set_value (self->values[3], result != NULL && !isnan (result->tokens_out)
                                  ? ful_format_count (result->tokens_out)
                                  : NULL);
  set_value (self->values[4],
             isnan (price) ? NULL : ful_format_money (price, currency, FUL_MONEY_CALL));
}

static char *
answer_text (const FulResult *result)
{
  g_autofree char *valid = NULL;

  if (result == NULL)
    return g_strdup (_ ("Not asked yet."));
  if (result->error == NULL && result->output == NULL)
    return g_strdup (_ ("Its text was not recorded."));
  valid = g_utf8_make_valid (result->error != NULL ? result->error : result->output, -1);
  if (*valid == '\0')
    return g_strdup (_ ("(empty)"));
  return g_utf8_strlen (valid, -1) > MAX_ANSWER ? g_utf8_substring (valid, 0, MAX_ANSWER)
                                                : g_steal_pointer (&valid);
}

static void
show_arm (FulCaseDetail *self)
{
  guint arm = ful_case_detail_arm (self);
  const FulCell *cell;
  const FulResult *result;
  g_autofree char *answer = NULL;
  gboolean failed;

  if (self->data == NULL || self->reading == NULL || arm >= self->data->n_arms)
    return;
  cell = ful_runs_data_cell (self->data, self->case_index, arm);
  result = ful_case_reading_result (self->reading, self->data, self->case_index, arm);
  answer = answer_text (result);
  failed = cell->state == FUL_CELL_FAIL || cell->state == FUL_CELL_FLAKY;
  gtk_image_set_from_icon_name (self->icon, ful_cell_icon (cell->state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]){ "score", ful_cell_class (cell->state), NULL });
  gtk_label_set_text (self->outcome, failed && cell->mode != FUL_MODE_NONE
                                         ? ful_mode_words (cell->mode)
                                         : ful_cell_words (cell->state));
  gtk_label_set_text (self->answer, answer);
  gtk_widget_set_visible (self->why_row, failed);
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->why, cell->mode);
  self->showing = FALSE;
  show_facts (self, arm, result);
}

static void
arm_chosen_cb (FulCaseDetail *self)
{
  if (!self->showing)
    show_arm (self);
}

static void
why_chosen_cb (FulCaseDetail *self)
{
  guint mode = gtk_drop_down_get_selected (self->why);

  if (!self->showing && mode < FUL_N_MODES)
    g_signal_emit (self, signals[MODE], 0, (int)mode);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCaseDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FulCaseReading) reading = ful_case_reading_load_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->data == NULL)
    return;
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (reading == NULL)
    return;
  g_clear_pointer (&self->reading, ful_case_reading_free);
  self->reading = g_steal_pointer (&reading);
  text = ful_case_reading_text (self->reading);
  gtk_label_set_text (self->text, *text != '\0' ? text
                                                : _ ("This case came with results and has "
                                                     "no input."));
  gtk_label_set_text (self->expected, self->reading->item->expected != NULL
                                          ? self->reading->item->expected
                                          : _ ("nothing: judged by the checks alone"));
  gtk_stack_set_visible_child_name (self->stack, "case");
  show_arm (self);
}

static void
show_arm_names (FulCaseDetail *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint a = 0; a < self->data->n_arms; a++)
    g_ptr_array_add (names, ful_runs_data_arm_title (self->data, a));
  self->showing = TRUE;
  ful_choice_set_names (self->arms, (const char *const *)names->pdata, 24);
  self->showing = FALSE;
}

void
ful_case_detail_show (FulCaseDetail *self,
                      FulDocument *document,
                      FulRunsData *data,
                      guint case_index)
{
  FulRunsData *old = self->data;

  g_return_if_fail (FUL_IS_CASE_DETAIL (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->reading, ful_case_reading_free);
  self->data = ful_runs_data_ref (data);
  if (old != data)
    show_arm_names (self);
  ful_runs_data_unref (old);
  self->case_index = case_index;
  gtk_label_set_text (self->name, data->evidence->cases[case_index].name);
  ful_case_reading_load_async (document, data, case_index, self->cancellable, read_cb,
                               g_object_ref (self));
}

void
ful_case_detail_clear (FulCaseDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->reading, ful_case_reading_free);
  g_clear_pointer (&self->data, ful_runs_data_unref);
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
ful_case_detail_dispose (GObject *object)
{
  FulCaseDetail *self = FUL_CASE_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, ful_case_reading_free);
  g_clear_pointer (&self->data, ful_runs_data_unref);
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
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("case-detail.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, back);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, name);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, text);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, problem);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, arms);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, icon);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, outcome);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, answer);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, expected);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, why_row);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, why);
  gtk_widget_class_bind_template_child (widget_class, FulCaseDetail, facts);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, arm_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_chosen_cb);
}

static void
add_fact (FulCaseDetail *self, int row, const char *name)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *value = gtk_label_new ("–");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sm");
  gtk_widget_add_css_class (label, "quiet");
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "sm");
  gtk_widget_add_css_class (value, "num");
  gtk_grid_attach (self->facts, label, 0, row, 1, 1);
  gtk_grid_attach (self->facts, value, 1, row, 1, 1);
  self->values[row] = GTK_LABEL (value);
}

static void
ful_case_detail_init (FulCaseDetail *self)
{
  const char *modes[FUL_N_MODES + 1] = { NULL };
  const char *const facts[N_FACTS] = { _ ("Repeats"), _ ("Latency"), _ ("Tokens in"),
                                       _ ("Tokens out"), _ ("Price") };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->case_index = G_MAXUINT;
  for (int i = 0; i < FUL_N_MODES; i++)
    modes[i] = ful_mode_words ((FulMode)i);
  self->showing = TRUE;
  ful_choice_set_names (self->why, modes, 22);
  self->showing = FALSE;
  for (int i = 0; i < N_FACTS; i++)
    add_fact (self, i, facts[i]);
}
