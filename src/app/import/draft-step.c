/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/draft-step.h"

typedef struct {
  FulDraft *draft;
} FulDraftStepPrivate;

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (FulDraftStep, ful_draft_step, ADW_TYPE_BIN)

void
ful_draft_step_set_draft (FulDraftStep *self, FulDraft *draft)
{
  FulDraftStepPrivate *priv = ful_draft_step_get_instance_private (self);

  g_set_object (&priv->draft, draft);
}

FulDraft *
ful_draft_step_draft (FulDraftStep *self)
{
  FulDraftStepPrivate *priv = ful_draft_step_get_instance_private (self);

  return priv->draft;
}

void
ful_draft_step_show (FulDraftStep *self)
{
  if (FUL_DRAFT_STEP_GET_CLASS (self)->show != NULL)
    FUL_DRAFT_STEP_GET_CLASS (self)->show (self, ful_draft_step_draft (self));
}

gboolean
ful_draft_step_is_complete (FulDraftStep *self)
{
  return FUL_DRAFT_STEP_GET_CLASS (self)->is_complete == NULL ||
         FUL_DRAFT_STEP_GET_CLASS (self)->is_complete (self, ful_draft_step_draft (self));
}

void
ful_draft_step_changed (FulDraftStep *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ful_draft_step_enter_goes_on (GtkSpinButton *button)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (button));

  if (GTK_IS_TEXT (text))
    gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}

static void
ful_draft_step_dispose (GObject *object)
{
  FulDraftStepPrivate *priv = ful_draft_step_get_instance_private (FUL_DRAFT_STEP (object));

  g_clear_object (&priv->draft);
  G_OBJECT_CLASS (ful_draft_step_parent_class)->dispose (object);
}

static void
ful_draft_step_class_init (FulDraftStepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_draft_step_dispose;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_DRAFT_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ful_draft_step_init (FulDraftStep *self)
{
}
