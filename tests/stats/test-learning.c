/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/learning.h"

#include <string.h>

#include "base/error.h"

static void
assert_sizes (gsize n, gsize n_labels, gsize n_sizes, const gsize *expected)
{
  g_autoptr (GArray) sizes = ful_learning_sizes (n, n_labels);

  g_assert_cmpuint (sizes->len, ==, n_sizes);
  for (gsize i = 0; i < n_sizes; i++)
    g_assert_cmpuint (g_array_index (sizes, gsize, i), ==, expected[i]);
}

static void
test_sizes (void)
{
  assert_sizes (8000, 77, 7, (const gsize[]){ 125, 250, 500, 1000, 2000, 4000, 8000 });
  assert_sizes (100, 2, 3, (const gsize[]){ 25, 50, 100 });
  assert_sizes (60, 50, 3, (const gsize[]){ 15, 30, 60 });
  assert_sizes (8, 2, 3, (const gsize[]){ 2, 4, 8 });
  assert_sizes (3, 2, 2, (const gsize[]){ 2, 3 });
  assert_sizes (0, 0, 0, NULL);
}

/* 60 of "a", 30 of "b", 9 of "c", 1 of "d", mixed. */
static void
fill_labels (const char **labels)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  static const guint counts[] = { 60, 30, 9, 1 };
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    for (guint k = 0; k < counts[i]; k++)
      labels[(n++ * 37) % 100] = names[i];
}

static void
count_first (const char **labels, const guint *order, gsize size, guint counts[4])
{
  memset (counts, 0, 4 * sizeof *counts);
  for (gsize i = 0; i < size; i++)
    counts[*labels[order[i]] - 'a']++;
}

static void
test_order_is_stratified (void)
{
  const char *labels[100];
  g_autofree guint *order = NULL;
  gboolean seen[100] = { FALSE };
  guint counts[4];

  fill_labels (labels);
  order = ful_learning_order (labels, 100, 5);
  for (gsize i = 0; i < 100; i++) {
    g_assert_false (seen[order[i]]);
    seen[order[i]] = TRUE;
  }
  count_first (labels, order, 4, counts);
  for (gsize i = 0; i < 4; i++)
    g_assert_cmpuint (counts[i], ==, 1);
  count_first (labels, order, 50, counts);
  g_assert_cmpuint (counts[0], >=, 28);
  g_assert_cmpuint (counts[0], <=, 31);
  g_assert_cmpuint (counts[1], >=, 14);
  g_assert_cmpuint (counts[1], <=, 16);
  g_assert_cmpuint (counts[2], >=, 4);
  g_assert_cmpuint (counts[2], <=, 5);
  g_assert_cmpuint (counts[3], ==, 1);
}

static void
test_order_is_seeded (void)
{
  const char *labels[100];
  g_autofree guint *one = NULL;
  g_autofree guint *same = NULL;
  g_autofree guint *other = NULL;

  fill_labels (labels);
  one = ful_learning_order (labels, 100, 5);
  same = ful_learning_order (labels, 100, 5);
  other = ful_learning_order (labels, 100, 6);
  g_assert_cmpmem (one, 100 * sizeof *one, same, 100 * sizeof *same);
  g_assert_true (memcmp (one, other, 100 * sizeof *one) != 0);
}

typedef struct {
  guint calls;
  guint cancel_after; /* 0: never */
  guint fail_after;
  GCancellable *cancellable;
  double done;
  guint64 subsets[5]; /* sum of the indices, by seed, at size 20 */
} Trainer;

static gboolean
pretend_to_train (const guint *train,
                  gsize n,
                  guint64 seed,
                  gpointer user_data,
                  double *error_share,
                  GCancellable *cancellable,
                  GError **error)
{
  Trainer *self = user_data;
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++) {
    g_assert_cmpuint (train[i], <, 100);
    g_assert_true (i == 0 || train[i] > train[i - 1]);
    sum += train[i] * train[i];
  }
  if (n == 20)
    self->subsets[seed] = sum;
  *error_share = 1 / (double)n + 0.001 * (double)seed;
  self->calls++;
  if (self->calls == self->cancel_after)
    g_cancellable_cancel (self->cancellable);
  if (self->calls == self->fail_after)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL, "one label alone");
  return TRUE;
}

static void
note_progress (double done, gpointer user_data)
{
  Trainer *self = user_data;

  g_assert_cmpfloat (done, >, self->done);
  self->done = done;
}

static GArray *
measure (Trainer *trainer, gsize n_seeds, GError **error)
{
  const gsize sizes[] = { 20, 50, 100 };
  const char *labels[100];

  fill_labels (labels);
  return ful_learning_measure (labels, 100, sizes, 3, n_seeds, pretend_to_train, note_progress,
                               trainer, trainer->cancellable, error);
}

static void
test_measure (void)
{
  Trainer trainer = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = measure (&trainer, 5, &error);
  const FulCurvePoint *point;

  g_assert_no_error (error);
  g_assert_cmpuint (trainer.calls, ==, 11); /* the whole set once */
  g_assert_cmpfloat_with_epsilon (trainer.done, 1, 1e-12);
  g_assert_cmpuint (trainer.subsets[0], !=, trainer.subsets[1]);
  g_assert_cmpuint (points->len, ==, 3);
  point = &g_array_index (points, FulCurvePoint, 0);
  g_assert_cmpfloat (point->n, ==, 20);
  g_assert_cmpuint (point->n_seeds, ==, 5);
  g_assert_cmpfloat_with_epsilon (point->error, 0.05 + 0.002, 1e-12);
  g_assert_cmpfloat_with_epsilon (point->se, sqrt (2.5e-6 / 5), 1e-12);
  point = &g_array_index (points, FulCurvePoint, 2);
  g_assert_cmpuint (point->n_seeds, ==, 1);
  g_assert_true (isnan (point->se));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Trainer trainer = { .cancel_after = 3, .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_null (measure (&trainer, 5, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (trainer.calls, ==, 3);
}

static void
test_failed (void)
{
  Trainer trainer = { .fail_after = 2 };
  g_autoptr (GError) error = NULL;

  g_assert_null (measure (&trainer, 5, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  g_assert_cmpuint (trainer.calls, ==, 2);
}

static void
test_refuses (void)
{
  const gsize bad[][2] = { { 1, 50 }, { 50, 50 }, { 50, 101 } };
  const char *labels[100];
  Trainer trainer = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (measure (&trainer, 4, &error));
  g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  fill_labels (labels);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_clear_error (&error);
    g_assert_null (ful_learning_measure (labels, 100, bad[i], 2, 5, pretend_to_train, NULL,
                                         &trainer, NULL, &error));
    g_assert_error (error, FUL_ERROR, FUL_ERROR_BAD_INPUT);
  }
  g_assert_cmpuint (trainer.calls, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/learning/sizes", test_sizes);
  g_test_add_func ("/stats/learning/order/stratified", test_order_is_stratified);
  g_test_add_func ("/stats/learning/order/seeded", test_order_is_seeded);
  g_test_add_func ("/stats/learning/measure", test_measure);
  g_test_add_func ("/stats/learning/cancelled", test_cancelled);
  g_test_add_func ("/stats/learning/failed", test_failed);
  g_test_add_func ("/stats/learning/refuses", test_refuses);
  return g_test_run ();
}
