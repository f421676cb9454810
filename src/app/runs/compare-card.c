/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/compare-card.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "app/runs/compare-words.h"

#define TEST_SEED 1

struct _FulCompareCard {
  GtkBox parent_instance;
  GtkDropDown *first;
  GtkDropDown *second;
  GtkLabel *headline;
  GtkLabel *detail;
  FulRunsData *data;
  GCancellable *cancellable;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (FulCompareCard, ful_compare_card, GTK_TYPE_BOX)

typedef struct {
  FulRunsData *data;
  guint a;
  guint b;
  FulSplit split;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  ful_runs_data_unref (pair->data);
  g_free (pair);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Pair *pair = task_data;
  FulComparison comparison =
      ful_compare (ful_standings_sample (pair->data->standings, pair->a, pair->split),
                   ful_standings_sample (pair->data->standings, pair->b, pair->split),
                   pair->data->bar.delta, TEST_SEED);

  g_task_return_pointer (task, g_memdup2 (&comparison, sizeof comparison), g_free);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCompareCard) self = user_data;
  const Pair *pair = g_task_get_task_data (G_TASK (result));
  g_autofree FulComparison *comparison = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  FulCompareWords words;

  if (comparison == NULL || self->data != pair->data)
    return;
  a = ful_runs_data_arm_title (pair->data, pair->a);
  b = ful_runs_data_arm_title (pair->data, pair->b);
  ful_compare_words (comparison, a, b, pair->split, pair->data->bar.delta, &words);
  gtk_label_set_text (self->headline, words.headline);
  gtk_label_set_text (self->detail, words.detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), words.behind);
  ful_compare_words_clear (&words);
}

static void
compare (FulCompareCard *self)
{
  g_autoptr (GTask) task = NULL;
  Pair *pair;

  if (self->data == NULL || self->data->n_arms < 2 || self->setting)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pair = g_new0 (Pair, 1);
  pair->data = ful_runs_data_ref (self->data);
  pair->a = MIN (gtk_drop_down_get_selected (self->first), self->data->n_arms - 1);
  pair->b = MIN (gtk_drop_down_get_selected (self->second), self->data->n_arms - 1);
  pair->split = ful_standings_splits (self->data->standings).judging;
  if (pair->a == pair->b) {
    gtk_label_set_text (self->headline, _ ("Choose two different arms"));
    gtk_label_set_text (self->detail, "");
    pair_free (pair);
    return;
  }
  task = g_task_new (NULL, self->cancellable, compared_cb, g_object_ref (self));
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, pair, pair_free);
  g_task_run_in_thread (task, compare_in_thread);
}

/* The best prompt against the best of all others, at first. */
static void
choose_first (FulCompareCard *self)
{
  FulRunsData *data = self->data;
  g_autofree guint *arms = g_new (guint, data->n_arms);
  g_autoptr (GArray) ranked = NULL;
  int prompt = ful_standings_best_prompt_arm (data->standings);
  guint first = 0, second = prompt >= 0 ? (guint)prompt : 1;

  for (guint a = 0; a < data->n_arms; a++)
    arms[a] = a;
  ranked = ful_standings_rank (data->standings, arms, data->n_arms, NULL);
  for (guint i = ranked->len; i > 0; i--)
    if (g_array_index (ranked, guint, i - 1) != second)
      first = g_array_index (ranked, guint, i - 1);
  if (first == second)
    first = second == 0 ? 1 : 0;
  gtk_drop_down_set_selected (self->first, first);
  gtk_drop_down_set_selected (self->second, second);
}

void
ful_compare_card_set_data (FulCompareCard *self, FulRunsData *data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  gboolean same = data != NULL && self->data != NULL && data->n_arms == self->data->n_arms;
  FulRunsData *old = self->data;

  g_return_if_fail (FUL_IS_COMPARE_CARD (self));
  self->data = data != NULL ? ful_runs_data_ref (data) : NULL;
  ful_runs_data_unref (old);
  gtk_widget_set_visible (GTK_WIDGET (self), data != NULL && data->n_arms > 1);
  if (data == NULL || data->n_arms < 2)
    return;
  for (guint a = 0; a < data->n_arms; a++)
    g_ptr_array_add (names, ful_runs_data_arm_title (data, a));
  self->setting = TRUE;
  ful_choice_set_names (self->first, (const char *const *)names->pdata, 16);
  ful_choice_set_names (self->second, (const char *const *)names->pdata, 16);
  if (!same)
    choose_first (self);
  self->setting = FALSE;
  compare (self);
}

static void
ful_compare_card_dispose (GObject *object)
{
  FulCompareCard *self = FUL_COMPARE_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_COMPARE_CARD);
  G_OBJECT_CLASS (ful_compare_card_parent_class)->dispose (object);
}

static void
ful_compare_card_class_init (FulCompareCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_compare_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("compare-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, first);
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, second);
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, headline);
  gtk_widget_class_bind_template_child (widget_class, FulCompareCard, detail);
  gtk_widget_class_bind_template_callback (widget_class, compare);
}

static void
ful_compare_card_init (FulCompareCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
