/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/similarity.h"

#include <math.h>
#include <string.h>

#include "text/ngrams.h"

/* For each word the texts that hold it, with the word's weight there already worked out:
 *
 *   first   [ 0 2 5 … ]            postings of word w are first[w] .. first[w + 1]
 *   entries [ (text, weight) … ]
 *
 * A query adds up weights in one array over all texts, then keeps the best k in a heap: linear in
 * the postings of its words and in the number of texts. */

#define K1 1.2
#define B 0.75

typedef struct {
  guint32 text;
  float weight;
} Entry;

struct _FulPostings {
  gatomicrefcount ref_count;
  GHashTable *words; /* char* -> number of the word */
  gsize n_texts;
  guint32 *first;
  Entry *entries;
};

static gboolean
script_has_no_spaces (gunichar c)
{
  switch (g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_THAI:
  case G_UNICODE_SCRIPT_LAO:
  case G_UNICODE_SCRIPT_KHMER:
  case G_UNICODE_SCRIPT_MYANMAR:
    return TRUE;
  default:
    return FALSE;
  }
}

typedef void (*WordFunc) (const char *word, gpointer user_data);

typedef struct {
  WordFunc func;
  gpointer user_data;
  GString *word;
} Splitter;

static void
emit (Splitter *self, const char *start, gsize length)
{
  g_string_truncate (self->word, 0);
  g_string_append_len (self->word, start, (gssize)length);
  self->func (self->word->str, self->user_data);
}

static void
split_run (const char *run, gsize length, gpointer user_data)
{
  Splitter *self = user_data;
  const char *end = run + length;
  gboolean pairs = FALSE;

  for (const char *p = run; p < end && !pairs; p = g_utf8_next_char (p))
    pairs = (guchar)*p >= 0x80 && script_has_no_spaces (g_utf8_get_char (p));
  if (!pairs || g_utf8_next_char (run) == end) {
    emit (self, run, length);
    return;
  }
  for (const char *p = run; g_utf8_next_char (p) < end; p = g_utf8_next_char (p))
    emit (self, p, (gsize)(g_utf8_next_char (g_utf8_next_char (p)) - p));
}

static void
foreach_word (const char *text, WordFunc func, gpointer user_data)
{
  g_autofree char *folded = ful_fold (text);
  Splitter splitter = { func, user_data, g_string_sized_new (32) };

  ful_foreach_word (folded, 1, split_run, &splitter);
  g_string_free (splitter.word, TRUE);
}

/* --- building --- */

typedef struct {
  guint32 word;
  guint32 text;
  guint32 count;
} Occurrence;

typedef struct {
  FulPostings *postings;
  GArray *occurrences; /* Occurrence, by text */
  GArray *seen;        /* guint32 a word: 1 + its last place in occurrences */
  guint32 text;
  guint32 length; /* words in this text */
} Builder;

static void
count_word (const char *word, gpointer user_data)
{
  Builder *self = user_data;
  gpointer found;
  guint32 *last;
  guint32 number;

  if (!g_hash_table_lookup_extended (self->postings->words, word, NULL, &found)) {
    const guint32 never = 0;

    found = GUINT_TO_POINTER (self->seen->len);
    g_hash_table_insert (self->postings->words, g_strdup (word), found);
    g_array_append_val (self->seen, never);
  }
  number = GPOINTER_TO_UINT (found);
  last = &g_array_index (self->seen, guint32, number);
  self->length++;
  if (*last > 0 && g_array_index (self->occurrences, Occurrence, *last - 1).text == self->text) {
    g_array_index (self->occurrences, Occurrence, *last - 1).count++;
  } else {
    Occurrence occurrence = { number, self->text, 1 };

    g_array_append_val (self->occurrences, occurrence);
    *last = self->occurrences->len;
  }
}

