/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-draft.h"

#include <glib/gi18n.h>

#include "prompts/draft.h"
#include "report/format.h"

#define PAUSE_MS 700    /* of typing, after which the text is written */
#define LONGEST_MS 5000 /* after which it is written though typing goes on */

struct _FulPromptDraft {
  GObject parent_instance;
  FulDocument *document;
  gint64 prompt_id;
  FulPromptBody *body;
  FulSnapshot *seen; /* whose text the body was taken from or written into */
  gboolean has_text;
  gboolean differs; /* from the newest revision, as of seen */
  gboolean uncollected;
  gboolean unwritten;
  gint64 unwritten_since; /* monotonic */
  guint timer;
};

enum { COLLECT, CHANGED, REPLACED, WRITTEN, PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptDraft, ful_prompt_draft, G_TYPE_OBJECT)

gint64
ful_prompt_draft_id (FulPromptDraft *self)
{
  return self->prompt_id;
}

const FulPrompt *
ful_prompt_draft_prompt (FulPromptDraft *self)
{
  return ful_snapshot_prompt (ful_document_snapshot (self->document), self->prompt_id);
}

static void
collect (FulPromptDraft *self)
{
  if (!self->uncollected)
    return;
  self->uncollected = FALSE;
  g_signal_emit (self, signals[COLLECT], 0);
}

const FulPromptBody *
ful_prompt_draft_body (FulPromptDraft *self)
{
  collect (self);
  return self->body;
}

FulPromptBody *
ful_prompt_draft_edit (FulPromptDraft *self)
{
  collect (self);
  return self->body;
}

gboolean
ful_prompt_draft_has_text (FulPromptDraft *self)
{
  return self->has_text || self->unwritten;
}

gboolean
ful_prompt_draft_is_changed (FulPromptDraft *self)
{
  return self->differs || self->unwritten;
}

/* A prompt that came with results has no text: editing starts from an empty message. */
static FulPromptBody *
body_of (const FulPromptBody *text)
{
  FulPromptBody *body = text != NULL ? ful_prompt_body_copy (text) : ful_prompt_body_new ();

  if (body->messages->len == 0)
    g_ptr_array_add (body->messages, ful_message_new ("user", ""));
  return body;
}

static void
note_seen (FulPromptDraft *self, const FulSnapshot *now, const FulPrompt *prompt)
{
  gboolean differed = self->differs;

  g_clear_pointer (&self->seen, ful_snapshot_unref);
  self->seen = ful_snapshot_ref ((FulSnapshot *)now);
  self->has_text = ful_prompt_text (now, prompt) != NULL;
  self->differs = ful_prompt_is_changed (now, prompt);
  if (self->differs != differed)
    g_signal_emit (self, signals[WRITTEN], 0);
}

static gboolean
same_text (const FulPromptBody *a, const FulPromptBody *b)
{
  g_autofree char *left = ful_prompt_body_to_json (a);
  g_autofree char *right = ful_prompt_body_to_json (b);

  return g_str_equal (left, right);
}

/* Records are shared between snapshots, so a text that nobody touched is the same one. */
void
ful_prompt_draft_follow (FulPromptDraft *self)
{
  const FulSnapshot *now = ful_document_snapshot (self->document);
  const FulPrompt *prompt = ful_snapshot_prompt (now, self->prompt_id);
  const FulPrompt *old = ful_snapshot_prompt (self->seen, self->prompt_id);
  const FulPromptBody *text = prompt != NULL ? ful_prompt_text (now, prompt) : NULL;
  FulPromptBody *body;

  if (prompt == NULL || self->unwritten)
    return;
  if (now->revisions == self->seen->revisions && prompt == old)
    return;
  if (text == ful_prompt_text (self->seen, old)) {
    note_seen (self, now, prompt);
    return;
  }
  body = body_of (text);
  if (same_text (body, self->body)) {
    ful_prompt_body_free (body);
    note_seen (self, now, prompt);
    return;
  }
  ful_prompt_body_free (self->body);
  self->body = body;
  self->uncollected = FALSE;
  note_seen (self, now, prompt);
  g_signal_emit (self, signals[REPLACED], 0);
}

