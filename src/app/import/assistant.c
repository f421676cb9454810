/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/assistant.h"

#include <glib/gi18n.h>

#include "app/dialogs/file-chooser.h"
#include "app/import/draft.h"
#include "app/import/pane.h"
#include "app/import/step-bar.h"
#include "app/import/step-model.h"
#include "app/import/step-prompt.h"
#include "app/import/step-source.h"
#include "app/import/step-split.h"
#include "app/resource-path.h"
#include "app/widgets/banner.h"

#define PULSE_MS 100

enum { TABLE, COLUMNS, SPLIT, PROMPT, MODEL, BAR, N_STEPS };
static const char *const names[] = { "table", "columns", "split", "prompt", "model", "bar" };

struct _FulAssistant {
  AdwWindow parent_instance;
  GtkButton *next;
  GtkWidget *names;
  FulBanner *problem;
  GtkStack *stack;
  FulStepSource *source;
  FulImportPane *pane;
  FulDraftStep *split;
  FulDraftStep *prompt;
  FulDraftStep *model;
  FulDraftStep *bar;
  GtkProgressBar *progress;
  FulWindow *window;
  FulDraft *draft;
  int step;
  gboolean working; /* settling or making */
  guint pulse;
};

G_DEFINE_FINAL_TYPE (FulAssistant, ful_assistant, ADW_TYPE_WINDOW)

/* NULL at the columns, which are shown by the pane. */
static FulDraftStep *
step_of (FulAssistant *self, int step)
{
  FulDraftStep *const steps[] = {
    FUL_DRAFT_STEP (self->source), NULL, self->split, self->prompt, self->model, self->bar
  };

  return steps[step];
}

static gboolean
can_go_on (FulAssistant *self)
{
  FulTable *table = ful_draft_table (self->draft);

  if (self->working)
    return FALSE;
  if (self->step == COLUMNS)
    return table != NULL && ful_table_can_import (table);
  return ful_draft_step_is_complete (step_of (self, self->step));
}

/* Which step it is, and whether one can go on. */
static void
show_steps (FulAssistant *self)
{
  int i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->names); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++) {
    gtk_widget_remove_css_class (child, "current");
    gtk_widget_remove_css_class (child, "done");
    if (i == self->step)
      gtk_widget_add_css_class (child, "current");
    else if (i < self->step)
      gtk_widget_add_css_class (child, "done");
  }
  gtk_button_set_label (self->next, self->step == BAR ? _ ("Create and _Run…") : _ ("_Next"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.next", can_go_on (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.back",
                                 self->step > TABLE && !self->working);
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (((FulAssistant *)user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_working (FulAssistant *self, gboolean working, gboolean making)
{
  self->working = working;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !working);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), working && making);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (working && making)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  show_steps (self);
}

static void
tell (FulAssistant *self, const char *message)
{
  ful_banner_show (self->problem, FUL_BANNER_BAD, message, NULL);
}

