/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/case-import.h"

#include <string.h>

#define MADE_NAME "case-"

/* What the project holds already, and what this import makes of it. */
typedef struct {
  GPtrArray *known;     /* FulCase*, removed ones too */
  GHashTable *by_name;  /* name -> FulCase* of known */
  GHashTable *by_input; /* input hash -> GQueue of FulCase* in order; made when first needed */
  GHashTable *taken;    /* names, of the file too, not to be made; NULL where none is to be */
  GHashTable *ranks;    /* name of an input -> its place among the project's columns, from 1 */
  guint64 last_made;    /* the number in the highest "case-N" given so far */
  int last_position;
} Known;

static void
clear_known (Known *known)
{
  g_clear_pointer (&known->ranks, g_hash_table_unref);
  g_clear_pointer (&known->taken, g_hash_table_unref);
  g_clear_pointer (&known->by_input, g_hash_table_unref);
  g_clear_pointer (&known->by_name, g_hash_table_unref);
  g_clear_pointer (&known->known, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, clear_known)

static void
free_queue (gpointer queue)
{
  g_queue_free (queue);
}

static gboolean
load_known (Known *known, FulProject *project, GError **error)
{
  known->known = ful_project_load_all_cases (project, error);
  if (known->known == NULL)
    return FALSE;
  known->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  known->last_position = -1;
  for (guint i = 0; i < known->known->len; i++) {
    FulCase *item = known->known->pdata[i];

    g_hash_table_insert (known->by_name, item->name, item);
    known->last_position = MAX (known->last_position, item->position);
    if (g_str_has_prefix (item->name, MADE_NAME))
      known->last_made =
          MAX (known->last_made, g_ascii_strtoull (item->name + strlen (MADE_NAME), NULL, 10));
  }
  return TRUE;
}

static void
take_names (GHashTable *taken, const GPtrArray *cases)
{
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    if (item->name != NULL)
      g_hash_table_add (taken, g_strdup (item->name));
  }
}

/* Where a row has no name, those that it must not be given. */
static void
note_taken (Known *known, const GPtrArray *rows)
{
  gboolean all_named = TRUE;

  for (guint i = 0; all_named && i < rows->len; i++)
    all_named = ((const FulCase *)rows->pdata[i])->name != NULL;
  if (all_named)
    return;
  known->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  take_names (known->taken, known->known);
  take_names (known->taken, rows);
}

static void
index_inputs (Known *known)
{
  known->by_input = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);
  for (guint i = 0; i < known->known->len; i++) {
    FulCase *item = known->known->pdata[i];
    char *hash = ful_case_input_hash (item);
    GQueue *queue = g_hash_table_lookup (known->by_input, hash);

    if (queue == NULL) {
      queue = g_queue_new ();
      g_hash_table_insert (known->by_input, g_strdup (hash), queue);
    }
    g_queue_push_tail (queue, item);
    g_free (hash);
  }
}

/* The project's case that a row is; NULL: none. */
static FulCase *
find_known (Known *known, const FulCase *row)
{
  g_autofree char *hash = NULL;
  GQueue *queue;

  if (row->name != NULL)
    return g_hash_table_lookup (known->by_name, row->name);
  if (known->known->len == 0)
    return NULL;
  if (known->by_input == NULL)
    index_inputs (known);
  hash = ful_case_input_hash (row);
  queue = g_hash_table_lookup (known->by_input, hash);
  return queue != NULL ? g_queue_pop_head (queue) : NULL;
}

static void
make_name (Known *known, FulCase *row)
{
  do {
    g_free (row->name);
    row->name = g_strdup_printf (MADE_NAME "%05" G_GUINT64_FORMAT, ++known->last_made);
  } while (g_hash_table_contains (known->taken, row->name));
}

static gboolean
is_mapped (const FulCaseImport *self, const char *variable)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const FulCaseColumn *column = self->columns->pdata[i];

    if (column->field == FUL_CASE_FIELD_VARIABLE && strcmp (column->variable, variable) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Inputs of the known case that the file has no column for stay. */
static void
keep_other_inputs (const FulCaseImport *self, const FulCase *known, FulCase *row)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  for (gsize i = 0; known->var_names != NULL && known->var_names[i] != NULL; i++)
    if (!is_mapped (self, known->var_names[i])) {
      g_strv_builder_add (names, known->var_names[i]);
      g_strv_builder_add (values, known->var_values[i]);
    }
  g_strv_builder_addv (names, (const char **)row->var_names);
  g_strv_builder_addv (values, (const char **)row->var_values);
  g_strfreev (row->var_names);
  g_strfreev (row->var_values);
  row->var_names = g_strv_builder_end (names);
  row->var_values = g_strv_builder_end (values);
}

