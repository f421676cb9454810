/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/run-button.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "report/format.h"
#include "report/format.h"

struct _FulRunButton {
  GtkBox parent_instance;
  GtkWidget *going;
  GtkLabel *words;
  GtkProgressBar *bar;
  GtkWidget *idle;
  GtkWidget *run;
  AdwButtonContent *run_content;
  FulDocument *document;
  guint64 left_of; /* snapshot that the number on the button is of; 0: it says no number */
};

G_DEFINE_FINAL_TYPE (FulRunButton, ful_run_button, GTK_TYPE_BOX)

char *
ful_run_time_left (double seconds)
{
  if (seconds >= 90)
    return g_strdup_printf (_ ("about %d min"), (int)ceil (seconds / 60));
  return g_strdup_printf (_ ("about %d s"), (int)MAX (ceil (seconds), 1));
}

char *
ful_run_words (const FulRunView *state)
{
  g_autofree char *left = NULL;
  g_autofree char *done = NULL;
  g_autofree char *planned = NULL;

  if (state->stage == FUL_RUN_STAGE_TRAINING)
    return g_strdup (_ ("Training the specialist"));
  if (state->stage == FUL_RUN_STAGE_READING || state->planned == 0)
    return g_strdup (_ ("Preparing"));
  done = ful_format_count (state->done);
  planned = ful_format_count (state->planned);
  if (isnan (state->seconds_left))
    return g_strdup_printf (_ ("%s of %s"), done, planned);
  left = ful_run_time_left (state->seconds_left);
  return g_strdup_printf (_ ("%s of %s, %s"), done, planned, left);
}

/* After a cancel the button says how many are left, until something is edited. */
static void
show_left (FulRunButton *self)
{
  gint64 left = ful_run_control_left (ful_document_run (self->document));
  g_autofree char *count = ful_format_count ((double)left);
  g_autofree char *label =
      left > 0 ? g_strdup_printf (_ ("Run the %s Left"), count) : g_strdup (_ ("Run"));

  self->left_of = left > 0 ? ful_document_snapshot (self->document)->generation : 0;
  adw_button_content_set_label (self->run_content, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->run),
                                  left > 0 ? "win.run-left" : "win.run");
  gtk_widget_set_tooltip_text (self->run,
                               left > 0 ? _ ("Run what is left of the run that was cancelled")
                                        : _ ("Run what has not been answered yet (Ctrl+Enter)"));
}

static void
edited_cb (FulRunButton *self, FulDocument *document)
{
  if (self->left_of == 0 || self->left_of == ful_document_snapshot (document)->generation)
    return;
  self->left_of = 0;
  adw_button_content_set_label (self->run_content, _ ("Run"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->run), "win.run");
  gtk_widget_set_tooltip_text (self->run, _ ("Run what has not been answered yet (Ctrl+Enter)"));
}

static void
progressed_cb (FulRunButton *self)
{
  FulRunControl *run = ful_document_run (self->document);
  gboolean running = ful_run_control_is_running (run);
  g_autofree char *words = NULL;
  FulRunView state;

  gtk_widget_set_visible (self->going, running);
  gtk_widget_set_visible (self->idle, !running);
  if (!running) {
    show_left (self);
    return;
  }
  ful_run_control_get_state (run, &state);
  words = ful_run_words (&state);
  gtk_label_set_text (self->words, words);
  if (isnan (state.fraction))
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, state.fraction);
}

void
ful_run_button_set_document (FulRunButton *self, FulDocument *document)
{
  g_return_if_fail (FUL_IS_RUN_BUTTON (self));
  if (self->document != NULL) {
    g_signal_handlers_disconnect_by_data (ful_document_run (self->document), self);
    g_signal_handlers_disconnect_by_data (self->document, self);
  }
  g_set_object (&self->document, document);
  if (document == NULL)
    return;
  for (int i = 0; i < 3; i++) {
    static const char *const signals[] = { "started", "progressed", "ended" };

    g_signal_connect_object (ful_document_run (document), signals[i], G_CALLBACK (progressed_cb),
                             self, G_CONNECT_SWAPPED);
  }
  g_signal_connect_object (document, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  progressed_cb (self);
}

static void
ful_run_button_dispose (GObject *object)
{
  ful_run_button_set_document (FUL_RUN_BUTTON (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RUN_BUTTON);
  G_OBJECT_CLASS (ful_run_button_parent_class)->dispose (object);
}

static void
ful_run_button_class_init (FulRunButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_run_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("run-button.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRunButton, going);
  gtk_widget_class_bind_template_child (widget_class, FulRunButton, words);
  gtk_widget_class_bind_template_child (widget_class, FulRunButton, bar);
  gtk_widget_class_bind_template_child (widget_class, FulRunButton, idle);
  gtk_widget_class_bind_template_child (widget_class, FulRunButton, run);
  gtk_widget_class_bind_template_child (widget_class, FulRunButton, run_content);
}

static void
ful_run_button_init (FulRunButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
