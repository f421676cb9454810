/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-settings.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/prompts/example-row.h"
#include "app/resource-path.h"
#include "base/number.h"
#include "prompts/list-text.h"
#include "prompts/revision.h"

struct _FulPromptSettings {
  GtkBox parent_instance;
  GtkLabel *problem;
  GtkWidget *add_system;
  GtkWidget *add_message;
  GtkWidget *add_schema;
  GtkWidget *add_tools;
  GtkSpinButton *nearest;
  GtkSpinButton *fixed;
  GtkSpinButton *documents;
  GtkBox *examples;
  AdwComboRow *response;
  GtkEditable *max_tokens;
  GtkEditable *temperature;
  GtkEditable *seed;
  GtkEditable *stop;
  GtkTextView *variables;
  GtkEditable *note;
  FulPromptDraft *draft;
  gboolean showing; /* the widgets are being set by us */
};

enum { ADD_PART, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptSettings, ful_prompt_settings, GTK_TYPE_BOX)

/* --- what is wrong --- */

static void
show_problem (FulPromptSettings *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
set_wrong (GtkWidget *widget, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
}

static gboolean
is_wrong (gpointer widget)
{
  return gtk_widget_has_css_class (widget, "error");
}

/* Takes a changed body over where it could be sent as far as the settings go. */
static gboolean
accept_body (FulPromptSettings *self, GtkWidget *widget, FulPromptBody *changed)
{
  FulPromptBody *body = ful_prompt_draft_edit (self->draft);
  g_autoptr (FulPromptBody) probe = ful_prompt_body_copy (changed);
  g_autoptr (GError) error = NULL;

  /* Only the settings are judged here: texts have their own place for what is wrong. */
  g_clear_pointer (&probe->system, g_free);
  g_clear_pointer (&probe->schema, g_free);
  g_clear_pointer (&probe->tools, g_free);
  probe->response = FUL_RESPONSE_TEXT;
  g_ptr_array_set_size (probe->messages, 0);
  g_ptr_array_add (probe->messages, ful_message_new ("user", "x"));
  if (!ful_prompt_body_check (probe, NULL, &error)) {
    set_wrong (widget, TRUE);
    show_problem (self, error->message);
    return FALSE;
  }
  set_wrong (widget, FALSE);
  show_problem (self, NULL);
  body->temperature = changed->temperature;
  body->max_tokens = changed->max_tokens;
  body->seed = changed->seed;
  g_strfreev (body->stop);
  body->stop = g_steal_pointer (&changed->stop);
  g_ptr_array_unref (body->variables);
  body->variables = g_ptr_array_ref (changed->variables);
  g_free (body->note);
  body->note = g_steal_pointer (&changed->note);
  ful_prompt_draft_touch (self->draft, FALSE);
  return TRUE;
}

/* --- entries --- */

static gboolean
parse_whole (const char *text, gint64 *out, GError **error)
{
  *out = -1;
  return *text == '\0' || ful_number_parse_int (text, out, error);
}

static gboolean
parse_entry (FulPromptSettings *self, GtkEditable *entry, FulPromptBody *body, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  gint64 whole = -1;

  if (entry == self->temperature) {
    body->temperature = (double)NAN;
    return *text == '\0' || ful_number_parse (text, &body->temperature, error);
  }
  if (entry == self->max_tokens) {
    if (!parse_whole (text, &whole, error))
      return FALSE;
    body->max_tokens = (int)CLAMP (whole, -2, G_MAXINT);
  } else if (entry == self->seed) {
    if (!parse_whole (text, &whole, error))
      return FALSE;
    body->seed = *text != '\0' && whole < 0 ? -2 : whole;
  } else if (entry == self->stop) {
    g_strfreev (body->stop);
    body->stop = ful_list_parse (text);
  } else {
    g_free (body->note);
    body->note = *text != '\0' ? g_strdup (text) : NULL;
  }
  return TRUE;
}

static void
entry_cb (FulPromptSettings *self, GtkEditable *entry)
{
  g_autoptr (FulPromptBody) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  changed = ful_prompt_body_copy (ful_prompt_draft_body (self->draft));
  if (!parse_entry (self, entry, changed, &error)) {
    set_wrong (GTK_WIDGET (entry), TRUE);
    show_problem (self, error->message);
    return;
  }
  accept_body (self, GTK_WIDGET (entry), changed);
}

static void
variables_cb (FulPromptSettings *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->variables);
  g_autoptr (FulPromptBody) changed = NULL;
  g_autoptr (GPtrArray) variables = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (self->showing)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  variables = ful_variables_read (text, &error);
  if (variables == NULL) {
    set_wrong (GTK_WIDGET (self->variables), TRUE);
    show_problem (self, error->message);
    return;
  }
  changed = ful_prompt_body_copy (ful_prompt_draft_body (self->draft));
  g_ptr_array_unref (changed->variables);
  changed->variables = g_ptr_array_ref (variables);
  accept_body (self, GTK_WIDGET (self->variables), changed);
}

