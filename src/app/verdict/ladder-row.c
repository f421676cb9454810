/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/verdict/ladder-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/widgets/interval-bar.h"
#include "report/arm-label.h"
#include "report/format.h"
#include "report/terms.h"

struct _FulLadderRow {
  GtkListBoxRow parent_instance;
  GtkImage *icon;
  GtkLabel *rung;
  GtkLabel *arm;
  FulIntervalBar *interval;
  GtkLabel *quality;
  GtkLabel *says;
  GtkLabel *cost;
};

G_DEFINE_FINAL_TYPE (FulLadderRow, ful_ladder_row, GTK_TYPE_LIST_BOX_ROW)

typedef struct {
  const char *icon;
  const char *score; /* class of the icon */
  const char *look;  /* class of the words */
} Look;

static Look
look_of (const FulLadderRung *rung)
{
  if (!rung->measured)
    return (Look){ "ful-pending-symbolic", "s-pending", "quiet" };
  switch (rung->state) {
  case FUL_CLEARS:
    return (Look){ "ful-pass-symbolic", "good", "good" };
  case FUL_FAILS:
    return (Look){ "ful-fail-symbolic", "bad", "bad" };
  case FUL_UNDECIDED:
    return (Look){ "ful-flaky-symbolic", "warn", "warn" };
  case FUL_UNMEASURED:
  default:
    return (Look){ "ful-pending-symbolic", "s-pending", "quiet" };
  }
}

static char *
arm_words (const FulLadderRung *rung, const FulVerdictInput *input)
{
  g_autofree char *prompt = NULL;
  g_autofree char *model = NULL;

  if (rung->arm < 0)
    return g_strdup (_ ("no arm of this kind counts"));
  prompt = ful_arm_label_prompt (input->evidence->arms->pdata[rung->arm]);
  model = ful_arm_label_model (input->snapshot, input->evidence->arms->pdata[rung->arm]);
  return g_strdup_printf ("%s · %s", prompt, model);
}

GtkWidget *
ful_ladder_row_new (const FulLadderRung *rung,
                    const FulVerdictInput *input,
                    double bar,
                    double axis_low,
                    double axis_high)
{
  FulLadderRow *self = g_object_new (FUL_TYPE_LADDER_ROW, NULL);
  const FulInterval *interval = &rung->quality.interval;
  const FulInterval unknown = FUL_INTERVAL_UNKNOWN;
  Look look = look_of (rung);
  g_autofree char *arm = arm_words (rung, input);
  g_autofree char *quality =
      rung->measured ? ful_format_share (interval->estimate) : g_strdup ("–");
  g_autofree char *says = ful_term_standing (rung, bar);
  g_autofree char *cost =
      rung->measured && !isnan (rung->monthly_cost)
          ? ful_format_money (rung->monthly_cost,
                              ful_snapshot_text (input->snapshot, "cost.currency"), FUL_MONEY_TABLE)
          : g_strdup ("–");
  g_autofree char *whole = g_strdup_printf (_ ("%s, %s: %s, %s, %s a month"),
                                            ful_term_rung (rung->rung), arm, quality, says, cost);

  gtk_image_set_from_icon_name (self->icon, look.icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), look.score);
  gtk_label_set_text (self->rung, ful_term_rung (rung->rung));
  gtk_label_set_text (self->arm, arm);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->arm), arm);
  ful_interval_bar_set (self->interval, rung->measured ? interval : &unknown, bar,
                        !ful_rung_is_prompt (rung->rung), axis_low, axis_high);
  gtk_label_set_text (self->quality, quality);
  gtk_label_set_text (self->says, says);
  gtk_widget_add_css_class (GTK_WIDGET (self->says), look.look);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->says), says);
  gtk_label_set_text (self->cost, cost);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  return GTK_WIDGET (self);
}

void
ful_ladder_row_set_words (FulLadderRow *self, gboolean words)
{
  g_return_if_fail (FUL_IS_LADDER_ROW (self));
  gtk_widget_set_visible (GTK_WIDGET (self->says), words);
}

static void
ful_ladder_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_LADDER_ROW);
  G_OBJECT_CLASS (ful_ladder_row_parent_class)->dispose (object);
}

static void
ful_ladder_row_class_init (FulLadderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_ladder_row_dispose;
  g_type_ensure (FUL_TYPE_INTERVAL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("ladder-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulLadderRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FulLadderRow, rung);
  gtk_widget_class_bind_template_child (widget_class, FulLadderRow, arm);
  gtk_widget_class_bind_template_child (widget_class, FulLadderRow, interval);
  gtk_widget_class_bind_template_child (widget_class, FulLadderRow, quality);
  gtk_widget_class_bind_template_child (widget_class, FulLadderRow, says);
  gtk_widget_class_bind_template_child (widget_class, FulLadderRow, cost);
}

static void
ful_ladder_row_init (FulLadderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
