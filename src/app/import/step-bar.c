/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/step-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "report/format.h"

struct _FulStepBar {
  FulDraftStep parent_instance;
  GtkSpinButton *bar;
  GtkEntry *title;
  GtkLabel *requests;
  GtkLabel *runs;
  FulBanner *banner;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (FulStepBar, ful_step_bar, FUL_TYPE_DRAFT_STEP)

static void
bar_cb (FulStepBar *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (self->refreshing || draft == NULL)
    return;
  ful_draft_starter (draft)->bar = gtk_spin_button_get_value (self->bar) / 100;
  ful_draft_touch (draft);
}

static void
title_cb (FulStepBar *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (self->refreshing || draft == NULL)
    return;
  g_free (ful_draft_starter (draft)->title);
  ful_draft_starter (draft)->title =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  ful_draft_touch (draft);
}

/* "160 requests" and what they are: dev and test cases with each model. */
static void
show_runs (FulStepBar *self, FulDraft *draft)
{
  const FulStarter *starter = ful_draft_starter (draft);
  const gsize *counts = ful_draft_counts (draft);
  gsize dev = counts != NULL ? counts[FUL_SPLIT_DEV] : 0;
  gsize test = counts != NULL ? counts[FUL_SPLIT_TEST] + counts[FUL_SPLIT_NONE] : 0;
  gsize n = (dev + test) * ((starter->matcher ? 1 : 0) + (starter->specialist ? 1 : 0));
  g_autofree char *all = ful_format_count ((double)n);
  g_autofree char *dev_words = ful_format_count ((double)dev);
  g_autofree char *test_words = ful_format_count ((double)test);
  g_autofree char *figure =
      g_strdup_printf (ngettext ("%s request, free", "%s requests, free", n), all);
  g_autofree char *words = g_strdup_printf (
      starter->matcher && starter->specialist
          ? _ ("%s dev and %s test cases, asked of the example matcher and of the specialist")
      : starter->matcher ? _ ("%s dev and %s test cases, asked of the example matcher")
                         : _ ("%s dev and %s test cases, asked of the specialist"),
      dev_words, test_words);

  gtk_label_set_text (self->requests, figure);
  gtk_label_set_text (self->runs, words);
}

static void
ful_step_bar_show (FulDraftStep *step, FulDraft *draft)
{
  FulStepBar *self = FUL_STEP_BAR (step);
  const FulStarter *starter = ful_draft_starter (draft);
  g_autoptr (GError) error = NULL;

  if (ful_draft_cases (draft) == NULL)
    return;
  self->refreshing = TRUE;
  gtk_spin_button_set_value (self->bar, starter->bar * 100);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->title)) &&
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->title)), starter->title) != 0 &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->title)) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->title), starter->title);
  self->refreshing = FALSE;
  show_runs (self, draft);
  ful_starter_check (starter, &error);
  ful_banner_show (self->banner, FUL_BANNER_BAD, error != NULL ? error->message : NULL, NULL);
}

static gboolean
ful_step_bar_is_complete (FulDraftStep *step, FulDraft *draft)
{
  const FulStarter *starter = ful_draft_starter (draft);

  return starter->title != NULL && *starter->title != '\0' && ful_starter_check (starter, NULL) &&
         !ful_draft_is_busy (draft);
}

static gboolean
ful_step_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FUL_STEP_BAR (widget)->bar));
}

static void
ful_step_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STEP_BAR);
  G_OBJECT_CLASS (ful_step_bar_parent_class)->dispose (object);
}

static void
ful_step_bar_class_init (FulStepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_step_bar_dispose;
  FUL_DRAFT_STEP_CLASS (klass)->show = ful_step_bar_show;
  FUL_DRAFT_STEP_CLASS (klass)->is_complete = ful_step_bar_is_complete;
  widget_class->grab_focus = ful_step_bar_grab_focus;
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("assistant-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulStepBar, bar);
  gtk_widget_class_bind_template_child (widget_class, FulStepBar, title);
  gtk_widget_class_bind_template_child (widget_class, FulStepBar, requests);
  gtk_widget_class_bind_template_child (widget_class, FulStepBar, runs);
  gtk_widget_class_bind_template_child (widget_class, FulStepBar, banner);
  gtk_widget_class_bind_template_callback (widget_class, bar_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
}

static void
ful_step_bar_init (FulStepBar *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = FALSE;
  ful_draft_step_enter_goes_on (self->bar);
  ful_banner_set_flush (self->banner);
}
