/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/case-choice.h"

#include <string.h>

struct _FulCaseChoice {
  GObject parent_instance;
  FulDocument *document;
  FulEvidence *evidence;
  char *name; /* of the case that is wanted; NULL: none yet */
  int index;
  FulCase *item;
  guint64 read_of; /* cases_generation that item was read of */
  GCancellable *cancellable;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCaseChoice, ful_case_choice, G_TYPE_OBJECT)

FulCaseChoice *
ful_case_choice_new (void)
{
  return g_object_new (FUL_TYPE_CASE_CHOICE, NULL);
}

const FulCase *
ful_case_choice_item (FulCaseChoice *self)
{
  return self->item;
}

int
ful_case_choice_index (FulCaseChoice *self)
{
  return self->index;
}

guint
ful_case_choice_n (FulCaseChoice *self)
{
  return self->evidence != NULL ? (guint)self->evidence->n_cases : 0;
}

static gpointer
read_in_thread (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  return ful_project_load_case (project, data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulCaseChoice) self = user_data;
  FulCase *item = ful_document_read_finish (FUL_DOCUMENT (source), result, NULL);

  if (item == NULL)
    return;
  if (self->document != FUL_DOCUMENT (source) || g_strcmp0 (item->name, self->name) != 0) {
    ful_case_free (item);
    return;
  }
  g_clear_pointer (&self->item, ful_case_free);
  self->item = item;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
go_to (FulCaseChoice *self, int index)
{
  guint64 generation = ful_document_snapshot (self->document)->cases_generation;
  const char *name = self->evidence->cases[index].name;

  self->index = index;
  if (self->item != NULL && self->read_of == generation && strcmp (self->item->name, name) == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->name != name) {
    g_free (self->name);
    self->name = g_strdup (name);
  }
  self->read_of = generation;
  ful_document_read_async (self->document, read_in_thread, g_strdup (self->name), g_free,
                           (GDestroyNotify)ful_case_free, self->cancellable, read_cb,
                           g_object_ref (self));
}

/* Where one iterates, else the first. */
static int
first_index (const FulEvidence *evidence)
{
  for (gsize i = 0; i < evidence->n_cases; i++)
    if (evidence->cases[i].split == FUL_SPLIT_DEV)
      return (int)i;
  return 0;
}

static int
index_named (const FulEvidence *evidence, const char *name, gboolean whole)
{
  for (gsize i = 0; name != NULL && i < evidence->n_cases; i++)
    if (whole ? strcmp (evidence->cases[i].name, name) == 0
              : strstr (evidence->cases[i].name, name) != NULL)
      return (int)i;
  return -1;
}

void
ful_case_choice_refresh (FulCaseChoice *self, FulDocument *document)
{
  const FulEvidence *evidence = ful_document_evidence (document);
  int index;

  if (self->document != document) {
    g_set_object (&self->document, document);
    g_clear_pointer (&self->name, g_free);
    g_clear_pointer (&self->item, ful_case_free);
    g_clear_pointer (&self->evidence, ful_evidence_unref);
    self->index = -1;
  }
  if (evidence == NULL || ful_document_project (document) == NULL)
    return;
  if (self->evidence != evidence) {
    g_clear_pointer (&self->evidence, ful_evidence_unref);
    self->evidence = ful_evidence_ref ((FulEvidence *)evidence);
  }
  if (evidence->n_cases == 0) {
    g_clear_pointer (&self->item, ful_case_free);
    self->index = -1;
  } else {
    index = index_named (evidence, self->name, TRUE);
    go_to (self, index >= 0 ? index : first_index (evidence));
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

void
ful_case_choice_step (FulCaseChoice *self, int by)
{
  int index = self->index + by;

  if (self->evidence != NULL && index >= 0 && index < (int)self->evidence->n_cases)
    go_to (self, index);
}

gboolean
ful_case_choice_find (FulCaseChoice *self, const char *text)
{
  int index;

  if (self->evidence == NULL) {
    g_free (self->name); /* looked for once the cases are known */
    self->name = g_strdup (text);
    return TRUE;
  }
  index = index_named (self->evidence, text, TRUE);
  if (index < 0)
    index = index_named (self->evidence, text, FALSE);
  if (index >= 0)
    go_to (self, index);
  return index >= 0;
}

void
ful_case_choice_note_look (FulCaseChoice *self)
{
  FulStandings *standings = self->document != NULL ? ful_document_standings (self->document) : NULL;

  if (self->item != NULL && ful_document_project (self->document) != NULL &&
      self->item->split == FUL_SPLIT_TEST && standings != NULL && self->evidence->arms->len > 0 &&
      ful_standings_splits (standings).judging == FUL_SPLIT_TEST)
    ful_project_note_look (ful_document_project (self->document));
}

static void
ful_case_choice_dispose (GObject *object)
{
  FulCaseChoice *self = FUL_CASE_CHOICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->evidence, ful_evidence_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->item, ful_case_free);
  G_OBJECT_CLASS (ful_case_choice_parent_class)->dispose (object);
}

static void
ful_case_choice_class_init (FulCaseChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ful_case_choice_dispose;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_CASE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ful_case_choice_init (FulCaseChoice *self)
{
  self->index = -1;
}
