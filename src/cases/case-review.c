/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-review.h"

#include <string.h>

#include "cases/case-review-private.h"
#include "cases/duplicates.h"

FulReviewItem *
ful_review_item_new (FulReviewKind kind)
{
  FulReviewItem *item = g_new0 (FulReviewItem, 1);

  item->kind = kind;
  item->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  item->was = g_ptr_array_new_with_free_func (g_free);
  item->becomes = g_ptr_array_new_with_free_func (g_free);
  item->splits = g_array_new (FALSE, FALSE, sizeof (FulSplit));
  return item;
}

static void
free_item (gpointer data)
{
  FulReviewItem *item = data;

  if (item == NULL)
    return;
  g_array_unref (item->rows);
  g_ptr_array_unref (item->was);
  g_ptr_array_unref (item->becomes);
  g_array_unref (item->splits);
  g_free (item);
}

void
ful_review_item_add (FulReviewItem *item, guint row, const char *was, const char *becomes)
{
  g_array_append_val (item->rows, row);
  g_ptr_array_add (item->was, g_strdup (was));
  g_ptr_array_add (item->becomes, g_strdup (becomes));
}

/* --- which rows are cases that the project has --- */

typedef struct {
  const FulCaseImport *import;
  const GPtrArray *known;
  GHashTable *by_name;  /* name -> FulCase* of known */
  GHashTable *by_input; /* input hash -> GQueue of FulCase*; made when first needed */
} Matching;

static void
free_queue (gpointer queue)
{
  g_queue_free (queue);
}

static void
index_inputs (Matching *self)
{
  self->by_input = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);
  for (guint i = 0; i < self->known->len; i++) {
    char *hash = ful_case_input_hash (self->known->pdata[i]);
    GQueue *queue = g_hash_table_lookup (self->by_input, hash);

    if (queue == NULL) {
      queue = g_queue_new ();
      g_hash_table_insert (self->by_input, g_strdup (hash), queue);
    }
    g_queue_push_tail (queue, self->known->pdata[i]);
    g_free (hash);
  }
}

static const FulCase *
find_known (Matching *self, const FulCase *row)
{
  g_autofree char *hash = NULL;
  GQueue *queue;

  if (row->name != NULL)
    return g_hash_table_lookup (self->by_name, row->name);
  if (self->by_input == NULL)
    index_inputs (self);
  hash = ful_case_input_hash (row);
  queue = g_hash_table_lookup (self->by_input, hash);
  return queue != NULL ? g_queue_pop_head (queue) : NULL;
}

/* The project's case a row (FulCase*, borrowed; NULL: none), as ful_case_import_apply() will find
 * it. */
static const FulCase **
match_known (const FulCaseImport *import, const GPtrArray *known, FulReviewItem *item)
{
  const FulCase **matches = g_new0 (const FulCase *, import->cases->len + 1);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  Matching matching = { .import = import, .known = known, .by_name = by_name };

  if (known == NULL || known->len == 0)
    return matches;
  for (guint i = 0; i < known->len; i++)
    g_hash_table_insert (by_name, ((const FulCase *)known->pdata[i])->name, known->pdata[i]);
  for (guint i = 0; i < import->cases->len; i++) {
    matches[i] = find_known (&matching, import->cases->pdata[i]);
    if (matches[i] == NULL)
      continue;
    ful_review_item_add (item, i, NULL, NULL);
    g_array_append_val (item->splits, matches[i]->split);
  }
  g_clear_pointer (&matching.by_input, g_hash_table_unref);
  return matches;
}

/* --- duplicates --- */

/* All cases as they would be side by side, the project's first: shallow copies with the split that
 * counts. */
typedef struct {
  FulCase *all;
  GPtrArray *list;
  guint n_known;
} Together;

static FulSplit
counted (FulSplit split)
{
  return split == FUL_SPLIT_NONE ? FUL_SPLIT_TEST : split;
}

