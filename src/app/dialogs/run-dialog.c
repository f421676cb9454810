/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One estimate goes on at a time; choices made meanwhile are taken up by the next one. */
#include "app/dialogs/run-dialog.h"

#include <glib/gi18n.h>

#include "app/dialogs/models-dialog.h"
#include "app/dialogs/run-choices.h"
#include "app/dialogs/run-preview.h"
#include "app/dialogs/run-start.h"
#include "app/dialogs/run-words.h"
#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "app/widgets/stat-tile.h"
#include "report/format.h"

struct _FulRunDialog {
  AdwWindow parent_instance;
  GtkButton *act;
  GtkSpinner *spinner;
  FulStatTile *requests;
  FulStatTile *money;
  FulStatTile *time;
  FulBanner *problem;
  GtkListBox *prompts;
  GtkListBox *models;
  AdwComboRow *splits;
  GtkSpinButton *limit;
  GtkSpinButton *repeats;
  GtkSwitch *retry;
  FulBanner *caution;
  FulWindow *window; /* weak */
  FulDocument *document;
  FulRunOffer *offer; /* NULL: not read yet */
  FulRunPreview *preview;
  GCancellable *cancellable;
  gboolean counting;
  gboolean stale; /* something was chosen while counting */
};

G_DEFINE_FINAL_TYPE (FulRunDialog, ful_run_dialog, ADW_TYPE_WINDOW)

static const guint split_masks[] = { 1u << FUL_SPLIT_DEV | 1u << FUL_SPLIT_TEST,
                                     1u << FUL_SPLIT_DEV, 1u << FUL_SPLIT_TEST };

static guint
chosen_splits (FulRunDialog *self)
{
  return split_masks[MIN (adw_combo_row_get_selected (self->splits),
                          G_N_ELEMENTS (split_masks) - 1)];
}

/* --- what is chosen --- */

typedef struct {
  FulRunRequest request; /* points into the lists */
  GStrv prompts;
  GStrv models;
} Choice;

static void
choice_clear (Choice *self)
{
  g_strfreev (self->prompts);
  g_strfreev (self->models);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static Choice
read_choice (FulRunDialog *self)
{
  gboolean all_prompts, all_models;
  Choice choice = { .prompts = ful_run_choices_chosen (self->prompts, &all_prompts),
                    .models = ful_run_choices_chosen (self->models, &all_models) };

  choice.request = (FulRunRequest){
    /* All of them are not named: a prompt that comes meanwhile runs too. */
    .prompts = all_prompts ? NULL : (const char *const *)choice.prompts,
    .models = (const char *const *)choice.models,
    .splits = chosen_splits (self),
    .limit = (gsize)gtk_spin_button_get_value_as_int (self->limit),
    .repeats = gtk_spin_button_get_value_as_int (self->repeats),
    .retry_failed = gtk_switch_get_active (self->retry),
    .specialist_too = TRUE,
  };
  return choice;
}

/* Why nothing can run as it is chosen; NULL: something can. Static. */
static const char *
hindrance_of (FulRunDialog *self, const Choice *choice)
{
  FulRunHindrance hindrance = ful_run_hindrance (self->offer->obstacle);

  if (ful_document_read_only_reason (self->document) != NULL)
    return ful_document_read_only_reason (self->document);
  if (ful_run_control_is_running (ful_document_run (self->document)))
    return _ ("A run goes on already.");
  if (hindrance.text != NULL)
    return hindrance.text;
  if (choice->models[0] == NULL)
    return _ ("Choose a model to ask.");
  if (choice->prompts[0] == NULL && !ful_run_choices_has_specialist (self->models, self->offer))
    return _ ("Choose a prompt to run.");
  return NULL;
}

/* --- what it takes --- */

static void
show_act (FulRunDialog *self, const char *hindrance)
{
  g_autofree char *label =
      self->preview != NULL ? ful_run_words_act (&self->preview->estimate) : g_strdup (_ ("Run"));

  if (hindrance == NULL && self->preview == NULL)
    hindrance = _ ("Counting what it would take");
  else if (hindrance == NULL && self->preview->estimate.requests == 0)
    hindrance = _ ("All that is chosen has been answered.");
  gtk_button_set_label (self->act, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), hindrance == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->act), hindrance);
}

static void
show_tiles (FulRunDialog *self)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  const FulEstimate *estimate = &self->preview->estimate;
  g_autofree char *requests = ful_format_count ((double)estimate->requests);
  g_autofree char *answered = ful_run_words_answered (estimate);
  g_autofree char *money =
      ful_run_words_money (estimate, ful_snapshot_number (snapshot, "cost.currency_per_usd"),
                           ful_snapshot_text (snapshot, "cost.currency"));
  g_autofree char *time = ful_run_words_time (estimate);
  g_autofree char *range = ful_run_words_time_range (estimate);

  ful_stat_tile_set (self->requests, _ ("Requests"), requests, answered);
  ful_stat_tile_set (self->money, _ ("Money"), money, _ ("built-in models only"));
  ful_stat_tile_set (self->time, _ ("Time"), time, range != NULL ? range : _ ("on this machine"));
}

static void
show_unknown (FulRunDialog *self)
{
  ful_stat_tile_set (self->requests, _ ("Requests"), "–", "");
  ful_stat_tile_set (self->money, _ ("Money"), "–", "");
  ful_stat_tile_set (self->time, _ ("Time"), "–", "");
}

