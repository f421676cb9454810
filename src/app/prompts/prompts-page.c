/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompts-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/prompts/base-choice.h"
#include "app/prompts/case-choice.h"
#include "app/prompts/case-picker.h"
#include "app/prompts/lever-card.h"
#include "app/prompts/prompt-answers.h"
#include "app/prompts/prompt-columns.h"
#include "app/prompts/prompts-acts.h"
#include "app/prompts/prompts-status.h"
#include "app/prompts/shown-menu.h"
#include "app/resource-path.h"

struct _FulPromptsPage {
  FulPage parent_instance;
  GtkStack *whole;
  GtkToggleButton *source_button;
  GtkToggleButton *rendered_button;
  GtkToggleButton *diff_button;
  FulBaseChoice *base;
  FulCasePicker *picker;
  FulShownMenu *shown;
  FulPromptColumns *columns;
  FulLeverCard *levers;
  FulCaseChoice *choice;
  FulPromptAnswers *answers;
  char *wanted; /* filter that came before its prompt was there */
};

G_DEFINE_FINAL_TYPE (FulPromptsPage, ful_prompts_page, FUL_TYPE_PAGE)

/* --- views and the base of the diff --- */

static FulPromptView
view_of (FulPromptsPage *self)
{
  return gtk_toggle_button_get_active (self->diff_button)       ? FUL_PROMPT_DIFF
         : gtk_toggle_button_get_active (self->rendered_button) ? FUL_PROMPT_RENDERED
                                                                : FUL_PROMPT_SOURCE;
}

static void
offer_bases (FulPromptsPage *self)
{
  if (view_of (self) == FUL_PROMPT_DIFF && ful_page_get_document (FUL_PAGE (self)) != NULL)
    ful_base_choice_offer (self->base, ful_page_get_document (FUL_PAGE (self)), self->columns);
}

static void
view_cb (FulPromptsPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  FulPromptView view = view_of (self);

  if (self->columns == NULL || !gtk_toggle_button_get_active (button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->base), view == FUL_PROMPT_DIFF);
  if (view != FUL_PROMPT_SOURCE)
    ful_prompt_columns_settle (self->columns);
  offer_bases (self);
  ful_prompt_columns_set_view (self->columns, view);
}

/* --- which prompts are shown --- */

static void
show_counts (FulPromptsPage *self)
{
  guint n = ful_shown_menu_refresh (self->shown, ful_page_get_document (FUL_PAGE (self)));

  gtk_stack_set_visible_child_name (self->whole, n > 0 ? "prompts" : "empty");
}

static void
show_target (FulPromptsPage *self)
{
  FulPromptColumn *current = ful_prompt_columns_current (self->columns);
  const FulPrompt *prompt =
      current != NULL ? ful_prompt_draft_prompt (ful_prompt_column_draft (current)) : NULL;

  ful_lever_card_set_target (self->levers, prompt != NULL ? prompt->name : NULL);
}

static void
chosen_cb (FulPromptsPage *self)
{
  if (ful_page_get_document (FUL_PAGE (self)) == NULL)
    return;
  show_counts (self);
  show_target (self);
  offer_bases (self);
  ful_prompt_answers_refresh (self->answers);
}

/* --- the case and the answers --- */

static void
enable_try (FulPromptsPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prompts.try",
                                 !ful_prompt_answers_is_trying (self->answers) &&
                                     ful_case_choice_item (self->choice) != NULL);
}

static void
note_look (FulPromptsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ful_case_choice_note_look (self->choice);
}

static void
case_cb (FulPromptsPage *self)
{
  const FulCase *item = ful_case_choice_item (self->choice);
  int index = ful_case_choice_index (self->choice);

  ful_case_picker_show (self->picker, item, (guint)MAX (index, 0),
                        ful_case_choice_n (self->choice));
  ful_prompt_columns_set_case (self->columns, item);
  ful_prompt_answers_set_case (self->answers, ful_page_get_document (FUL_PAGE (self)), item, index);
  enable_try (self);
  note_look (self);
}

