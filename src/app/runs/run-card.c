/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/run-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/widgets/run-button.h"
#include "report/format.h"

struct _FulRunCard {
  GtkBox parent_instance;
  GtkLabel *title;
  GtkLabel *arms;
  GtkLabel *done;
  GtkLabel *failed;
  GtkLabel *rate;
  GtkLabel *left;
  GtkProgressBar *bar;
  FulDocument *document;
};

G_DEFINE_FINAL_TYPE (FulRunCard, ful_run_card, GTK_TYPE_BOX)

static void
set_text (GtkLabel *label, char *text /* (transfer full) */)
{
  gtk_label_set_text (label, text);
  g_free (text);
}

static const char *
stage_words (const FulRunView *state)
{
  if (state->stage == FUL_RUN_STAGE_TRAINING)
    return _ ("Training the specialist");
  return state->stage == FUL_RUN_STAGE_READING || state->planned == 0 ? _ ("Preparing the run")
                                                                      : _ ("Running");
}

static void
show_figures (FulRunCard *self, const FulRunView *state)
{
  g_autofree char *done = ful_format_count (state->done);
  g_autofree char *planned = ful_format_count (state->planned);
  g_autofree char *failed = ful_format_count (state->failed);
  g_autofree char *rate = ful_format_number (state->rate, state->rate < 10 ? 1 : 0);

  set_text (self->done, state->planned > 0
                            ? g_strdup_printf (C_ ("answers", "%s of %s"), done, planned)
                            : g_strdup ("–"));
  set_text (self->failed,
            state->failed > 0
                ? g_strdup_printf (ngettext ("%s request got no answer",
                                             "%s requests got no answer", (gulong)state->failed),
                                   failed)
                : g_strdup (_ ("saved as they come")));
  set_text (self->rate,
            isnan (state->rate) ? g_strdup ("–") : g_strdup_printf (_ ("%s a second"), rate));
  set_text (self->left,
            isnan (state->seconds_left) ? g_strdup ("–") : ful_run_time_left (state->seconds_left));
}

static void
progressed_cb (FulRunCard *self)
{
  FulRunControl *run = ful_document_run (self->document);
  gboolean running = ful_run_control_is_running (run);
  FulRunView state;

  gtk_widget_set_visible (GTK_WIDGET (self), running);
  if (!running) {
    gtk_label_set_text (self->arms, "");
    return;
  }
  ful_run_control_get_state (run, &state);
  gtk_label_set_text (self->title, stage_words (&state));
  show_figures (self, &state);
  if (isnan (state.fraction))
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, state.fraction);
}

void
ful_run_card_set_data (FulRunCard *self, const FulRunsData *data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < data->running->len; i++) {
    g_autofree char *title =
        ful_runs_data_arm_title (data, g_array_index (data->running, guint, i));

    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", title);
  }
  gtk_label_set_text (self->arms, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->arms), text->str);
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
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, title);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, arms);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, done);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, failed);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, rate);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, left);
  gtk_widget_class_bind_template_child (widget_class, FulRunCard, bar);
}

static void
ful_run_card_init (FulRunCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