static void
put_together (Together *self,
              const FulCaseImport *import,
              const GPtrArray *known,
              const FulCase *const *matches)
{
  g_autoptr (GHashTable) replaced = g_hash_table_new (NULL, NULL);
  guint n_known = known != NULL ? known->len : 0;

  self->all = g_new (FulCase, n_known + import->cases->len + 1);
  self->list = g_ptr_array_sized_new (n_known + import->cases->len);
  for (guint i = 0; i < import->cases->len; i++)
    if (matches[i] != NULL)
      g_hash_table_add (replaced, (gpointer)matches[i]);
  for (guint i = 0; i < n_known; i++) {
    const FulCase *item = known->pdata[i];

    if (item->hidden || g_hash_table_contains (replaced, item))
      continue;
    self->all[self->list->len] = *item;
    g_ptr_array_add (self->list, &self->all[self->list->len]);
  }
  self->n_known = self->list->len;
  for (guint i = 0; i < import->cases->len; i++) {
    FulCase *copy = &self->all[self->list->len];

    *copy = *(const FulCase *)import->cases->pdata[i];
    if (matches[i] != NULL && !import->has_field[FUL_CASE_FIELD_SPLIT])
      copy->split = matches[i]->split;
    if (matches[i] != NULL && !import->has_field[FUL_CASE_FIELD_EXPECTED])
      copy->expected = matches[i]->expected;
    g_ptr_array_add (self->list, copy);
  }
  for (guint i = 0; i < self->list->len; i++)
    self->all[i].split = counted (self->all[i].split);
}

/* One pair whose later case is a row. Only one thing is said of a row. */
static void
judge_pair (const Together *together,
            const FulDuplicate *pair,
            FulReviewItem *conflicts,
            FulReviewItem *repeated,
            FulReviewItem *leakage,
            gboolean *said)
{
  const FulCase *first = together->list->pdata[pair->first];
  const FulCase *second = together->list->pdata[pair->second];
  guint row = pair->second - together->n_known;

  if (said[row])
    return;
  if (first->split != second->split) {
    ful_review_item_add (leakage, row, NULL, NULL);
    g_array_append_val (leakage->splits, first->split);
  } else if (pair->similarity < 1) {
    return;
  } else if (g_strcmp0 (first->expected, second->expected) != 0) {
    ful_review_item_add (conflicts, row, second->expected, first->expected);
  } else {
    ful_review_item_add (repeated, row, NULL, NULL);
  }
  said[row] = TRUE;
}

static gboolean
find_duplicates (const FulCaseImport *import,
                 const GPtrArray *known,
                 const FulCase *const *matches,
                 FulReviewItem *conflicts,
                 FulReviewItem *repeated,
                 FulReviewItem *leakage,
                 GCancellable *cancellable,
                 GError **error)
{
  Together together = { 0 };
  g_autofree gboolean *said = g_new0 (gboolean, import->cases->len + 1);
  g_autoptr (GArray) found = NULL;

  put_together (&together, import, known, matches);
  found = ful_duplicates_find (together.list, cancellable, error);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const FulDuplicate *pair = &g_array_index (found, FulDuplicate, i);

    if (pair->second >= together.n_known)
      judge_pair (&together, pair, conflicts, repeated, leakage, said);
  }
  g_ptr_array_unref (together.list);
  g_free (together.all);
  return found != NULL;
}

/* --- the whole --- */

FulCaseReview *
ful_case_review_new (const FulCaseImport *import,
                     const GPtrArray *known,
                     const GPtrArray *labels,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (FulCaseReview) self = g_new0 (FulCaseReview, 1);
  FulReviewItem *items[FUL_N_REVIEW_KINDS] = { NULL };
  g_autofree const FulCase **matches = NULL;
  gboolean looked;

  self->items = g_ptr_array_new_with_free_func (free_item);
  self->expected = ful_expected_new (import->cases);
  items[FUL_REVIEW_NO_INPUT] = ful_review_no_input (import);
  items[FUL_REVIEW_NO_EXPECTED] = ful_review_no_expected (import);
  items[FUL_REVIEW_CLOSE_LABELS] = ful_review_close_labels (import, self->expected, labels);
  items[FUL_REVIEW_NEW_LABELS] =
      ful_review_new_labels (import, self->expected, labels, items[FUL_REVIEW_CLOSE_LABELS]);
  items[FUL_REVIEW_COMMAS] = ful_review_commas (import, self->expected);
  for (guint i = FUL_REVIEW_CONFLICTS; i < FUL_N_REVIEW_KINDS; i++)
    items[i] = ful_review_item_new ((FulReviewKind)i);
  matches = match_known (import, known, items[FUL_REVIEW_KNOWN]);
  looked =
      find_duplicates (import, known, matches, items[FUL_REVIEW_CONFLICTS],
                       items[FUL_REVIEW_REPEATED], items[FUL_REVIEW_LEAKAGE], cancellable, error);
  for (guint i = 0; i < FUL_N_REVIEW_KINDS; i++)
    if (items[i]->rows->len > 0)
      g_ptr_array_add (self->items, items[i]);
    else
      free_item (items[i]);
  return looked ? g_steal_pointer (&self) : NULL;
}

