/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "every-edit.h"

#include "project/edit-private.h"

static guint
count_of (const EveryEdit *edits)
{
  guint n = 0;

  while (edits[n].name != NULL)
    n++;
  return n;
}

static const EveryEdit *
at (guint i)
{
  guint n = count_of (every_small_edits);

  return i < n ? &every_small_edits[i] : &every_row_edits[i - n];
}

guint
every_edit_count (void)
{
  return count_of (every_small_edits) + count_of (every_row_edits);
}

const char *
every_edit_name (guint i)
{
  return at (i)->name;
}

void
every_edit_do (FulProject *project, guint i)
{
  FulEdit *edit = ful_edit_new ();
  g_autoptr (GError) error = NULL;

  at (i)->add (edit);
  ful_project_edit (project, at (i)->name, edit, &error);
  g_assert_no_error (error);
}

void
every_edit_assert_all_kinds (void)
{
  gboolean seen[FUL_N_OPS] = { FALSE };

  for (guint i = 0; i < every_edit_count (); i++) {
    g_autoptr (FulEdit) edit = ful_edit_new ();

    at (i)->add (edit);
    for (guint j = 0; j < edit->ops->len; j++)
      seen[g_array_index (edit->ops, FulOp, j).kind] = TRUE;
  }
  for (guint i = 0; i < FUL_N_OPS; i++)
    g_assert_true (seen[i]);
}
