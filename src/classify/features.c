/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "classify/features.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "text/ngrams.h"

/* A vocabulary is a hash table with open addressing over gram texts that lie one after the other in
 * one block; looking a gram up costs one hash and, mostly, one comparison. Ids of the block of
 * characters follow those of the words, so words may only be added before any character gram is
 * asked for by id. */
typedef struct {
  guint32 *slots; /* id + 1; 0: free */
  guint n_slots;  /* a power of two, at most half full */
  GArray *hashes; /* guint64, by id */
  GArray *starts; /* gsize, by id: where the gram stands in texts */
  GString *texts; /* NUL-terminated grams */
} Vocabulary;

struct _FulFeatures {
  Vocabulary words;
  Vocabulary chars;
  GArray *idf[2]; /* float, by id within the block */
};

static void
vocabulary_init (Vocabulary *self)
{
  self->n_slots = 1024;
  self->slots = g_new0 (guint32, self->n_slots);
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->texts = g_string_new (NULL);
}

static void
vocabulary_clear (Vocabulary *self)
{
  g_free (self->slots);
  g_array_unref (self->hashes);
  g_array_unref (self->starts);
  g_string_free (self->texts, TRUE);
}

/* The slot where the gram is, or would go. */
static guint
vocabulary_slot (const Vocabulary *self, const char *gram, gsize length, guint64 hash)
{
  guint slot = (guint)hash & (self->n_slots - 1);

  for (; self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1)) {
    guint id = self->slots[slot] - 1;
    const char *known;

    if (g_array_index (self->hashes, guint64, id) != hash)
      continue;
    known = self->texts->str + g_array_index (self->starts, gsize, id);
    if (strncmp (known, gram, length) == 0 && known[length] == '\0')
      break;
  }
  return slot;
}

static void
vocabulary_grow (Vocabulary *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint id = 0; id < self->hashes->len; id++) {
    guint slot = (guint)g_array_index (self->hashes, guint64, id) & (self->n_slots - 1);

    while (self->slots[slot] != 0)
      slot = (slot + 1) & (self->n_slots - 1);
    self->slots[slot] = id + 1;
  }
}

static gboolean
vocabulary_find (const Vocabulary *self, const char *gram, gsize length, guint32 *id)
{
  guint slot = vocabulary_slot (self, gram, length, ful_hash64 (gram, length, 0));

  if (self->slots[slot] == 0)
    return FALSE;
  *id = self->slots[slot] - 1;
  return TRUE;
}

/* Returns: the id of the gram, added when it is new */
static guint32
vocabulary_add (Vocabulary *self, const char *gram, gsize length)
{
  guint64 hash = ful_hash64 (gram, length, 0);
  guint slot = vocabulary_slot (self, gram, length, hash);
  gsize start = self->texts->len;

  if (self->slots[slot] != 0)
    return self->slots[slot] - 1;
  g_string_append_len (self->texts, gram, (gssize)length);
  g_string_append_c (self->texts, '\0');
  g_array_append_val (self->hashes, hash);
  g_array_append_val (self->starts, start);
  self->slots[slot] = self->hashes->len;
  if (self->hashes->len * 2 > self->n_slots)
    vocabulary_grow (self);
  return self->hashes->len - 1;
}

FulFeatures *
ful_features_new_empty (void)
{
  FulFeatures *self = g_new0 (FulFeatures, 1);

  vocabulary_init (&self->words);
  vocabulary_init (&self->chars);
  for (guint block = 0; block < 2; block++)
    self->idf[block] = g_array_new (FALSE, FALSE, sizeof (float));
  return self;
}

void
ful_features_free (FulFeatures *self)
{
  if (self == NULL)
    return;
  vocabulary_clear (&self->words);
  vocabulary_clear (&self->chars);
  for (guint block = 0; block < 2; block++)
    g_array_unref (self->idf[block]);
  g_free (self);
}

/* --- fitting --- */

typedef struct {
  Vocabulary *vocabulary;
  GArray *last; /* guint32, by id: the text that held the gram last, from 1 */
  GArray *df;   /* guint32, by id: texts that hold it */
  guint32 text;
} Counting;

static void
count_gram (const char *gram, gsize length, gpointer user_data)
{
  Counting *counting = user_data;
  guint32 id;

  if (length > FUL_FEATURES_MAX_GRAM_BYTES)
    return;
  id = vocabulary_add (counting->vocabulary, gram, length);
  if (id == counting->df->len) {
    g_array_set_size (counting->df, id + 1);
    g_array_set_size (counting->last, id + 1);
  }
  if (g_array_index (counting->last, guint32, id) == counting->text)
    return;
  g_array_index (counting->last, guint32, id) = counting->text;
  g_array_index (counting->df, guint32, id)++;
}

static void
counting_init (Counting *counting, Vocabulary *vocabulary)
{
  counting->vocabulary = vocabulary;
  counting->last = g_array_new (FALSE, TRUE, sizeof (guint32));
  counting->df = g_array_new (FALSE, TRUE, sizeof (guint32));
}

