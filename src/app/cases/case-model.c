/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refill clears, then adds: GTK would read every row of one replacing change. Where few rows came
 * or went, as when a case is removed, only these are told, so that selection and place are kept.
 *
 *   get_item ──> brief kept? ──> row
 *                   │ no: the block of 128 around it is queued, newest first
 *                   └──> read on a thread ──> kept, and told to the rows that live
 *
 * A queued block none of whose rows lives any more is passed over: who drags the scroll bar past
 * 100,000 cases reads the few hundred where it stops. */
#include "app/cases/case-model.h"

#include <string.h>

#include "project/case-query.h"

#define BLOCK 128
#define MAX_KEPT (64 * BLOCK)
#define MAX_SMALL_CHANGE 256

struct _FulCaseModel {
  GObject parent_instance;
  FulDocument *document;
  FulCaseMarks *marks;
  GArray *ids;
  GHashTable *briefs; /* gint64* -> FulCaseBrief* */
  GQueue kept;        /* GArray of gint64: blocks in briefs, oldest first */
  GHashTable *rows;   /* gint64* id -> FulCaseRow* that lives, weak */
  GQueue queue;       /* Block*: to be read, newest first */
  GHashTable *queued; /* indices of the blocks in it */
  GCancellable *cancellable;
  guint fills; /* what an older one asked for does not count */
  gboolean reading;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FulCaseModel,
                               ful_case_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void read_next (FulCaseModel *self);

/* --- reading blocks --- */

typedef struct {
  GArray *ids; /* gint64 */
  guint index; /* of the block in the list, from 1; 0: of rows from anywhere */
} Block;

typedef struct {
  FulCaseModel *model;
  guint fills;
} Request;

static Block *
block_new (guint index)
{
  Block *block = g_new0 (Block, 1);

  block->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), BLOCK);
  block->index = index;
  return block;
}

static void
block_free (gpointer data)
{
  Block *block = data;

  g_array_unref (block->ids);
  g_free (block);
}

static gboolean
add_brief (const FulCase *item, gpointer briefs, GError **error)
{
  g_hash_table_insert (briefs, g_memdup2 (&item->id, sizeof item->id), ful_case_brief_new (item));
  return TRUE;
}

static GHashTable *
briefs_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify)ful_case_brief_unref);
}

static gpointer
read_block (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = ((const Block *)data)->ids;
  g_autoptr (GHashTable) briefs = briefs_new ();

  if (!ful_project_foreach_case (project, (const gint64 *)ids->data, ids->len, add_brief, briefs,
                                 cancellable, error))
    return NULL;
  return g_steal_pointer (&briefs);
}

static void
keep (FulCaseModel *self, GHashTable *briefs)
{
  GArray *block = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id, brief;

  g_hash_table_iter_init (&iter, briefs);
  while (g_hash_table_iter_next (&iter, &id, &brief)) {
    FulCaseRow *row = g_hash_table_lookup (self->rows, id);

    g_array_append_vals (block, id, 1);
    g_hash_table_insert (self->briefs, g_memdup2 (id, sizeof (gint64)), ful_case_brief_ref (brief));
    if (row != NULL)
      ful_case_row_set_brief (row, brief);
  }
  g_queue_push_tail (&self->kept, block);
  while (g_hash_table_size (self->briefs) > MAX_KEPT && g_queue_get_length (&self->kept) > 1) {
    g_autoptr (GArray) oldest = g_queue_pop_head (&self->kept);

    for (guint i = 0; i < oldest->len; i++)
      g_hash_table_remove (self->briefs, &g_array_index (oldest, gint64, i));
  }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (FulCaseModel) self = request->model;
  g_autoptr (GHashTable) briefs =
      ful_document_read_finish (FUL_DOCUMENT (source), result, /* error= */ NULL);

  self->reading = FALSE;
  if (briefs != NULL && request->fills == self->fills)
    keep (self, briefs);
  read_next (self);
}