void
ful_case_review_free (FulCaseReview *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  ful_expected_free (self->expected);
  g_free (self);
}

const FulReviewItem *
ful_case_review_find (const FulCaseReview *self, FulReviewKind kind)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((const FulReviewItem *)self->items->pdata[i])->kind == kind)
      return self->items->pdata[i];
  return NULL;
}

/* --- remedies --- */

/* Whether a row stays. (transfer full): one gboolean a row. */
static gboolean *
rows_that_stay (const FulCaseReview *self, guint n, const FulRemedy *remedies, gsize *left)
{
  gboolean *stays = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    stays[i] = TRUE;
  *left = n;
  for (guint i = 0; i < self->items->len; i++) {
    const FulReviewItem *item = self->items->pdata[i];

    if (remedies[item->kind] != FUL_REMEDY_LEAVE_OUT)
      continue;
    for (guint j = 0; j < item->rows->len; j++) {
      guint row = g_array_index (item->rows, guint, j);

      *left -= stays[row];
      stays[row] = FALSE;
    }
  }
  return stays;
}

gsize
ful_case_review_n_left (const FulCaseReview *self,
                        const FulCaseImport *import,
                        const FulRemedy *remedies)
{
  gsize left;
  g_autofree gboolean *stays = rows_that_stay (self, import->cases->len, remedies, &left);

  return left;
}

static void
add_labels (const FulReviewItem *item, const GPtrArray *labels, FulEdit *edit)
{
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);
  int next = 0;

  for (guint i = 0; labels != NULL && i < labels->len; i++)
    next = MAX (next, ((const FulLabel *)labels->pdata[i])->position + 1);
  for (guint i = 0; i < item->rows->len; i++)
    if (g_hash_table_add (added, item->becomes->pdata[i]))
      ful_edit_put_label (edit, item->becomes->pdata[i], "", next++);
}

/* Where the file is silent about splits, known cases keep theirs: written out, since the file then
 * no longer is. */
static void
say_splits (const FulCaseReview *self, FulCaseImport *import)
{
  const FulReviewItem *known = ful_case_review_find (self, FUL_REVIEW_KNOWN);

  if (import->has_field[FUL_CASE_FIELD_SPLIT])
    return;
  import->has_field[FUL_CASE_FIELD_SPLIT] = TRUE;
  for (guint i = 0; known != NULL && i < known->rows->len; i++)
    ((FulCase *)import->cases->pdata[g_array_index (known->rows, guint, i)])->split =
        g_array_index (known->splits, FulSplit, i);
}

static void
mend (const FulCaseReview *self, const FulReviewItem *item, FulCaseImport *import)
{
  if (item->kind == FUL_REVIEW_LEAKAGE)
    say_splits (self, import);
  for (guint i = 0; i < item->rows->len; i++) {
    FulCase *row = import->cases->pdata[g_array_index (item->rows, guint, i)];

    if (item->kind == FUL_REVIEW_LEAKAGE) {
      row->split = g_array_index (item->splits, FulSplit, i);
    } else {
      g_free (row->expected);
      row->expected = g_strdup (item->becomes->pdata[i]);
    }
  }
}

void
ful_case_review_apply (const FulCaseReview *self,
                       FulCaseImport *import,
                       const FulRemedy *remedies,
                       const GPtrArray *labels,
                       FulEdit *edit)
{
  gsize left;
  g_autofree gboolean *stays = rows_that_stay (self, import->cases->len, remedies, &left);
  g_autoptr (GPtrArray) cases = NULL;

  for (guint i = 0; i < self->items->len; i++) {
    const FulReviewItem *item = self->items->pdata[i];

    if (remedies[item->kind] != FUL_REMEDY_MEND)
      continue;
    if (item->kind != FUL_REVIEW_NEW_LABELS)
      mend (self, item, import);
    else if (edit != NULL)
      add_labels (item, labels, edit);
  }
  cases = g_ptr_array_new_full ((guint)left, (GDestroyNotify)ful_case_free);
  for (guint i = 0; i < import->cases->len; i++)
    if (stays[i])
      g_ptr_array_add (cases, g_steal_pointer (&import->cases->pdata[i]));
  g_ptr_array_unref (import->cases);
  import->cases = g_steal_pointer (&cases);
}