static void
find_cb (FulPromptsPage *self, const char *text)
{
  g_autofree char *problem = NULL;

  if (!ful_case_choice_find (self->choice, text))
    problem = g_strdup_printf (_ ("No case of dev or test has “%s” in its id."), text);
  ful_case_picker_end_find (self->picker, problem);
}

/* --- actions --- */

static void
focus_cb (GtkWidget *page, gint64 prompt_id)
{
  FulPromptsPage *self = FUL_PROMPTS_PAGE (page);

  gtk_toggle_button_set_active (self->source_button, TRUE);
  ful_prompt_columns_focus_prompt (self->columns, prompt_id);
}

static void
act_cb (FulPromptsPage *self, FulPromptColumn *column, const char *verb)
{
  gint64 id = ful_prompt_draft_id (ful_prompt_column_draft (column));

  if (strcmp (verb, "hide") == 0)
    ful_prompt_columns_show_prompt (self->columns, id, FALSE);
  else
    ful_prompts_act (GTK_WIDGET (self), ful_page_get_document (FUL_PAGE (self)), id, verb,
                     focus_cb);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (widget));

  if (document != NULL)
    ful_prompts_act_new (widget, document, 0, focus_cb);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (widget));

  if (document != NULL)
    ful_prompts_act_import (widget, document, focus_cb);
}

static void
try_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_prompt_answers_try (FUL_PROMPTS_PAGE (widget)->answers);
}

static void
diff_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulPromptsPage *self = FUL_PROMPTS_PAGE (widget);
  gboolean diff = gtk_toggle_button_get_active (self->diff_button);

  gtk_toggle_button_set_active (diff ? self->source_button : self->diff_button, TRUE);
}

static void
case_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_case_choice_step (FUL_PROMPTS_PAGE (widget)->choice, g_variant_get_int32 (parameter));
}

static void
column_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ful_prompt_columns_step (FUL_PROMPTS_PAGE (widget)->columns, g_variant_get_int32 (parameter));
}

static void
add_lever_cb (FulPromptsPage *self, int lever)
{
  FulPromptColumn *current = ful_prompt_columns_current (self->columns);

  if (current == NULL)
    return;
  gtk_toggle_button_set_active (self->source_button, TRUE);
  ful_prompt_column_add_lever (current, (FulLevers)lever);
}

/* --- the page --- */

static void
follow_wanted (FulPromptsPage *self)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));
  g_autofree char *wanted = g_steal_pointer (&self->wanted);
  const FulPrompt *prompt;

  if (wanted == NULL || document == NULL)
    return;
  if (g_str_has_prefix (wanted, "lever:")) {
    ful_lever_card_open (self->levers, wanted + strlen ("lever:"));
  } else if (g_str_has_prefix (wanted, "case:")) {
    ful_case_choice_find (self->choice, wanted + strlen ("case:"));
  } else if (g_str_has_prefix (wanted, "prompt:")) {
    prompt =
        ful_snapshot_prompt_named (ful_document_snapshot (document), wanted + strlen ("prompt:"));
    if (prompt != NULL)
      focus_cb (GTK_WIDGET (self), prompt->id);
  }
}

/* Names that hold spaces come in quotation marks. */
static void
ful_prompts_page_show (FulPage *page, const char *filter)
{
  FulPromptsPage *self = FUL_PROMPTS_PAGE (page);
  FulPromptColumn *current;

  if (filter == NULL) {
    current = ful_prompt_columns_current (self->columns);
    if (current != NULL)
      ful_prompt_column_focus (current);
    return;
  }
  g_free (self->wanted);
  self->wanted = g_shell_unquote (filter, NULL);
  if (self->wanted == NULL)
    self->wanted = g_strdup (filter);
  follow_wanted (self);
}

static void
ful_prompts_page_snapshot_changed (FulPage *page, FulDocument *document)
{
  FulPromptsPage *self = FUL_PROMPTS_PAGE (page);
  gboolean editable = ful_document_read_only_reason (document) == NULL;

  ful_prompt_columns_set_document (self->columns, document);
  ful_prompt_columns_refresh (self->columns);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prompts.new", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prompts.import", editable);
  ful_case_choice_refresh (self->choice, document);
  ful_lever_card_refresh (self->levers, document);
  show_counts (self);
  show_target (self);
  offer_bases (self);
  follow_wanted (self);
}

