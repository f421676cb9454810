/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-review-private.h"

#include <string.h>

#include "project/snapshot.h"

#define MAX_RARE 2     /* a label of so many cases may be a slip */
#define TIMES_MORE 5   /* of one that has so many times as many */
#define MAX_SLIPS 3    /* characters that differ, at most, */
#define CHARS_A_SLIP 5 /* and at most one in so many */
#define MAX_CHARS 80   /* as cases/expected-kind.h: longer ones are no labels */

/* Levenshtein distance in characters of folded texts, each at most MAX_CHARS long. */
static guint
distance (const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  guint row[MAX_CHARS + 1];

  for (glong j = 0; j <= n_b; j++)
    row[j] = (guint)j;
  for (glong i = 1; i <= n_a; i++) {
    guint diagonal = row[0];

    row[0] = (guint)i;
    for (glong j = 1; j <= n_b; j++) {
      guint above = row[j];

      row[j] = MIN (MIN (above, row[j - 1]) + 1, diagonal + (a[i - 1] != b[j - 1]));
      diagonal = above;
    }
  }
  return row[n_b];
}

typedef struct {
  const char *name;
  gunichar *folded;
  glong length;
  gsize count; /* G_MAXSIZE: one of the project's labels */
} Label;

static void
clear_label (gpointer data)
{
  g_free (((Label *)data)->folded);
}

static void
add_label (GArray *list, const char *name, gsize count)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);
  Label label = { .name = name, .count = count };

  label.folded = g_utf8_to_ucs4_fast (folded, -1, &label.length);
  if (label.length > MAX_CHARS) {
    g_free (label.folded);
    return;
  }
  g_array_append_val (list, label);
}

static gboolean
is_known (const GPtrArray *labels, const char *name)
{
  for (guint i = 0; labels != NULL && i < labels->len; i++)
    if (strcmp (((const FulLabel *)labels->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* The label that a rare one is a slip of; NULL: none. */
static const char *
find_close (const GArray *list, const Label *rare)
{
  guint least = (guint)MIN (MAX_SLIPS, rare->length / CHARS_A_SLIP) + 1;
  const char *close = NULL;

  for (guint i = 0; i < list->len; i++) {
    const Label *label = &g_array_index (list, Label, i);
    guint d;

    if (label == rare || label->count < rare->count * TIMES_MORE ||
        ABS (label->length - rare->length) > MAX_SLIPS)
      continue;
    d = distance (rare->folded, rare->length, label->folded, label->length);
    if (d < least) {
      least = d;
      close = label->name;
    }
  }
  return close;
}

FulReviewItem *
ful_review_close_labels (const FulCaseImport *import,
                         const FulExpected *expected,
                         const GPtrArray *labels)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Label));
  g_autoptr (GHashTable) close = g_hash_table_new (g_str_hash, g_str_equal);
  FulReviewItem *item = ful_review_item_new (FUL_REVIEW_CLOSE_LABELS);

  g_array_set_clear_func (list, clear_label);
  for (guint i = 0; labels != NULL && i < labels->len; i++)
    add_label (list, ((const FulLabel *)labels->pdata[i])->name, G_MAXSIZE);
  for (guint i = 0; i < expected->labels->len; i++)
    if (!is_known (labels, expected->labels->pdata[i]))
      add_label (list, expected->labels->pdata[i], g_array_index (expected->counts, gsize, i));
  for (guint i = 0; i < list->len; i++) {
    const Label *label = &g_array_index (list, Label, i);
    const char *frequent = label->count <= MAX_RARE ? find_close (list, label) : NULL;

    if (frequent != NULL)
      g_hash_table_insert (close, (gpointer)label->name, (gpointer)frequent);
  }
  for (guint i = 0; g_hash_table_size (close) > 0 && i < import->cases->len; i++) {
    const char *was = ((const FulCase *)import->cases->pdata[i])->expected;
    const char *becomes = was != NULL ? g_hash_table_lookup (close, was) : NULL;

    if (becomes != NULL)
      ful_review_item_add (item, i, was, becomes);
  }
  return item;
}

static gboolean
has_row (const FulReviewItem *item, guint row)
{
  for (guint i = 0; item != NULL && i < item->rows->len; i++)
    if (g_array_index (item->rows, guint, i) == row)
      return TRUE;
  return FALSE;
}

FulReviewItem *
ful_review_new_labels (const FulCaseImport *import,
                       const FulExpected *expected,
                       const GPtrArray *labels,
                       const FulReviewItem *but)
{
  FulReviewItem *item = ful_review_item_new (FUL_REVIEW_NEW_LABELS);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  if (labels == NULL || labels->len == 0)
    return item;
  for (guint i = 0; i < labels->len; i++)
    g_hash_table_add (known, ((const FulLabel *)labels->pdata[i])->name);
  for (guint i = 0; i < import->cases->len; i++) {
    const char *was = ((const FulCase *)import->cases->pdata[i])->expected;

    if (was != NULL && !g_hash_table_contains (known, was) && !has_row (but, i))
      ful_review_item_add (item, i, was, was);
  }
  return item;
}

FulReviewItem *
ful_review_commas (const FulCaseImport *import, const FulExpected *expected)
{
  FulReviewItem *item = ful_review_item_new (FUL_REVIEW_COMMAS);

  if (expected->commas == 0)
    return item;
  for (guint i = 0; i < import->cases->len; i++) {
    const char *was = ((const FulCase *)import->cases->pdata[i])->expected;
    g_autofree char *becomes = was != NULL ? ful_number_from_comma (was) : NULL;

    if (becomes != NULL)
      ful_review_item_add (item, i, was, becomes);
  }
  return item;
}
