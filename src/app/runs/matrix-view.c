/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-view.h"

#include "app/resource-path.h"
#include "app/runs/case-detail.h"
#include "app/runs/compare-bar.h"
#include "app/runs/matrix-filtering.h"
#include "app/runs/matrix-keys.h"
#include "app/runs/matrix-table.h"

#define DETAIL 336 /* width of the chosen case beside the list, px */

struct _FulMatrixView {
  GtkBox parent_instance;
  FulMatrixTable *table;
  FulCaseDetail *detail;
  FulCompareBar *compare;
  FulMatrixFilters *filters; /* of the page */
  FulDocument *document;
  FulRunsData *data;
  GCancellable *cancellable; /* of the filtering that goes on */
  guint serial;              /* of the newest filtering */
  guint chosen;              /* case; G_MAXUINT: none */
  gboolean wide;
};

enum { MODE, OVER, PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulMatrixView, ful_matrix_view, GTK_TYPE_BOX)

/* --- what is chosen --- */

static void
arrange (FulMatrixView *self)
{
  gboolean over = !self->wide && self->chosen != G_MAXUINT;

  gtk_widget_set_visible (GTK_WIDGET (self->table), !over);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), self->wide || over);
  gtk_widget_set_hexpand (GTK_WIDGET (self->detail), over);
  gtk_widget_set_size_request (GTK_WIDGET (self->detail), self->wide ? DETAIL : -1, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->compare),
                          !over && self->data != NULL && self->data->n_measured > 1);
  ful_compare_bar_set_wide (self->compare, self->wide);
  ful_matrix_table_set_click_opens (self->table, !self->wide);
  ful_case_detail_set_over (self->detail, over);
  g_signal_emit (self, signals[OVER], 0, over);
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

/* Beside the list the case follows the selection; else Enter or a click opens it, so that the
 * arrows can go through the list. */
static void
chosen_cb (FulMatrixView *self, guint case_index)
{
  if (case_index != self->chosen && (self->wide || self->chosen != G_MAXUINT))
    choose (self, case_index);
}

static void
opened_cb (FulMatrixView *self, guint case_index)
{
  choose (self, case_index);
}

static void
back_cb (FulMatrixView *self)
{
  choose (self, G_MAXUINT);
  ful_matrix_table_focus (self->table);
}

/* To the next case, or the one before, where the arm of the detail fails. */
static void
step_cb (FulMatrixView *self, int direction)
{
  guint next;

  if (self->data == NULL || self->data->n_arms == 0)
    return;
  next = ful_matrix_table_find_failing (self->table, ful_case_detail_arm (self->detail), direction);
  if (next == G_MAXUINT) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  ful_matrix_table_select (self->table, next);
  choose (self, next);
}

void
ful_matrix_view_choose (FulMatrixView *self, const char *name, int arm)
{
  g_return_if_fail (FUL_IS_MATRIX_VIEW (self));
  if (self->data == NULL)
    return;
  ful_case_detail_prefer_arm (self->detail, self->data, arm);
  choose (self, name != NULL ? ful_runs_data_find_case (self->data, name) : G_MAXUINT);
  ful_matrix_table_select (self->table, self->chosen);
}

/* --- keys --- */

static void
mode_cb (FulMatrixView *self, int mode)
{
  if (self->chosen != G_MAXUINT)
    g_signal_emit (self, signals[MODE], 0, self->chosen, ful_case_detail_arm (self->detail), mode);
}

static gboolean
do_key (FulMatrixView *self, const FulMatrixKey *key)
{
  guint arm = ful_case_detail_arm (self->detail);

  switch (key->what) {
  case FUL_KEY_STEP:
    step_cb (self, key->value);
    return TRUE;
  case FUL_KEY_ARM:
    ful_case_detail_set_arm (self->detail, (guint)key->value);
    return self->chosen != G_MAXUINT;
  case FUL_KEY_COMPARE:
    if (gtk_widget_get_visible (GTK_WIDGET (self->compare)))
      ful_compare_bar_choose (self->compare, arm);
    return TRUE;
  case FUL_KEY_MODE:
    if (self->chosen != G_MAXUINT && ful_matrix_fails (self->data, self->chosen, arm))
      mode_cb (self, key->value);
    return self->chosen != G_MAXUINT;
  case FUL_KEY_BACK:
    if (self->wide || self->chosen == G_MAXUINT)
      return FALSE;
    back_cb (self);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
key_cb (FulMatrixView *self, guint keyval, guint code, GdkModifierType modifiers)
{
  FulMatrixKey key = ful_matrix_key (keyval, modifiers);

  return self->data != NULL && do_key (self, &key);
}

/* --- filtering --- */

typedef struct {
  FulMatrixView *self;
  FulRunsData *data;
  guint serial;
} Asked;

static void
filtered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (FulMatrixView) self = asked->self;
  g_autoptr (FulRunsData) data = asked->data;
  g_autoptr (GError) error = NULL;
  GArray *cases = ful_matrix_filter_apply_finish (FUL_DOCUMENT (source), result, &error);

  if (asked->serial != self->serial || self->table == NULL) {
    g_clear_pointer (&cases, g_array_unref);
    return;
  }
  if (cases != NULL)
    ful_matrix_table_fill (self->table, data, cases, self->chosen);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

static void
refilter (FulMatrixView *self)
{
  g_auto (FulMatrixFilter) filter = { .arm = -1 };
  Asked *asked;

  if (self->data == NULL || self->document == NULL || self->filters == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  filter = ful_matrix_filters_get (self->filters);
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), ful_runs_data_ref (self->data), ++self->serial };
  ful_matrix_filter_apply_async (&filter, self->data, self->document, self->cancellable,
                                 filtered_cb, asked);
}

void
ful_matrix_view_set_filters (FulMatrixView *self, FulMatrixFilters *filters)
{
  g_return_if_fail (FUL_IS_MATRIX_VIEW (self));
  self->filters = filters;
  g_signal_connect_object (filters, "changed", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
}

/* --- data --- */

void
ful_matrix_view_set_data (FulMatrixView *self, FulDocument *document, FulRunsData *data)
{
  FulRunsData *old = self->data;
  guint chosen = G_MAXUINT;

  g_return_if_fail (FUL_IS_MATRIX_VIEW (self));
  if (old != NULL && self->chosen != G_MAXUINT)
    chosen = ful_runs_data_find_case (data, old->evidence->cases[self->chosen].name);
  g_set_object (&self->document, document);
  self->data = ful_runs_data_ref (data);
  ful_runs_data_unref (old);
  ful_matrix_table_set_data (self->table, data);
  ful_compare_bar_set_data (self->compare, data);
  choose (self, chosen);
  refilter (self);
}

void
ful_matrix_view_touch (FulMatrixView *self, const GArray *cells)
{
  ful_matrix_table_touch (self->table, cells);
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

  self->serial++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MATRIX_VIEW);
  G_OBJECT_CLASS (ful_matrix_view_parent_class)->dispose (object);
}

static void
ful_matrix_view_class_init (FulMatrixViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_matrix_view_dispose;
  signals[MODE] = g_signal_new ("mode", FUL_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT);
  signals[OVER] = g_signal_new ("over", FUL_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[PROBLEM] = g_signal_new ("problem", FUL_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (FUL_TYPE_MATRIX_TABLE);
  g_type_ensure (FUL_TYPE_CASE_DETAIL);
  g_type_ensure (FUL_TYPE_COMPARE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("matrix-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, table);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, detail);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixView, compare);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
ful_matrix_view_init (FulMatrixView *self)
{
  self->chosen = G_MAXUINT;
  self->wide = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  arrange (self);
}
