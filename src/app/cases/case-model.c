/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row is a place in the list: at a refill the two hundred that live are told that they show
 * another case, and GTK only that there are more or fewer rows at the end. (Cleared and added anew
 * they would be made again, which takes 80 ms; replaced in one change GTK would read all rows.)
 * Where few rows came or went, as when a case is removed, these are told, so that selection and
 * place are kept. */
#include "app/cases/case-model.h"

#include "app/cases/case-blocks.h"

#define MAX_SMALL_CHANGE 256

struct _FulCaseModel {
  GObject parent_instance;
  FulCaseBlocks *blocks;
  FulCaseMarks *marks;
  GArray *ids;
  GHashTable *rows; /* gint64* id -> FulCaseRow* that lives, weak */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FulCaseModel,
                               ful_case_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- rows --- */

static gboolean
is_wanted (gint64 id, gpointer owner)
{
  return g_hash_table_contains (FUL_CASE_MODEL (owner)->rows, &id);
}

static void
arrived (gint64 id, FulCaseBrief *brief, gpointer owner)
{
  FulCaseRow *row = g_hash_table_lookup (FUL_CASE_MODEL (owner)->rows, &id);

  if (row != NULL)
    ful_case_row_set_brief (row, brief);
}

static void
want (FulCaseModel *self, guint position)
{
  guint first = position / FUL_CASE_BLOCK * FUL_CASE_BLOCK;

  ful_case_blocks_want (self->blocks, first / FUL_CASE_BLOCK,
                        &g_array_index (self->ids, gint64, first),
                        MIN (FUL_CASE_BLOCK, self->ids->len - first));
}

static void
row_gone (gpointer data, GObject *where)
{
  FulCaseModel *self = data;
  gint64 id = ful_case_row_id ((FulCaseRow *)where);

  if (g_hash_table_lookup (self->rows, &id) == (gpointer)where)
    g_hash_table_remove (self->rows, &id);
}

static GType
get_item_type (GListModel *list)
{
  return FUL_TYPE_CASE_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return FUL_CASE_MODEL (list)->ids->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  FulCaseModel *self = FUL_CASE_MODEL (list);
  FulCaseRow *row;
  FulCaseBrief *brief;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  row = g_hash_table_lookup (self->rows, &id);
  if (row != NULL)
    return g_object_ref (row);
  brief = ful_case_blocks_get (self->blocks, id);
  row = ful_case_row_new (position, id, brief, self->marks);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  g_object_weak_ref (G_OBJECT (row), row_gone, self);
  if (brief == NULL)
    want (self, position);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

FulCaseModel *
ful_case_model_new (void)
{
  return g_object_new (FUL_TYPE_CASE_MODEL, NULL);
}

static gboolean
same_at (const GArray *a, guint i, const GArray *b, guint j)
{
  return g_array_index (a, gint64, i) == g_array_index (b, gint64, j);
}

/* Rows behind a change stand elsewhere; those in it are let go by GTK. */
static void
shift_rows (FulCaseModel *self, guint head, guint removed, guint added)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row)) {
    guint position = ful_case_row_position (row);

    if (position >= head + removed)
      ful_case_row_set_position (row, position - removed + added);
    else if (position >= head) {
      g_object_weak_unref (row, row_gone, self);
      g_hash_table_iter_remove (&iter);
    }
  }
}

/* Rows show what is at their place now; those behind the end are let go by GTK. */
static void
reuse_rows (FulCaseModel *self)
{
  g_autoptr (GList) rows = g_hash_table_get_values (self->rows);

  g_hash_table_remove_all (self->rows);
  for (GList *l = rows; l != NULL; l = l->next) {
    guint position = ful_case_row_position (l->data);
    gint64 id;

    if (position >= self->ids->len) {
      g_object_weak_unref (l->data, row_gone, self);
      continue;
    }
    id = g_array_index (self->ids, gint64, position);
    g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), l->data);
    ful_case_row_set_case (l->data, id, NULL);
  }
}

/* TRUE where so much is other that no row is what it was. */
static gboolean
replace_ids (FulCaseModel *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  guint head = 0, tail = 0, least = MIN (old->len, ids->len);
  guint removed, added;
  gboolean other;

  while (head < least && same_at (old, head, ids, head))
    head++;
  while (tail < least - head && same_at (old, old->len - 1 - tail, ids, ids->len - 1 - tail))
    tail++;
  removed = old->len - head - tail;
  added = ids->len - head - tail;
  other = MAX (removed, added) > MAX_SMALL_CHANGE;
  self->ids = ids;
  if (other) {
    head = least;
    removed = old->len - least;
    added = ids->len - least;
    reuse_rows (self);
  } else {
    shift_rows (self, head, removed, added);
  }
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
  return other;
}

gboolean
ful_case_model_fill (FulCaseModel *self, FulDocument *document, GArray *ids)
{
  g_autoptr (GList) rows = NULL;
  gboolean other;

  g_return_val_if_fail (FUL_IS_CASE_MODEL (self), FALSE);
  ful_case_blocks_reset (self->blocks, document);
  other = replace_ids (self, ids);
  rows = g_hash_table_get_values (self->rows);
  for (GList *l = rows; l != NULL; l = l->next)
    want (self, ful_case_row_position (l->data));
  return other;
}

void
ful_case_model_set_marks (FulCaseModel *self, FulCaseMarks *marks)
{
  FulCaseMarks *old = self->marks;
  g_autoptr (GList) rows = g_hash_table_get_values (self->rows);

  self->marks = marks != NULL ? ful_case_marks_ref (marks) : NULL;
  ful_case_marks_unref (old);
  for (GList *l = rows; l != NULL; l = l->next)
    ful_case_row_set_marks (l->data, marks);
}

gint64
ful_case_model_id (FulCaseModel *self, guint position)
{
  g_return_val_if_fail (position < self->ids->len, 0);
  return g_array_index (self->ids, gint64, position);
}

guint
ful_case_model_find (FulCaseModel *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

static void
ful_case_model_dispose (GObject *object)
{
  FulCaseModel *self = FUL_CASE_MODEL (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_object_weak_unref (row, row_gone, self);
  g_hash_table_remove_all (self->rows);
  g_clear_pointer (&self->blocks, ful_case_blocks_free);
  g_clear_pointer (&self->marks, ful_case_marks_unref);
  G_OBJECT_CLASS (ful_case_model_parent_class)->dispose (object);
}

static void
ful_case_model_finalize (GObject *object)
{
  FulCaseModel *self = FUL_CASE_MODEL (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (ful_case_model_parent_class)->finalize (object);
}

static void
ful_case_model_class_init (FulCaseModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_case_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_case_model_finalize;
}

static void
ful_case_model_init (FulCaseModel *self)
{
  const FulCaseBlocksOwner functions = { is_wanted, arrived };

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->blocks = ful_case_blocks_new (&functions, self);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
