/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filtering and reading go on in threads; the list holds indices, a row is two drawn cells. */
#include "app/runs/matrix-view.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/case-detail.h"
#include "app/runs/choice.h"
#include "app/runs/matrix-head.h"
#include "app/runs/matrix-model.h"
#include "app/runs/matrix-rows.h"
#include "app/runs/matrix-strip.h"
#include "app/runs/words.h"
#include "report/format.h"

struct _FulMatrixView {
  GtkBox parent_instance;
  GtkWidget *filters;
  GtkSearchEntry *search;
  GtkDropDown *splits;
  GtkDropDown *shows;
  GtkDropDown *modes;
  GtkDropDown *arms;
  GtkWidget *list_side;
  GtkLabel *count;
  GtkLabel *key;
  GtkBox *heads;
  GtkStack *stack;
  GtkColumnView *list;
  GtkColumnViewColumn *strips;
  FulCaseDetail *detail;
  FulMatrixModel *model;
  GtkSingleSelection *selection;
  FulDocument *document;
  FulRunsData *data;
  GCancellable *cancellable; /* of the filtering that goes on */
  guint chosen;              /* case; G_MAXUINT: none */
  gboolean wide;
  gboolean setting; /* the filters are being set by us */
};

enum { MODE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulMatrixView, ful_matrix_view, GTK_TYPE_BOX)

static const FulSplit split_choices[] = { FUL_SPLIT_NONE, FUL_SPLIT_DEV, FUL_SPLIT_TEST };

/* --- what is chosen --- */

static void
arrange (FulMatrixView *self)
{
  gboolean chosen = self->chosen != G_MAXUINT;

  gtk_widget_set_visible (self->list_side, self->wide || !chosen);
  gtk_widget_set_visible (self->filters, self->wide || !chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), self->wide || chosen);
  gtk_widget_set_hexpand (GTK_WIDGET (self->detail), !self->wide);
  gtk_widget_set_size_request (GTK_WIDGET (self->detail), self->wide ? 336 : -1, -1);
  ful_case_detail_set_over (self->detail, !self->wide);
}

static void
choose (FulMatrixView *self, guint case_index)
{
  self->chosen = case_index;
  if (case_index == G_MAXUINT)
    ful_case_detail_clear (self->detail);
  else
    ful_case_detail_show (self->detail, self->document, self->data, case_index);
  arrange (self);
}

static void
selected_cb (FulMatrixView *self)
{
  FulMatrixRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL && ful_matrix_row_case (row) != self->chosen)
    choose (self, ful_matrix_row_case (row));
}

static void
back_cb (FulMatrixView *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  choose (self, G_MAXUINT);
}

static void
scroll_to (FulMatrixView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->list)),
                              "list.scroll-to-item", "u", position);
}

static gboolean
fails (FulMatrixView *self, guint case_index)
{
  guint8 state =
      ful_runs_data_cell (self->data, case_index, ful_case_detail_arm (self->detail))->state;

  return state == FUL_CELL_FAIL || state == FUL_CELL_FLAKY || state == FUL_CELL_ERROR;
}

/* To the next case, or the one before, where the arm of the detail fails. */
static void
step_cb (FulMatrixView *self, int direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (self->data == NULL || self->data->n_arms == 0)
    return;
  for (gint64 i = at == GTK_INVALID_LIST_POSITION ? (direction > 0 ? 0 : (gint64)n - 1)
                                                  : (gint64)at + direction;
       i >= 0 && i < n; i += direction) {
    g_autoptr (FulMatrixRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), (guint)i);

    if (!fails (self, ful_matrix_row_case (row)))
      continue;
    scroll_to (self, (guint)i);
    return;
  }
}

static void
mode_cb (FulMatrixView *self, int mode)
{
  if (self->chosen != G_MAXUINT)
    g_signal_emit (self, signals[MODE], 0, self->chosen, ful_case_detail_arm (self->detail), mode);
}