static void
go_to (FulAssistant *self, int step)
{
  self->step = step;
  tell (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, names[step]);
  if (step_of (self, step) != NULL)
    ful_draft_step_show (step_of (self, step));
  show_steps (self);
  if (step_of (self, step) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (step_of (self, step)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

/* --- the table --- */

static void
take_table (FulAssistant *self, FulTable *table)
{
  g_signal_connect_object (table, "changed", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  ful_draft_set_table (self->draft, table);
  ful_import_pane_set_table (self->pane, table);
  go_to (self, COLUMNS);
}

static void
file_cb (FulAssistant *self, const char *path)
{
  g_autoptr (FulTable) table = ful_table_new_for_path (path, NULL);

  take_table (self, table);
}

/* What was pasted, or the file of before. */
static void
leave_source (FulAssistant *self)
{
  g_autoptr (GBytes) text = ful_step_source_get_text (self->source);
  g_autoptr (FulTable) table = text != NULL ? ful_table_new_for_paste (text, NULL) : NULL;

  if (table != NULL)
    take_table (self, table);
  else
    go_to (self, COLUMNS);
}

/* --- on and back --- */

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = ful_draft_settle_finish (FUL_DRAFT (source), result, &error);

  if (self->draft == NULL)
    return; /* closed meanwhile */
  set_working (self, FALSE, FALSE);
  go_to (self, ok ? SPLIT : COLUMNS);
  tell (self, ok ? NULL : error->message);
}

/* Where it failed there is no file; its rows are taken up again from the beginning. */
static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = ful_draft_create_finish (FUL_DRAFT (source), result, &error);

  if (self->draft == NULL)
    return;
  set_working (self, FALSE, FALSE);
  if (ok) {
    ful_window_open_and_run (self->window, g_object_get_data (G_OBJECT (self), "path"));
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }
  if (ful_draft_cases (self->draft)->cases->len == 0) {
    ful_draft_unsettle (self->draft);
    go_to (self, COLUMNS);
  }
  tell (self, error->message);
}

static void
path_cb (GtkWidget *widget, const char *path)
{
  FulAssistant *self = FUL_ASSISTANT (widget);
  g_autofree char *full =
      g_str_has_suffix (path, ".fulcrum") ? g_strdup (path) : g_strconcat (path, ".fulcrum", NULL);

  if (self->draft == NULL || self->working)
    return;
  tell (self, NULL);
  g_object_set_data_full (G_OBJECT (self), "path", g_strdup (full), g_free);
  set_working (self, TRUE, TRUE);
  ful_draft_create_async (self->draft, full, created_cb, g_object_ref (self));
}

/* A file's name out of what the project is called. */
static void
ask_where (FulAssistant *self)
{
  g_autofree char *name = g_strdup (ful_draft_starter (self->draft)->title);
  g_autofree char *file = NULL;

  g_strdelimit (name, "/\\:", '-');
  file = g_strconcat (name, ".fulcrum", NULL);
  ful_file_chooser_save (GTK_WIDGET (self), _ ("Where to Keep the Project"), file, path_cb);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulAssistant *self = FUL_ASSISTANT (widget);

  if (!can_go_on (self))
    return;
  switch (self->step) {
  case TABLE:
    leave_source (self);
    break;
  case COLUMNS:
    set_working (self, TRUE, FALSE);
    ful_draft_settle_async (self->draft, settled_cb, g_object_ref (self));
    break;
  case BAR:
    ask_where (self);
    break;
  default:
    go_to (self, self->step + 1);
  }
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulAssistant *self = FUL_ASSISTANT (widget);

  if (self->step == TABLE || self->working)
    return;
  if (self->step == SPLIT)
    ful_draft_unsettle (self->draft);
  go_to (self, self->step - 1);
}

/* A step became complete, or not. */
static void
changed_cb (FulAssistant *self)
{
  if (self->step == TABLE)
    ful_draft_step_show (FUL_DRAFT_STEP (self->source));
  show_steps (self);
}

/* What was computed of the draft is shown where it is looked at. */
static void
draft_changed_cb (FulAssistant *self)
{
  if (self->step >= SPLIT && self->step != PROMPT && !self->working)
    ful_draft_step_show (step_of (self, self->step));
  show_steps (self);
}

/* --- dropped files --- */

static gboolean
drop_cb (FulAssistant *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || self->working)
    return FALSE;
  file_cb (self, path);
  return TRUE;
}

/* --- life --- */

static void
discard_cb (FulAssistant *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* A prompt that somebody wrote is not thrown away unasked. */
static gboolean
ful_assistant_close_request (GtkWindow *window)
{
  FulAssistant *self = FUL_ASSISTANT (window);
  GtkWidget *dialog;

  if (self->working)
    return TRUE;
  if (!ful_draft_prompt_is_own (self->draft))
    return GTK_WINDOW_CLASS (ful_assistant_parent_class)->close_request (window);
  dialog = adw_message_dialog_new (window, _ ("Throw Away the Prompt?"),
                                   _ ("Nothing of this project has been written yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Working"),
                                    "discard", _ ("_Throw Away"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

void
ful_assistant_present (FulWindow *window, const char *path)
{
  FulAssistant *self = g_object_new (FUL_TYPE_ASSISTANT, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  if (path != NULL)
    file_cb (self, path);
  else
    go_to (self, TABLE);
  gtk_window_present (GTK_WINDOW (self));
}

static void
ful_assistant_dispose (GObject *object)
{
  FulAssistant *self = FUL_ASSISTANT (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->draft != NULL)
    ful_draft_set_table (self->draft, NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_ASSISTANT);
  G_OBJECT_CLASS (ful_assistant_parent_class)->dispose (object);
}

static void
ful_assistant_class_init (FulAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ful_assistant_close_request;
  g_type_ensure (FUL_TYPE_BANNER);
  g_type_ensure (FUL_TYPE_IMPORT_PANE);
  g_type_ensure (FUL_TYPE_STEP_SOURCE);
  g_type_ensure (FUL_TYPE_STEP_SPLIT);
  g_type_ensure (FUL_TYPE_STEP_PROMPT);
  g_type_ensure (FUL_TYPE_STEP_MODEL);
  g_type_ensure (FUL_TYPE_STEP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("assistant.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, next);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, names);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, problem);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, source);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, pane);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, split);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, prompt);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, model);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, bar);
  gtk_widget_class_bind_template_child (widget_class, FulAssistant, progress);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "assistant.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "assistant.back", NULL, back_cb);
}

static void
ful_assistant_init (FulAssistant *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->draft = ful_draft_new ();
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (int i = 0; i < N_STEPS; i++)
    if (step_of (self, i) != NULL)
      ful_draft_step_set_draft (step_of (self, i), self->draft);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
