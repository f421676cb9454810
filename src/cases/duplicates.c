/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts are folded first; equal ones are found in a table. Of each set of equal texts the first
 * goes on: its MinHash signature is cut into bands, texts that agree in a whole band are
 * candidates, and those are measured exactly. */
#include "cases/duplicates.h"

#include <string.h>

#include "base/hash.h"
#include "project/case.h"
#include "text/ngrams.h"

#define N_HASHES 32
#define N_BANDS 8
#define ROWS (N_HASHES / N_BANDS)

/* Of texts that agree in a band each is compared with so many before it: a thousand texts of one
 * template would else be a million pairs. */
#define MAX_NEIGHBOURS 32

/* Pairs are measured where this share of their hashes agree. That share estimates their similarity
 * with a standard deviation of 0.07 at 0.8: four of them below it. */
#define MIN_AGREEING (N_HASHES / 2)

typedef struct {
  guint64 band;
  guint text; /* index of its case */
} Entry;

typedef struct {
  const GPtrArray *cases;
  char **texts;      /* a case: folded input, "": none */
  guint32 *minima;   /* a case: N_HASHES, of distinct texts alone */
  GArray *nearest;   /* FulDuplicate, FUL_N_SPLITS a case: similarity 0 where there is none */
  GHashTable *grams; /* of the text measured last */
  guint n_common;
} Search;

/* All inputs in one folded line. */
static char *
fold_inputs (const FulCase *item)
{
  g_autofree char *joined = NULL;
  g_autofree char *folded = NULL;
  GString *text = NULL;

  if (item->var_values == NULL || item->var_values[0] == NULL)
    return g_strdup ("");
  joined = g_strjoinv ("\n", item->var_values);
  folded = ful_fold (joined);
  text = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c))
      g_string_append_unichar (text, c);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
  }
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* Keeps the better of two earlier cases of one split. */
static void
note (Search *search, guint first, guint second, double similarity)
{
  const FulCase *item = search->cases->pdata[first];
  FulDuplicate *best =
      &g_array_index (search->nearest, FulDuplicate, second * FUL_N_SPLITS + item->split);

  if (similarity > best->similarity || (similarity == best->similarity && first < best->first))
    *best = (FulDuplicate){ .first = first, .second = second, .similarity = similarity };
}

/* Notes equal texts; returns the first case of each text. */
static GArray *
find_equal (Search *search)
{
  GArray *distinct = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) firsts =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < search->cases->len; i++) {
    const FulCase *item = search->cases->pdata[i];
    GArray *seen; /* the first case a split, G_MAXUINT: none */

    if (*search->texts[i] == '\0')
      continue;
    seen = g_hash_table_lookup (firsts, search->texts[i]);
    if (seen == NULL) {
      guint none = G_MAXUINT;

      seen = g_array_new (FALSE, FALSE, sizeof (guint));
      for (int split = 0; split < FUL_N_SPLITS; split++)
        g_array_append_val (seen, none);
      g_hash_table_insert (firsts, search->texts[i], seen);
      g_array_append_val (distinct, i);
    }
    for (int split = 0; split < FUL_N_SPLITS; split++)
      if (g_array_index (seen, guint, split) != G_MAXUINT)
        note (search, g_array_index (seen, guint, split), i, 1);
    if (g_array_index (seen, guint, item->split) == G_MAXUINT)
      g_array_index (seen, guint, item->split) = i;
  }
  return distinct;
}

/* One hash a gram: some of its bits choose the minimum, others are compared. */
static void
lower_minimum (const char *gram, gsize length, gpointer user_data)
{
  guint32 *minima = user_data;
  guint64 hash = ful_hash64 (gram, length, 0);
  guint32 *minimum = &minima[hash % N_HASHES];

  *minimum = MIN (*minimum, (guint32)(hash >> 32));
}

/* A minimum that no gram chose is that of the next one that has any, changed by how far it came, so
 * that short texts can be compared too. */
static void
fill_empty (guint32 *minima)
{
  guint32 filled[N_HASHES];

  for (guint i = 0; i < N_HASHES; i++) {
    guint distance = 0;

    while (distance < N_HASHES && minima[(i + distance) % N_HASHES] == G_MAXUINT32)
      distance++;
    filled[i] = minima[(i + distance) % N_HASHES] + distance * 0x9e3779b9u;
  }
  memcpy (minima, filled, sizeof filled);
}

