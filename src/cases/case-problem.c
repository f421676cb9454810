/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for duplicates names for each case the nearest earlier one of each split. Cases of
 * equal inputs are joined to sets first, so that with one copy all copies in its split are found.
 */
#include "cases/case-problem.h"

#include <string.h>

#include "cases/duplicates.h"
#include "cases/label-fill.h"

typedef struct {
  const GPtrArray *cases;
  GArray *pairs;    /* FulDuplicate */
  guint *set;       /* a case: the first case of its set of equal inputs */
  GHashTable *sets; /* set -> GArray of guint: its cases, for sets of two and more */
} Sets;

static void
clear_sets (Sets *sets)
{
  g_clear_pointer (&sets->pairs, g_array_unref);
  g_clear_pointer (&sets->set, g_free);
  g_clear_pointer (&sets->sets, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sets, clear_sets)

static const FulCase *
case_at (const Sets *sets, guint index)
{
  return sets->cases->pdata[index];
}

static guint
set_of (guint *set, guint index)
{
  while (set[index] != index)
    index = set[index] = set[set[index]];
  return index;
}

static gboolean
make_sets (Sets *sets, GCancellable *cancellable, GError **error)
{
  sets->pairs = ful_duplicates_find (sets->cases, cancellable, error);
  if (sets->pairs == NULL)
    return FALSE;
  sets->set = g_new (guint, sets->cases->len + 1);
  for (guint i = 0; i < sets->cases->len; i++)
    sets->set[i] = i;
  for (guint i = 0; i < sets->pairs->len; i++) {
    const FulDuplicate *pair = &g_array_index (sets->pairs, FulDuplicate, i);
    guint a = set_of (sets->set, pair->first), b = set_of (sets->set, pair->second);

    if (pair->similarity >= 1)
      sets->set[MAX (a, b)] = MIN (a, b);
  }
  sets->sets = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < sets->cases->len; i++) {
    guint set = set_of (sets->set, i);
    GArray *members = g_hash_table_lookup (sets->sets, GUINT_TO_POINTER (set + 1));

    if (set == i)
      continue;
    if (members == NULL) {
      members = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (members, set);
      g_hash_table_insert (sets->sets, GUINT_TO_POINTER (set + 1), members);
    }
    g_array_append_val (members, i);
  }
  return TRUE;
}

/* The cases equal to one, itself among them. */
static const guint *
equals_of (const Sets *sets, guint index, guint *one, guint *n)
{
  guint set = set_of (sets->set, index);
  GArray *members = g_hash_table_lookup (sets->sets, GUINT_TO_POINTER (set + 1));

  *one = index;
  *n = members != NULL ? members->len : 1;
  return members != NULL ? (const guint *)members->data : one;
}

/* --- what was found --- */

