/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/match-set.h"

#include "models/match-index.h"

struct _FulMatchSet {
  gatomicrefcount ref_count;
  FulMatchIndex *index;
  GPtrArray *answers; /* char*: the different ones, in order of first text */
  guint *answer_of;   /* by text: index into answers */
};

FulMatchSet *
ful_match_set_new (GPtrArray *texts, GPtrArray *answers)
{
  FulMatchSet *self = g_new (FulMatchSet, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_atomic_ref_count_init (&self->ref_count);
  self->index = ful_match_index_new ((const char *const *)texts->pdata, texts->len);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->answer_of = g_new (guint, texts->len);
  for (guint i = 0; i < texts->len; i++) {
    const char *answer = g_ptr_array_index (answers, i);
    gpointer index;

    if (!g_hash_table_lookup_extended (known, answer, NULL, &index)) {
      index = GUINT_TO_POINTER (self->answers->len);
      g_ptr_array_add (self->answers, g_strdup (answer));
      g_hash_table_insert (known, (gpointer)answer, index);
    }
    self->answer_of[i] = GPOINTER_TO_UINT (index);
  }
  return self;
}

FulMatchSet *
ful_match_set_ref (FulMatchSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_match_set_unref (FulMatchSet *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  ful_match_index_unref (self->index);
  g_ptr_array_unref (self->answers);
  g_free (self->answer_of);
  g_free (self);
}

/* The indices of the nearest texts, nearest first, of equal ones the earlier. Returns: how many */
static guint
choose_voters (const double *similarities, guint n, guint *voters)
{
  guint n_voters = 0;

  for (guint i = 0; i < n; i++) {
    guint at = n_voters;

    if (n_voters == FUL_MATCH_VOTERS && similarities[i] <= similarities[voters[at - 1]])
      continue;
    if (n_voters < FUL_MATCH_VOTERS)
      n_voters++;
    else
      at--;
    for (; at > 0 && similarities[voters[at - 1]] < similarities[i]; at--)
      voters[at] = voters[at - 1];
    voters[at] = i;
  }
  return n_voters;
}

const char *
ful_match_set_answer (const FulMatchSet *self, const char *question)
{
  guint n = ful_match_index_size (self->index);
  g_autofree double *similarities = g_new (double, n + 1);
  g_autofree double *votes = g_new0 (double, self->answers->len + 1);
  guint voters[FUL_MATCH_VOTERS];
  guint n_voters, best = 0;

  if (n == 0)
    return "";
  ful_match_index_query (self->index, question, similarities);
  n_voters = choose_voters (similarities, n, voters);
  for (guint i = 0; i < n_voters; i++) {
    double similarity = similarities[voters[i]];

    votes[self->answer_of[voters[i]]] += similarity * similarity;
  }
  for (guint k = 1; k < self->answers->len; k++)
    if (votes[k] > votes[best])
      best = k;
  return g_ptr_array_index (self->answers, best);
}