static void
add_bands (Search *search, GArray *entries, guint index)
{
  guint32 *minima = search->minima + (gsize)index * N_HASHES;

  memset (minima, 0xFF, N_HASHES * sizeof *minima);
  ful_foreach_char_gram (search->texts[index], lower_minimum, minima);
  fill_empty (minima);
  for (guint band = 0; band < N_BANDS; band++) {
    Entry entry = { .band = ful_hash64 (minima + band * ROWS, ROWS * sizeof *minima, band),
                    .text = index };

    g_array_append_val (entries, entry);
  }
}

static gboolean
may_be_near (const Search *search, guint a, guint b)
{
  const guint32 *x = search->minima + (gsize)a * N_HASHES;
  const guint32 *y = search->minima + (gsize)b * N_HASHES;
  guint agreeing = 0;

  for (int i = 0; i < N_HASHES; i++)
    agreeing += x[i] == y[i];
  return agreeing >= MIN_AGREEING;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->band != y->band)
    return x->band < y->band ? -1 : 1;
  return x->text < y->text ? -1 : x->text > y->text;
}

static gpointer
gram_key (const char *gram, gsize length)
{
  return GSIZE_TO_POINTER ((gsize)ful_hash64 (gram, length, 0));
}

static void
collect_gram (const char *gram, gsize length, gpointer grams)
{
  g_hash_table_add (grams, gram_key (gram, length));
}

/* Counts each gram once: it leaves the table, and comes into another. */
static void
match_gram (const char *gram, gsize length, gpointer user_data)
{
  Search *search = user_data;
  gpointer key = gram_key (gram, length);

  if (g_hash_table_remove (search->grams, key))
    search->n_common++;
}

static double
measure (Search *search, const char *a, const char *b)
{
  g_autoptr (GHashTable) other = g_hash_table_new (NULL, NULL);
  guint n_a, n_b;

  g_hash_table_remove_all (search->grams);
  ful_foreach_char_gram (a, collect_gram, search->grams);
  ful_foreach_char_gram (b, collect_gram, other);
  n_a = g_hash_table_size (search->grams);
  n_b = g_hash_table_size (other);
  search->n_common = 0;
  ful_foreach_char_gram (b, match_gram, search);
  return n_a + n_b == 0 ? 0 : (double)search->n_common / (double)(n_a + n_b - search->n_common);
}

/* Measures the candidates: neighbours in a band, each pair once. */
static gboolean
find_near (Search *search, GArray *entries, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) measured =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_array_sort (entries, compare_entries);
  for (guint i = 1; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    for (guint back = 1; back <= MIN (i, MAX_NEIGHBOURS); back++) {
      const Entry *before = entry - back;
      gint64 *pair;
      double similarity;

      if (before->band != entry->band)
        break;
      if (!may_be_near (search, before->text, entry->text))
        continue;
      pair = g_new (gint64, 1);
      *pair = (gint64)before->text << 32 | entry->text;
      if (!g_hash_table_add (measured, pair))
        continue;
      similarity = measure (search, search->texts[before->text], search->texts[entry->text]);
      if (similarity >= FUL_NEAR_DUPLICATE)
        note (search, before->text, entry->text, similarity);
    }
  }
  return TRUE;
}

GArray *
ful_duplicates_find (const GPtrArray *cases, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) texts = g_new0 (char *, cases->len + 1);
  g_autoptr (GArray) nearest = g_array_new (FALSE, TRUE, sizeof (FulDuplicate));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) grams = g_hash_table_new (NULL, NULL);
  g_autofree guint32 *minima = g_new (guint32, (gsize)cases->len * N_HASHES + 1);
  g_autoptr (GArray) distinct = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (FulDuplicate));
  Search search = {
    .cases = cases, .texts = texts, .minima = minima, .nearest = nearest, .grams = grams
  };

  g_array_set_size (nearest, cases->len * FUL_N_SPLITS);
  for (guint i = 0; i < cases->len; i++)
    texts[i] = fold_inputs (cases->pdata[i]);
  distinct = find_equal (&search);
  for (guint i = 0; i < distinct->len; i++) {
    guint index = g_array_index (distinct, guint, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    add_bands (&search, entries, index);
  }
  if (!find_near (&search, entries, cancellable, error))
    return NULL;
  for (guint i = 0; i < nearest->len; i++)
    if (g_array_index (nearest, FulDuplicate, i).similarity > 0)
      g_array_append_val (found, g_array_index (nearest, FulDuplicate, i));
  return g_steal_pointer (&found);
}
