/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/training-set.h"

#include <string.h>

#include "cases/duplicates.h"
#include "project/case.h"

static void
clear_label (gpointer data)
{
  g_free (((FulLabelCount *)data)->name);
}

void
ful_training_set_free (FulTrainingSet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->labels, g_array_unref);
  g_free (self->first_duplicate);
  g_free (self->first_contradiction);
  g_free (self->first_leaked);
  g_free (self);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const FulLabelCount *left = a, *right = b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return strcmp (left->name, right->name);
}

static void
count_labels (FulTrainingSet *self, const GPtrArray *cases)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = g_ptr_array_index (cases, i);
    gpointer place;

    if (item->split != FUL_SPLIT_TRAIN)
      continue;
    self->n_cases++;
    if (item->expected == NULL)
      continue;
    self->n_examples++;
    if (g_hash_table_lookup_extended (places, item->expected, NULL, &place)) {
      g_array_index (self->labels, FulLabelCount, GPOINTER_TO_UINT (place)).n++;
    } else {
      FulLabelCount label = { g_strdup (item->expected), 1 };

      g_hash_table_insert (places, item->expected, GUINT_TO_POINTER (self->labels->len));
      g_array_append_val (self->labels, label);
    }
  }
  g_array_sort (self->labels, compare_labels);
}

/* What was found of a train case so far: each is counted once. */
enum { DUPLICATE = 1 << 0, CONTRADICTION = 1 << 1, LEAKED = 1 << 2 };

static void
note (guint8 *found, guint8 kind, gsize *count, char **first, const FulCase *item)
{
  if ((*found & kind) != 0)
    return;
  *found |= kind;
  (*count)++;
  if (*first == NULL)
    *first = g_strdup (item->name);
}

static gboolean
is_judging (const FulCase *item)
{
  return item->split == FUL_SPLIT_DEV || item->split == FUL_SPLIT_TEST;
}

static void
note_pair (FulTrainingSet *self, const GPtrArray *cases, guint8 *found, const FulDuplicate *pair)
{
  const FulCase *first = g_ptr_array_index (cases, pair->first);
  const FulCase *second = g_ptr_array_index (cases, pair->second);

  if (first->split == FUL_SPLIT_TRAIN && is_judging (second))
    note (&found[pair->first], LEAKED, &self->n_leaked, &self->first_leaked, first);
  if (second->split != FUL_SPLIT_TRAIN)
    return;
  if (is_judging (first))
    note (&found[pair->second], LEAKED, &self->n_leaked, &self->first_leaked, second);
  if (first->split != FUL_SPLIT_TRAIN || first->expected == NULL || second->expected == NULL)
    return;
  if (strcmp (first->expected, second->expected) == 0)
    note (&found[pair->second], DUPLICATE, &self->n_duplicates, &self->first_duplicate, second);
  else
    note (&found[pair->second], CONTRADICTION, &self->n_contradictions, &self->first_contradiction,
          second);
}

FulTrainingSet *
ful_training_set_read (const GPtrArray *cases, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) pairs = ful_duplicates_find (cases, cancellable, error);
  g_autofree guint8 *found = g_new0 (guint8, cases->len + 1);
  FulTrainingSet *self;

  if (pairs == NULL)
    return NULL;
  self = g_new0 (FulTrainingSet, 1);
  self->labels = g_array_new (FALSE, FALSE, sizeof (FulLabelCount));
  g_array_set_clear_func (self->labels, clear_label);
  count_labels (self, cases);
  for (guint i = 0; i < pairs->len; i++)
    note_pair (self, cases, found, &g_array_index (pairs, FulDuplicate, i));
  return self;
}