/* Sorts the occurrences by word, texts in order within each, and works out the weights. */
static void
fill_entries (FulPostings *self, const GArray *occurrences, const guint32 *lengths, double mean)
{
  guint n_words = g_hash_table_size (self->words);
  g_autofree guint32 *next = NULL;

  self->first = g_new0 (guint32, n_words + 1);
  for (guint i = 0; i < occurrences->len; i++)
    self->first[g_array_index (occurrences, Occurrence, i).word + 1]++;
  for (guint w = 0; w < n_words; w++)
    self->first[w + 1] += self->first[w];

  next = g_memdup2 (self->first, (n_words + 1) * sizeof (guint32));
  self->entries = g_new (Entry, occurrences->len + 1);
  for (guint i = 0; i < occurrences->len; i++) {
    const Occurrence *o = &g_array_index (occurrences, Occurrence, i);
    double df = self->first[o->word + 1] - self->first[o->word];
    double idf = log1p (((double)self->n_texts - df + 0.5) / (df + 0.5));
    double norm = K1 * (1 - B + B * lengths[o->text] / mean);

    self->entries[next[o->word]++] =
        (Entry){ o->text, (float)(idf * o->count * (K1 + 1) / (o->count + norm)) };
  }
}

FulPostings *
ful_postings_new (const char *const *texts, gsize n)
{
  FulPostings *self = g_new0 (FulPostings, 1);
  g_autoptr (GArray) occurrences = g_array_new (FALSE, FALSE, sizeof (Occurrence));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint32 *lengths = g_new0 (guint32, n + 1);
  Builder builder = { .postings = self, .occurrences = occurrences, .seen = seen };
  double total = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_texts = n;
  for (gsize i = 0; i < n; i++) {
    builder.text = (guint32)i;
    builder.length = 0;
    foreach_word (texts[i], count_word, &builder);
    lengths[i] = builder.length;
    total += builder.length;
  }
  fill_entries (self, occurrences, lengths, total > 0 ? total / (double)n : 1);
  return self;
}

FulPostings *
ful_postings_ref (FulPostings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_postings_unref (FulPostings *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->words);
  g_free (self->first);
  g_free (self->entries);
  g_free (self);
}

gsize
ful_postings_size (const FulPostings *self)
{
  return self->n_texts;
}

/* --- asking --- */

typedef struct {
  const FulPostings *postings;
  float *scores; /* a text */
} Query;

static void
add_scores (const char *word, gpointer user_data)
{
  Query *self = user_data;
  gpointer found;
  guint number;

  if (!g_hash_table_lookup_extended (self->postings->words, word, NULL, &found))
    return;
  number = GPOINTER_TO_UINT (found);
  for (guint32 i = self->postings->first[number]; i < self->postings->first[number + 1]; i++)
    self->scores[self->postings->entries[i].text] += self->postings->entries[i].weight;
}

/* Whether @a comes before @b among the hits. */
static gboolean
is_better (const FulHit *a, const FulHit *b)
{
  return a->score > b->score || (a->score >= b->score && a->index < b->index);
}

/* Puts @hit at the root of a heap whose root is the worst, and restores its order. */
static void
sift_down (FulHit *heap, gsize n, FulHit hit)
{
  gsize at = 0;

  for (gsize child; (child = 2 * at + 1) < n; at = child) {
    if (child + 1 < n && is_better (&heap[child], &heap[child + 1]))
      child++;
    if (is_better (&heap[child], &hit))
      break;
    heap[at] = heap[child];
  }
  heap[at] = hit;
}

static void
sift_up (FulHit *heap, gsize at, FulHit hit)
{
  for (; at > 0 && is_better (&heap[(at - 1) / 2], &hit); at = (at - 1) / 2)
    heap[at] = heap[(at - 1) / 2];
  heap[at] = hit;
}

gsize
ful_postings_query (const FulPostings *self,
                    const char *text,
                    gsize k,
                    FulExcludeFunc exclude,
                    gpointer user_data,
                    FulHit *out)
{
  g_autofree float *scores = g_new0 (float, self->n_texts + 1);
  Query query = { self, scores };
  gsize n = 0;

  if (k == 0)
    return 0;
  foreach_word (text, add_scores, &query);
  for (gsize i = 0; i < self->n_texts; i++) {
    FulHit hit = { (guint)i, (double)scores[i] };

    if (n == k && !is_better (&hit, &out[0]))
      continue;
    if (exclude != NULL && exclude (hit.index, user_data))
      continue;
    if (n < k)
      sift_up (out, n++, hit);
    else
      sift_down (out, n, hit);
  }
  for (gsize left = n; left > 1; left--) { /* the worst to the end, one after another */
    FulHit worst = out[0];
    FulHit last = out[left - 1];

    sift_down (out, left - 1, last);
    out[left - 1] = worst;
  }
  return n;
}
