/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/answer-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/runs/arm-answer.h"
#include "app/runs/choice.h"
#include "app/runs/diff-marks.h"
#include "app/runs/matrix-keys.h"
#include "app/runs/outcome-row.h"
#include "app/runs/words.h"
#include "report/format.h"

#define MAX_ANSWER 4000

struct _FulAnswerPane {
  GtkBox parent_instance;
  GtkImage *icon;
  GtkLabel *outcome;
  GtkLabel *answer;
  GtkWidget *plain_box;
  GtkLabel *plain;
  GtkLabel *expected;
  GtkWidget *why_row;
  GtkDropDown *why;
  GtkWidget *checks_box;
  GtkBox *checks;
  GtkLabel *repeats;
  GtkLabel *latency;
  GtkLabel *tokens_in;
  GtkLabel *tokens_out;
  GtkLabel *price;
  GtkWidget *others_box;
  GtkBox *others;
  FulRunsData *data;
  const FulCaseReading *reading;
  guint case_index;
  guint arm;
  gboolean setting; /* the reason is being set by us */
};

enum { MODE, ARM, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulAnswerPane, ful_answer_pane, GTK_TYPE_BOX)

/* --- facts --- */

static void
set_value (GtkLabel *label, char *text /* (transfer full) (nullable) */)
{
  gtk_label_set_text (label, text != NULL ? text : "–");
  g_free (text);
}

/* "2 of 3 pass". */
static char *
repeats_text (FulAnswerPane *self)
{
  const FulEvidenceArm *item = ful_runs_data_arm (self->data, self->arm);
  const FulRunsCell *cell = ful_runs_data_cell (self->data, self->case_index, self->arm);
  int passed = 0, n = 0;

  for (gsize i = cell->answer;
       i < item->n_answers && item->answers[i].case_index == self->case_index; i++) {
    passed += ful_score_passes (item->answers[i].score);
    n += !isnan (item->answers[i].score);
  }
  return n > 0 ? g_strdup_printf (_ ("%d of %d pass"), passed, n) : NULL;
}

static char *
latency_text (const FulResult *result)
{
  if (result->cached)
    return g_strdup (_ ("from an earlier answer"));
  return isnan (result->latency_ms) ? NULL : ful_format_duration_ms (result->latency_ms);
}

static void
show_facts (FulAnswerPane *self, const FulResult *result)
{
  const char *currency = ful_snapshot_text (self->data->snapshot, "cost.currency");
  double price = result != NULL && self->arm < self->data->n_measured
                     ? ful_case_reading_price (self->data, self->arm, result)
                     : (double)NAN;

  set_value (self->repeats, repeats_text (self));
  set_value (self->latency, result != NULL ? latency_text (result) : NULL);
  set_value (self->tokens_in, result != NULL && !isnan (result->tokens_in)
                                  ? ful_format_count (result->tokens_in)
                                  : NULL);
  set_value (self->tokens_out, result != NULL && !isnan (result->tokens_out)
                                   ? ful_format_count (result->tokens_out)
                                   : NULL);
  set_value (self->price,
             isnan (price) ? NULL : ful_format_money (price, currency, FUL_MONEY_CALL));
}

/* --- the answer --- */

static char *
shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (*valid == '\0')
    return g_strdup (_ ("(empty)"));
  return g_utf8_strlen (valid, -1) > MAX_ANSWER ? g_utf8_substring (valid, 0, MAX_ANSWER)
                                                : g_steal_pointer (&valid);
}

static char *
answer_text (const FulResult *result)
{
  if (result == NULL)
    return g_strdup (_ ("Not asked yet."));
  if (result->error == NULL && result->output == NULL)
    return g_strdup (_ ("Its text was not recorded."));
  return shown (result->error != NULL ? result->error : result->output);
}