static gboolean
is_wanted (FulCaseModel *self, const Block *block)
{
  for (guint i = 0; i < block->ids->len; i++)
    if (g_hash_table_contains (self->rows, &g_array_index (block->ids, gint64, i)))
      return TRUE;
  return FALSE;
}

static void
read_next (FulCaseModel *self)
{
  Request *request;
  Block *block;

  while (!self->reading && self->document != NULL &&
         (block = g_queue_pop_head (&self->queue)) != NULL) {
    g_hash_table_remove (self->queued, GUINT_TO_POINTER (block->index));
    if (!is_wanted (self, block)) {
      block_free (block);
      continue;
    }
    self->reading = TRUE;
    request = g_new0 (Request, 1);
    request->model = g_object_ref (self);
    request->fills = self->fills;
    ful_document_read_async (self->document, read_block, block, block_free,
                             (GDestroyNotify)g_hash_table_unref, self->cancellable, read_cb,
                             request);
  }
}

static void
want (FulCaseModel *self, guint position)
{
  guint first = position / BLOCK * BLOCK;
  guint n = MIN (BLOCK, self->ids->len - first);
  Block *block;

  if (!g_hash_table_add (self->queued, GUINT_TO_POINTER (first / BLOCK + 1)))
    return;
  block = block_new (first / BLOCK + 1);
  g_array_append_vals (block->ids, &g_array_index (self->ids, gint64, first), n);
  g_queue_push_head (&self->queue, block);
}

/* What the living rows show, again. */
static void
want_living (FulCaseModel *self)
{
  GHashTableIter iter;
  gpointer id;
  Block *block = NULL;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (block == NULL || block->ids->len == BLOCK) {
      block = block_new (0);
      g_queue_push_tail (&self->queue, block);
    }
    g_array_append_vals (block->ids, id, 1);
  }
}

/* Nothing that was read counts any more, nor what is being read. */
static void
forget (FulCaseModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->fills++;
  g_queue_clear_full (&self->queue, block_free);
  g_queue_clear_full (&self->kept, (GDestroyNotify)g_array_unref);
  g_hash_table_remove_all (self->queued);
  g_hash_table_remove_all (self->briefs);
}

/* --- rows --- */

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
  brief = g_hash_table_lookup (self->briefs, &id);
  row = ful_case_row_new (id, brief, self->marks);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  g_object_weak_ref (G_OBJECT (row), row_gone, self);
  if (brief == NULL) {
    want (self, position);
    read_next (self);
  }
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

static void
replace_ids (FulCaseModel *self, GArray *ids)
{
  GArray *old = self->ids;
  guint head = 0, tail = 0, least = MIN (old->len, ids->len);

  while (head < least && same_at (old, head, ids, head))
    head++;
  while (tail < least - head && same_at (old, old->len - 1 - tail, ids, ids->len - 1 - tail))
    tail++;
  if (MAX (old->len, ids->len) - head - tail <= MAX_SMALL_CHANGE) {
    guint removed = old->len - head - tail, added = ids->len - head - tail;

    self->ids = ids;
    if (removed > 0 || added > 0)
      g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
    g_array_unref (old);
    return;
  }
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);
  g_array_unref (old);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

void
ful_case_model_fill (FulCaseModel *self, FulDocument *document, GArray *ids)
{
  g_return_if_fail (FUL_IS_CASE_MODEL (self));
  forget (self);
  g_set_object (&self->document, document);
  replace_ids (self, ids);
  want_living (self);
  read_next (self);
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
  forget (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->marks, ful_case_marks_unref);
  G_OBJECT_CLASS (ful_case_model_parent_class)->dispose (object);
}

static void
ful_case_model_finalize (GObject *object)
{
  FulCaseModel *self = FUL_CASE_MODEL (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->briefs);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->queued);
  g_clear_object (&self->cancellable);
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
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->briefs = briefs_new ();
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->queued = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
}
