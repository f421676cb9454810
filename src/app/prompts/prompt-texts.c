/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The k-th editor of a message is that of the body's k-th message. A text that is empty is none in
 * the body, but its editor stays until the draft is replaced. */
#include "app/prompts/prompt-texts.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"

#define LEAST_HEIGHT 160
#define HEADS 64 /* px that are left for the heads of the parts beside a long one */

struct _FulPromptTexts {
  AdwBin parent_instance;
  GtkScrolledWindow *scroller;
  GtkBox *parts;
  FulPromptDraft *draft;
  gboolean editable;
  int most;
  guint arranging;
};

enum { REFUSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptTexts, ful_prompt_texts, ADW_TYPE_BIN)

static FulPromptPart *
first_part (FulPromptTexts *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->parts));

  return child != NULL ? FUL_PROMPT_PART (child) : NULL;
}

static FulPromptPart *
next_part (FulPromptPart *part)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (part));

  return next != NULL ? FUL_PROMPT_PART (next) : NULL;
}

/* The @index-th part of @kind; NULL: none. */
static FulPromptPart *
find_part (FulPromptTexts *self, FulPartKind kind, int index)
{
  for (FulPromptPart *part = first_part (self); part != NULL; part = next_part (part))
    if (ful_prompt_part_kind (part) == kind && index-- == 0)
      return part;
  return NULL;
}

static int
index_of (FulPromptTexts *self, FulPromptPart *wanted)
{
  int index = 0;

  for (FulPromptPart *part = first_part (self); part != wanted; part = next_part (part))
    index += ful_prompt_part_kind (part) == ful_prompt_part_kind (wanted) ? 1 : 0;
  return index;
}

/* --- from the editors to the body --- */

static void
take_text (char **text, FulPromptPart *part)
{
  char *typed = part != NULL ? ful_prompt_part_dup_text (part) : NULL;

  g_free (*text);
  *text = typed;
  if (typed != NULL && *typed == '\0')
    g_clear_pointer (text, g_free);
}

static void
collect_cb (FulPromptTexts *self)
{
  FulPromptBody *body = ful_prompt_draft_edit (self->draft);
  int index = 0;

  take_text (&body->system, find_part (self, FUL_PART_SYSTEM, 0));
  take_text (&body->schema, find_part (self, FUL_PART_SCHEMA, 0));
  take_text (&body->tools, find_part (self, FUL_PART_TOOLS, 0));
  g_ptr_array_set_size (body->messages, 0);
  for (FulPromptPart *part; (part = find_part (self, FUL_PART_MESSAGE, index)) != NULL; index++) {
    g_autofree char *text = ful_prompt_part_dup_text (part);

    g_ptr_array_add (body->messages, ful_message_new (ful_prompt_part_role (part), text));
  }
}

static void
changed_cb (FulPromptTexts *self)
{
  ful_prompt_draft_touch (self->draft, TRUE);
}

/* --- from the body to the editors --- */

static void remove_cb (FulPromptTexts *self, FulPromptPart *part);
static void add_after_cb (FulPromptTexts *self, FulPromptPart *part);
static void role_cb (FulPromptTexts *self, const char *role, FulPromptPart *part);

static void
refused_cb (FulPromptTexts *self, const char *why)
{
  g_signal_emit (self, signals[REFUSED], 0, why);
}