/* Whether there is something to write: typed back is as not typed. */
static gboolean
differs_from (FulPromptDraft *self, const FulSnapshot *now, const FulPrompt *prompt)
{
  g_autoptr (FulPromptBody) body = body_of (ful_prompt_text (now, prompt));

  return !same_text (body, self->body);
}

gboolean
ful_prompt_draft_write (FulPromptDraft *self)
{
  const FulSnapshot *now = ful_document_snapshot (self->document);
  const FulPrompt *prompt = ful_snapshot_prompt (now, self->prompt_id);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  FulEdit *edit;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->unwritten || prompt == NULL)
    return TRUE;
  if (ful_document_project (self->document) == NULL)
    return FALSE; /* closed */
  collect (self);
  if (!differs_from (self, now, prompt)) {
    self->unwritten = FALSE;
    g_signal_emit (self, signals[WRITTEN], 0);
    return TRUE;
  }
  name = ful_format_stranger (prompt->name);
  label = g_strdup_printf (_ ("Edit prompt %s"), name);
  edit = ful_edit_new ();
  ful_prompt_set_draft (now, edit, self->prompt_id, self->body);
  if (!ful_document_edit (self->document, label, edit, &error)) {
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
    return FALSE;
  }
  self->unwritten = FALSE;
  now = ful_document_snapshot (self->document);
  note_seen (self, now, ful_snapshot_prompt (now, self->prompt_id));
  g_signal_emit (self, signals[PROBLEM], 0, NULL);
  g_signal_emit (self, signals[WRITTEN], 0);
  return TRUE;
}

static gboolean
write_cb (gpointer user_data)
{
  FulPromptDraft *self = user_data;

  self->timer = 0;
  ful_prompt_draft_write (self);
  return G_SOURCE_REMOVE;
}

void
ful_prompt_draft_touch (FulPromptDraft *self, gboolean texts)
{
  gint64 now = g_get_monotonic_time ();
  guint wait;

  if (!self->unwritten)
    self->unwritten_since = now;
  self->unwritten = TRUE;
  self->uncollected |= texts;
  wait = (guint)MAX (0, LONGEST_MS - (now - self->unwritten_since) / 1000);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (MIN (PAUSE_MS, wait), write_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ful_prompt_draft_go_back (FulPromptDraft *self, int number)
{
  const FulSnapshot *now = ful_document_snapshot (self->document);
  const FulRevision *revision = number == 0
                                    ? ful_snapshot_newest_revision (now, self->prompt_id)
                                    : ful_snapshot_revision_numbered (now, self->prompt_id, number);
  FulPromptBody *next;

  if (revision == NULL || revision->body == NULL)
    return;
  next = body_of (revision->body);
  ful_prompt_draft_write (self); /* a step of its own */
  ful_prompt_body_free (self->body);
  self->body = next;
  self->uncollected = FALSE;
  self->unwritten = TRUE;
  g_signal_emit (self, signals[REPLACED], 0);
  ful_prompt_draft_write (self);
}

FulPromptDraft *
ful_prompt_draft_new (FulDocument *document, gint64 prompt_id)
{
  FulPromptDraft *self = g_object_new (FUL_TYPE_PROMPT_DRAFT, NULL);
  const FulSnapshot *now = ful_document_snapshot (document);
  const FulPrompt *prompt = ful_snapshot_prompt (now, prompt_id);

  self->document = g_object_ref (document);
  self->prompt_id = prompt_id;
  self->body = body_of (ful_prompt_text (now, prompt));
  note_seen (self, now, prompt);
  return self;
}

static void
ful_prompt_draft_dispose (GObject *object)
{
  FulPromptDraft *self = FUL_PROMPT_DRAFT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->body, ful_prompt_body_free);
  g_clear_pointer (&self->seen, ful_snapshot_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (ful_prompt_draft_parent_class)->dispose (object);
}

static void
ful_prompt_draft_class_init (FulPromptDraftClass *klass)
{
  static const char *const names[] = { "collect", "changed", "replaced", "written" };

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_draft_dispose;
  for (int i = COLLECT; i <= WRITTEN; i++)
    signals[i] = g_signal_new (names[i], FUL_TYPE_PROMPT_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", FUL_TYPE_PROMPT_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_prompt_draft_init (FulPromptDraft *self)
{
}