/* --- numbers and choices --- */

static void
count_cb (FulPromptSettings *self)
{
  FulPromptBody *body;

  if (self->showing)
    return;
  body = ful_prompt_draft_edit (self->draft);
  body->nearest = gtk_spin_button_get_value_as_int (self->nearest);
  body->examples_train = gtk_spin_button_get_value_as_int (self->fixed);
  body->documents = gtk_spin_button_get_value_as_int (self->documents);
  ful_prompt_draft_touch (self->draft, FALSE);
}

static void
response_cb (FulPromptSettings *self)
{
  guint chosen = adw_combo_row_get_selected (self->response);

  if (self->showing || chosen > FUL_RESPONSE_TOOL)
    return;
  ful_prompt_draft_edit (self->draft)->response = (FulResponse)chosen;
  ful_prompt_draft_touch (self->draft, FALSE);
  if (chosen == FUL_RESPONSE_SCHEMA && ful_prompt_draft_body (self->draft)->schema == NULL)
    g_signal_emit (self, signals[ADD_PART], 0, FUL_PART_SCHEMA);
  if (chosen == FUL_RESPONSE_TOOL && ful_prompt_draft_body (self->draft)->tools == NULL)
    g_signal_emit (self, signals[ADD_PART], 0, FUL_PART_TOOLS);
}

/* --- examples written by hand --- */

static void show_examples (FulPromptSettings *self);

static void
examples_changed_cb (FulPromptSettings *self)
{
  FulPromptBody *body = ful_prompt_draft_edit (self->draft);

  g_ptr_array_set_size (body->examples, 0);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->examples)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (body->examples, ful_example_row_dup_example (FUL_EXAMPLE_ROW (row)));
  ful_prompt_draft_touch (self->draft, FALSE);
}

static void
example_removed_cb (FulPromptSettings *self, FulExampleRow *row)
{
  gtk_box_remove (self->examples, GTK_WIDGET (row));
  examples_changed_cb (self);
  show_examples (self);
}

static void
show_examples (FulPromptSettings *self)
{
  const FulPromptBody *body = ful_prompt_draft_body (self->draft);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->examples))) != NULL)
    gtk_box_remove (self->examples, row);
  for (guint i = 0; i < body->examples->len; i++) {
    row = ful_example_row_new (body->examples->pdata[i], (int)i + 1);
    g_signal_connect_object (row, "changed", G_CALLBACK (examples_changed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "remove", G_CALLBACK (example_removed_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (self->examples, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->examples), body->examples->len > 0);
}

static void
add_example_cb (FulPromptSettings *self)
{
  g_ptr_array_add (ful_prompt_draft_edit (self->draft)->examples, ful_example_new ("", ""));
  ful_prompt_draft_touch (self->draft, FALSE);
  show_examples (self);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->examples)),
                          GTK_DIR_TAB_FORWARD);
}

