/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-editor.h"

#include <glib/gi18n.h>

#include "app/cases/case-form.h"
#include "app/cases/case-jobs.h"
#include "app/cases/case-row.h"
#include "app/resource-path.h"

struct _FulCaseEditor {
  GtkBox parent_instance;
  GtkWidget *back;
  GtkWidget *close_button;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *title;
  GtkLabel *problem;
  FulCaseForm *form;
  GtkWidget *remove_button;
  GtkWidget *revert;
  GtkWidget *save;
  FulDocument *document;
  FulSplit new_split;
  FulCase *item;       /* as it stands in the file, or a new one; NULL: none */
  gint64 next_id;      /* to be shown once this is saved; -1: none */
  gboolean next_edit;  /* and edited */
  gboolean close_next; /* to be closed once this is saved */
  gboolean dirty;      /* something was typed */
  gboolean saving;
  GCancellable *cancellable; /* of the reading that goes on */
};

enum { CLOSE, STEP, REMOVE, SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCaseEditor, ful_case_editor, GTK_TYPE_BOX)

gint64
ful_case_editor_id (FulCaseEditor *self)
{
  return self->item != NULL ? self->item->id : 0;
}

void
ful_case_editor_set_over (FulCaseEditor *self, gboolean over)
{
  gtk_widget_set_visible (self->back, over);
  gtk_widget_set_visible (self->close_button, !over);
}

static void
show_problem (FulCaseEditor *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
set_dirty (FulCaseEditor *self, gboolean dirty)
{
  self->dirty = dirty;
  gtk_widget_set_sensitive (self->save, dirty && !self->saving);
  gtk_widget_set_sensitive (self->revert, dirty && !self->saving);
}

static void
changed_cb (FulCaseEditor *self)
{
  show_problem (self, NULL);
  set_dirty (self, TRUE);
}

/* --- what is shown --- */

static void
fill (FulCaseEditor *self)
{
  gboolean editable = ful_document_read_only_reason (self->document) == NULL;
  gboolean known = self->item->id != 0;
  g_autofree char *line = ful_case_line (self->item->name, 100);

  gtk_label_set_text (self->title, known ? line : _ ("New Case"));
  ful_case_form_set (self->form, ful_document_snapshot (self->document), self->item, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
  gtk_widget_set_visible (self->remove_button, editable && known);
  gtk_widget_set_visible (self->save, editable);
  gtk_widget_set_visible (self->revert, editable);
  gtk_widget_set_sensitive (self->previous, known);
  gtk_widget_set_sensitive (self->next, known);
  show_problem (self, NULL);
  set_dirty (self, FALSE);
}

/* (transfer full) item. */
static void
show_item (FulCaseEditor *self, FulCase *item, gboolean edit)
{
  ful_case_free (self->item);
  self->item = item;
  fill (self);
  if (edit)
    ful_case_form_focus (self->form);
}

typedef struct {
  FulCaseEditor *editor;
  gboolean edit;       /* of what is loaded */
  FulCaseSaveJob *job; /* of what is saved */
} Pending;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Pending *loading = user_data;
  g_autoptr (FulCaseEditor) self = loading->editor;
  g_autoptr (GError) error = NULL;
  FulCase *item = ful_document_read_finish (FUL_DOCUMENT (source), result, &error);

  if (self->document != FUL_DOCUMENT (source) || self->dirty || self->form == NULL) {
    ful_case_free (item);
    return;
  }
  if (item != NULL)
    show_item (self, item, loading->edit);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[CLOSE], 0);
}

