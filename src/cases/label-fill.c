/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/label-fill.h"

#include <string.h>

#include "base/error.h"

const FulLabel *
ful_label_named (const FulSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < snapshot->labels->len; i++) {
    const FulLabel *label = snapshot->labels->pdata[i];

    if (strcmp (label->name, name) == 0)
      return label;
  }
  return NULL;
}

int
ful_label_next_position (const FulSnapshot *snapshot)
{
  int next = 0;

  for (guint i = 0; i < snapshot->labels->len; i++)
    next = MAX (next, ((const FulLabel *)snapshot->labels->pdata[i])->position + 1);
  return next;
}

void
ful_label_fill_add (FulEdit *edit, const FulSnapshot *snapshot, const GPtrArray *names)
{
  int next = ful_label_next_position (snapshot);

  for (guint i = 0; i < names->len; i++)
    if (ful_label_named (snapshot, names->pdata[i]) == NULL)
      ful_edit_put_label (edit, names->pdata[i], "", next++);
}

gboolean
ful_label_fill (FulEdit *edit, const FulSnapshot *snapshot, const GPtrArray *cases, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    if (item->expected == NULL || *item->expected == '\0' ||
        !g_hash_table_add (seen, item->expected))
      continue;
    if (names->len == FUL_MAX_FILLED_LABELS)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                               "the cases expect over %d different texts, so these are no labels; "
                               "name them with labels PROJECT set",
                               FUL_MAX_FILLED_LABELS);
    g_ptr_array_add (names, item->expected);
  }
  if (names->len == 0)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             "no case says what is expected; import cases first");
  ful_label_fill_add (edit, snapshot, names);
  return TRUE;
}
