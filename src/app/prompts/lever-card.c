/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/lever-card.h"

#include <glib/gi18n.h>

#include "app/prompts/lever-entry.h"
#include "app/resource-path.h"
#include "app/shell/window.h"

struct _FulLeverCard {
  GtkBox parent_instance;
  FulLeverEntry *entries[FUL_N_LEVERS]; /* by bit of the lever */
  FulDocument *document;
  GPtrArray *standings; /* FulLeverStanding*; NULL: none yet */
  char *target;
  GCancellable *cancellable;
  gboolean asking;
  gboolean again;
};

enum { ADD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulLeverCard, ful_lever_card, GTK_TYPE_BOX)

static const char *const names[FUL_N_LEVERS] = { "examples", "tools", "validation", "retrieval",
                                                 "structure" };

static void
show (FulLeverCard *self)
{
  gboolean editable =
      self->document != NULL && ful_document_read_only_reason (self->document) == NULL;

  for (guint i = 0; self->standings != NULL && i < self->standings->len; i++)
    ful_lever_entry_show (self->entries[i], self->standings->pdata[i], self->target, editable);
}

/* --- reading --- */

typedef struct {
  FulSnapshot *snapshot;
  FulEvidence *evidence; /* NULL: none yet */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  ful_snapshot_unref (work->snapshot);
  g_clear_pointer (&work->evidence, ful_evidence_unref);
  g_free (work);
}

static gpointer
read_in_thread (FulProject *project, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  g_autoptr (FulStandings) standings =
      work->evidence != NULL ? ful_standings_new (work->evidence) : NULL;

  return ful_lever_standings (work->snapshot, standings);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FulLeverCard) self = user_data;
  g_autoptr (GPtrArray) standings = ful_document_read_finish (FUL_DOCUMENT (source), result, NULL);

  self->asking = FALSE;
  if (self->document != FUL_DOCUMENT (source))
    return;
  if (standings != NULL) {
    g_clear_pointer (&self->standings, g_ptr_array_unref);
    self->standings = g_steal_pointer (&standings);
    show (self);
  }
  if (self->again)
    ful_lever_card_refresh (self, self->document);
}

void
ful_lever_card_refresh (FulLeverCard *self, FulDocument *document)
{
  Work *work;

  if (self->document != document)
    self->asking = FALSE;
  g_set_object (&self->document, document);
  self->again = self->asking;
  if (document == NULL || ful_document_project (document) == NULL || self->asking)
    return;
  self->asking = TRUE;
  work = g_new0 (Work, 1);
  work->snapshot = ful_snapshot_ref ((FulSnapshot *)ful_document_snapshot (document));
  if (ful_document_evidence (document) != NULL)
    work->evidence = ful_evidence_ref ((FulEvidence *)ful_document_evidence (document));
  ful_document_read_async (document, read_in_thread, work, work_free,
                           (GDestroyNotify)g_ptr_array_unref, self->cancellable, read_cb,
                           g_object_ref (self));
}

void
ful_lever_card_set_target (FulLeverCard *self, const char *name)
{
  if (g_strcmp0 (self->target, name) == 0)
    return;
  g_free (self->target);
  self->target = g_strdup (name);
  show (self);
}

gboolean
ful_lever_card_open (FulLeverCard *self, const char *lever)
{
  for (int i = 0; i < FUL_N_LEVERS; i++)
    if (g_strcmp0 (names[i], lever) == 0) {
      ful_lever_entry_open (self->entries[i]);
      return TRUE;
    }
  return FALSE;
}

/* --- what is done about a lever --- */

static FulLevers
lever_of (FulLeverCard *self, FulLeverEntry *entry)
{
  for (guint i = 0; i < FUL_N_LEVERS; i++)
    if (self->entries[i] == entry)
      return (FulLevers)(1u << i);
  return 0;
}

static void
edit (FulLeverCard *self, const char *label, FulEdit *change /* (transfer full) */)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), FUL_TYPE_WINDOW);
  g_autoptr (GError) error = NULL;

  if (!ful_document_edit (self->document, label, change, &error) && window != NULL)
    ful_window_toast (FUL_WINDOW (window), error->message);
}

static void
add_cb (FulLeverCard *self, FulLeverEntry *entry)
{
  g_signal_emit (self, signals[ADD], 0, (int)lever_of (self, entry));
}

static void
mark_cb (FulLeverCard *self, const char *why, FulLeverEntry *entry)
{
  FulLevers lever = lever_of (self, entry);
  g_autofree char *label = g_strdup_printf (_ ("Mark %s not applicable"), ful_lever_name (lever));
  FulEdit *change = ful_edit_new ();

  ful_edit_put_lever_note (change, lever, why);
  edit (self, label, change);
}

static void
unmark_cb (FulLeverCard *self, FulLeverEntry *entry)
{
  FulLevers lever = lever_of (self, entry);
  g_autofree char *label = g_strdup_printf (_ ("Mark %s applicable"), ful_lever_name (lever));
  FulEdit *change = ful_edit_new ();

  ful_edit_remove_lever_note (change, lever);
  edit (self, label, change);
}

static void
ful_lever_card_dispose (GObject *object)
{
  FulLeverCard *self = FUL_LEVER_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  g_clear_pointer (&self->target, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_LEVER_CARD);
  G_OBJECT_CLASS (ful_lever_card_parent_class)->dispose (object);
}

static void
ful_lever_card_class_init (FulLeverCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_lever_card_dispose;
  g_type_ensure (FUL_TYPE_LEVER_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("lever-card.ui"));
  for (guint i = 0; i < FUL_N_LEVERS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               G_STRUCT_OFFSET (FulLeverCard, entries) +
                                                   (gssize)(sizeof (FulLeverEntry *) * i));
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmark_cb);
  signals[ADD] = g_signal_new ("add", FUL_TYPE_LEVER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
ful_lever_card_init (FulLeverCard *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
