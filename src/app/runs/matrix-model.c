/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refill clears, then adds: GTK would read every row of one replacing change. */
#include "app/runs/matrix-model.h"

struct _FulMatrixRow {
  GObject parent_instance;
  FulRunsData *data;
  guint case_index;
};

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
  ful_runs_data_unref (FUL_MATRIX_ROW (object)->data);
  G_OBJECT_CLASS (ful_matrix_row_parent_class)->finalize (object);
}

static void
ful_matrix_row_class_init (FulMatrixRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ful_matrix_row_finalize;
}

static void
ful_matrix_row_init (FulMatrixRow *self)
{
}

struct _FulMatrixModel {
  GObject parent_instance;
  FulRunsData *data;
  GArray *cases;
};

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

  if (position >= self->cases->len)
    return NULL;
  row = g_object_new (FUL_TYPE_MATRIX_ROW, NULL);
  row->data = ful_runs_data_ref (self->data);
  row->case_index = g_array_index (self->cases, guint, position);
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

void
ful_matrix_model_fill (FulMatrixModel *self, FulRunsData *data, GArray *cases)
{
  guint before = self->cases->len;
  FulRunsData *old = self->data;

  g_array_set_size (self->cases, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  self->data = ful_runs_data_ref (data);
  ful_runs_data_unref (old);
  g_array_unref (self->cases);
  self->cases = cases;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, cases->len);
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
}
