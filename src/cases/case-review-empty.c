/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-review-private.h"

#include <string.h>

/* How many rows have each input: name -> number. */
static GHashTable *
count_inputs (const FulCaseImport *import)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < import->cases->len; i++) {
    char **names = ((const FulCase *)import->cases->pdata[i])->var_names;

    for (gsize j = 0; names[j] != NULL; j++) {
      gsize n = GPOINTER_TO_SIZE (g_hash_table_lookup (counts, names[j]));

      g_hash_table_insert (counts, names[j], GSIZE_TO_POINTER (n + 1));
    }
  }
  return counts;
}

/* An input that half of the rows have is meant to be there. */
static GPtrArray *
usual_inputs (const FulCaseImport *import)
{
  g_autoptr (GHashTable) counts = count_inputs (import);
  GPtrArray *usual = g_ptr_array_new ();

  for (guint i = 0; i < import->columns->len; i++) {
    char *name = ((const FulCaseColumn *)import->columns->pdata[i])->variable;
    gsize n = name != NULL ? GPOINTER_TO_SIZE (g_hash_table_lookup (counts, name)) : 0;

    if (n < import->cases->len && 2 * n >= import->cases->len)
      g_ptr_array_add (usual, name);
  }
  return usual;
}

FulReviewItem *
ful_review_no_input (const FulCaseImport *import)
{
  FulReviewItem *item = ful_review_item_new (FUL_REVIEW_NO_INPUT);
  g_autoptr (GPtrArray) usual = usual_inputs (import);

  for (guint i = 0; usual->len > 0 && i < import->cases->len; i++)
    for (guint j = 0; j < usual->len; j++)
      if (ful_case_variable (import->cases->pdata[i], usual->pdata[j]) == NULL) {
        ful_review_item_add (item, i, usual->pdata[j], NULL);
        break;
      }
  return item;
}

FulReviewItem *
ful_review_no_expected (const FulCaseImport *import)
{
  FulReviewItem *item = ful_review_item_new (FUL_REVIEW_NO_EXPECTED);

  if (!import->has_field[FUL_CASE_FIELD_EXPECTED])
    return item;
  for (guint i = 0; i < import->cases->len; i++)
    if (((const FulCase *)import->cases->pdata[i])->expected == NULL)
      ful_review_item_add (item, i, NULL, NULL);
  return item;
}