static void
keep (gboolean said, char **row, const char *known)
{
  if (!said)
    *row = g_strdup (known);
}

/* Fills the row up with what the file is silent about. */
static void
merge (const FulCaseImport *self, const FulCase *known, FulCase *row)
{
  row->id = known->id;
  row->position = known->position;
  g_free (row->name);
  row->name = g_strdup (known->name);
  if (!self->has_field[FUL_CASE_FIELD_SPLIT])
    row->split = known->split;
  keep (self->has_field[FUL_CASE_FIELD_GROUP], &row->group, known->group);
  keep (self->has_field[FUL_CASE_FIELD_EXPECTED], &row->expected, known->expected);
  keep (self->has_field[FUL_CASE_FIELD_TAGS], &row->tags, known->tags);
  keep_other_inputs (self, known, row);
}

static gboolean
equal_inputs (const FulCase *a, const FulCase *b)
{
  return a->var_names != NULL && b->var_names != NULL &&
         g_strv_equal ((const char *const *)a->var_names, (const char *const *)b->var_names) &&
         g_strv_equal ((const char *const *)a->var_values, (const char *const *)b->var_values);
}

static gboolean
is_unchanged (const FulCase *known, const FulCase *row)
{
  return !known->hidden && !known->imported && known->split == row->split &&
         g_strcmp0 (known->group, row->group) == 0 &&
         g_strcmp0 (known->expected, row->expected) == 0 &&
         g_strcmp0 (known->tags, row->tags) == 0 && equal_inputs (known, row);
}

/* New inputs become columns after those there are. */
static void
put_columns (const FulCaseImport *self, FulProject *project, Known *known, FulEdit *edit)
{
  g_autoptr (FulSnapshot) snapshot = ful_project_snapshot (project);
  guint n = snapshot->columns->len;

  known->ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (known->ranks, g_strdup (snapshot->columns->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->columns->len; i++) {
    const FulCaseColumn *column = self->columns->pdata[i];

    if (column->field != FUL_CASE_FIELD_VARIABLE ||
        g_hash_table_contains (known->ranks, column->variable))
      continue;
    ful_edit_put_column (edit, column->variable, (int)n++);
    g_hash_table_insert (known->ranks, g_strdup (column->variable), GUINT_TO_POINTER (n));
  }
}

/* Inputs in the order of the project's columns, whatever that of the file: equal inputs have equal
 * hashes. Insertion sort: there are few, mostly in order. */
static void
arrange_inputs (const Known *known, FulCase *row)
{
  for (gsize i = 1; row->var_names[0] != NULL && row->var_names[i] != NULL; i++) {
    char *name = row->var_names[i], *value = row->var_values[i];
    gpointer rank = g_hash_table_lookup (known->ranks, name);
    gsize j = i;

    for (; j > 0 && g_hash_table_lookup (known->ranks, row->var_names[j - 1]) > rank; j--) {
      row->var_names[j] = row->var_names[j - 1];
      row->var_values[j] = row->var_values[j - 1];
    }
    row->var_names[j] = name;
    row->var_values[j] = value;
  }
}

gboolean
ful_case_import_apply (FulCaseImport *self,
                       FulProject *project,
                       FulEdit *edit,
                       FulCaseImportCounts *counts,
                       GError **error)
{
  g_auto (Known) known = { NULL };

  if (!load_known (&known, project, error))
    return FALSE;
  note_taken (&known, self->cases);
  *counts = (FulCaseImportCounts){ 0 };
  if (self->cases->len > 0)
    put_columns (self, project, &known, edit);
  for (guint i = 0; i < self->cases->len; i++) {
    FulCase *row = g_steal_pointer (&self->cases->pdata[i]);
    FulCase *same;

    arrange_inputs (&known, row);
    same = find_known (&known, row);
    if (same == NULL) {
      if (row->name == NULL)
        make_name (&known, row);
      row->id = ful_project_new_id (project, FUL_ID_CASE);
      row->position = ++known.last_position;
      counts->added++;
    } else {
      merge (self, same, row);
      arrange_inputs (&known, row);
      if (is_unchanged (same, row)) {
        counts->unchanged++;
        ful_case_free (row);
        continue;
      }
      counts->updated++;
    }
    ful_edit_take_case (edit, row);
  }
  g_ptr_array_set_size (self->cases, 0);
  return TRUE;
}
