/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/plateau-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "app/runs/outcome-row.h"
#include "app/runs/share-row.h"
#include "app/runs/words.h"
#include "app/widgets/chart-card.h"
#include "report/format.h"
#include "report/plateau-words.h"

struct _FulPlateauView {
  GtkBox parent_instance;
  GtkLabel *conclusion;
  GtkLabel *ground;
  FulChartCard *attempts;
  GtkBox *columns;
  GtkListBox *conditions;
  GtkDropDown *arms;
  GtkWidget *rows;
  FulShareRow *agreement;
  FulShareRow *all_pass;
  FulShareRow *flaky;
  GtkLabel *steady_note;
  FulChartCard *gains;
  FulRunsData *data;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (FulPlateauView, ful_plateau_view, GTK_TYPE_BOX)

/* "offline:matcher on dev: 2,000 cases". */
static char *
ground_text (const FulRunsData *data)
{
  FulSplit split = ful_standings_splits (data->standings).selecting;
  guint best = (guint)data->plateau->best;
  FulMean mean = ful_standings_mean (data->standings, best, split);
  g_autofree char *n = ful_format_count ((double)mean.n);

  return g_strdup_printf (ngettext ("%s on %s: %s case", "%s on %s: %s cases", (gulong)mean.n),
                          ful_runs_data_arm (data, best)->model, ful_split_words (split), n);
}

static void
show_conditions (FulPlateauView *self)
{
  const FulPlateau *plateau = self->data->plateau;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->conditions))) != NULL)
    gtk_list_box_remove (self->conditions, child);
  for (int i = 0; i < FUL_N_PLATEAU_CONDITIONS; i++) {
    FulPlateauCondition condition = (FulPlateauCondition)i;
    g_autofree char *title = ful_plateau_condition_title (plateau, condition);
    g_autofree char *basis = ful_plateau_condition_basis (plateau, self->data->snapshot, condition);

    gtk_list_box_append (self->conditions,
                         ful_outcome_row_new (plateau->met[i] ? FUL_CELL_PASS : FUL_CELL_WAITING,
                                              plateau->met[i] ? C_ ("condition", "met")
                                                              : C_ ("condition", "not met"),
                                              title, basis));
  }
}

static void
show_steadiness (FulPlateauView *self)
{
  guint arm = gtk_drop_down_get_selected (self->arms);
  const FulConsistency *of;
  g_autofree char *text = NULL;
  gboolean known;

  if (self->setting || self->data == NULL || arm >= self->data->n_measured)
    return;
  of = &self->data->facts[arm].consistency;
  known = of->n > 0 || of->flaky_share.n > 0;
  gtk_widget_set_visible (self->rows, known);
  if (known) {
    g_autofree char *n = ful_format_count ((double)MAX (of->n, of->flaky_share.n));

    ful_share_row_set (self->agreement, _ ("Same answer in repeats"), &of->mean_agreement);
    ful_share_row_set (self->all_pass, _ ("Right every time"), &of->all_pass_share);
    ful_share_row_set (self->flaky, _ ("Right only sometimes"), &of->flaky_share);
    text = g_strdup_printf (_ ("%s cases of %s with up to %d answers each; thick lines show where "
                               "the true share lies, 95\u00a0%% sure"),
                            n, ful_split_words (self->data->facts[arm].split), of->repeats);
  } else {
    text = g_strdup (_ ("No case was asked twice. Run with two or more repeats to see whether the "
                        "same answer comes again."));
  }
  gtk_label_set_text (self->steady_note, text);
}

static void
name_arms (FulPlateauView *self, gboolean same)
{
  g_autoptr (GPtrArray) names = ful_runs_data_arm_titles (self->data, /* measured= */ TRUE);

  self->setting = TRUE;
  ful_choice_set_names (self->arms, (const char *const *)names->pdata, 20);
  if (!same)
    gtk_drop_down_set_selected (self->arms, ful_runs_data_first_arm (self->data));
  self->setting = FALSE;
}

void
ful_plateau_view_set_data (FulPlateauView *self, FulRunsData *data)
{
  FulRunsData *old = self->data;
  gboolean same = old != NULL && old->n_measured == data->n_measured;
  g_autofree char *conclusion = ful_plateau_conclusion (data->plateau);
  g_autofree char *ground = data->plateau->best >= 0 ? ground_text (data) : g_strdup ("");

  g_return_if_fail (FUL_IS_PLATEAU_VIEW (self));
  self->data = ful_runs_data_ref (data);
  ful_runs_data_unref (old);
  gtk_label_set_text (self->conclusion, conclusion);
  gtk_label_set_text (self->ground, ground);
  ful_chart_card_set_chart (self->attempts,
                            ful_plateau_attempts_chart (data->plateau, data->standings,
                                                        data->bar.limits[FUL_MEASURE_QUALITY]));
  ful_chart_card_set_chart (self->gains, ful_plateau_gains_chart (data->plateau, data->standings));
  show_conditions (self);
  name_arms (self, same);
  show_steadiness (self);
}

void
ful_plateau_view_set_wide (FulPlateauView *self, gboolean wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
ful_plateau_view_dispose (GObject *object)
{
  g_clear_pointer (&FUL_PLATEAU_VIEW (object)->data, ful_runs_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PLATEAU_VIEW);
  G_OBJECT_CLASS (ful_plateau_view_parent_class)->dispose (object);
}

static void
ful_plateau_view_class_init (FulPlateauViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_plateau_view_dispose;
  g_type_ensure (FUL_TYPE_CHART_CARD);
  g_type_ensure (FUL_TYPE_SHARE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("plateau-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, conclusion);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, ground);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, attempts);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, columns);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, conditions);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, arms);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, rows);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, agreement);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, all_pass);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, flaky);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, steady_note);
  gtk_widget_class_bind_template_child (widget_class, FulPlateauView, gains);
  gtk_widget_class_bind_template_callback (widget_class, show_steadiness);
}

static void
ful_plateau_view_init (FulPlateauView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