static void
add_part (FulPromptTexts *self, FulPartKind kind, const char *text)
{
  FulPromptPart *part = FUL_PROMPT_PART (ful_prompt_part_new (kind));

  ful_prompt_part_set_editable (part, self->editable);
  ful_prompt_part_set_most (part, self->most);
  ful_prompt_part_set_text (part, text);
  g_signal_connect_object (part, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (part, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (part, "add", G_CALLBACK (add_after_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (part, "role", G_CALLBACK (role_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (part, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->parts, GTK_WIDGET (part));
}

void
ful_prompt_texts_describe (FulPromptTexts *self)
{
  const FulPrompt *prompt = ful_prompt_draft_prompt (self->draft);
  const FulPromptBody *body = ful_prompt_draft_body (self->draft);
  guint n = body->messages->len;
  guint index = 0;

  for (FulPromptPart *part = first_part (self); part != NULL && prompt != NULL;
       part = next_part (part)) {
    gboolean message = ful_prompt_part_kind (part) == FUL_PART_MESSAGE;
    const FulMessage *of = message && index < n ? body->messages->pdata[index] : NULL;

    ful_prompt_part_describe (part, prompt->name, of != NULL ? of->role : NULL,
                              message && n > 1 ? (int)index + 1 : 0, !message || n > 1);
    index += message ? 1 : 0;
    ful_prompt_part_set_expand (part, message && index == n);
  }
}

typedef struct {
  FulPartKind kind;
  const char *text;
} Wanted;

static GArray *
wanted_parts (const FulPromptBody *body)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  const Wanted system = { FUL_PART_SYSTEM, body->system };
  const Wanted schema = { FUL_PART_SCHEMA, body->schema };
  const Wanted tools = { FUL_PART_TOOLS, body->tools };

  if (system.text != NULL)
    g_array_append_val (wanted, system);
  for (guint i = 0; i < body->messages->len; i++) {
    const FulMessage *message = body->messages->pdata[i];
    const Wanted one = { FUL_PART_MESSAGE, message->content };

    g_array_append_val (wanted, one);
  }
  if (schema.text != NULL)
    g_array_append_val (wanted, schema);
  if (tools.text != NULL)
    g_array_append_val (wanted, tools);
  return wanted;
}

/* Editors that fit stay, and with them the cursor. */
static void
show_body (FulPromptTexts *self)
{
  g_autoptr (GArray) wanted = wanted_parts (ful_prompt_draft_body (self->draft));
  FulPromptPart *part = first_part (self);
  guint i = 0;

  for (; i < wanted->len && part != NULL; i++, part = next_part (part)) {
    const Wanted *one = &g_array_index (wanted, Wanted, i);

    if (ful_prompt_part_kind (part) != one->kind)
      break;
    ful_prompt_part_set_text (part, one->text);
  }
  while (part != NULL) {
    FulPromptPart *next = next_part (part);

    gtk_box_remove (self->parts, GTK_WIDGET (part));
    part = next;
  }
  for (; i < wanted->len; i++) {
    const Wanted *one = &g_array_index (wanted, Wanted, i);

    add_part (self, one->kind, one->text);
  }
  ful_prompt_texts_describe (self);
}

/* --- adding, removing --- */

/* The body was changed: the editors show it, and it is to be written. */
static void
take_over (FulPromptTexts *self)
{
  show_body (self);
  ful_prompt_draft_touch (self->draft, TRUE);
}

void
ful_prompt_texts_add (FulPromptTexts *self, FulPartKind kind)
{
  FulPromptBody *body = ful_prompt_draft_edit (self->draft);
  FulPromptPart *part;
  char **text = kind == FUL_PART_SYSTEM   ? &body->system
                : kind == FUL_PART_SCHEMA ? &body->schema
                                          : &body->tools;

  if (kind == FUL_PART_MESSAGE)
    g_ptr_array_add (body->messages, ful_message_new ("user", ""));
  else if (*text == NULL)
    *text = g_strdup (kind == FUL_PART_SYSTEM ? "" : kind == FUL_PART_SCHEMA ? "{\n}" : "[\n]");
  take_over (self);
  part = find_part (self, kind, kind == FUL_PART_MESSAGE ? (int)body->messages->len - 1 : 0);
  if (part != NULL)
    ful_prompt_part_focus (part);
}

static void
remove_cb (FulPromptTexts *self, FulPromptPart *part)
{
  FulPromptBody *body = ful_prompt_draft_edit (self->draft);

  switch (ful_prompt_part_kind (part)) {
  case FUL_PART_SYSTEM:
    g_clear_pointer (&body->system, g_free);
    break;
  case FUL_PART_SCHEMA:
    g_clear_pointer (&body->schema, g_free);
    if (body->response == FUL_RESPONSE_SCHEMA)
      body->response = FUL_RESPONSE_TEXT;
    break;
  case FUL_PART_TOOLS:
    g_clear_pointer (&body->tools, g_free);
    if (body->response == FUL_RESPONSE_TOOL)
      body->response = FUL_RESPONSE_TEXT;
    break;
  case FUL_PART_MESSAGE:
  default:
    g_ptr_array_remove_index (body->messages, (guint)index_of (self, part));
  }
  take_over (self);
}

static void
add_after_cb (FulPromptTexts *self, FulPromptPart *part)
{
  FulPromptBody *body = ful_prompt_draft_edit (self->draft);
  int index = index_of (self, part) + 1;
  gboolean user = g_strcmp0 (ful_prompt_part_role (part), "user") == 0;

  g_ptr_array_insert (body->messages, index, ful_message_new (user ? "assistant" : "user", ""));
  take_over (self);
  ful_prompt_part_focus (find_part (self, FUL_PART_MESSAGE, index));
}

static void
role_cb (FulPromptTexts *self, const char *role, FulPromptPart *part)
{
  FulMessage *message = ful_prompt_draft_edit (self->draft)->messages->pdata[index_of (self, part)];

  g_free (message->role);
  message->role = g_strdup (role);
  take_over (self);
}

/* --- marks --- */

void
ful_prompt_texts_mark_unknown (FulPromptTexts *self, const GPtrArray *unknown)
{
  int index = 0;

  for (FulPromptPart *part = first_part (self); part != NULL; part = next_part (part)) {
    FulPartKind kind = ful_prompt_part_kind (part);

    if (kind == FUL_PART_SYSTEM)
      ful_prompt_part_mark_unknown (part, unknown, -1);
    else if (kind == FUL_PART_MESSAGE)
      ful_prompt_part_mark_unknown (part, unknown, index++);
  }
}

void
ful_prompt_texts_mend (FulPromptTexts *self, const FulUnknownName *unknown)
{
  FulPromptPart *part = unknown->message < 0 ? find_part (self, FUL_PART_SYSTEM, 0)
                                             : find_part (self, FUL_PART_MESSAGE, unknown->message);

  if (part == NULL || unknown->mended == NULL)
    return;
  ful_prompt_part_replace (part, unknown->start, unknown->end, unknown->mended);
  ful_prompt_part_focus (part);
}

void
ful_prompt_texts_focus (FulPromptTexts *self)
{
  FulPromptPart *part = find_part (self, FUL_PART_MESSAGE, 0);

  if (part != NULL)
    ful_prompt_part_focus (part);
}

/* --- life --- */

void
ful_prompt_texts_set_editable (FulPromptTexts *self, gboolean editable)
{
  self->editable = editable;
  for (FulPromptPart *part = first_part (self); part != NULL; part = next_part (part))
    ful_prompt_part_set_editable (part, editable);
}

void
ful_prompt_texts_set_draft (FulPromptTexts *self, FulPromptDraft *draft)
{
  g_return_if_fail (self->draft == NULL);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "collect", G_CALLBACK (collect_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "replaced", G_CALLBACK (show_body), self, G_CONNECT_SWAPPED);
  show_body (self);
}

static gboolean
arrange_cb (gpointer user_data)
{
  FulPromptTexts *self = user_data;

  self->arranging = 0;
  for (FulPromptPart *part = first_part (self); part != NULL; part = next_part (part))
    ful_prompt_part_set_most (part, self->most);
  return G_SOURCE_REMOVE;
}

/* A long text scrolls within its own editor, which is as high as the column shows. */
static void
size_cb (FulPromptTexts *self)
{
  GtkAdjustment *along = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->most = MAX (LEAST_HEIGHT, (int)gtk_adjustment_get_page_size (along) - HEADS);
  if (self->arranging == 0)
    self->arranging = g_idle_add (arrange_cb, self);
}

static void
ful_prompt_texts_dispose (GObject *object)
{
  FulPromptTexts *self = FUL_PROMPT_TEXTS (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_object (&self->draft);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPT_TEXTS);
  G_OBJECT_CLASS (ful_prompt_texts_parent_class)->dispose (object);
}

static void
ful_prompt_texts_class_init (FulPromptTextsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_texts_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompt-texts.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPromptTexts, scroller);
  gtk_widget_class_bind_template_child (widget_class, FulPromptTexts, parts);
  signals[REFUSED] = g_signal_new ("refused", FUL_TYPE_PROMPT_TEXTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_prompt_texts_init (FulPromptTexts *self)
{
  self->editable = TRUE;
  self->most = LEAST_HEIGHT;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (size_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (size_cb), self, G_CONNECT_SWAPPED);
}
