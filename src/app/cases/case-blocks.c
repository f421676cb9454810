/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wish none of whose rows is shown any more is passed over: who drags the scroll bar past 100,000
 * cases reads the few hundred where it stops. */
#include "app/cases/case-blocks.h"

#include "project/case-query.h"

#define MAX_KEPT (64 * FUL_CASE_BLOCK)

struct _FulCaseBlocks {
  gatomicrefcount ref_count; /* one for the owner, one for what is being read */
  FulCaseBlocksOwner functions;
  gpointer owner; /* NULL: gone */
  FulDocument *document;
  GHashTable *briefs; /* gint64* -> FulCaseBrief* */
  GQueue kept;        /* GArray of gint64: what is in briefs, oldest first */
  GQueue wishes;      /* Wish*, newest first */
  GHashTable *wished; /* indices of the blocks in it */
  GCancellable *cancellable;
  guint resets; /* what was wished for before one does not count */
  gboolean reading;
};

typedef struct {
  GArray *ids; /* gint64 */
  guint index;
} Wish;

typedef struct {
  FulCaseBlocks *blocks;
  guint resets;
} Request;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_array_unref (wish->ids);
  g_free (wish);
}

static void
blocks_unref (FulCaseBlocks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_queue_clear_full (&self->wishes, wish_free);
  g_queue_clear_full (&self->kept, (GDestroyNotify)g_array_unref);
  g_hash_table_unref (self->briefs);
  g_hash_table_unref (self->wished);
  g_clear_object (&self->document);
  g_clear_object (&self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulCaseBlocks, blocks_unref)

/* --- reading --- */

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
read_wish (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = ((const Wish *)data)->ids;
  g_autoptr (GHashTable) briefs = briefs_new ();

  if (!ful_project_foreach_case (project, (const gint64 *)ids->data, ids->len, add_brief, briefs,
                                 cancellable, error))
    return NULL;
  return g_steal_pointer (&briefs);
}

static void
keep (FulCaseBlocks *self, GHashTable *briefs)
{
  GArray *block = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id, brief;

  g_hash_table_iter_init (&iter, briefs);
  while (g_hash_table_iter_next (&iter, &id, &brief)) {
    g_array_append_vals (block, id, 1);
    g_hash_table_insert (self->briefs, g_memdup2 (id, sizeof (gint64)), ful_case_brief_ref (brief));
    if (self->owner != NULL)
      self->functions.arrived (*(gint64 *)id, brief, self->owner);
  }
  g_queue_push_tail (&self->kept, block);
  while (g_hash_table_size (self->briefs) > MAX_KEPT && g_queue_get_length (&self->kept) > 1) {
    g_autoptr (GArray) oldest = g_queue_pop_head (&self->kept);

    for (guint i = 0; i < oldest->len; i++)
      g_hash_table_remove (self->briefs, &g_array_index (oldest, gint64, i));
  }
}

static gboolean
is_wanted (FulCaseBlocks *self, const Wish *wish)
{
  for (guint i = 0; self->owner != NULL && i < wish->ids->len; i++)
    if (self->functions.is_wanted (g_array_index (wish->ids, gint64, i), self->owner))
      return TRUE;
  return FALSE;
}

static void read_next (FulCaseBlocks *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (FulCaseBlocks) self = request->blocks;
  g_autoptr (GHashTable) briefs =
      ful_document_read_finish (FUL_DOCUMENT (source), result, /* error= */ NULL);

  self->reading = FALSE;
  if (briefs != NULL && request->resets == self->resets)
    keep (self, briefs);
  read_next (self);
}

static void
read_next (FulCaseBlocks *self)
{
  Request *request;
  Wish *wish;

  while (!self->reading && self->document != NULL &&
         (wish = g_queue_pop_head (&self->wishes)) != NULL) {
    g_hash_table_remove (self->wished, GUINT_TO_POINTER (wish->index));
    if (!is_wanted (self, wish)) {
      wish_free (wish);
      continue;
    }
    self->reading = TRUE;
    request = g_new0 (Request, 1);
    request->blocks = self;
    request->resets = self->resets;
    g_atomic_ref_count_inc (&self->ref_count);
    ful_document_read_async (self->document, read_wish, wish, wish_free,
                             (GDestroyNotify)g_hash_table_unref, self->cancellable, read_cb,
                             request);
  }
}

/* --- what the owner asks --- */

void
ful_case_blocks_want (FulCaseBlocks *self, guint index, const gint64 *ids, guint n)
{
  Wish *wish;

  if (!g_hash_table_add (self->wished, GUINT_TO_POINTER (index)))
    return;
  wish = g_new0 (Wish, 1);
  wish->index = index;
  wish->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (wish->ids, ids, n);
  g_queue_push_head (&self->wishes, wish);
  read_next (self);
}

FulCaseBrief *
ful_case_blocks_get (FulCaseBlocks *self, gint64 id)
{
  return g_hash_table_lookup (self->briefs, &id);
}

void
ful_case_blocks_reset (FulCaseBlocks *self, FulDocument *document)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->resets++;
  g_queue_clear_full (&self->wishes, wish_free);
  g_queue_clear_full (&self->kept, (GDestroyNotify)g_array_unref);
  g_hash_table_remove_all (self->wished);
  g_hash_table_remove_all (self->briefs);
  g_set_object (&self->document, document);
}

FulCaseBlocks *
ful_case_blocks_new (const FulCaseBlocksOwner *functions, gpointer owner)
{
  FulCaseBlocks *self = g_new0 (FulCaseBlocks, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->functions = *functions;
  self->owner = owner;
  self->briefs = briefs_new ();
  self->wished = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
ful_case_blocks_free (FulCaseBlocks *self)
{
  self->owner = NULL;
  ful_case_blocks_reset (self, NULL);
  g_cancellable_cancel (self->cancellable);
  blocks_unref (self);
}
