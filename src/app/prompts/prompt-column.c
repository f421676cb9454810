/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-column.h"

#include <math.h>
#include <string.h>

#include "app/prompts/column-head.h"
#include "app/prompts/column-problem.h"
#include "app/prompts/prompt-reader.h"
#include "app/prompts/prompt-shown.h"
#include "app/prompts/prompt-texts.h"
#include "app/resource-path.h"
#include "prompts/draft.h"
#include "prompts/revision.h"

struct _FulPromptColumn {
  GtkBox parent_instance;
  FulColumnHead *head;
  GtkStack *views;
  FulPromptTexts *texts;
  FulPromptShown *shown;
  FulBanner *problem;
  FulAnswerView *answer;
  FulDocument *document;
  FulPromptDraft *draft;
  FulPromptReader *reader;
  FulCase *item;
  FulPromptView view;
  gboolean editable;
  gboolean is_base;
  char *base;
  double tokens_out;
  char *notice; /* of a write or a paste that failed; NULL: none */
};

enum { COUNTED, EDITED, ACT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptColumn, ful_prompt_column, GTK_TYPE_BOX)

FulPromptDraft *
ful_prompt_column_draft (FulPromptColumn *self)
{
  return self->draft;
}

FulAnswerView *
ful_prompt_column_answer (FulPromptColumn *self)
{
  return self->answer;
}

static const FulPromptReading *
reading_of (FulPromptColumn *self)
{
  return ful_prompt_reader_reading (self->reader);
}

gsize
ful_prompt_column_tokens (FulPromptColumn *self)
{
  return reading_of (self) != NULL ? reading_of (self)->parts.total : 0;
}

gboolean
ful_prompt_column_can_be_sent (FulPromptColumn *self)
{
  return reading_of (self) != NULL && reading_of (self)->problem == NULL;
}

/* --- what is wrong --- */

static void
show_problem (FulPromptColumn *self)
{
  ful_column_problem_show (self->problem, self->notice, reading_of (self),
                           self->view == FUL_PROMPT_SOURCE, self->editable);
}

static void
set_notice (FulPromptColumn *self, const char *text)
{
  g_free (self->notice);
  self->notice = g_strdup (text);
  show_problem (self);
}

static void
replace_cb (FulPromptColumn *self)
{
  const FulUnknownName *unknown = ful_column_problem_unknown (reading_of (self));

  if (unknown != NULL && ful_prompt_reader_is_current (self->reader))
    ful_prompt_texts_mend (self->texts, unknown);
}

/* --- reading --- */

static void
show_view (FulPromptColumn *self)
{
  const FulPromptReading *reading = reading_of (self);
  const FulPromptBody *body = ful_prompt_draft_body (self->draft);

  gtk_stack_set_visible_child_name (self->views,
                                    self->view == FUL_PROMPT_SOURCE ? "source" : "shown");
  if (reading == NULL || self->view == FUL_PROMPT_SOURCE)
    return;
  if (self->view == FUL_PROMPT_RENDERED) {
    ful_prompt_shown_rendered (self->shown, reading, body);
  } else if (reading->runs != NULL && !self->is_base) {
    ful_prompt_shown_diff (self->shown, reading);
  } else {
    g_autofree char *text = ful_prompt_body_read (body);

    ful_prompt_shown_plain (self->shown, text);
  }
}

static void
read_cb (FulPromptColumn *self)
{
  const FulPromptReading *reading = reading_of (self);

  if (ful_prompt_reader_is_current (self->reader))
    ful_prompt_texts_mark_unknown (self->texts, reading->unknown);
  ful_column_head_show_reading (self->head, reading, ful_document_snapshot (self->document));
  show_problem (self);
  show_view (self);
  g_signal_emit (self, signals[COUNTED], 0);
}

static FulPromptQuestion *
make_question (gpointer owner)
{
  FulPromptColumn *self = owner;
  const FulPrompt *prompt = ful_prompt_draft_prompt (self->draft);
  FulPromptQuestion *question;

  if (prompt == NULL)
    return NULL;
  question = g_new0 (FulPromptQuestion, 1);
  question->name = g_strdup (prompt->name);
  question->body = ful_prompt_body_copy (ful_prompt_draft_body (self->draft));
  question->item = self->item != NULL ? ful_case_copy (self->item) : NULL;
  question->tokens_out = self->tokens_out;
  if (self->view == FUL_PROMPT_DIFF && !self->is_base)
    question->base = g_strdup (self->base);
  return question;
}

/* --- the draft --- */

static void
show_head (FulPromptColumn *self)
{
  ful_column_head_show_prompt (self->head, ful_document_snapshot (self->document));
}

