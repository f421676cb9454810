/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/step-split.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "report/format.h"

#define FEW_TEST_CASES 30 /* ui-design §8: "30 to start" */

struct _FulStepSplit {
  FulDraftStep parent_instance;
  GtkWidget *keep_list;
  GtkSwitch *keep;
  GtkSpinButton *train;
  GtkSpinButton *dev;
  GtkSpinButton *test;
  GtkLabel *train_count;
  GtkLabel *dev_count;
  GtkLabel *test_count;
  GtkSpinButton *seed;
  FulBanner *banner;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (FulStepSplit, ful_step_split, FUL_TYPE_DRAFT_STEP)

static void
share_cb (FulStepSplit *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));
  FulStarter *starter;

  if (self->refreshing || draft == NULL)
    return;
  starter = ful_draft_starter (draft);
  starter->shares.train = gtk_spin_button_get_value_as_int (self->train) / 100.0;
  starter->shares.dev = gtk_spin_button_get_value_as_int (self->dev) / 100.0;
  starter->shares.test = gtk_spin_button_get_value_as_int (self->test) / 100.0;
  starter->shares.seed = (guint64)gtk_spin_button_get_value (self->seed);
  ful_draft_plan (draft);
}

static void
keep_cb (FulStepSplit *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (self->refreshing || draft == NULL)
    return;
  ful_draft_starter (draft)->keep_splits = gtk_switch_get_active (self->keep);
  ful_draft_plan (draft);
}

static void
show_count (GtkLabel *label, const gsize *counts, FulSplit split)
{
  g_autofree char *n = counts != NULL ? ful_format_count ((double)counts[split]) : NULL;
  g_autofree char *words =
      n != NULL ? g_strdup_printf (ngettext ("%s case", "%s cases", counts[split]), n) : NULL;

  gtk_label_set_text (label, words != NULL ? words : "");
}

/* The worst thing there is to say about the parts. */
static void
show_banner (FulStepSplit *self, FulDraft *draft)
{
  const char *problem = ful_draft_split_problem (draft);
  const gsize *counts = ful_draft_counts (draft);
  g_autofree char *words = NULL;
  FulBannerKind kind = problem != NULL ? FUL_BANNER_BAD : FUL_BANNER_WARNING;

  if (problem != NULL) {
    words = g_strdup (problem);
  } else if (counts == NULL) {
    words = NULL;
  } else if (counts[FUL_SPLIT_TEST] + counts[FUL_SPLIT_NONE] == 0) {
    words = g_strdup (_ ("Nothing is left to judge by: give test a share."));
  } else if (counts[FUL_SPLIT_TEST] < FEW_TEST_CASES) {
    words = g_strdup_printf (
        ngettext ("Test has %zu case. The verdict will say that it is too early to tell; 30 are a "
                  "start, some hundred settle it.",
                  "Test has %zu cases. The verdict will say that it is too early to tell; 30 are a "
                  "start, some hundred settle it.",
                  counts[FUL_SPLIT_TEST]),
        counts[FUL_SPLIT_TEST]);
  } else if (counts[FUL_SPLIT_NONE] > 0) {
    words = g_strdup_printf (ngettext ("%zu case goes into no split, which counts as test.",
                                       "%zu cases go into no split, which counts as test.",
                                       counts[FUL_SPLIT_NONE]),
                             counts[FUL_SPLIT_NONE]);
  }
  ful_banner_show (self->banner, kind, words, NULL);
}

static void
ful_step_split_show (FulDraftStep *step, FulDraft *draft)
{
  FulStepSplit *self = FUL_STEP_SPLIT (step);
  const FulStarter *starter = ful_draft_starter (draft);
  const gsize *counts = ful_draft_counts (draft);

  if (ful_draft_cases (draft) == NULL)
    return;
  self->refreshing = TRUE;
  gtk_widget_set_visible (self->keep_list, ful_draft_has_splits (draft));
  gtk_switch_set_active (self->keep, starter->keep_splits);
  gtk_spin_button_set_value (self->train, round (starter->shares.train * 100));
  gtk_spin_button_set_value (self->dev, round (starter->shares.dev * 100));
  gtk_spin_button_set_value (self->test, round (starter->shares.test * 100));
  gtk_spin_button_set_value (self->seed, (double)starter->shares.seed);
  self->refreshing = FALSE;
  show_count (self->train_count, counts, FUL_SPLIT_TRAIN);
  show_count (self->dev_count, counts, FUL_SPLIT_DEV);
  show_count (self->test_count, counts, FUL_SPLIT_TEST);
  show_banner (self, draft);
}

static gboolean
ful_step_split_is_complete (FulDraftStep *step, FulDraft *draft)
{
  const gsize *counts = ful_draft_counts (draft);

  return counts != NULL && ful_draft_split_problem (draft) == NULL &&
         counts[FUL_SPLIT_TEST] + counts[FUL_SPLIT_NONE] + counts[FUL_SPLIT_DEV] > 0;
}

static gboolean
ful_step_split_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FUL_STEP_SPLIT (widget)->train));
}

static void
ful_step_split_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STEP_SPLIT);
  G_OBJECT_CLASS (ful_step_split_parent_class)->dispose (object);
}

static void
ful_step_split_class_init (FulStepSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_step_split_dispose;
  FUL_DRAFT_STEP_CLASS (klass)->show = ful_step_split_show;
  FUL_DRAFT_STEP_CLASS (klass)->is_complete = ful_step_split_is_complete;
  widget_class->grab_focus = ful_step_split_grab_focus;
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("assistant-split.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, keep_list);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, keep);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, train);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, dev);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, test);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, train_count);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, dev_count);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, test_count);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, seed);
  gtk_widget_class_bind_template_child (widget_class, FulStepSplit, banner);
  gtk_widget_class_bind_template_callback (widget_class, share_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
ful_step_split_init (FulStepSplit *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = FALSE;
  ful_draft_step_enter_goes_on (self->train);
  ful_draft_step_enter_goes_on (self->dev);
  ful_draft_step_enter_goes_on (self->test);
  ful_draft_step_enter_goes_on (self->seed);
  ful_banner_set_flush (self->banner);
}
