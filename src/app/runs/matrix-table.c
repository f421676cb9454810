/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-table.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/matrix-head.h"
#include "app/runs/matrix-keys.h"
#include "app/runs/matrix-model.h"
#include "app/runs/matrix-rows.h"
#include "app/runs/matrix-strip.h"
#include "report/format.h"

#define LEAST_TEXT 160  /* width of the cases' texts, px */
#define CELL_PADDING 18 /* of both sides */

struct _FulMatrixTable {
  GtkBox parent_instance;
  GtkLabel *count;
  GtkLabel *key;
  GtkBox *heads;
  GtkStack *stack;
  GtkColumnView *list;
  GtkColumnViewColumn *strips;
  FulMatrixModel *model;
  GtkSingleSelection *selection;
  FulRunsData *data; /* of the heads */
  int arm_width;
  guint fit_id;
  gboolean following; /* the selection is being set by us */
};

enum { CHOSEN, OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulMatrixTable, ful_matrix_table, GTK_TYPE_BOX)

/* --- rows --- */

static void
selected_cb (FulMatrixTable *self)
{
  FulMatrixRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, ful_matrix_row_case (row));
}

static void
activate_cb (FulMatrixTable *self, guint position)
{
  guint index = ful_matrix_model_case (self->model, position);

  if (index != G_MAXUINT)
    g_signal_emit (self, signals[OPENED], 0, index);
}

static void
select_position (FulMatrixTable *self, guint position)
{
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
}

static void
scroll_to (FulMatrixTable *self, guint position)
{
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->list)),
                              "list.scroll-to-item", "u", position);
}

gboolean
ful_matrix_table_select (FulMatrixTable *self, guint case_index)
{
  guint position =
      case_index != G_MAXUINT ? ful_matrix_model_find (self->model, case_index) : G_MAXUINT;

  select_position (self, position);
  if (position != G_MAXUINT)
    scroll_to (self, position);
  return position != G_MAXUINT;
}

guint
ful_matrix_table_find_failing (FulMatrixTable *self, guint arm, int direction)
{
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint at = gtk_single_selection_get_selected (self->selection);
  gint64 i = at != GTK_INVALID_LIST_POSITION ? (gint64)at + direction : direction > 0 ? 0 : n - 1;

  for (; i >= 0 && i < n; i += direction) {
    guint index = ful_matrix_model_case (self->model, (guint)i);

    if (ful_matrix_fails (self->data, index, arm))
      return index;
  }
  return G_MAXUINT;
}

static void
show_count (FulMatrixTable *self, const FulRunsData *data, guint shown)
{
  gulong all = (gulong)data->evidence->n_cases;
  g_autofree char *n = ful_format_count (shown);
  g_autofree char *of = ful_format_count ((double)all);
  g_autofree char *text =
      shown == all ? g_strdup_printf (ngettext ("%s case", "%s cases", shown), n)
                   : g_strdup_printf (ngettext ("%s of %s case", "%s of %s cases", all), n, of);

  gtk_label_set_text (self->count, text);
}

void
ful_matrix_table_fill (FulMatrixTable *self, FulRunsData *data, GArray *cases, guint chosen)
{
  guint n = cases->len, position;
  gboolean same;

  g_return_if_fail (FUL_IS_MATRIX_TABLE (self));
  show_count (self, data, n);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
  self->following = TRUE;
  same = ful_matrix_model_fill (self->model, data, cases);
  self->following = FALSE;
  position = chosen != G_MAXUINT ? ful_matrix_model_find (self->model, chosen) : G_MAXUINT;
  select_position (self, position);
  if (!same && chosen != G_MAXUINT)
    position = ful_matrix_model_find_near (self->model, chosen);
  if (!same && position != G_MAXUINT)
    scroll_to (self, position);
}

void
ful_matrix_table_touch (FulMatrixTable *self, const GArray *cells)
{
  ful_matrix_model_touch (self->model, cells);
}

void
ful_matrix_table_set_click_opens (FulMatrixTable *self, gboolean opens)
{
  gtk_column_view_set_single_click_activate (self->list, opens);
}

void
ful_matrix_table_focus (FulMatrixTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- heads --- */

/* As wide as all of them fit beside the texts of the cases. */
static int
fitting_width (FulMatrixTable *self, int width)
{
  int left = width - LEAST_TEXT - CELL_PADDING;

  return CLAMP (left / (int)MAX (self->data->n_arms, 1), FUL_STRIP_LEAST_ARM, FUL_STRIP_ARM);
}

static void
show_heads (FulMatrixTable *self)
{
  ful_matrix_head_fill (self->heads, self->data, self->arm_width);
  gtk_column_view_column_set_fixed_width (self->strips,
                                          (int)self->data->n_arms * self->arm_width + CELL_PADDING);
}

static void
fit_cb (gpointer user_data)
{
  g_autoptr (FulMatrixTable) self = user_data;

  self->fit_id = 0;
  if (self->heads != NULL && self->data != NULL)
    show_heads (self);
}

/* From an idle: not while sizes are handed out. */
static void
resize_cb (FulMatrixTable *self, int width)
{
  int fitting = self->data != NULL ? fitting_width (self, width) : self->arm_width;

  if (fitting == self->arm_width)
    return;
  self->arm_width = fitting;
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_once (fit_cb, g_object_ref (self));
}

static void
show_key (FulMatrixTable *self)
{
  double bar = self->data->bar.limits[FUL_MEASURE_QUALITY];
  g_autofree char *share = ful_format_plain_share (bar);
  g_autofree char *text = bar > 0 ? g_strdup_printf (_ ("tick = your %s"), share) : g_strdup ("");

  gtk_label_set_text (self->key, text);
  gtk_widget_set_visible (GTK_WIDGET (self->key), *text != '\0');
}

void
ful_matrix_table_set_data (FulMatrixTable *self, FulRunsData *data)
{
  FulRunsData *old = self->data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  g_return_if_fail (FUL_IS_MATRIX_TABLE (self));
  self->data = ful_runs_data_ref (data);
  ful_runs_data_unref (old);
  if (width > 0)
    self->arm_width = fitting_width (self, width);
  show_heads (self);
  show_key (self);
}

static void
ful_matrix_table_dispose (GObject *object)
{
  FulMatrixTable *self = FUL_MATRIX_TABLE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MATRIX_TABLE);
  G_OBJECT_CLASS (ful_matrix_table_parent_class)->dispose (object);
}

static void
ful_matrix_table_class_init (FulMatrixTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_matrix_table_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", FUL_TYPE_MATRIX_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OPENED] = g_signal_new ("opened", FUL_TYPE_MATRIX_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("matrix-table.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulMatrixTable, count);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixTable, key);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixTable, heads);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixTable, stack);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixTable, list);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixTable, strips);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, resize_cb);
}

static void
ful_matrix_table_init (FulMatrixTable *self)
{
  self->arm_width = FUL_STRIP_ARM;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = ful_matrix_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  ful_matrix_rows_set_up (self->list, self->strips);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
