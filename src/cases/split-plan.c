/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Greedy: units (a group, or a case by itself) are shuffled, the larger put first, and each goes to
 * the split whose quota for its labels has the most room. For single cases that means: a split that
 * lacks a whole case of the label takes it; once all lack less than one, the split takes it that is
 * furthest behind its share of all cases so far, so that rounding does not add up over many small
 * labels. O(n log n). */
#include "cases/split-plan.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

/* Sums of shares such as .4 + .3 + .3 differ from 1 by rounding. */
#define TOLERANCE 1e-9

typedef struct {
  GArray *cases; /* guint: indices */
  guint order;   /* after the shuffle */
} Unit;

typedef struct {
  double shares[FUL_N_SPLITS];
  guint n_labels;
  guint *labels; /* a case: index of its label */
  double *room;  /* a label and split: share of the label's cases not yet given */
  double placed[FUL_N_SPLITS];
  double n_placed;
} Plan;

static void
free_unit (gpointer data)
{
  Unit *unit = data;

  g_array_unref (unit->cases);
  g_free (unit);
}

static gboolean
check_share (double share, const char *name, GError **error)
{
  if (share >= 0 && share <= 1)
    return TRUE;
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name,
                           "a share lies between 0 and 1, such as .3");
}

static gboolean
read_shares (const FulSplitShares *shares, double *out, GError **error)
{
  double sum = shares->train + shares->dev + shares->test;

  if (!check_share (shares->train, "train", error) || !check_share (shares->dev, "dev", error) ||
      !check_share (shares->test, "test", error))
    return FALSE;
  if (sum > 1 + TOLERANCE || sum <= 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             "the shares of train, dev and test sum to %g; make it 1, or less to "
                             "leave cases out",
                             sum);
  out[FUL_SPLIT_TRAIN] = shares->train;
  out[FUL_SPLIT_DEV] = shares->dev;
  out[FUL_SPLIT_TEST] = shares->test;
  out[FUL_SPLIT_NONE] = sum > 1 - TOLERANCE ? 0 : 1 - sum;
  return TRUE;
}

/* The index of a text in order first seen. */
static guint
index_of (GHashTable *indices, const char *text)
{
  gpointer index;

  if (g_hash_table_lookup_extended (indices, text, NULL, &index))
    return GPOINTER_TO_UINT (index);
  g_hash_table_insert (indices, (gpointer)text, GUINT_TO_POINTER (g_hash_table_size (indices)));
  return g_hash_table_size (indices) - 1;
}

static void
count_labels (Plan *plan, const GPtrArray *cases)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  plan->labels = g_new (guint, cases->len + 1);
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    plan->labels[i] = index_of (indices, item->expected != NULL ? item->expected : "");
  }
  plan->n_labels = g_hash_table_size (indices);
  plan->room = g_new0 (double, (gsize)plan->n_labels *FUL_N_SPLITS + 1);
  for (guint i = 0; i < cases->len; i++)
    for (guint split = 0; split < FUL_N_SPLITS; split++)
      plan->room[plan->labels[i] * FUL_N_SPLITS + split] += plan->shares[split];
}

static GPtrArray *
make_units (const GPtrArray *cases)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (free_unit);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];
    Unit *unit = item->group != NULL ? g_hash_table_lookup (groups, item->group) : NULL;

    if (unit == NULL) {
      unit = g_new0 (Unit, 1);
      unit->cases = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (units, unit);
      if (item->group != NULL)
        g_hash_table_insert (groups, item->group, unit);
    }
    g_array_append_val (unit->cases, i);
  }
  return units;
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const Unit *x = *(const Unit *const *)a, *y = *(const Unit *const *)b;

  if (x->cases->len != y->cases->len)
    return x->cases->len > y->cases->len ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static void
shuffle_units (GPtrArray *units, guint64 seed)
{
  guint32 words[2] = { (guint32)seed, (guint32)(seed >> 32) };
  g_autoptr (GRand) rand = g_rand_new_with_seed_array (words, G_N_ELEMENTS (words));

  for (guint i = units->len; i > 1; i--) {
    guint j = (guint)g_rand_int_range (rand, 0, (gint32)i);
    gpointer unit = units->pdata[j];

    units->pdata[j] = units->pdata[i - 1];
    units->pdata[i - 1] = unit;
  }
  for (guint i = 0; i < units->len; i++)
    ((Unit *)units->pdata[i])->order = i;
  g_ptr_array_sort (units, compare_units);
}

/* How far a split is behind its share of all cases so far, were @n more placed. */
static double
lag (const Plan *plan, guint split, guint n)
{
  return plan->shares[split] * (plan->n_placed + n) - plan->placed[split];
}

static double
room_for (const Plan *plan, const Unit *unit, guint split)
{
  double room = 0;

  for (guint i = 0; i < unit->cases->len; i++)
    room += plan->room[plan->labels[g_array_index (unit->cases, guint, i)] * FUL_N_SPLITS + split];
  return room;
}

static FulSplit
choose_split (const Plan *plan, const Unit *unit)
{
  guint n = unit->cases->len, best = FUL_N_SPLITS;
  double best_room = 0, best_lag = 0;

  for (guint split = 0; split < FUL_N_SPLITS; split++) {
    double room = room_for (plan, unit, split), behind = lag (plan, split, n);
    gboolean better;

    if (plan->shares[split] <= 0)
      continue;
    /* All fractions of a case are alike: what is behind overall decides. */
    if (n == 1 && room < 1 - TOLERANCE)
      room = room > TOLERANCE ? 0.5 : 0;
    better = room > best_room + TOLERANCE ||
             (fabs (room - best_room) <= TOLERANCE && behind > best_lag + TOLERANCE);
    if (best == FUL_N_SPLITS || better) {
      best = split;
      best_room = room;
      best_lag = behind;
    }
  }
  return (FulSplit)best;
}

static void
place (Plan *plan, const Unit *unit, FulSplit *out)
{
  FulSplit split = choose_split (plan, unit);

  for (guint i = 0; i < unit->cases->len; i++) {
    guint index = g_array_index (unit->cases, guint, i);

    out[index] = split;
    plan->room[plan->labels[index] * FUL_N_SPLITS + split] -= 1;
  }
  plan->placed[split] += unit->cases->len;
  plan->n_placed += unit->cases->len;
}

gboolean
ful_split_plan (const GPtrArray *cases, const FulSplitShares *shares, FulSplit *out, GError **error)
{
  g_autoptr (GPtrArray) units = NULL;
  Plan plan = { 0 };

  if (!read_shares (shares, plan.shares, error))
    return FALSE;
  units = make_units (cases);
  shuffle_units (units, shares->seed);
  count_labels (&plan, cases);
  for (guint i = 0; i < units->len; i++)
    place (&plan, units->pdata[i], out);
  g_free (plan.labels);
  g_free (plan.room);
  return TRUE;
}

gsize
ful_split_plan_apply (const GPtrArray *cases, const FulSplit *splits, FulEdit *edit)
{
  gsize changed = 0;

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    if (item->split == splits[i])
      continue;
    ful_edit_set_case_split (edit, item->id, splits[i]);
    changed++;
  }
  return changed;
}
