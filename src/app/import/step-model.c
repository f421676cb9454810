/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/step-model.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "checks/check.h"

struct _FulStepModel {
  FulDraftStep parent_instance;
  GtkCheckButton *matcher;
  AdwActionRow *specialist_row;
  GtkCheckButton *specialist;
  AdwActionRow *check_row;
  GtkDropDown *check;
  GtkWidget *tolerance_row;
  GtkSpinButton *tolerance;
  FulBanner *banner;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (FulStepModel, ful_step_model, FUL_TYPE_DRAFT_STEP)

/* The kinds that a case's expected answer alone is enough for, in the drop-down's order. */
static const struct {
  const char *kind;
  const char *words;
  const char *means;
} checks[] = {
  { "equals", N_ ("it is the expected text"), N_ ("white space around it aside") },
  { "iequals", N_ ("it is that, in any case"), N_ ("capitals and small letters are the same") },
  { "contains", N_ ("it holds the expected text"), N_ ("whatever stands around it") },
  { "number", N_ ("it is the expected number"), N_ ("numbers are compared, not their digits") },
  { "regex", N_ ("the expected pattern matches"),
    N_ ("what a case expects is a regular expression") },
  { "one-of", N_ ("it is one of the labels"),
    N_ ("any label passes, a wrong one too: this looks at the form alone") },
  { "is-json", N_ ("it is JSON"), N_ ("any JSON passes: this looks at the form alone") },
};

static guint
index_of (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_strcmp0 (kind, checks[i].kind) == 0)
      return i;
  return 0;
}

static void
model_cb (FulStepModel *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (self->refreshing || draft == NULL)
    return;
  ful_draft_starter (draft)->matcher = gtk_check_button_get_active (self->matcher);
  ful_draft_starter (draft)->specialist = gtk_check_button_get_active (self->specialist);
  ful_draft_touch (draft);
}

static void
check_cb (FulStepModel *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (self->refreshing || draft == NULL)
    return;
  ful_draft_starter (draft)->check = checks[gtk_drop_down_get_selected (self->check)].kind;
  ful_draft_touch (draft);
}

static void
tolerance_cb (FulStepModel *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (!self->refreshing && draft != NULL)
    ful_draft_starter (draft)->tolerance = gtk_spin_button_get_value (self->tolerance);
}

/* Why the specialist can't learn from these cases; NULL: it can. */
static const char *
why_no_specialist (FulDraft *draft)
{
  const gsize *counts = ful_draft_counts (draft);

  if (ful_draft_expected (draft)->kind != FUL_EXPECTED_LABELS)
    return _ ("It learns labels, and what these cases expect are none.");
  if (counts != NULL && counts[FUL_SPLIT_TRAIN] == 0)
    return _ ("It has nothing to learn from: train has no case.");
  return NULL;
}

static const char *
problem_of (FulDraft *draft)
{
  const FulStarter *starter = ful_draft_starter (draft);

  if (!starter->matcher && !starter->specialist)
    return _ ("Choose who answers: without answers there is nothing to judge.");
  return NULL;
}

/* What is worth knowing before it runs. */
static const char *
caution_of (FulDraft *draft)
{
  const FulStarter *starter = ful_draft_starter (draft);
  const FulExpected *expected = ful_draft_expected (draft);

  if (expected->with == 0)
    return _ ("No case expects an answer, so none can be scored.");
  if (starter->matcher && starter->nearest == 0 && expected->kind != FUL_EXPECTED_LABELS)
    return _ ("Without examples and labels the example matcher has nothing to answer from.");
  if (expected->kind == FUL_EXPECTED_TEXT && strcmp (starter->check, "equals") == 0)
    return _ ("The expected answers are free text; few answers will be the very same.");
  return NULL;
}

static void
ful_step_model_show (FulDraftStep *step, FulDraft *draft)
{
  FulStepModel *self = FUL_STEP_MODEL (step);
  FulStarter *starter = ful_draft_starter (draft);
  const char *why, *problem;
  guint check;

  if (ful_draft_cases (draft) == NULL)
    return;
  why = why_no_specialist (draft);
  if (why != NULL)
    starter->specialist = FALSE;
  if (starter->check == NULL)
    starter->check = checks[0].kind;
  check = index_of (starter->check);
  problem = problem_of (draft);
  self->refreshing = TRUE;
  gtk_check_button_set_active (self->matcher, starter->matcher);
  gtk_check_button_set_active (self->specialist, starter->specialist);
  gtk_widget_set_sensitive (GTK_WIDGET (self->specialist_row), why == NULL);
  adw_action_row_set_subtitle (self->specialist_row,
                               why != NULL ? why
                                           : _ ("A small model that is trained on the train cases "
                                                "when the run begins: what "
                                                "training could reach. On this machine, free."));
  gtk_drop_down_set_selected (self->check, check);
  adw_action_row_set_subtitle (self->check_row, _ (checks[check].means));
  gtk_spin_button_set_value (self->tolerance, starter->tolerance);
  gtk_widget_set_visible (self->tolerance_row, strcmp (starter->check, "number") == 0);
  self->refreshing = FALSE;
  ful_banner_show (self->banner, problem != NULL ? FUL_BANNER_BAD : FUL_BANNER_WARNING,
                   problem != NULL ? problem : caution_of (draft), NULL);
}

static gboolean
ful_step_model_is_complete (FulDraftStep *step, FulDraft *draft)
{
  return problem_of (draft) == NULL;
}

static gboolean
ful_step_model_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FUL_STEP_MODEL (widget)->matcher));
}

static void
ful_step_model_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STEP_MODEL);
  G_OBJECT_CLASS (ful_step_model_parent_class)->dispose (object);
}

static void
ful_step_model_class_init (FulStepModelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_step_model_dispose;
  FUL_DRAFT_STEP_CLASS (klass)->show = ful_step_model_show;
  FUL_DRAFT_STEP_CLASS (klass)->is_complete = ful_step_model_is_complete;
  widget_class->grab_focus = ful_step_model_grab_focus;
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("assistant-model.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, matcher);
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, specialist_row);
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, specialist);
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, check_row);
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, check);
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, tolerance_row);
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, tolerance);
  gtk_widget_class_bind_template_child (widget_class, FulStepModel, banner);
  gtk_widget_class_bind_template_callback (widget_class, model_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, tolerance_cb);
}

static void
ful_step_model_init (FulStepModel *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    gtk_string_list_append (words, _ (checks[i].words));
  gtk_drop_down_set_model (self->check, G_LIST_MODEL (words));
  self->refreshing = FALSE;
  ful_draft_step_enter_goes_on (self->tolerance);
  ful_banner_set_flush (self->banner);
}
