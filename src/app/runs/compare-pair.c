/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/compare-pair.h"

#include "app/runs/choice.h"

#define TEST_SEED 1

struct _FulComparePair {
  GObject parent_instance;
  GtkDropDown *first; /* weak */
  GtkDropDown *second;
  int width;
  FulRunsData *data;
  GCancellable *cancellable;
  gboolean setting;
};

enum { COMPARED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulComparePair, ful_compare_pair, G_TYPE_OBJECT)

static void
compared_free (gpointer data)
{
  FulCompared *self = data;

  ful_runs_data_unref (self->data);
  g_free (self->a_title);
  g_free (self->b_title);
  g_free (self->a_short);
  g_free (self->b_short);
  ful_compare_words_clear (&self->words);
  g_free (self);
}

static void
name_arms (FulCompared *self)
{
  gboolean same_prompt = ful_runs_data_arm (self->data, self->a)->revision_id ==
                         ful_runs_data_arm (self->data, self->b)->revision_id;

  self->a_title = ful_runs_data_arm_title (self->data, self->a);
  self->b_title = ful_runs_data_arm_title (self->data, self->b);
  self->a_short =
      same_prompt ? g_strdup (self->a_title) : ful_runs_data_prompt_title (self->data, self->a);
  self->b_short =
      same_prompt ? g_strdup (self->b_title) : ful_runs_data_prompt_title (self->data, self->b);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FulCompared *self = task_data;
  const FulStandings *standings = self->data->standings;
  FulSplit split = ful_standings_splits (standings).judging;
  double delta = self->data->bar.delta;

  self->comparison =
      ful_compare (ful_standings_sample (standings, self->a, split),
                   ful_standings_sample (standings, self->b, split), delta, TEST_SEED);
  name_arms (self);
  ful_compare_words (&self->comparison, self->a_title, self->b_title, split, delta, &self->words);
  g_task_return_boolean (task, TRUE);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FulComparePair *self = FUL_COMPARE_PAIR (source);
  const FulCompared *compared = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), NULL) && self->data == compared->data)
    g_signal_emit (self, signals[COMPARED], 0, compared);
}

static void
compare (FulComparePair *self)
{
  g_autoptr (GTask) task = NULL;
  FulCompared *compared;
  guint a, b, n = self->data != NULL ? self->data->n_measured : 0;

  if (n < 2 || self->setting)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  a = MIN (gtk_drop_down_get_selected (self->first), n - 1);
  b = MIN (gtk_drop_down_get_selected (self->second), n - 1);
  if (a == b) {
    g_signal_emit (self, signals[COMPARED], 0, NULL);
    return;
  }
  self->cancellable = g_cancellable_new ();
  compared = g_new0 (FulCompared, 1);
  compared->data = ful_runs_data_ref (self->data);
  compared->a = a;
  compared->b = b;
  task = g_task_new (self, self->cancellable, compared_cb, NULL);
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, compared, compared_free);
  g_task_run_in_thread (task, compare_in_thread);
}

/* The first in rank of all arms but @but. */
static guint
best_but (FulComparePair *self, guint but)
{
  FulRunsData *data = self->data;
  g_autofree guint *arms = g_new (guint, data->n_measured);
  g_autoptr (GArray) ranked = NULL;

  for (guint a = 0; a < data->n_measured; a++)
    arms[a] = a;
  ranked = ful_standings_rank (data->standings, arms, data->n_measured, NULL);
  for (guint i = 0; i < ranked->len; i++)
    if (g_array_index (ranked, guint, i) != but)
      return g_array_index (ranked, guint, i);
  return but == 0 ? 1 : 0;
}

static void
set_pair (FulComparePair *self, guint first, guint second)
{
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->first, first);
  gtk_drop_down_set_selected (self->second, second);
  self->setting = FALSE;
}

void
ful_compare_pair_choose (FulComparePair *self, guint arm)
{
  g_return_if_fail (FUL_IS_COMPARE_PAIR (self));
  if (self->data == NULL || arm >= self->data->n_measured || self->data->n_measured < 2)
    return;
  set_pair (self, arm, best_but (self, arm));
  compare (self);
}

gboolean
ful_compare_pair_set_data (FulComparePair *self, FulRunsData *data)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean same = data != NULL && self->data != NULL && data->n_measured == self->data->n_measured;
  FulRunsData *old = self->data;
  guint prompt;

  g_return_val_if_fail (FUL_IS_COMPARE_PAIR (self), FALSE);
  self->data = data != NULL ? ful_runs_data_ref (data) : NULL;
  ful_runs_data_unref (old);
  if (data == NULL || data->n_measured < 2)
    return FALSE;
  names = ful_runs_data_arm_titles (data, /* measured= */ TRUE);
  self->setting = TRUE;
  ful_choice_set_names (self->first, (const char *const *)names->pdata, self->width);
  ful_choice_set_names (self->second, (const char *const *)names->pdata, self->width);
  self->setting = FALSE;
  prompt = ful_runs_data_first_arm (data);
  if (!same)
    set_pair (self, best_but (self, prompt), prompt);
  compare (self);
  return TRUE;
}

FulComparePair *
ful_compare_pair_new (GtkDropDown *first, GtkDropDown *second, int width)
{
  FulComparePair *self = g_object_new (FUL_TYPE_COMPARE_PAIR, NULL);

  self->first = first;
  self->second = second;
  self->width = width;
  g_signal_connect_object (first, "notify::selected", G_CALLBACK (compare), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (second, "notify::selected", G_CALLBACK (compare), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
ful_compare_pair_dispose (GObject *object)
{
  FulComparePair *self = FUL_COMPARE_PAIR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  G_OBJECT_CLASS (ful_compare_pair_parent_class)->dispose (object);
}

static void
ful_compare_pair_class_init (FulComparePairClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_compare_pair_dispose;
  signals[COMPARED] = g_signal_new ("compared", FUL_TYPE_COMPARE_PAIR, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
ful_compare_pair_init (FulComparePair *self)
{
}
