/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/confusion.h"

#include <string.h>

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Label -> position + 1; fills self->labels. */
static GHashTable *
add_labels (FulConfusion *self, const char *const *expected, gsize n, const char *const *label_set)
{
  GHashTable *positions = g_hash_table_new (g_str_hash, g_str_equal);

  if (label_set != NULL)
    for (gsize i = 0; label_set[i] != NULL; i++)
      g_ptr_array_add (self->labels, g_strdup (label_set[i]));
  else
    for (gsize i = 0; i < n; i++)
      if (g_hash_table_add (positions, (gpointer)expected[i]))
        g_ptr_array_add (self->labels, g_strdup (expected[i]));
  if (label_set == NULL)
    g_ptr_array_sort (self->labels, by_name);
  g_hash_table_remove_all (positions);
  for (guint i = 0; i < self->labels->len; i++)
    g_hash_table_insert (positions, self->labels->pdata[i], GUINT_TO_POINTER (i + 1));
  return positions;
}

/* One more row and column where anything is outside the set. Returns: its position, or the number
 * of labels where there is none */
static guint
add_other (FulConfusion *self,
           GHashTable *positions,
           const char *const *expected,
           const char *const *answered,
           gsize n)
{
  guint other = self->labels->len;
  gboolean needed = FALSE;

  for (gsize i = 0; i < n && !needed; i++)
    needed = !g_hash_table_contains (positions, expected[i]) ||
             !g_hash_table_contains (positions, answered[i]);
  if (needed)
    g_ptr_array_add (self->labels, g_strdup (FUL_LABEL_OTHER));
  return other;
}

static guint
position_of (GHashTable *positions, const char *label, guint other)
{
  gpointer found = g_hash_table_lookup (positions, label);

  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : other;
}

static double
share (gsize part, gsize whole)
{
  return whole > 0 ? (double)part / (double)whole : (double)NAN;
}

/* What is no label is counted, but is many things and so has no measures of its own. */
static void
measure_labels (FulConfusion *self, guint other)
{
  guint k = self->labels->len;
  double sum = 0;
  gsize occurring = 0;

  for (guint i = 0; i < k; i++) {
    gsize right = ful_confusion_count (self, i, i), answered = 0;

    for (guint j = 0; j < k; j++) {
      self->n[i] += ful_confusion_count (self, i, j);
      answered += ful_confusion_count (self, j, i);
    }
    self->precision[i] = self->recall[i] = self->f1[i] = NAN;
    if (i == other)
      continue;
    self->precision[i] = share (right, answered);
    self->recall[i] = share (right, self->n[i]);
    self->f1[i] = share (2 * right, self->n[i] + answered);
    if (self->n[i] == 0)
      continue;
    sum += self->f1[i];
    occurring++;
  }
  self->macro_f1 = occurring > 0 ? sum / (double)occurring : (double)NAN;
}

/* Mean over each case's answers first; right is right to the letter, "(other)" never. */
static FulMean
accuracy_of (const char *const *expected,
             const char *const *answered,
             const guint *cases,
             const guint *clusters,
             gsize n)
{
  g_autoptr (FulSample) sample = ful_sample_new (n);

  for (gsize i = 0; i < n;) {
    gsize first = i, right = 0;

    do
      right += strcmp (expected[i], answered[i]) == 0 ? 1 : 0;
    while (++i < n && cases != NULL && cases[i] == cases[first]);
    ful_sample_append (sample, (guint)first, clusters != NULL ? clusters[first] : (guint)first,
                       (double)right / (double)(i - first));
  }
  return ful_sample_mean (sample);
}