static void
show_caution (FulRunDialog *self)
{
  gboolean looks = (chosen_splits (self) & 1u << FUL_SPLIT_TEST) != 0 &&
                   self->offer->cases[FUL_SPLIT_TEST] > 0 && self->preview != NULL &&
                   self->preview->estimate.requests > 0;
  g_autofree char *text = looks ? ful_run_words_look (self->offer->test_looks) : NULL;

  ful_banner_show (self->caution, FUL_BANNER_WARNING, text, NULL);
}

static void
show (FulRunDialog *self, const char *hindrance)
{
  if (self->preview != NULL)
    show_tiles (self);
  else
    show_unknown (self);
  ful_run_choices_show_prompts (self->prompts, self->offer, self->preview);
  ful_run_choices_show_models (self->models, self->offer, self->preview);
  show_caution (self);
  show_act (self, hindrance);
}

static void count (FulRunDialog *self);

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulRunDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  FulRunPreview *preview = ful_run_preview_finish (FUL_DOCUMENT (source), result, &error);

  if (self->document == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    ful_run_preview_free (preview);
    return;
  }
  self->counting = FALSE;
  gtk_spinner_stop (self->spinner);
  g_clear_pointer (&self->preview, ful_run_preview_free);
  self->preview = preview;
  if (self->stale) {
    count (self);
    return;
  }
  ful_banner_show (self->problem, FUL_BANNER_BAD, error != NULL ? error->message : NULL, NULL);
  show (self, error != NULL ? error->message : NULL);
}

static void
count (FulRunDialog *self)
{
  g_auto (Choice) choice = read_choice (self);
  const char *hindrance = hindrance_of (self, &choice);

  self->stale = self->counting;
  if (self->counting)
    return;
  ful_banner_show (self->problem, FUL_BANNER_INFO, hindrance, NULL);
  if (hindrance != NULL) {
    g_clear_pointer (&self->preview, ful_run_preview_free);
    show (self, hindrance);
    return;
  }
  self->counting = TRUE;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), FALSE);
  ful_run_preview_async (self->document, &choice.request, self->cancellable, previewed_cb,
                         g_object_ref (self));
}

static void
changed_cb (FulRunDialog *self)
{
  if (self->offer != NULL)
    count (self);
}

/* --- what there is --- */

static void
fill_splits (FulRunDialog *self, const FulRunOffer *offer)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (split_masks); i++)
    gtk_string_list_take (names, ful_run_words_splits (offer, split_masks[i]));
  adw_combo_row_set_model (self->splits, G_LIST_MODEL (names));
}

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulRunDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  FulRunOffer *offer = ful_run_offer_finish (FUL_DOCUMENT (source), result, &error);
  guint splits;

  if (self->document == NULL || offer == NULL) {
    if (self->document != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      ful_banner_show (self->problem, FUL_BANNER_BAD, error->message, NULL);
    ful_run_offer_free (offer);
    return;
  }
  g_clear_pointer (&self->offer, ful_run_offer_free);
  splits = adw_combo_row_get_selected (self->splits);
  fill_splits (self, offer);
  adw_combo_row_set_selected (self->splits, splits != GTK_INVALID_LIST_POSITION ? splits : 0);
  self->offer = offer;
  ful_run_choices_fill_prompts (self->prompts, offer, G_CALLBACK (changed_cb), self);
  ful_run_choices_fill_models (self->models, offer, G_CALLBACK (changed_cb), self);
  count (self);
}

static void
read_offer (FulRunDialog *self)
{
  ful_run_offer_async (self->document, self->cancellable, offered_cb, g_object_ref (self));
}

/* --- acting --- */

static void
act_cb (FulRunDialog *self)
{
  g_auto (Choice) choice = read_choice (self);

  if (self->window != NULL)
    ful_run_request (self->window, &choice.request);
  gtk_window_close (GTK_WINDOW (self));
}

static void
models_cb (FulRunDialog *self)
{
  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (ful_models_dialog_new (self->window, GTK_WINDOW (self))));
}

GtkWidget *
ful_run_dialog_new (FulWindow *window)
{
  FulRunDialog *self = g_object_new (FUL_TYPE_RUN_DIALOG, "transient-for", window, NULL);

  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (ful_window_document (window));
  ful_document_settle (self->document);
  /* Models may be added from the dialog: what there is is read again. */
  g_signal_connect_object (self->document, "changed", G_CALLBACK (read_offer), self,
                           G_CONNECT_SWAPPED);
  show_unknown (self);
  read_offer (self);
  return GTK_WIDGET (self);
}

static void
ful_run_dialog_dispose (GObject *object)
{
  FulRunDialog *self = FUL_RUN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->window);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->offer, ful_run_offer_free);
  g_clear_pointer (&self->preview, ful_run_preview_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RUN_DIALOG);
  G_OBJECT_CLASS (ful_run_dialog_parent_class)->dispose (object);
}

static void
ful_run_dialog_class_init (FulRunDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_run_dialog_dispose;
  g_type_ensure (FUL_TYPE_BANNER);
  g_type_ensure (FUL_TYPE_STAT_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("run-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, act);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, requests);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, money);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, time);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, prompts);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, models);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, splits);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, limit);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, repeats);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, retry);
  gtk_widget_class_bind_template_child (widget_class, FulRunDialog, caution);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, models_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
ful_run_dialog_init (FulRunDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  ful_banner_set_flush (self->problem);
  ful_banner_set_flush (self->caution);
}
