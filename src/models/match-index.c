/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/match-index.h"

#include <math.h>

#include "base/hash.h"
#include "text/ngrams.h"

/* A small inverted index. Grams are known by their 64-bit hash alone (two that collide count as
 * one, which among some ten thousand does not happen); a hash table with open addressing gives
 * each an id in order of first appearance, and the postings of id i lie from starts[i] to
 * starts[i + 1]. The block of a gram, words or characters, is the seed of its hash. */

enum { WORDS, CHARS, N_BLOCKS };

typedef struct {
  guint32 text;
  float weight; /* of the gram in the text, the text's block scaled to length 1 */
} Posting;

typedef struct {
  guint64 hash;
  guint32 id; /* + 1; 0: free */
} Slot;

struct _FulMatchIndex {
  gatomicrefcount ref_count;
  guint n_texts;
  guint n_grams;
  guint n_slots; /* a power of two, at most half full */
  Slot *slots;
  float *idf;      /* by id */
  guint8 *blocks;  /* by id */
  guint32 *starts; /* n_grams + 1 */
  Posting *postings;
};

/* --- building --- */

/* One gram in one text. */
typedef struct {
  guint32 id;
  guint32 text;
  guint32 tf;
} Entry;

typedef struct {
  guint32 newest; /* entry of this gram that came last, + 1 */
  guint32 df;
} Gram;

typedef struct {
  FulMatchIndex *index;
  GArray *grams;   /* Gram, by id */
  GArray *blocks;  /* guint8, by id */
  GArray *entries; /* Entry, by text */
  guint32 text;
  guint8 block;
} Building;

static Slot *
find_slot (const FulMatchIndex *self, guint64 hash)
{
  guint slot = (guint)hash & (self->n_slots - 1);

  while (self->slots[slot].id != 0 && self->slots[slot].hash != hash)
    slot = (slot + 1) & (self->n_slots - 1);
  return &self->slots[slot];
}

static void
grow (FulMatchIndex *self)
{
  g_autofree Slot *old = g_steal_pointer (&self->slots);
  guint n_old = self->n_slots;

  self->n_slots = n_old * 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].id != 0)
      *find_slot (self, old[i].hash) = old[i];
}

static void
add_gram (const char *gram, gsize length, gpointer user_data)
{
  Building *building = user_data;
  FulMatchIndex *self = building->index;
  guint64 hash = ful_hash64 (gram, length, building->block);
  Slot *slot = find_slot (self, hash);
  Gram *known;
  Entry entry;

  if (slot->id == 0) {
    const Gram first = { 0, 0 };

    g_array_append_val (building->grams, first);
    g_array_append_val (building->blocks, building->block);
    *slot = (Slot){ hash, building->grams->len };
    entry.id = slot->id - 1;
    if (building->grams->len * 2 > self->n_slots)
      grow (self);
  } else
    entry.id = slot->id - 1;
  known = &g_array_index (building->grams, Gram, entry.id);
  if (known->newest > 0) {
    Entry *newest = &g_array_index (building->entries, Entry, known->newest - 1);

    if (newest->text == building->text) {
      newest->tf++;
      return;
    }
  }
  entry.text = building->text;
  entry.tf = 1;
  g_array_append_val (building->entries, entry);
  known->newest = building->entries->len;
  known->df++;
}

static double
damp (guint tf)
{
  return tf == 1 ? 1 : 1 + log (tf);
}

