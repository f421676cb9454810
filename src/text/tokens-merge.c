/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/tokens-private.h"

/* Byte-pair merging: again and again the neighbours whose union has the lowest rank become one,
 * the leftmost of equals first. Parts are a list linked through arrays, indexed by the byte they
 * begin at; a heap holds (rank, first byte) of every pair. Entries of pairs that are no more stay
 * in the heap and are seen by their rank: n log n, also for a hundred thousand equal letters. */

struct _FulMerger {
  gsize capacity;
  guint32 *next;     /* where the part that begins here ends; the next one begins there */
  guint32 *previous; /* where the part before this one begins */
  guint32 *pair;     /* rank of this part with its neighbour; FUL_NO_RANK: none */
  GArray *heap;      /* guint64: rank << 32 | first byte; smallest first */
};

FulMerger *
ful_merger_new (void)
{
  FulMerger *self = g_new0 (FulMerger, 1);

  self->heap = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
ful_merger_free (FulMerger *self)
{
  if (self == NULL)
    return;
  g_free (self->next);
  g_free (self->previous);
  g_free (self->pair);
  g_array_unref (self->heap);
  g_free (self);
}

static void
heap_push (GArray *heap, guint64 value)
{
  guint64 *items;
  guint at = heap->len;

  g_array_append_val (heap, value);
  items = &g_array_index (heap, guint64, 0);
  while (at > 0 && items[(at - 1) / 2] > value) {
    items[at] = items[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  items[at] = value;
}

static guint64
heap_pop (GArray *heap)
{
  guint64 *items = &g_array_index (heap, guint64, 0);
  guint64 top = items[0];
  guint64 last = items[heap->len - 1];
  guint n = heap->len - 1;
  guint at = 0;

  g_array_set_size (heap, n);
  for (guint child; (child = 2 * at + 1) < n; at = child) {
    if (child + 1 < n && items[child + 1] < items[child])
      child++;
    if (items[child] >= last)
      break;
    items[at] = items[child];
  }
  if (n > 0)
    items[at] = last;
  return top;
}

/* Looks up the union of the part at @at and its neighbour, and enters it. */
static void
enter_pair (FulMerger *self, const FulRanks *ranks, const guint8 *piece, gsize length, guint32 at)
{
  guint32 middle = self->next[at];

  self->pair[at] = middle >= length ? FUL_NO_RANK
                                    : ful_ranks_lookup (ranks, piece + at, self->next[middle] - at);
  if (self->pair[at] != FUL_NO_RANK)
    heap_push (self->heap, (guint64)self->pair[at] << 32 | at);
}

static void
reserve (FulMerger *self, gsize length)
{
  if (length <= self->capacity)
    return;
  self->capacity = MAX (length, 256);
  self->next = g_renew (guint32, self->next, self->capacity);
  self->previous = g_renew (guint32, self->previous, self->capacity);
  self->pair = g_renew (guint32, self->pair, self->capacity);
}

gsize
ful_merger_run (FulMerger *self,
                const FulRanks *ranks,
                const guint8 *piece,
                gsize length,
                GArray *ids)
{
  gsize n = length;

  reserve (self, length);
  g_array_set_size (self->heap, 0);
  for (guint32 i = 0; i < length; i++) {
    self->next[i] = i + 1;
    self->previous[i] = i - 1;
  }
  for (guint32 i = 0; i < length; i++)
    enter_pair (self, ranks, piece, length, i);

  while (self->heap->len > 0) {
    guint64 entry = heap_pop (self->heap);
    guint32 at = (guint32)entry;
    guint32 middle;

    if (self->pair[at] != (guint32)(entry >> 32))
      continue;
    middle = self->next[at];
    self->next[at] = self->next[middle];
    self->pair[middle] = FUL_NO_RANK;
    if (self->next[at] < length)
      self->previous[self->next[at]] = at;
    n--;
    enter_pair (self, ranks, piece, length, at);
    if (at > 0)
      enter_pair (self, ranks, piece, length, self->previous[at]);
  }
  for (guint32 i = 0; ids != NULL && i < length; i = self->next[i]) {
    guint32 id = ful_ranks_lookup (ranks, piece + i, self->next[i] - i);

    g_array_append_val (ids, id);
  }
  return n;
}
