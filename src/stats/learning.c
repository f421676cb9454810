/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/learning.h"

#include <stdlib.h>

#include "base/error.h"
#include "stats/random.h"

#define LEAST_SIZES 3
#define LEAST_EXAMPLES 16

GArray *
ful_learning_sizes (gsize n, gsize n_labels)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize least = MAX (n_labels, LEAST_EXAMPLES);

  for (gsize size = n; size >= 2; size = (size + 1) / 2) {
    if (size < least && sizes->len >= LEAST_SIZES)
      break;
    g_array_prepend_val (sizes, size);
    if (size == 2)
      break;
  }
  return sizes;
}

/* An example's place among those of its label, which is its place in the order. */
typedef struct {
  double key;
  guint64 tie;
  guint index;
} Place;

static int
by_key (const void *a, const void *b)
{
  const Place *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (x->tie != y->tie)
    return x->tie < y->tie ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Examples of each label, in random order: GArray of guint by label. */
static GHashTable *
shuffle_labels (const char *const *labels, gsize n, FulRandom *random)
{
  GHashTable *groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < n; i++) {
    GArray *group = g_hash_table_lookup (groups, labels[i]);
    gsize place;

    if (group == NULL) {
      group = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (groups, (gpointer)labels[i], group);
    }
    /* Fisher & Yates, inside out. */
    g_array_append_val (group, i);
    place = ful_random_below (random, group->len);
    g_array_index (group, guint, group->len - 1) = g_array_index (group, guint, place);
    g_array_index (group, guint, place) = i;
  }
  return groups;
}

/* The r-th of c examples of its label goes to r/c: at any cut each label has its share, rounded
 * up. */
guint *
ful_learning_order (const char *const *labels, gsize n, guint64 seed)
{
  FulRandom random = ful_random_new (seed);
  g_autoptr (GHashTable) groups = shuffle_labels (labels, n, &random);
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  guint *order = g_new (guint, MAX (n, 1));

  /* By example, not by table, whose order is nobody's business. */
  for (guint i = 0; i < n; i++)
    places[i] = (Place){ .tie = ful_random_next (&random), .index = i };
  for (guint i = 0; i < n; i++) {
    const GArray *group = g_hash_table_lookup (groups, labels[i]);

    /* Once a label: at its example that came first. */
    if (places[i].key > 0 || g_array_index (group, guint, 0) != i)
      continue;
    for (guint r = 0; r < group->len; r++)
      places[g_array_index (group, guint, r)].key = (double)r / (double)group->len;
  }
  qsort (places, n, sizeof *places, by_key);
  for (gsize i = 0; i < n; i++)
    order[i] = places[i].index;
  return order;
}

static int
by_index (const void *a, const void *b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

static gboolean
check_plan (gsize n, const gsize *sizes, gsize n_sizes, gsize n_seeds, GError **error)
{
  if (n_seeds < FUL_LEARNING_MIN_SEEDS)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "seeds",
                             "a learning curve takes at least %d seeds a size",
                             FUL_LEARNING_MIN_SEEDS);
  for (gsize i = 0; i < n_sizes; i++)
    if (sizes[i] < 2 || sizes[i] > n || (i > 0 && sizes[i] <= sizes[i - 1]))
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "sizes",
                               "training sizes must increase and lie between 2 and the "
                               "%" G_GSIZE_FORMAT " examples that there are",
                               n);
  return TRUE;
}

/* Work goes with the number of examples trained on. */
typedef struct {
  FulLearnProgressFunc func;
  gpointer user_data;
  double done, total;
} Progress;

static void
move_on (Progress *self, gsize examples)
{
  self->done += (double)examples;
  if (self->func != NULL)
    self->func (self->done / self->total, self->user_data);
}

static gsize
seeds_at (gsize size, gsize n, gsize n_seeds)
{
  return size == n ? 1 : n_seeds;
}

GArray *
ful_learning_measure (const char *const *labels,
                      gsize n,
                      const gsize *sizes,
                      gsize n_sizes,
                      gsize n_seeds,
                      FulLearnFunc func,
                      FulLearnProgressFunc progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GArray) points = ful_curve_points_new ();
  g_autofree guint *train = g_new (guint, MAX (n, 1));
  g_autofree double *errors = NULL;
  Progress so_far = { progress, user_data, 0, 0 };

  if (!check_plan (n, sizes, n_sizes, n_seeds, error))
    return NULL;
  errors = g_new (double, n_seeds);
  for (gsize i = 0; i < n_sizes; i++)
    so_far.total += (double)(sizes[i] * seeds_at (sizes[i], n, n_seeds));
  for (gsize i = 0; i < n_sizes; i++) {
    gsize n_drawn = seeds_at (sizes[i], n, n_seeds);

    for (gsize seed = 0; seed < n_drawn; seed++) {
      g_autofree guint *order = ful_learning_order (labels, n, seed);

      for (gsize k = 0; k < sizes[i]; k++)
        train[k] = order[k];
      qsort (train, sizes[i], sizeof *train, by_index);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !func (train, sizes[i], seed, user_data, &errors[seed], cancellable, error))
        return NULL;
      move_on (&so_far, sizes[i]);
    }
    ful_curve_points_add (points, (double)sizes[i], errors, n_drawn);
  }
  return g_steal_pointer (&points);
}