/* Entries by text become postings by gram, each text's two blocks of length 1. */
static void
build_postings (Building *building)
{
  FulMatchIndex *self = building->index;
  GArray *entries = building->entries;
  g_autofree double *squares = g_new0 (double, (gsize)self->n_texts *N_BLOCKS);
  g_autofree guint32 *next = NULL;

  self->idf = g_new (float, self->n_grams);
  self->starts = g_new (guint32, self->n_grams + 1);
  self->starts[0] = 0;
  for (guint id = 0; id < self->n_grams; id++) {
    guint df = g_array_index (building->grams, Gram, id).df;

    self->idf[id] = (float)(log ((1.0 + self->n_texts) / (1.0 + df)) + 1);
    self->starts[id + 1] = self->starts[id] + df;
  }
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    double weight = damp (entry->tf) * (double)self->idf[entry->id];

    squares[entry->text * N_BLOCKS + self->blocks[entry->id]] += weight * weight;
  }
  self->postings = g_new (Posting, entries->len);
  next = g_memdup2 (self->starts, sizeof (guint32) * (self->n_grams + 1));
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    double weight = damp (entry->tf) * (double)self->idf[entry->id];
    double length = sqrt (squares[entry->text * N_BLOCKS + self->blocks[entry->id]]);

    self->postings[next[entry->id]++] = (Posting){ entry->text, (float)(weight / length) };
  }
}

FulMatchIndex *
ful_match_index_new (const char *const *texts, guint n)
{
  FulMatchIndex *self = g_new0 (FulMatchIndex, 1);
  Building building = { .index = self,
                        .grams = g_array_sized_new (FALSE, FALSE, sizeof (Gram), 1024),
                        .blocks = g_array_sized_new (FALSE, FALSE, sizeof (guint8), 1024),
                        .entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), 4096) };

  g_atomic_ref_count_init (&self->ref_count);
  self->n_texts = n;
  self->n_slots = 4096;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n; i++) {
    g_autofree char *folded = ful_fold (texts[i]);

    building.text = i;
    building.block = WORDS;
    ful_foreach_word_gram (folded, add_gram, &building);
    building.block = CHARS;
    ful_foreach_char_gram (folded, add_gram, &building);
  }
  self->n_grams = building.grams->len;
  self->blocks = (guint8 *)g_array_free (building.blocks, FALSE);
  build_postings (&building);
  g_array_unref (building.grams);
  g_array_unref (building.entries);
  return self;
}

FulMatchIndex *
ful_match_index_ref (FulMatchIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_match_index_unref (FulMatchIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->slots);
  g_free (self->idf);
  g_free (self->blocks);
  g_free (self->starts);
  g_free (self->postings);
  g_free (self);
}

guint
ful_match_index_size (const FulMatchIndex *self)
{
  return self->n_texts;
}

/* --- asking --- */

typedef struct {
  const FulMatchIndex *index;
  guint32 *tf;  /* by id */
  GArray *seen; /* guint32: ids with tf > 0 */
  guint8 block;
} Looking;

static void
look_gram (const char *gram, gsize length, gpointer user_data)
{
  Looking *looking = user_data;
  const Slot *slot = find_slot (looking->index, ful_hash64 (gram, length, looking->block));
  guint32 id = slot->id - 1;

  if (slot->id == 0)
    return;
  if (looking->tf[id]++ == 0)
    g_array_append_val (looking->seen, id);
}

void
ful_match_index_query (const FulMatchIndex *self, const char *query, double *similarities)
{
  g_autofree char *folded = ful_fold (query);
  g_autofree guint32 *tf = g_new0 (guint32, self->n_grams);
  g_autoptr (GArray) seen = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 512);
  Looking looking = { self, tf, seen, WORDS };
  double squares[N_BLOCKS] = { 0, 0 };

  ful_foreach_word_gram (folded, look_gram, &looking);
  looking.block = CHARS;
  ful_foreach_char_gram (folded, look_gram, &looking);
  for (guint i = 0; i < seen->len; i++) {
    guint32 id = g_array_index (seen, guint32, i);
    double weight = damp (tf[id]) * (double)self->idf[id];

    squares[self->blocks[id]] += weight * weight;
  }
  for (guint i = 0; i < self->n_texts; i++)
    similarities[i] = 0;
  for (guint i = 0; i < seen->len; i++) {
    guint32 id = g_array_index (seen, guint32, i);
    double weight = damp (tf[id]) * (double)self->idf[id] / sqrt (squares[self->blocks[id]]);

    for (guint32 p = self->starts[id]; p < self->starts[id + 1]; p++)
      similarities[self->postings[p].text] += weight * (double)self->postings[p].weight / N_BLOCKS;
  }
}
