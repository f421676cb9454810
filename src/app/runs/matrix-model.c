/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refill clears, then adds: GTK would read every row of one replacing change. Rows that somebody
 * shows are known by their case, so that they can change where they are. */
#include "app/runs/matrix-model.h"

#include <string.h>

struct _FulMatrixRow {
  GObject parent_instance;
  FulMatrixModel *model; /* weak */
  FulRunsData *data;
  guint case_index;
};

struct _FulMatrixModel {
  GObject parent_instance;
  FulRunsData *data;
  GArray *cases;
  GHashTable *rows; /* case + 1 -> FulMatrixRow*, weak */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulMatrixRow, ful_matrix_row, G_TYPE_OBJECT)

guint
ful_matrix_row_case (FulMatrixRow *self)
{
  return self->case_index;
}

const FulRunsData *
ful_matrix_row_data (FulMatrixRow *self)
{
  return self->data;
}

static void
ful_matrix_row_finalize (GObject *object)
{
  FulMatrixRow *self = FUL_MATRIX_ROW (object);

  if (self->model != NULL) {
    gpointer key = GUINT_TO_POINTER (self->case_index + 1);

    if (g_hash_table_lookup (self->model->rows, key) == self)
      g_hash_table_remove (self->model->rows, key);
    g_object_remove_weak_pointer (G_OBJECT (self->model), (gpointer *)&self->model);
  }
  ful_runs_data_unref (self->data);
  G_OBJECT_CLASS (ful_matrix_row_parent_class)->finalize (object);
}

static void
ful_matrix_row_class_init (FulMatrixRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ful_matrix_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_MATRIX_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ful_matrix_row_init (FulMatrixRow *self)
{
}

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FulMatrixModel,
                               ful_matrix_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *list)
{
  return FUL_TYPE_MATRIX_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return FUL_MATRIX_MODEL (list)->cases->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  FulMatrixModel *self = FUL_MATRIX_MODEL (list);
  FulMatrixRow *row;
  guint case_index;

  if (position >= self->cases->len)
    return NULL;
  case_index = g_array_index (self->cases, guint, position);
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (case_index + 1));
  if (row != NULL)
    return g_object_ref (row);
  row = g_object_new (FUL_TYPE_MATRIX_ROW, NULL);
  row->data = ful_runs_data_ref (self->data);
  row->case_index = case_index;
  row->model = self;
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *)&row->model);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (case_index + 1), row);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

FulMatrixModel *
ful_matrix_model_new (void)
{
  return g_object_new (FUL_TYPE_MATRIX_MODEL, NULL);
}

static gboolean
same_rows (FulMatrixModel *self, const FulRunsData *data, const GArray *cases)
{
  return self->data != NULL && cases->len == self->cases->len &&
         memcmp (cases->data, self->cases->data, cases->len * sizeof (guint)) == 0 &&
         ful_runs_data_same_cases (self->data, data);
}

/* Rows that are shown take the new data over. */
static void
change_rows (FulMatrixModel *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row)) {
    FulRunsData *old = FUL_MATRIX_ROW (row)->data;

    FUL_MATRIX_ROW (row)->data = ful_runs_data_ref (self->data);
    ful_runs_data_unref (old);
    g_signal_emit (row, signals[CHANGED], 0);
  }
}

gboolean
ful_matrix_model_fill (FulMatrixModel *self, FulRunsData *data, GArray *cases)
{
  gboolean same = same_rows (self, data, cases);
  guint before = self->cases->len;
  FulRunsData *old = self->data;

  self->data = ful_runs_data_ref (data);
  if (same) {
    g_array_unref (cases);
    change_rows (self);
  } else {
    g_array_set_size (self->cases, 0);
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
    /* A row that somebody still holds is of what was. */
    g_hash_table_remove_all (self->rows);
    g_array_unref (self->cases);
    self->cases = cases;
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, cases->len);
  }
  ful_runs_data_unref (old);
  return same;
}

void
ful_matrix_model_touch (FulMatrixModel *self, const GArray *cells)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cells->len; i++) {
    const FulLiveCell *cell = &g_array_index (cells, FulLiveCell, i);
    FulMatrixRow *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (cell->case_index + 1));

    if (row != NULL && g_hash_table_add (touched, row))
      g_signal_emit (row, signals[CHANGED], 0);
  }
}

guint
ful_matrix_model_case (FulMatrixModel *self, guint position)
{
  return position < self->cases->len ? g_array_index (self->cases, guint, position) : G_MAXUINT;
}

guint
ful_matrix_model_find_near (FulMatrixModel *self, guint case_index)
{
  guint i = 0;

  while (i + 1 < self->cases->len && g_array_index (self->cases, guint, i) < case_index)
    i++;
  return self->cases->len > 0 ? i : G_MAXUINT;
}

guint
ful_matrix_model_find (FulMatrixModel *self, guint case_index)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (g_array_index (self->cases, guint, i) == case_index)
      return i;
  return G_MAXUINT;
}

static void
ful_matrix_model_finalize (GObject *object)
{
  FulMatrixModel *self = FUL_MATRIX_MODEL (object);

  g_array_unref (self->cases);
  g_hash_table_unref (self->rows);
  ful_runs_data_unref (self->data);
  G_OBJECT_CLASS (ful_matrix_model_parent_class)->finalize (object);
}

static void
ful_matrix_model_class_init (FulMatrixModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ful_matrix_model_finalize;
}

static void
ful_matrix_model_init (FulMatrixModel *self)
{
  self->cases = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_hash_table_new (NULL, NULL);
}
