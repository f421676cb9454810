/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/step-prompt.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/widgets/banner.h"

#define PREVIEW_MS 150      /* after the last key */
#define PREVIEW_CHARS 20000 /* of one message: more than anybody reads here */

struct _FulStepPrompt {
  FulDraftStep parent_instance;
  GtkTextView *system;
  GtkTextView *message;
  GtkLabel *names;
  GtkSpinButton *nearest;
  FulBanner *banner;
  GtkTextView *preview;
  guint timer;
  gboolean refreshing;
  gboolean renders; /* the newest preview could be rendered */
};

G_DEFINE_FINAL_TYPE (FulStepPrompt, ful_step_prompt, FUL_TYPE_DRAFT_STEP)

static char *
text_of (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Who would say what. */
static char *
words_of (const GPtrArray *messages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++) {
    const FulMessage *message = messages->pdata[i];
    const char *end = message->content + strlen (message->content);
    const char *role = strcmp (message->role, "system") == 0      ? _ ("Instructions")
                       : strcmp (message->role, "assistant") == 0 ? _ ("Example’s answer")
                       : i + 1 < messages->len                    ? _ ("Example")
                                                                  : _ ("The case");

    if (g_utf8_strlen (message->content, -1) > PREVIEW_CHARS)
      end = g_utf8_offset_to_pointer (message->content, PREVIEW_CHARS);
    g_string_append_printf (text, "%s— %s —\n", i > 0 ? "\n\n" : "", role);
    g_string_append_len (text, message->content, end - message->content);
    if (*end != '\0')
      g_string_append (text, " …");
  }
  return g_string_free (text, FALSE);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulStepPrompt) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = ful_draft_preview_finish (FUL_DRAFT (source), result, &error);
  g_autofree char *words = messages != NULL ? words_of (messages) : NULL;

  if (self->preview == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->renders = messages != NULL;
  ful_banner_show (self->banner, FUL_BANNER_BAD, messages == NULL ? error->message : NULL, NULL);
  if (words != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), words, -1);
  ful_draft_step_changed (FUL_DRAFT_STEP (self));
}

static void
preview_now (FulStepPrompt *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (draft != NULL && ful_draft_cases (draft) != NULL)
    ful_draft_preview_async (draft, previewed_cb, g_object_ref (self));
}

static gboolean
timer_cb (gpointer user_data)
{
  FulStepPrompt *self = user_data;

  self->timer = 0;
  preview_now (self);
  return G_SOURCE_REMOVE;
}

/* Until it has been rendered nobody knows whether it can be. */
static void
preview_soon (FulStepPrompt *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PREVIEW_MS, timer_cb, self);
  self->renders = FALSE;
  ful_draft_step_changed (FUL_DRAFT_STEP (self));
}

static void
typed_cb (FulStepPrompt *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));
  FulStarter *starter;

  if (self->refreshing || draft == NULL)
    return;
  starter = ful_draft_starter (draft);
  g_free (starter->system);
  g_free (starter->message);
  starter->system = text_of (self->system);
  starter->message = text_of (self->message);
  ful_draft_note_prompt (draft);
  preview_soon (self);
}

static void
nearest_cb (FulStepPrompt *self)
{
  FulDraft *draft = ful_draft_step_draft (FUL_DRAFT_STEP (self));

  if (self->refreshing || draft == NULL)
    return;
  ful_draft_starter (draft)->nearest = gtk_spin_button_get_value_as_int (self->nearest);
  preview_soon (self);
}

/* "{{text}}, {{customer}}, {{#labels}}…" */
static void
show_names (FulStepPrompt *self, FulDraft *draft)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const GPtrArray *columns = ful_draft_cases (draft)->columns;
  g_autofree char *words = NULL;

  for (guint i = 0; i < columns->len; i++) {
    const FulCaseColumn *column = columns->pdata[i];

    if (column->variable != NULL)
      g_string_append_printf (names, "%s{{%s}}", names->len > 0 ? ", " : "", column->variable);
  }
  if (ful_draft_expected (draft)->labels->len > 0)
    g_string_append (names, ", {{#labels}}{{name}}{{/labels}}");
  words = g_strdup_printf (_ ("What can stand in it: %s"), names->str);
  gtk_label_set_text (self->names, words);
}

static void
set_text (GtkTextView *view, const char *text)
{
  g_autofree char *now = text_of (view);

  if (strcmp (now, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text != NULL ? text : "", -1);
}

static void
ful_step_prompt_show (FulDraftStep *step, FulDraft *draft)
{
  FulStepPrompt *self = FUL_STEP_PROMPT (step);
  const FulStarter *starter = ful_draft_starter (draft);

  if (ful_draft_cases (draft) == NULL)
    return;
  self->refreshing = TRUE;
  set_text (self->system, starter->system);
  set_text (self->message, starter->message);
  gtk_spin_button_set_value (self->nearest, starter->nearest);
  self->refreshing = FALSE;
  show_names (self, draft);
  preview_now (self);
}

static gboolean
ful_step_prompt_is_complete (FulDraftStep *step, FulDraft *draft)
{
  return FUL_STEP_PROMPT (step)->renders;
}

static gboolean
ful_step_prompt_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FUL_STEP_PROMPT (widget)->system));
}

static void
ful_step_prompt_dispose (GObject *object)
{
  g_clear_handle_id (&FUL_STEP_PROMPT (object)->timer, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STEP_PROMPT);
  G_OBJECT_CLASS (ful_step_prompt_parent_class)->dispose (object);
}

static void
ful_step_prompt_class_init (FulStepPromptClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_step_prompt_dispose;
  FUL_DRAFT_STEP_CLASS (klass)->show = ful_step_prompt_show;
  FUL_DRAFT_STEP_CLASS (klass)->is_complete = ful_step_prompt_is_complete;
  widget_class->grab_focus = ful_step_prompt_grab_focus;
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("assistant-prompt.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulStepPrompt, system);
  gtk_widget_class_bind_template_child (widget_class, FulStepPrompt, message);
  gtk_widget_class_bind_template_child (widget_class, FulStepPrompt, names);
  gtk_widget_class_bind_template_child (widget_class, FulStepPrompt, nearest);
  gtk_widget_class_bind_template_child (widget_class, FulStepPrompt, banner);
  gtk_widget_class_bind_template_child (widget_class, FulStepPrompt, preview);
  gtk_widget_class_bind_template_callback (widget_class, nearest_cb);
}

static void
ful_step_prompt_init (FulStepPrompt *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = FALSE;
  ful_draft_step_enter_goes_on (self->nearest);
  ful_banner_set_flush (self->banner);
  g_signal_connect_object (gtk_text_view_get_buffer (self->system), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->message), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}