static void
load (FulCaseEditor *self, gint64 id, gboolean edit)
{
  Pending *loading = g_new0 (Pending, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  loading->editor = g_object_ref (self);
  loading->edit = edit;
  ful_document_read_async (self->document, ful_case_load_job, g_memdup2 (&id, sizeof id), g_free,
                           (GDestroyNotify)ful_case_free, self->cancellable, loaded_cb, loading);
}

void
ful_case_editor_set_new_split (FulCaseEditor *self, FulSplit split)
{
  self->new_split = split;
}

static void
show_next (FulCaseEditor *self, gint64 id, gboolean edit)
{
  FulCase *item;

  if (id != 0) {
    load (self, id, edit);
    return;
  }
  item = ful_case_new ();
  item->split = self->new_split;
  show_item (self, item, edit);
}

/* --- saving --- */

static void
go_on (FulCaseEditor *self)
{
  gint64 next = self->next_id;
  gboolean close_next = self->close_next;

  self->next_id = -1;
  self->close_next = FALSE;
  if (close_next)
    g_signal_emit (self, signals[CLOSE], 0);
  else if (next >= 0)
    show_next (self, next, self->next_edit);
  else if (!self->dirty)
    load (self, self->item->id, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Pending *saving = user_data;
  g_autoptr (FulCaseEditor) self = saving->editor;
  g_autoptr (GError) error = NULL;
  gboolean ok = ful_document_work_finish (FUL_DOCUMENT (source), result, &error);
  gint64 id = saving->job->saved_id;
  gboolean is_new;

  ful_case_save_job_free (saving->job);
  self->saving = FALSE;
  if (self->form == NULL || self->document != FUL_DOCUMENT (source) || self->item == NULL)
    return;
  if (!ok) {
    self->next_id = -1;
    self->close_next = FALSE;
    set_dirty (self, TRUE);
    show_problem (self, error->message);
    return;
  }
  is_new = self->item->id == 0;
  self->item->id = id;
  set_dirty (self, self->dirty);
  g_signal_emit (self, signals[SAVED], 0, id, is_new);
  go_on (self);
}

/* What is typed meanwhile makes it dirty again. */
static void
save (FulCaseEditor *self)
{
  Pending *saving;

  if (self->saving || !self->dirty)
    return;
  saving = g_new0 (Pending, 1);
  saving->editor = g_object_ref (self);
  saving->job = ful_case_save_job_new (ful_case_form_get (self->form));
  saving->job->item->id = self->item->id;
  self->saving = TRUE;
  set_dirty (self, FALSE);
  ful_document_work_async (self->document, ful_case_save_job, saving->job, NULL, NULL, saved_cb,
                           saving);
}

/* What can't be saved stays where it was typed and says why. */
void
ful_case_editor_save_now (FulCaseEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  FulCaseSaveJob *job;
  FulEdit *edit;

  if (!self->dirty || self->saving || self->document == NULL)
    return;
  job = ful_case_save_job_new (ful_case_form_get (self->form));
  job->item->id = self->item->id;
  edit = ful_case_save_edit (ful_document_project (self->document), job, &label, &error);
  set_dirty (self, FALSE);
  if (edit != NULL && ful_document_edit (self->document, label, edit, &error)) {
    self->item->id = job->saved_id;
  } else {
    set_dirty (self, TRUE);
    show_problem (self, error->message);
  }
  ful_case_save_job_free (job);
}

void
ful_case_editor_close (FulCaseEditor *self)
{
  if (!self->dirty && !self->saving) {
    g_signal_emit (self, signals[CLOSE], 0);
    return;
  }
  self->close_next = TRUE;
  save (self);
}

void
ful_case_editor_show (FulCaseEditor *self, FulDocument *document, gint64 id, gboolean edit)
{
  g_return_if_fail (FUL_IS_CASE_EDITOR (self));
  if (g_set_object (&self->document, document)) {
    self->dirty = FALSE;
    g_clear_pointer (&self->item, ful_case_free);
  }
  if (self->item != NULL && id != 0 && id == self->item->id) {
    if (edit)
      ful_case_form_focus (self->form);
    return;
  }
  if (self->dirty || self->saving) {
    self->next_id = id;
    self->next_edit = edit;
    save (self);
    return;
  }
  show_next (self, id, edit);
}

void
ful_case_editor_refresh (FulCaseEditor *self)
{
  if (self->item != NULL && self->item->id != 0 && !self->dirty && !self->saving)
    load (self, self->item->id, FALSE);
}

void
ful_case_editor_clear (FulCaseEditor *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->item, ful_case_free);
  self->next_id = -1;
  self->close_next = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  set_dirty (self, FALSE);
}

/* --- what is asked for --- */

static void
remove_cb (FulCaseEditor *self)
{
  if (self->item == NULL || self->item->id == 0)
    return;
  set_dirty (self, FALSE);
  g_signal_emit (self, signals[REMOVE], 0, self->item->id);
}

static void
previous_cb (FulCaseEditor *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static void
next_cb (FulCaseEditor *self)
{
  g_signal_emit (self, signals[STEP], 0, 1);
}

static gboolean
key_cb (FulCaseEditor *self, guint key, guint code, GdkModifierType modifiers)
{
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;

  if (key == GDK_KEY_Escape && !control) {
    ful_case_editor_close (self);
    return TRUE;
  }
  if (gdk_keyval_to_lower (key) == GDK_KEY_s && control) {
    save (self);
    return TRUE;
  }
  return FALSE;
}

static void
ful_case_editor_dispose (GObject *object)
{
  FulCaseEditor *self = FUL_CASE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->item, ful_case_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASE_EDITOR);
  G_OBJECT_CLASS (ful_case_editor_parent_class)->dispose (object);
}

static void
ful_case_editor_class_init (FulCaseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_case_editor_dispose;
  g_type_ensure (FUL_TYPE_CASE_FORM);
  signals[CLOSE] = g_signal_new ("close", FUL_TYPE_CASE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[STEP] = g_signal_new ("step", FUL_TYPE_CASE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", FUL_TYPE_CASE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SAVED] = g_signal_new ("saved", FUL_TYPE_CASE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cases-editor.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, back);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, close_button);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, previous);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, next);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, title);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, form);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, revert);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, ful_case_editor_close);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, save);
}

static void
ful_case_editor_init (FulCaseEditor *self)
{
  self->next_id = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_dirty (self, FALSE);
}
