/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/cases-list.h"

#include "app/cases/case-cells.h"
#include "app/cases/case-strip.h"
#include "app/resource-path.h"

struct _FulCasesList {
  GtkBox parent_instance;
  GtkStack *stack;
  GtkLabel *none;
  GtkColumnView *list;
  GtkColumnViewColumn *name;
  GtkColumnViewColumn *message;
  GtkColumnViewColumn *expected;
  GtkColumnViewColumn *split;
  GtkColumnViewColumn *tags;
  GtkColumnViewColumn *marks;
  FulCaseModel *model;
  GtkMultiSelection *selection;
  guint n_arms;
  gboolean has_tags;
  int columns;
};

enum { CHOSEN, OPEN, MOVE, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCasesList, ful_cases_list, GTK_TYPE_BOX)

/* --- the selection --- */

guint
ful_cases_list_n_selected (FulCasesList *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint)gtk_bitset_get_size (set);
}

GArray *
ful_cases_list_selected (FulCasesList *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, set, &position))
    do {
      gint64 id = ful_case_model_id (self->model, position);

      g_array_append_val (ids, id);
    } while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

static guint
current_position (FulCasesList *self)
{
  g_autoptr (GtkBitset) set =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_get_size (set) == 1 ? gtk_bitset_get_minimum (set) : G_MAXUINT;
}

gint64
ful_cases_list_current (FulCasesList *self)
{
  guint position = current_position (self);

  return position != G_MAXUINT ? ful_case_model_id (self->model, position) : 0;
}

static void
select_at (FulCasesList *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->list)),
                              "list.scroll-to-item", "u", position);
}

gboolean
ful_cases_list_select (FulCasesList *self, gint64 id)
{
  guint position = ful_case_model_find (self->model, id);

  if (position != G_MAXUINT)
    select_at (self, position);
  return position != G_MAXUINT;
}

void
ful_cases_list_step (FulCasesList *self, int direction)
{
  guint at = current_position (self), n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (at != G_MAXUINT && (gint64)at + direction >= 0 && (gint64)at + direction < n)
    select_at (self, (guint)((gint64)at + direction));
}

void
ful_cases_list_select_all (FulCasesList *self)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
selection_changed_cb (FulCasesList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* --- what is asked for --- */

static void
activate_cb (FulCasesList *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[OPEN], 0, TRUE);
}

/* Of the list alone: nothing is typed inside it. In the capture phase, for a row would take Space
 * to select. */
static gboolean
key_cb (FulCasesList *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0 ||
      ful_cases_list_n_selected (self) == 0)
    return FALSE;
  switch (gdk_keyval_to_lower (key)) {
  case GDK_KEY_t:
    g_signal_emit (self, signals[MOVE], 0, (int)FUL_SPLIT_TRAIN);
    return TRUE;
  case GDK_KEY_d:
    g_signal_emit (self, signals[MOVE], 0, (int)FUL_SPLIT_DEV);
    return TRUE;
  case GDK_KEY_e:
    g_signal_emit (self, signals[MOVE], 0, (int)FUL_SPLIT_TEST);
    return TRUE;
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
    g_signal_emit (self, signals[REMOVE], 0);
    return TRUE;
  case GDK_KEY_space:
  case GDK_KEY_KP_Space:
    if (current_position (self) == G_MAXUINT)
      return FALSE;
    g_signal_emit (self, signals[OPEN], 0, FALSE);
    return TRUE;
  default:
    return FALSE;
  }
}

/* --- what is shown --- */

void
ful_cases_list_set_empty (FulCasesList *self, const char *empty)
{
  gtk_label_set_text (self->none, empty);
}

void
ful_cases_list_fill (FulCasesList *self, FulDocument *document, GArray *ids)
{
  gint64 current;

  g_return_if_fail (FUL_IS_CASES_LIST (self));
  gtk_stack_set_visible_child_name (self->stack, ids->len > 0 ? "list" : "none");
  current = ful_cases_list_current (self);
  if (!ful_case_model_fill (self->model, document, ids))
    return;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  if (current == 0 || !ful_cases_list_select (self, current))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
}

/* A hidden column takes its fixed width from the others (GTK 4.8): it has none then. */
static void
show_column (GtkColumnViewColumn *column, gboolean visible, int width)
{
  gtk_column_view_column_set_visible (column, visible);
  gtk_column_view_column_set_fixed_width (column, visible ? width : -1);
}

static void
arrange (FulCasesList *self)
{
  int n = (int)MIN (self->n_arms, FUL_CASE_STRIP_MOST);

  show_column (self->name, self->columns >= 5, 104);
  show_column (self->tags, self->columns >= 6 && self->has_tags, 84);
  show_column (self->marks, self->columns >= 5 && n > 0, MAX (n * FUL_CASE_STRIP_MARK + 18, 108));
  show_column (self->expected, TRUE, self->columns >= 6 ? 230 : 160);
}

void
ful_cases_list_set_marks (FulCasesList *self, FulCaseMarks *marks)
{
  self->n_arms = marks != NULL ? marks->n_arms : 0;
  ful_case_model_set_marks (self->model, marks);
  arrange (self);
}

void
ful_cases_list_set_tags (FulCasesList *self, gboolean has_tags)
{
  self->has_tags = has_tags;
  arrange (self);
}

void
ful_cases_list_set_columns (FulCasesList *self, int n)
{
  if (self->columns == n)
    return;
  self->columns = n;
  arrange (self);
}

static void
ful_cases_list_dispose (GObject *object)
{
  FulCasesList *self = FUL_CASES_LIST (object);

  if (self->model != NULL)
    g_object_run_dispose (G_OBJECT (self->model));
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASES_LIST);
  G_OBJECT_CLASS (ful_cases_list_parent_class)->dispose (object);
}

static void
ful_cases_list_class_init (FulCasesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_cases_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", FUL_TYPE_CASES_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", FUL_TYPE_CASES_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[MOVE] = g_signal_new ("move", FUL_TYPE_CASES_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", FUL_TYPE_CASES_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cases-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, stack);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, none);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, list);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, name);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, message);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, expected);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, split);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, tags);
  gtk_widget_class_bind_template_child (widget_class, FulCasesList, marks);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
ful_cases_list_init (FulCasesList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_case_cells_set_up (self->name, FUL_COLUMN_NAME);
  ful_case_cells_set_up (self->message, FUL_COLUMN_MESSAGE);
  ful_case_cells_set_up (self->expected, FUL_COLUMN_EXPECTED);
  ful_case_cells_set_up (self->split, FUL_COLUMN_SPLIT);
  ful_case_cells_set_up (self->tags, FUL_COLUMN_TAGS);
  ful_case_cells_set_up (self->marks, FUL_COLUMN_MARKS);
  self->model = ful_case_model_new ();
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  ful_cases_list_set_columns (self, 6);
}
