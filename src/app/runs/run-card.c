/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/run-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/widgets/run-button.h"
#include "report/format.h"

struct _FulRunCard {
  GtkBox parent_instance;
  GtkLabel *words;
  GtkLabel *detail;
  GtkProgressBar *bar;
  FulDocument *document;
};

G_DEFINE_FINAL_TYPE (FulRunCard, ful_run_card, GTK_TYPE_BOX)

static char *
detail_text (const FulRunView *state)
{
  g_autofree char *rate = ful_format_number (state->rate, state->rate < 10 ? 1 : 0);
  g_autofree char *failed = ful_format_count (state->failed);

  if (isnan (state->rate))
    return g_strdup (_ ("Answers are saved as they come."));
  if (state->failed == 0)
    return g_strdup_printf (_ ("%s answers a second. Answers are saved as they come."), rate);
  return g_strdup_printf (_ ("%s answers a second; %s requests failed to get an answer. Answers "
                             "are "
                             "saved as they come."),
                          rate, failed);
}

static void
progressed_cb (FulRunCard *self)
{
  FulRunControl *run = ful_document_run (self->document);
  gboolean running = ful_run_control_is_running (run);
  g_autofree char *words = NULL;
  g_autofree char *detail = NULL;
  FulRunView state;

  gtk_widget_set_visible (GTK_WIDGET (self), running);
  if (!running)
    return;
  ful_run_control_get_state (run, &state);
  words = ful_run_words (&state);
  detail = detail_text (&state);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->detail, detail);
  if (isnan (state.fraction))
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, state.fraction);
}

void
ful_run_card_set_document (FulRunCard *self, FulDocument *document)
{
  static const char *const signals[] = { "started", "progressed", "ended" };

  g_return_if_fail (FUL_IS_RUN_CARD (self));
  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (ful_document_run (self->document), self);
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (ful_document_run (document), signals[i], G_CALLBACK (progressed_cb),
                             self, G_CONNECT_SWAPPED);
  progressed_cb (self);
}

static void
ful_run_card_dispose (GObject *object)
{
  ful_run_card_set_document (FUL_RUN_CARD (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RUN_CARD);
  G_OBJECT_CLASS (ful_run_card_parent_class)->dispose (object);
}

static void
ful_run_card_class_init (FulRunCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_run_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("run-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, words);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, detail);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, bar);
}

static void
ful_run_card_init (FulRunCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