FulConfusion *
ful_confusion_new (const char *const *expected,
                   const char *const *answered,
                   const guint *cases,
                   const guint *clusters,
                   gsize n,
                   const char *const *label_set)
{
  FulConfusion *self = g_new0 (FulConfusion, 1);
  g_autoptr (GHashTable) positions = NULL;
  guint other, k;

  self->labels = g_ptr_array_new_with_free_func (g_free);
  positions = add_labels (self, expected, n, label_set);
  other = add_other (self, positions, expected, answered, n);
  k = self->labels->len;
  self->counts = g_new0 (gsize, MAX ((gsize)k * k, 1));
  self->precision = g_new (double, MAX (k, 1));
  self->recall = g_new (double, MAX (k, 1));
  self->f1 = g_new (double, MAX (k, 1));
  self->n = g_new0 (gsize, MAX (k, 1));
  self->answers = g_new (FulConfusedAnswer, MAX (n, 1));
  self->n_answers = n;
  for (gsize i = 0; i < n; i++) {
    FulConfusedAnswer *answer = &self->answers[i];

    *answer = (FulConfusedAnswer){ .item = cases != NULL ? cases[i] : (guint)i,
                                   .expected = position_of (positions, expected[i], other),
                                   .answered = position_of (positions, answered[i], other) };
    self->counts[(gsize)answer->expected * k + answer->answered]++;
  }
  measure_labels (self, other);
  self->accuracy = accuracy_of (expected, answered, cases, clusters, n);
  return self;
}

gsize
ful_confusion_count (const FulConfusion *self, guint row, guint column)
{
  return self->counts[(gsize)row * self->labels->len + column];
}

void
ful_confusion_free (FulConfusion *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->labels);
  g_free (self->counts);
  g_free (self->precision);
  g_free (self->recall);
  g_free (self->f1);
  g_free (self->n);
  g_free (self->answers);
  g_free (self);
}

int
ful_confusion_find (const FulConfusion *self, const char *label)
{
  for (guint i = 0; i < self->labels->len; i++)
    if (strcmp (self->labels->pdata[i], label) == 0)
      return (int)i;
  return -1;
}

/* Whether an earlier answer of the same case, which stands beside it, is in the same cell. */
static gboolean
is_repeated (const FulConfusion *self, gsize i)
{
  const FulConfusedAnswer *answer = &self->answers[i];

  while (i-- > 0 && self->answers[i].item == answer->item)
    if (self->answers[i].expected == answer->expected &&
        self->answers[i].answered == answer->answered)
      return TRUE;
  return FALSE;
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const FulConfusionPair *one = a, *two = b;

  if (one->cases != two->cases)
    return one->cases > two->cases ? -1 : 1;
  if (one->expected != two->expected)
    return one->expected < two->expected ? -1 : 1;
  return one->answered < two->answered ? -1 : one->answered > two->answered;
}

GArray *
ful_confusion_pairs (const FulConfusion *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (FulConfusionPair));
  guint k = self->labels->len;
  g_autofree gsize *cases = g_new0 (gsize, MAX ((gsize)k * k, 1));

  for (gsize i = 0; i < self->n_answers; i++)
    if (!is_repeated (self, i))
      cases[(gsize)self->answers[i].expected * k + self->answers[i].answered]++;
  for (guint row = 0; row < k; row++)
    for (guint column = 0; column < k; column++) {
      FulConfusionPair pair = { row, column, ful_confusion_count (self, row, column),
                                cases[(gsize)row * k + column] };

      if (row != column && pair.answers > 0)
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, by_size);
  return pairs;
}

GArray *
ful_confusion_hardest (const FulConfusion *self, guint most)
{
  g_autoptr (GArray) pairs = ful_confusion_pairs (self);
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (self->labels->len, 1));
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++) {
    const FulConfusionPair *pair = &g_array_index (pairs, FulConfusionPair, i);
    guint more = (taken[pair->expected] ? 0 : 1) + (taken[pair->answered] ? 0 : 1);

    if (n + more > most)
      continue;
    taken[pair->expected] = taken[pair->answered] = TRUE;
    n += more;
  }
  for (guint i = 0; i < self->labels->len; i++)
    if (taken[i])
      g_array_append_val (labels, i);
  return labels;
}

GArray *
ful_confusion_cases (const FulConfusion *self, guint expected, guint answered)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; i < self->n_answers; i++)
    if (self->answers[i].expected == expected && self->answers[i].answered == answered &&
        !is_repeated (self, i))
      g_array_append_val (cases, self->answers[i].item);
  return cases;
}