static void
ful_prompts_page_verdict_changed (FulPage *page, FulDocument *document)
{
  FulPromptsPage *self = FUL_PROMPTS_PAGE (page);

  ful_prompt_columns_rank (self->columns);
  ful_case_choice_refresh (self->choice, document);
  ful_lever_card_refresh (self->levers, document);
}

static void
ful_prompts_page_settle (FulPage *page, FulDocument *document)
{
  ful_prompt_columns_settle (FUL_PROMPTS_PAGE (page)->columns);
}

static void
map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ful_prompts_page_parent_class)->map (widget);
  note_look (FUL_PROMPTS_PAGE (widget));
}

static void
unmap (GtkWidget *widget)
{
  ful_prompt_columns_settle (FUL_PROMPTS_PAGE (widget)->columns);
  GTK_WIDGET_CLASS (ful_prompts_page_parent_class)->unmap (widget);
}

/* The lever goes to the prompt that has the focus. */
static void
set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (ful_prompts_page_parent_class)->set_focus_child (widget, child);
  if (FUL_PROMPTS_PAGE (widget)->columns != NULL && child != NULL)
    show_target (FUL_PROMPTS_PAGE (widget));
}

static void
ful_prompts_page_dispose (GObject *object)
{
  FulPromptsPage *self = FUL_PROMPTS_PAGE (object);

  if (self->columns != NULL && ful_page_get_document (FUL_PAGE (self)) != NULL)
    ful_prompt_columns_settle (self->columns);
  g_clear_object (&self->answers);
  g_clear_object (&self->choice);
  g_clear_pointer (&self->wanted, g_free);
  ful_page_set_document (FUL_PAGE (self), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPTS_PAGE);
  G_OBJECT_CLASS (ful_prompts_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "prompts.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "prompts.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "prompts.try", NULL, try_cb);
  gtk_widget_class_install_action (widget_class, "prompts.diff", NULL, diff_cb);
  gtk_widget_class_install_action (widget_class, "prompts.case-step", "i", case_step_cb);
  gtk_widget_class_install_action (widget_class, "prompts.column-step", "i", column_step_cb);
}

static void
ful_prompts_page_class_init (FulPromptsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_prompts_page_dispose;
  widget_class->map = map;
  widget_class->unmap = unmap;
  widget_class->set_focus_child = set_focus_child;
  FUL_PAGE_CLASS (klass)->snapshot_changed = ful_prompts_page_snapshot_changed;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_prompts_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->settle = ful_prompts_page_settle;
  FUL_PAGE_CLASS (klass)->get_status = ful_prompts_status;
  FUL_PAGE_CLASS (klass)->show = ful_prompts_page_show;
  g_type_ensure (FUL_TYPE_BASE_CHOICE);
  g_type_ensure (FUL_TYPE_CASE_PICKER);
  g_type_ensure (FUL_TYPE_SHOWN_MENU);
  g_type_ensure (FUL_TYPE_PROMPT_COLUMNS);
  g_type_ensure (FUL_TYPE_LEVER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompts-page.ui"));
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, FulPromptsPage, child)
  BIND (whole);
  BIND (source_button);
  BIND (rendered_button);
  BIND (diff_button);
  BIND (base);
  BIND (picker);
  BIND (shown);
  BIND (columns);
  BIND (levers);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  install_actions (widget_class);
}

static void
ful_prompts_page_init (FulPromptsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choice = ful_case_choice_new ();
  self->answers = ful_prompt_answers_new (self->columns);
  ful_shown_menu_set_columns (self->shown, self->columns);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prompts.try", FALSE);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (case_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->answers, "trying", G_CALLBACK (enable_try), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "edited", G_CALLBACK (ful_prompt_answers_forget),
                           self->answers, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "act", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->levers, "add", G_CALLBACK (add_lever_cb), self, G_CONNECT_SWAPPED);
}
