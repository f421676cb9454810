/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-filters.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "app/runs/words.h"

struct _FulMatrixFilters {
  GtkBox parent_instance;
  GtkSearchEntry *search;
  GtkDropDown *splits;
  GtkDropDown *shows;
  GtkDropDown *modes;
  GtkDropDown *arms;
  GtkWidget *confused;
  GtkLabel *confused_words;
  char *expected; /* of the cell of the confusion matrix; NULL: none */
  char *answered;
  gboolean filled;
  gboolean setting; /* the controls are being set by us */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulMatrixFilters, ful_matrix_filters, GTK_TYPE_BOX)

static const FulSplit split_choices[] = { FUL_SPLIT_NONE, FUL_SPLIT_DEV, FUL_SPLIT_TEST };

static guint
choice_of_split (FulSplit split)
{
  return split == FUL_SPLIT_DEV ? 1 : split == FUL_SPLIT_TEST ? 2 : 0;
}

static void
changed_cb (FulMatrixFilters *self)
{
  if (!self->setting && self->filled)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_confused (FulMatrixFilters *self, const char *expected, const char *answered)
{
  g_autofree char *words = NULL;

  g_free (self->expected);
  g_free (self->answered);
  self->expected = g_strdup (expected);
  self->answered = g_strdup (answered);
  gtk_widget_set_visible (self->confused, expected != NULL && answered != NULL);
  if (expected == NULL || answered == NULL)
    return;
  words = g_strdup_printf ("%s \u2192 %s", expected, answered);
  gtk_label_set_text (self->confused_words, words);
  gtk_widget_set_tooltip_text (self->confused, words);
}

static void
drop_confused_cb (FulMatrixFilters *self)
{
  set_confused (self, NULL, NULL);
  changed_cb (self);
}

/* A cell of the confusion matrix is of one arm on one split. */
static void
ground_changed_cb (FulMatrixFilters *self)
{
  if (!self->setting && self->expected != NULL)
    set_confused (self, NULL, NULL);
  changed_cb (self);
}

FulMatrixFilter
ful_matrix_filters_get (FulMatrixFilters *self)
{
  guint arm = gtk_drop_down_get_selected (self->arms);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return (FulMatrixFilter){
    .split = split_choices[MIN (gtk_drop_down_get_selected (self->splits), 2)],
    .show = (FulShow)MIN (gtk_drop_down_get_selected (self->shows), FUL_N_SHOWS - 1),
    .mode = (FulMode)MIN (gtk_drop_down_get_selected (self->modes), FUL_N_MODES - 1),
    .arm = arm != GTK_INVALID_LIST_POSITION ? (int)arm - 1 : -1,
    .text = *text != '\0' ? g_utf8_casefold (text, -1) : NULL,
    .expected = g_strdup (self->expected),
    .answered = g_strdup (self->answered),
  };
}

void
ful_matrix_filters_set (FulMatrixFilters *self, const FulMatrixFilter *filter)
{
  g_return_if_fail (FUL_IS_MATRIX_FILTERS (self));
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->splits, choice_of_split (filter->split));
  gtk_drop_down_set_selected (self->shows, filter->show);
  gtk_drop_down_set_selected (self->modes, filter->mode);
  gtk_drop_down_set_selected (self->arms, (guint)(filter->arm + 1));
  gtk_editable_set_text (GTK_EDITABLE (self->search), filter->text != NULL ? filter->text : "");
  set_confused (self, filter->expected, filter->answered);
  self->setting = FALSE;
  changed_cb (self);
}

void
ful_matrix_filters_set_data (FulMatrixFilters *self, const FulRunsData *data)
{
  g_autoptr (GPtrArray) names = ful_runs_data_arm_titles (data, /* measured= */ FALSE);
  FulSplit judging = ful_standings_splits (data->standings).judging;

  g_return_if_fail (FUL_IS_MATRIX_FILTERS (self));
  g_ptr_array_insert (names, 0, g_strdup (_ ("Any arm")));
  self->setting = TRUE;
  ful_choice_set_names (self->arms, (const char *const *)names->pdata, 12);
  /* The heads are of the split that arms are judged on: so is the list at first. */
  if (!self->filled)
    gtk_drop_down_set_selected (self->splits, choice_of_split (judging));
  self->filled = TRUE;
  self->setting = FALSE;
}

void
ful_matrix_filters_focus_search (FulMatrixFilters *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ful_matrix_filters_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MATRIX_FILTERS);
  G_OBJECT_CLASS (ful_matrix_filters_parent_class)->dispose (object);
}

static void
ful_matrix_filters_finalize (GObject *object)
{
  g_free (FUL_MATRIX_FILTERS (object)->expected);
  g_free (FUL_MATRIX_FILTERS (object)->answered);
  G_OBJECT_CLASS (ful_matrix_filters_parent_class)->finalize (object);
}

static void
ful_matrix_filters_class_init (FulMatrixFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_matrix_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_matrix_filters_finalize;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_MATRIX_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("matrix-filters.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulMatrixFilters, search);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixFilters, splits);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixFilters, shows);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixFilters, modes);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixFilters, arms);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixFilters, confused);
  gtk_widget_class_bind_template_child (widget_class, FulMatrixFilters, confused_words);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ground_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_confused_cb);
}

static void
ful_matrix_filters_init (FulMatrixFilters *self)
{
  const char *splits[] = { _ ("Any split"), _ ("Dev"), _ ("Test"), NULL };
  const char *shows[] = { _ ("All cases"),       _ ("Failing"),        _ ("Arms disagree"),
                          _ ("Sometimes right"), _ ("No answer came"), NULL };
  const char *modes[FUL_N_MODES + 1] = { NULL };

  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < FUL_N_MODES; i++)
    modes[i] = i == FUL_MODE_NONE ? _ ("Any reason") : ful_mode_words ((FulMode)i);
  ful_choice_set_names (self->splits, splits, 9);
  ful_choice_set_names (self->shows, shows, 13);
  ful_choice_set_names (self->modes, modes, 12);
  self->setting = FALSE;
}