static gboolean
key_cb (FulMatrixView *self, guint key, guint code, GdkModifierType modifiers)
{
  static const struct {
    guint key;
    FulMode mode;
  } keys[] = {
    { GDK_KEY_f, FUL_MODE_FORMAT },         { GDK_KEY_n, FUL_MODE_KNOWLEDGE },
    { GDK_KEY_c, FUL_MODE_CONSISTENCY },    { GDK_KEY_b, FUL_MODE_BEHAVIOUR },
    { GDK_KEY_t, FUL_MODE_TOOL },           { GDK_KEY_r, FUL_MODE_REFUSAL },
    { GDK_KEY_w, FUL_MODE_WRONG_EXPECTED },
  };

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->data == NULL)
    return FALSE;
  key = gdk_keyval_to_lower (key);
  if (key == GDK_KEY_j || key == GDK_KEY_k) {
    step_cb (self, key == GDK_KEY_j ? 1 : -1);
    return TRUE;
  }
  if (self->chosen == G_MAXUINT)
    return FALSE;
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9) {
    ful_case_detail_set_arm (self->detail, key - GDK_KEY_1);
    return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && fails (self, self->chosen)) {
      mode_cb (self, (int)keys[i].mode);
      return TRUE;
    }
  return FALSE;
}

/* --- filtering --- */

typedef struct {
  FulRunsData *data;
  FulMatrixFilter filter;
} Filtering;

static void
filtering_free (gpointer data)
{
  Filtering *filtering = data;

  ful_matrix_filter_clear (&filtering->filter);
  ful_runs_data_unref (filtering->data);
  g_free (filtering);
}

static void
filter_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Filtering *filtering = task_data;

  g_task_return_pointer (task, ful_matrix_filter_apply (&filtering->filter, filtering->data),
                         (GDestroyNotify)g_array_unref);
}

static void
show_count (FulMatrixView *self, guint shown)
{
  g_autofree char *n = ful_format_count (shown);
  g_autofree char *all = ful_format_count ((double)self->data->evidence->n_cases);
  g_autofree char *text = shown == self->data->evidence->n_cases
                              ? g_strdup_printf (ngettext ("%s case", "%s cases", shown), n)
                              : g_strdup_printf (ngettext ("%s of %s case", "%s of %s cases",
                                                           (gulong)self->data->evidence->n_cases),
                                                 n, all);

  gtk_label_set_text (self->count, text);
}

static void
filtered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulMatrixView) self = user_data;
  Filtering *filtering = g_task_get_task_data (G_TASK (result));
  GArray *cases = g_task_propagate_pointer (G_TASK (result), NULL);
  guint position;

  if (cases == NULL || self->data != filtering->data) {
    g_clear_pointer (&cases, g_array_unref);
    return;
  }
  show_count (self, cases->len);
  gtk_stack_set_visible_child_name (self->stack, cases->len > 0 ? "list" : "none");
  ful_matrix_model_fill (self->model, self->data, cases);
  if (self->chosen == G_MAXUINT)
    return;
  position = ful_matrix_model_find (self->model, self->chosen);
  if (position != G_MAXUINT)
    scroll_to (self, position);
}

static void
refilter (FulMatrixView *self)
{
  g_autoptr (GTask) task = NULL;
  Filtering *filtering;
  guint arm = gtk_drop_down_get_selected (self->arms);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->data == NULL || self->setting)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  filtering = g_new0 (Filtering, 1);
  filtering->data = ful_runs_data_ref (self->data);
  filtering->filter = (FulMatrixFilter){
    .split = split_choices[MIN (gtk_drop_down_get_selected (self->splits), 2)],
    .show = (FulShow)MIN (gtk_drop_down_get_selected (self->shows), FUL_N_SHOWS - 1),
    .mode = (FulMode)MIN (gtk_drop_down_get_selected (self->modes), FUL_N_MODES - 1),
    .arm = arm != GTK_INVALID_LIST_POSITION ? (int)arm - 1 : -1,
    .text = *text != '\0' ? g_utf8_casefold (text, -1) : NULL,
  };
  task = g_task_new (NULL, self->cancellable, filtered_cb, g_object_ref (self));
  g_task_set_source_tag (task, refilter);
  g_task_set_task_data (task, filtering, filtering_free);
  g_task_run_in_thread (task, filter_in_thread);
}

void
ful_matrix_view_show (FulMatrixView *self, const FulMatrixFilter *filter)
{
  g_return_if_fail (FUL_IS_MATRIX_VIEW (self));
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->splits, filter->split == FUL_SPLIT_DEV    ? 1
                                            : filter->split == FUL_SPLIT_TEST ? 2
                                                                              : 0);
  gtk_drop_down_set_selected (self->shows, filter->show);
  gtk_drop_down_set_selected (self->modes, filter->mode);
  gtk_drop_down_set_selected (self->arms, (guint)(filter->arm + 1));
  gtk_editable_set_text (GTK_EDITABLE (self->search), filter->text != NULL ? filter->text : "");
  self->setting = FALSE;
  if (filter->arm >= 0)
    ful_case_detail_set_arm (self->detail, (guint)filter->arm);
  back_cb (self);
  refilter (self);
}