static void
counting_finish (Counting *counting, gsize n, GArray *idf)
{
  for (guint id = 0; id < counting->df->len; id++) {
    double df = g_array_index (counting->df, guint32, id);
    float weight = (float)(log ((1 + (double)n) / (1 + df)) + 1);

    g_array_append_val (idf, weight);
  }
  g_array_unref (counting->last);
  g_array_unref (counting->df);
}

FulFeatures *
ful_features_fit (const char *const *texts, gsize n)
{
  FulFeatures *self = ful_features_new_empty ();
  Counting words, chars;

  counting_init (&words, &self->words);
  counting_init (&chars, &self->chars);
  for (gsize i = 0; i < n; i++) {
    g_autofree char *folded = ful_fold (texts[i]);

    words.text = chars.text = (guint32)i + 1;
    ful_foreach_word_gram (folded, count_gram, &words);
    ful_foreach_char_gram (folded, count_gram, &chars);
  }
  counting_finish (&words, n, self->idf[0]);
  counting_finish (&chars, n, self->idf[1]);
  return self;
}

gboolean
ful_features_add (FulFeatures *self, gboolean word, const char *gram, float idf)
{
  Vocabulary *vocabulary = word ? &self->words : &self->chars;
  guint known = vocabulary->hashes->len;

  if (vocabulary_add (vocabulary, gram, strlen (gram)) != known)
    return FALSE;
  g_array_append_val (self->idf[word ? 0 : 1], idf);
  return TRUE;
}

/* --- reading --- */

guint
ful_features_count (const FulFeatures *self)
{
  return self->words.hashes->len + self->chars.hashes->len;
}

guint
ful_features_word_count (const FulFeatures *self)
{
  return self->words.hashes->len;
}

const char *
ful_features_gram (const FulFeatures *self, guint id)
{
  guint n_words = self->words.hashes->len;
  const Vocabulary *vocabulary = id < n_words ? &self->words : &self->chars;

  if (id >= n_words)
    id -= n_words;
  return vocabulary->texts->str + g_array_index (vocabulary->starts, gsize, id);
}

float
ful_features_idf (const FulFeatures *self, guint id)
{
  guint n_words = self->words.hashes->len;

  return id < n_words ? g_array_index (self->idf[0], float, id)
                      : g_array_index (self->idf[1], float, id - n_words);
}

gboolean
ful_features_lookup (const FulFeatures *self, gboolean word, const char *gram, guint32 *id)
{
  if (!vocabulary_find (word ? &self->words : &self->chars, gram, strlen (gram), id))
    return FALSE;
  if (!word)
    *id += self->words.hashes->len;
  return TRUE;
}

typedef struct {
  const Vocabulary *vocabulary;
  guint32 offset;
  GArray *out; /* FulFeature, one an occurrence: the value is its count */
} Looking;

static void
look_gram (const char *gram, gsize length, gpointer user_data)
{
  Looking *looking = user_data;
  FulFeature feature = { 0, 1 };

  if (!vocabulary_find (looking->vocabulary, gram, length, &feature.id))
    return;
  feature.id += looking->offset;
  g_array_append_val (looking->out, feature);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const FulFeature *left = a;
  const FulFeature *right = b;

  return left->id < right->id ? -1 : left->id > right->id;
}

/* Occurrences from @start on become weighted features of one block of length 1. */
static void
weigh_block (const FulFeatures *self, GArray *out, guint start)
{
  guint n = start;
  double square = 0;

  if (out->len == start)
    return;
  qsort (&g_array_index (out, FulFeature, start), out->len - start, sizeof (FulFeature),
         compare_ids);
  for (guint i = start; i < out->len; n++) {
    FulFeature *feature = &g_array_index (out, FulFeature, n);
    guint32 id = g_array_index (out, FulFeature, i).id;
    guint tf = 0;
    double value;

    for (; i < out->len && g_array_index (out, FulFeature, i).id == id; i++)
      tf++;
    value = (tf == 1 ? 1 : 1 + log (tf)) * (double)ful_features_idf (self, id);
    *feature = (FulFeature){ id, (float)value };
    square += value * value;
  }
  g_array_set_size (out, n);
  for (guint i = start; i < n; i++)
    g_array_index (out, FulFeature, i).value /= (float)sqrt (square);
}

void
ful_features_transform (const FulFeatures *self, const char *text, GArray *out)
{
  g_autofree char *folded = ful_fold (text);
  Looking looking = { &self->words, 0, out };
  guint start;

  g_array_set_size (out, 0);
  ful_foreach_word_gram (folded, look_gram, &looking);
  weigh_block (self, out, 0);
  start = out->len;
  looking.vocabulary = &self->chars;
  looking.offset = self->words.hashes->len;
  ful_foreach_char_gram (folded, look_gram, &looking);
  weigh_block (self, out, start);
}