/* --- texts --- */

static void
add_part_cb (FulPromptSettings *self, GtkWidget *button)
{
  FulPartKind kind = button == self->add_system   ? FUL_PART_SYSTEM
                     : button == self->add_schema ? FUL_PART_SCHEMA
                     : button == self->add_tools  ? FUL_PART_TOOLS
                                                  : FUL_PART_MESSAGE;

  g_signal_emit (self, signals[ADD_PART], 0, kind);
}

/* --- showing --- */

/* What was typed and could not be taken stays. */
static void
show_entry (GtkEditable *entry, const char *text)
{
  if (!is_wrong (entry) && g_strcmp0 (gtk_editable_get_text (entry), text) != 0)
    gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
show_number (GtkEditable *entry, double value)
{
  g_autofree char *text = value >= 0 ? ful_number_format (value) : NULL;

  show_entry (entry, text != NULL ? text : "");
}

void
ful_prompt_settings_refresh (FulPromptSettings *self)
{
  const FulPromptBody *body = ful_prompt_draft_body (self->draft);
  g_autofree char *stop = ful_list_format ((const char *const *)body->stop);
  g_autofree char *variables = ful_variables_write (body->variables);

  self->showing = TRUE;
  gtk_spin_button_set_value (self->nearest, body->nearest);
  gtk_spin_button_set_value (self->fixed, body->examples_train);
  gtk_spin_button_set_value (self->documents, body->documents);
  adw_combo_row_set_selected (self->response, body->response);
  show_number (self->max_tokens, body->max_tokens);
  show_number (self->temperature, body->temperature);
  show_number (self->seed, (double)body->seed);
  show_entry (self->stop, stop);
  show_entry (self->note, body->note != NULL ? body->note : "");
  if (!is_wrong (self->variables))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->variables), variables, -1);
  gtk_widget_set_sensitive (self->add_system, body->system == NULL);
  gtk_widget_set_sensitive (self->add_schema, body->schema == NULL);
  gtk_widget_set_sensitive (self->add_tools, body->tools == NULL);
  self->showing = FALSE;
  show_examples (self);
}

void
ful_prompt_settings_focus_lever (FulPromptSettings *self, FulLevers lever)
{
  gtk_widget_grab_focus (lever == FUL_LEVER_RETRIEVAL ? GTK_WIDGET (self->documents)
                                                      : GTK_WIDGET (self->nearest));
}

GtkWidget *
ful_prompt_settings_new (FulPromptDraft *draft)
{
  FulPromptSettings *self = g_object_new (FUL_TYPE_PROMPT_SETTINGS, NULL);

  self->draft = g_object_ref (draft);
  ful_prompt_settings_refresh (self);
  return GTK_WIDGET (self);
}

static void
ful_prompt_settings_dispose (GObject *object)
{
  g_clear_object (&FUL_PROMPT_SETTINGS (object)->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPT_SETTINGS);
  G_OBJECT_CLASS (ful_prompt_settings_parent_class)->dispose (object);
}

static void
ful_prompt_settings_class_init (FulPromptSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_settings_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompt-settings.ui"));
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FulPromptSettings, name)
  BIND (problem);
  BIND (add_system);
  BIND (add_message);
  BIND (add_schema);
  BIND (add_tools);
  BIND (nearest);
  BIND (fixed);
  BIND (documents);
  BIND (examples);
  BIND (response);
  BIND (max_tokens);
  BIND (temperature);
  BIND (seed);
  BIND (stop);
  BIND (variables);
  BIND (note);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_example_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_part_cb);
  signals[ADD_PART] = g_signal_new ("add-part", FUL_TYPE_PROMPT_SETTINGS, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
ful_prompt_settings_init (FulPromptSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->variables), "changed",
                           G_CALLBACK (variables_cb), self, G_CONNECT_SWAPPED);
}