static void
fill_arms (FulMatrixView *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  g_ptr_array_add (names, g_strdup (_ ("Any arm")));
  for (guint a = 0; a < self->data->n_arms; a++)
    g_ptr_array_add (names, ful_runs_data_arm_title (self->data, a));
  self->setting = TRUE;
  ful_choice_set_names (self->arms, (const char *const *)names->pdata, 12);
  self->setting = FALSE;
}

static void
show_key (FulMatrixView *self)
{
  double bar = self->data->bar.limits[FUL_MEASURE_QUALITY];
  g_autofree char *share = ful_format_plain_share (bar);
  g_autofree char *text = bar > 0 ? g_strdup_printf (_ ("tick = your %s"), share) : g_strdup ("");

  gtk_label_set_text (self->key, text);
  gtk_widget_set_visible (GTK_WIDGET (self->key), *text != '\0');
}

/* The heads are of the split that arms are judged on: so is the list at first. */
static void
choose_judging (FulMatrixView *self)
{
  FulSplit judging = ful_standings_splits (self->data->standings).judging;

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->splits, judging == FUL_SPLIT_TEST ? 2 : 1);
  self->setting = FALSE;
}

void
ful_matrix_view_set_data (FulMatrixView *self, FulDocument *document, FulRunsData *data)
{
  FulRunsData *old = self->data;
  gboolean first = old == NULL;
  g_autofree char *name = NULL;
  guint chosen = G_MAXUINT;

  g_return_if_fail (FUL_IS_MATRIX_VIEW (self));
  if (old != NULL && self->chosen != G_MAXUINT)
    name = g_strdup (old->evidence->cases[self->chosen].name);
  g_set_object (&self->document, document);
  self->data = data != NULL ? ful_runs_data_ref (data) : NULL;
  ful_runs_data_unref (old);
  for (gsize i = 0; data != NULL && name != NULL && i < data->evidence->n_cases; i++)
    if (g_str_equal (data->evidence->cases[i].name, name))
      chosen = (guint)i;
  if (data != NULL) {
    ful_matrix_head_fill (self->heads, data);
    gtk_column_view_column_set_fixed_width (self->strips, (int)data->n_arms * FUL_STRIP_ARM + 18);
    fill_arms (self);
    show_key (self);
    if (first)
      choose_judging (self);
  }
  choose (self, chosen);
  refilter (self);
}

void
ful_matrix_view_set_wide (FulMatrixView *self, gboolean wide)
{
  if (self->wide == wide)
    return;
  self->wide = wide;
  arrange (self);
}

static void
ful_matrix_view_dispose (GObject *object)
{
  FulMatrixView *self = FUL_MATRIX_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MATRIX_VIEW);
  G_OBJECT_CLASS (ful_matrix_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, filters);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, search);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, splits);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, shows);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, modes);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, arms);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, list_side);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, count);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, key);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, heads);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, stack);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, list);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, strips);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, detail);
}

static void
ful_matrix_view_class_init (FulMatrixViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_matrix_view_dispose;
  signals[MODE] = g_signal_new ("mode", FUL_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT);
  g_type_ensure (FUL_TYPE_CASE_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("matrix-view.ui"));
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, refilter);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
ful_matrix_view_init (FulMatrixView *self)
{
  const char *splits[] = { _ ("Any split"), _ ("Dev"), _ ("Test"), NULL };
  const char *shows[] = { _ ("All cases"),       _ ("Failing"),        _ ("Arms disagree"),
                          _ ("Sometimes right"), _ ("No answer came"), NULL };
  const char *modes[FUL_N_MODES + 1] = { NULL };

  self->setting = TRUE;
  self->chosen = G_MAXUINT;
  self->wide = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < FUL_N_MODES; i++)
    modes[i] = i == FUL_MODE_NONE ? _ ("Any reason") : ful_mode_words ((FulMode)i);
  ful_choice_set_names (self->splits, splits, 10);
  ful_choice_set_names (self->shows, shows, 14);
  ful_choice_set_names (self->modes, modes, 12);
  self->setting = FALSE;
  self->model = ful_matrix_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  ful_matrix_rows_set_up (self->list, self->strips);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  arrange (self);
}