static FulCaseProblem *
problem_new (void)
{
  FulCaseProblem *self = g_new0 (FulCaseProblem, 1);

  self->split = self->other = FUL_SPLIT_NONE;
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->mend = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ful_case_problem_free (FulCaseProblem *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->shown);
  g_array_unref (self->mend);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

static void
show (FulCaseProblem *self, const Sets *sets, guint index, guint8 *seen, gboolean mend)
{
  if (seen[index])
    return;
  seen[index] = TRUE;
  g_array_append_val (self->shown, case_at (sets, index)->id);
  if (mend)
    g_array_append_val (self->mend, case_at (sets, index)->id);
}

/* --- leaks --- */

static FulSplit
split_of (const Sets *sets, guint index)
{
  FulSplit split = case_at (sets, index)->split;

  return split == FUL_SPLIT_NONE ? FUL_SPLIT_TEST : split;
}

static void
note_leak (FulCaseProblem *self, const Sets *sets, const FulDuplicate *pair, guint8 *seen)
{
  gboolean first_mended = split_of (sets, pair->first) == self->split;
  guint one, n;
  const guint *copies = equals_of (sets, first_mended ? pair->first : pair->second, &one, &n);

  show (self, sets, first_mended ? pair->second : pair->first, seen, FALSE);
  for (guint i = 0; i < n; i++)
    if (split_of (sets, copies[i]) == self->split)
      show (self, sets, copies[i], seen, TRUE);
}

/* The worst pair of splits that share inputs; NULL: none do. */
static FulCaseProblem *
find_leak (const Sets *sets, gboolean near_too)
{
  static const FulSplit worst[][2] = { { FUL_SPLIT_TRAIN, FUL_SPLIT_TEST },
                                       { FUL_SPLIT_DEV, FUL_SPLIT_TEST },
                                       { FUL_SPLIT_TRAIN, FUL_SPLIT_DEV } };

  for (gsize w = 0; w < G_N_ELEMENTS (worst); w++) {
    g_autoptr (FulCaseProblem) self = problem_new ();
    g_autofree guint8 *seen = g_new0 (guint8, sets->cases->len + 1);

    self->kind = near_too ? FUL_CASE_PROBLEM_NEAR_LEAK : FUL_CASE_PROBLEM_LEAK;
    self->split = worst[w][0];
    self->other = worst[w][1];
    for (guint i = 0; i < sets->pairs->len; i++) {
      const FulDuplicate *pair = &g_array_index (sets->pairs, FulDuplicate, i);
      FulSplit a = split_of (sets, pair->first), b = split_of (sets, pair->second);

      if ((near_too || pair->similarity >= 1) &&
          ((a == self->split && b == self->other) || (a == self->other && b == self->split)))
        note_leak (self, sets, pair, seen);
    }
    if (self->mend->len > 0)
      return g_steal_pointer (&self);
  }
  return NULL;
}

/* --- the others --- */

static gboolean
contradicts (const Sets *sets, const GArray *members)
{
  const char *expected = NULL;

  for (guint i = 0; i < members->len; i++) {
    const char *other = case_at (sets, g_array_index (members, guint, i))->expected;

    if (expected != NULL && other != NULL && strcmp (expected, other) != 0)
      return TRUE;
    expected = other != NULL ? other : expected;
  }
  return FALSE;
}

static FulCaseProblem *
find_contradiction (const Sets *sets)
{
  g_autoptr (FulCaseProblem) self = problem_new ();
  g_autofree guint8 *seen = g_new0 (guint8, sets->cases->len + 1);

  self->kind = FUL_CASE_PROBLEM_CONTRADICTION;
  for (guint i = 0; i < sets->cases->len; i++) {
    GArray *members = g_hash_table_lookup (sets->sets, GUINT_TO_POINTER (i + 1));

    if (members != NULL && contradicts (sets, members))
      for (guint m = 0; m < members->len; m++)
        show (self, sets, g_array_index (members, guint, m), seen, FALSE);
  }
  return self->shown->len > 0 ? g_steal_pointer (&self) : NULL;
}

static FulCaseProblem *
find_duplicates (const Sets *sets)
{
  g_autoptr (FulCaseProblem) self = problem_new ();
  g_autofree guint8 *seen = g_new0 (guint8, sets->cases->len + 1);

  self->kind = FUL_CASE_PROBLEM_DUPLICATES;
  for (guint i = 0; i < sets->cases->len; i++) {
    GArray *members = g_hash_table_lookup (sets->sets, GUINT_TO_POINTER (i + 1));

    for (guint m = 0; members != NULL && m < members->len; m++)
      show (self, sets, g_array_index (members, guint, m), seen, m > 0);
  }
  return self->mend->len > 0 ? g_steal_pointer (&self) : NULL;
}

static FulCaseProblem *
find_one_split (const GPtrArray *cases)
{
  FulCaseProblem *self;
  gsize n[FUL_N_SPLITS] = { 0 };

  for (guint i = 0; i < cases->len; i++)
    n[((const FulCase *)cases->pdata[i])->split]++;
  if (cases->len < 2 || (n[FUL_SPLIT_DEV] > 0 && n[FUL_SPLIT_TEST] + n[FUL_SPLIT_NONE] > 0))
    return NULL;
  self = problem_new ();
  self->kind = FUL_CASE_PROBLEM_ONE_SPLIT;
  self->split = n[FUL_SPLIT_DEV] > 0                        ? FUL_SPLIT_DEV
                : n[FUL_SPLIT_TEST] + n[FUL_SPLIT_NONE] > 0 ? FUL_SPLIT_TEST
                                                            : FUL_SPLIT_TRAIN;
  return self;
}

/* Only where the project has labels and cases expect few different things. */
static FulCaseProblem *
find_labels (const GPtrArray *cases, const GPtrArray *labels)
{
  g_autoptr (FulCaseProblem) self = problem_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) missing = g_hash_table_new (g_str_hash, g_str_equal);

  self->kind = FUL_CASE_PROBLEM_LABELS;
  for (guint i = 0; i < labels->len; i++)
    g_hash_table_add (known, ((const FulLabel *)labels->pdata[i])->name);
  for (guint i = 0; labels->len > 0 && i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    if (item->expected == NULL || *item->expected == '\0' ||
        g_hash_table_contains (known, item->expected))
      continue;
    g_array_append_val (self->shown, item->id);
    if (g_hash_table_add (missing, item->expected))
      g_ptr_array_add (self->labels, g_strdup (item->expected));
    if (g_hash_table_size (missing) > FUL_MAX_FILLED_LABELS)
      return NULL;
  }
  return self->labels->len > 0 ? g_steal_pointer (&self) : NULL;
}

FulCaseProblem *
ful_case_problem_find (const GPtrArray *cases,
                       const GPtrArray *labels,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Sets) sets = { .cases = cases };
  FulCaseProblem *found;

  if (!make_sets (&sets, cancellable, error))
    return NULL;
  if ((found = find_leak (&sets, FALSE)) == NULL && (found = find_contradiction (&sets)) == NULL &&
      (found = find_leak (&sets, TRUE)) == NULL && (found = find_one_split (cases)) == NULL &&
      (found = find_duplicates (&sets)) == NULL && (found = find_labels (cases, labels)) == NULL)
    found = problem_new ();
  return found;
}

gboolean
ful_case_problem_can_mend (const FulCaseProblem *self)
{
  return self->mend->len > 0 || self->labels->len > 0;
}

void
ful_case_problem_mend (const FulCaseProblem *self, const FulSnapshot *snapshot, FulEdit *edit)
{
  for (guint i = 0; i < self->mend->len; i++)
    ful_edit_hide_case (edit, g_array_index (self->mend, gint64, i));
  ful_label_fill_add (edit, snapshot, self->labels);
}