static void
edited (FulPromptColumn *self)
{
  g_clear_pointer (&self->notice, g_free);
  show_head (self);
  ful_prompt_reader_touch (self->reader);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
replaced_cb (FulPromptColumn *self)
{
  ful_column_head_refresh_settings (self->head);
  edited (self);
}

static void
leave_cb (FulPromptColumn *self)
{
  if (self->draft != NULL)
    ful_prompt_draft_write (self->draft);
}

static void
add_part_cb (FulPromptColumn *self, int kind)
{
  ful_prompt_texts_add (self->texts, (FulPartKind)kind);
}

void
ful_prompt_column_add_lever (FulPromptColumn *self, FulLevers lever)
{
  switch (lever) {
  case FUL_LEVER_VALIDATION:
    ful_prompt_texts_add (self->texts, FUL_PART_SCHEMA);
    break;
  case FUL_LEVER_TOOLS:
    ful_prompt_texts_add (self->texts, FUL_PART_TOOLS);
    break;
  case FUL_LEVER_STRUCTURE:
    ful_prompt_texts_focus (self->texts);
    break;
  case FUL_LEVER_EXAMPLES:
  case FUL_LEVER_RETRIEVAL:
  default:
    ful_column_head_open_settings (self->head, lever);
  }
}

static void
describe (FulPromptColumn *self)
{
  ful_prompt_texts_describe (self->texts);
  ful_prompt_shown_describe (self->shown, ful_prompt_draft_prompt (self->draft)->name);
}

/* --- what the page sets --- */

void
ful_prompt_column_refresh (FulPromptColumn *self)
{
  if (ful_prompt_draft_prompt (self->draft) == NULL)
    return;
  ful_prompt_draft_follow (self->draft);
  show_head (self);
  describe (self);
  ful_prompt_reader_touch (self->reader);
}

void
ful_prompt_column_set_view (FulPromptColumn *self, FulPromptView view)
{
  self->view = view;
  ful_column_head_set_is_base (self->head, view == FUL_PROMPT_DIFF && self->is_base);
  show_view (self);
  show_problem (self);
  if (view == FUL_PROMPT_DIFF)
    ful_prompt_reader_ask (self->reader);
}

void
ful_prompt_column_set_base (FulPromptColumn *self, const char *base)
{
  if (self->is_base == (base == NULL) && g_strcmp0 (self->base, base) == 0)
    return;
  self->is_base = base == NULL;
  g_free (self->base);
  self->base = g_strdup (base);
  if (self->view == FUL_PROMPT_DIFF)
    ful_prompt_column_set_view (self, self->view);
}

void
ful_prompt_column_set_case (FulPromptColumn *self, const FulCase *item)
{
  g_clear_pointer (&self->item, ful_case_free);
  self->item = item != NULL ? ful_case_copy (item) : NULL;
  ful_prompt_reader_ask (self->reader);
}

void
ful_prompt_column_set_measured (FulPromptColumn *self, gboolean best, double tokens_out)
{
  gboolean same =
      self->tokens_out == tokens_out || (isnan (self->tokens_out) && isnan (tokens_out));

  ful_column_head_set_is_best (self->head, best);
  self->tokens_out = tokens_out;
  if (!same)
    ful_prompt_reader_touch (self->reader);
}

void
ful_prompt_column_set_scale (FulPromptColumn *self, gsize most)
{
  ful_column_head_set_scale (self->head, most);
}

void
ful_prompt_column_focus (FulPromptColumn *self)
{
  if (self->view == FUL_PROMPT_SOURCE)
    ful_prompt_texts_focus (self->texts);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->shown));
}

/* --- actions --- */

static void
act_cb (FulPromptColumn *self, const char *verb)
{
  ful_prompt_draft_write (self->draft);
  g_signal_emit (self, signals[ACT], 0, verb);
}

/* --- life --- */

static void
follow_draft (FulPromptColumn *self)
{
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "replaced", G_CALLBACK (replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "written", G_CALLBACK (show_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "problem", G_CALLBACK (set_notice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "problem", G_CALLBACK (set_notice), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
ful_prompt_column_new (FulDocument *document, gint64 prompt_id, FulTrainShelf *shelf)
{
  FulPromptColumn *self = g_object_new (FUL_TYPE_PROMPT_COLUMN, NULL);
  const FulPrompt *prompt = ful_snapshot_prompt (ful_document_snapshot (document), prompt_id);

  self->document = g_object_ref (document);
  self->draft = ful_prompt_draft_new (document, prompt_id);
  self->reader = ful_prompt_reader_new (document, shelf, make_question, self);
  self->editable = ful_document_read_only_reason (document) == NULL &&
                   strcmp (prompt->name, FUL_INPUT_ONLY) != 0;
  ful_prompt_texts_set_draft (self->texts, self->draft);
  ful_prompt_texts_set_editable (self->texts, self->editable);
  describe (self);
  ful_column_head_set_draft (self->head, self->draft, self->editable);
  follow_draft (self);
  show_head (self);
  ful_prompt_reader_ask (self->reader);
  return GTK_WIDGET (self);
}

static void
ful_prompt_column_dispose (GObject *object)
{
  FulPromptColumn *self = FUL_PROMPT_COLUMN (object);

  if (self->reader != NULL)
    ful_prompt_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->item, ful_case_free);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPT_COLUMN);
  G_OBJECT_CLASS (ful_prompt_column_parent_class)->dispose (object);
}

static void
ful_prompt_column_class_init (FulPromptColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_column_dispose;
  g_type_ensure (FUL_TYPE_COLUMN_HEAD);
  g_type_ensure (FUL_TYPE_PROMPT_TEXTS);
  g_type_ensure (FUL_TYPE_PROMPT_SHOWN);
  g_type_ensure (FUL_TYPE_BANNER);
  g_type_ensure (FUL_TYPE_ANSWER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompt-column.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumn, head);
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumn, views);
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumn, texts);
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumn, shown);
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumn, problem);
  gtk_widget_class_bind_template_child (widget_class, FulPromptColumn, answer);
  gtk_widget_class_bind_template_callback_full (widget_class, "refused_cb",
                                                G_CALLBACK (set_notice));
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_part_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  for (int i = COUNTED; i <= EDITED; i++)
    signals[i] = g_signal_new (i == COUNTED ? "counted" : "edited", FUL_TYPE_PROMPT_COLUMN,
                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACT] = g_signal_new ("act", FUL_TYPE_PROMPT_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_prompt_column_init (FulPromptColumn *self)
{
  self->tokens_out = (double)NAN;
  self->is_base = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