/* Where the answer is read out of JSON, that is what differs. */
static void
show_texts (FulAnswerPane *self, const FulArmReading *arm)
{
  const char *expected = self->reading->item->expected;
  g_autofree char *answer = answer_text (arm->result);
  g_autofree char *plain = arm->plain != NULL ? shown (arm->plain) : NULL;
  gboolean empty =
      arm->result == NULL || arm->result->output == NULL || *arm->result->output == '\0';

  gtk_label_set_text (self->answer, answer);
  gtk_label_set_text (self->plain, plain != NULL ? plain : "");
  gtk_widget_set_visible (self->plain_box, plain != NULL);
  gtk_label_set_text (self->expected,
                      expected != NULL ? expected : _ ("nothing: judged by the checks alone"));
  ful_diff_mark (self->answer, plain == NULL && !empty ? arm->diff : NULL, FUL_DIFF_DELETE);
  ful_diff_mark (self->plain, arm->diff, FUL_DIFF_DELETE);
  ful_diff_mark (self->expected, arm->diff, FUL_DIFF_INSERT);
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_checks (FulAnswerPane *self, const FulArmReading *arm)
{
  empty_box (self->checks);
  gtk_widget_set_visible (self->checks_box, arm->result != NULL && arm->result->error == NULL);
  if (arm->result != NULL && !isnan (arm->result->given_score)) {
    g_autofree char *score = ful_format_plain_number (arm->result->given_score);
    g_autofree char *text = g_strdup_printf (_ ("Scored %s where it came from"), score);

    gtk_box_append (self->checks,
                    ful_outcome_row_new (arm->result->given_score >= 0.5 ? FUL_CELL_PASS
                                                                         : FUL_CELL_FAIL,
                                         _ ("given"), text, NULL));
  }
  for (guint i = 0; arm->says != NULL && i < arm->says->len; i++) {
    const FulCheckSay *say = g_ptr_array_index (arm->says, i);
    FulCellState look = isnan (say->outcome.score) ? FUL_CELL_WAITING
                        : say->outcome.pass        ? FUL_CELL_PASS
                                                   : FUL_CELL_FAIL;
    const char *kind = say->check != NULL ? say->check->kind : "equals";

    gtk_box_append (self->checks,
                    ful_outcome_row_new (look,
                                         look == FUL_CELL_WAITING ? _ ("not evaluated")
                                                                  : ful_cell_words (look),
                                         kind, say->outcome.why));
  }
}

static void
other_clicked_cb (FulAnswerPane *self, FulArmAnswer *other)
{
  g_signal_emit (self, signals[ARM], 0, ful_arm_answer_arm (other));
}

static void
show_others (FulAnswerPane *self)
{
  empty_box (self->others);
  gtk_widget_set_visible (self->others_box, self->data->n_arms > 1);
  for (guint a = 0; a < self->reading->n_arms; a++) {
    const FulResult *result = self->reading->arms[a].result;
    const char *text = result == NULL           ? NULL
                       : result->output != NULL ? result->output
                                                : result->error;
    GtkWidget *other;

    if (a == self->arm)
      continue;
    other = ful_arm_answer_new (self->data, self->case_index, a, text);
    g_signal_connect_object (other, "clicked", G_CALLBACK (other_clicked_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (self->others, other);
  }
}

/* "Wrong format, in 2 of 3 repeats". */
static void
show_outcome (FulAnswerPane *self)
{
  const FulRunsCell *cell = ful_runs_data_cell (self->data, self->case_index, self->arm);
  FulCellState state = ful_runs_data_state (self->data, self->case_index, self->arm);
  gboolean named = cell->mode != FUL_MODE_NONE && state != FUL_CELL_PASS;

  gtk_image_set_from_icon_name (self->icon, ful_cell_icon (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]){ "score", ful_cell_class (state), NULL });
  gtk_label_set_text (self->outcome,
                      named ? ful_mode_words ((FulMode)cell->mode) : ful_cell_words (state));
  gtk_widget_set_visible (self->why_row, cell->mode != FUL_MODE_NONE);
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->why, cell->mode);
  self->setting = FALSE;
}

static void
show (FulAnswerPane *self)
{
  const FulArmReading *arm;

  if (self->reading == NULL || self->arm >= self->reading->n_arms)
    return;
  arm = &self->reading->arms[self->arm];
  show_outcome (self);
  show_texts (self, arm);
  show_checks (self, arm);
  show_facts (self, arm->result);
  show_others (self);
}

void
ful_answer_pane_show (FulAnswerPane *self,
                      FulRunsData *data,
                      const FulCaseReading *reading,
                      guint case_index,
                      guint arm)
{
  FulRunsData *old = self->data;

  g_return_if_fail (FUL_IS_ANSWER_PANE (self));
  self->data = data != NULL ? ful_runs_data_ref (data) : NULL;
  ful_runs_data_unref (old);
  self->reading = reading;
  self->case_index = case_index;
  self->arm = arm;
  show (self);
}

static void
why_chosen_cb (FulAnswerPane *self)
{
  guint mode = gtk_drop_down_get_selected (self->why);

  if (!self->setting && mode < FUL_N_MODES)
    g_signal_emit (self, signals[MODE], 0, (int)mode);
}

static void
ful_answer_pane_dispose (GObject *object)
{
  FulAnswerPane *self = FUL_ANSWER_PANE (object);

  self->reading = NULL;
  g_clear_pointer (&self->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_ANSWER_PANE);
  G_OBJECT_CLASS (ful_answer_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, icon);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, outcome);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, answer);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, plain_box);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, plain);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, expected);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, why_row);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, why);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, checks_box);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, checks);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, repeats);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, latency);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, tokens_in);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, tokens_out);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, price);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, others_box);
  gtk_widget_class_bind_template_child (widget_class, FulAnswerPane, others);
  gtk_widget_class_bind_template_callback (widget_class, why_chosen_cb);
}

static void
ful_answer_pane_class_init (FulAnswerPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_answer_pane_dispose;
  signals[MODE] = g_signal_new ("mode", FUL_TYPE_ANSWER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ARM] = g_signal_new ("arm", FUL_TYPE_ANSWER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("answer-pane.ui"));
  bind_children (widget_class);
}

/* "Wrong format (F)". */
static void
name_reasons (FulAnswerPane *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (int i = 0; i < FUL_N_MODES; i++) {
    const char *key = ful_matrix_key_of_mode ((FulMode)i);

    g_ptr_array_add (names, key != NULL
                                ? g_strdup_printf ("%s (%s)", ful_mode_words ((FulMode)i), key)
                                : g_strdup (ful_mode_words ((FulMode)i)));
  }
  self->setting = TRUE;
  ful_choice_set_names (self->why, (const char *const *)names->pdata, 22);
  self->setting = FALSE;
}

static void
ful_answer_pane_init (FulAnswerPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_reasons (self);
  /* Marks hold their colours. */
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show),
                           self, G_CONNECT_SWAPPED);
}
