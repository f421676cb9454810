/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-dialog.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "prompts/draft.h"
#include "prompts/revision.h"

struct _FulPromptDialog {
  AdwWindow parent_instance;
  GtkButton *act;
  GtkEditable *name;
  AdwComboRow *from;
  GtkLabel *problem;
  FulDocument *document;
  gint64 renamed; /* 0: a new one is made */
  GArray *ids;    /* gint64: of the choices of from; 0: from nothing */
  char *text;     /* (nullable): of the new one */
};

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulPromptDialog, ful_prompt_dialog, ADW_TYPE_WINDOW)

static void
show_problem (FulPromptDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static char *
typed_name (FulPromptDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

/* An empty name is no mistake yet. */
static void
changed_cb (FulPromptDialog *self)
{
  g_autofree char *name = typed_name (self);
  g_autoptr (GError) error = NULL;
  gboolean ok = ful_prompt_check_new_name (ful_document_snapshot (self->document), self->renamed,
                                           name, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->act), ok);
  show_problem (self, ok || *name == '\0' ? NULL : error->message);
}

/* --- what is done --- */

static FulPromptBody *
body_of_new (FulPromptDialog *self)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  guint chosen = adw_combo_row_get_selected (self->from);
  gint64 id =
      self->ids != NULL && chosen < self->ids->len ? g_array_index (self->ids, gint64, chosen) : 0;
  const FulPrompt *prompt = id != 0 ? ful_snapshot_prompt (snapshot, id) : NULL;
  const FulPromptBody *text = prompt != NULL ? ful_prompt_text (snapshot, prompt) : NULL;
  FulPromptBody *body = text != NULL ? ful_prompt_body_copy (text) : ful_prompt_starter (snapshot);

  if (self->text != NULL) {
    g_ptr_array_set_size (body->messages, 0);
    g_ptr_array_add (body->messages, ful_message_new ("user", self->text));
  }
  return body;
}

static gint64
add_prompt (FulPromptDialog *self, const char *name, FulEdit *edit)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  FulProject *project = ful_document_project (self->document);
  g_autoptr (FulPromptBody) body = body_of_new (self);

  return ful_prompt_add_draft (project, snapshot, edit, name, body);
}

static gint64
rename_prompt (FulPromptDialog *self, const char *name, FulEdit *edit)
{
  FulPrompt prompt = *ful_snapshot_prompt (ful_document_snapshot (self->document), self->renamed);

  prompt.name = (char *)name;
  ful_edit_put_prompt (edit, &prompt);
  return prompt.id;
}

static void
act_cb (FulPromptDialog *self)
{
  g_autofree char *name = typed_name (self);
  g_autofree char *label = self->renamed != 0 ? g_strdup_printf (_ ("Rename prompt to %s"), name)
                                              : g_strdup_printf (_ ("Add prompt %s"), name);
  g_autoptr (GError) error = NULL;
  FulEdit *edit;
  gint64 id;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->act)))
    return;
  edit = ful_edit_new ();
  id = self->renamed != 0 ? rename_prompt (self, name, edit) : add_prompt (self, name, edit);
  if (!ful_document_edit (self->document, label, edit, &error)) {
    show_problem (self, error->message);
    return;
  }
  g_signal_emit (self, signals[DONE], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- making --- */

static FulPromptDialog *
dialog_new (GtkWindow *parent,
            FulDocument *document,
            const char *title,
            const char *act,
            const char *name)
{
  FulPromptDialog *self =
      g_object_new (FUL_TYPE_PROMPT_DIALOG, "transient-for", parent, "title", title, NULL);

  self->document = g_object_ref (document);
  gtk_button_set_label (self->act, act);
  gtk_editable_set_text (self->name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->from), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  changed_cb (self);
  return self;
}

/* Prompts with a text; the first choice is none of them. */
static void
offer_prompts (FulPromptDialog *self, gint64 from)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 none = 0;
  guint chosen = 0;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->ids, none);
  gtk_string_list_append (names, snapshot->columns->len > 0 ? _ ("The columns of the cases")
                                                            : _ ("Nothing"));
  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (prompt->hidden || ful_prompt_text (snapshot, prompt) == NULL)
      continue;
    if (prompt->id == from)
      chosen = self->ids->len;
    g_array_append_val (self->ids, prompt->id);
    gtk_string_list_append (names, prompt->name);
  }
  adw_combo_row_set_model (self->from, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->from, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->from), self->ids->len > 1);
}

GtkWidget *
ful_prompt_dialog_new (GtkWindow *parent, FulDocument *document, gint64 from)
{
  const FulSnapshot *snapshot = ful_document_snapshot (document);
  const FulPrompt *prompt = from != 0 ? ful_snapshot_prompt (snapshot, from) : NULL;
  g_autofree char *name =
      ful_prompt_free_name (snapshot, prompt != NULL ? prompt->name : _ ("Prompt"));
  FulPromptDialog *self =
      dialog_new (parent, document, prompt != NULL ? _ ("Duplicate Prompt") : _ ("New Prompt"),
                  _ ("Add"), name);

  offer_prompts (self, from);
  return GTK_WIDGET (self);
}

GtkWidget *
ful_prompt_dialog_new_of_text (GtkWindow *parent,
                               FulDocument *document,
                               const char *name,
                               const char *text)
{
  g_autofree char *free_name = ful_prompt_free_name (ful_document_snapshot (document), name);
  FulPromptDialog *self = dialog_new (parent, document, _ ("Import Prompt"), _ ("Add"), free_name);

  self->text = g_strdup (text);
  return GTK_WIDGET (self);
}

GtkWidget *
ful_prompt_dialog_rename (GtkWindow *parent, FulDocument *document, gint64 prompt_id)
{
  const FulPrompt *prompt = ful_snapshot_prompt (ful_document_snapshot (document), prompt_id);
  FulPromptDialog *self =
      dialog_new (parent, document, _ ("Rename Prompt"), _ ("Rename"), prompt->name);

  self->renamed = prompt_id;
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
ful_prompt_dialog_dispose (GObject *object)
{
  FulPromptDialog *self = FUL_PROMPT_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->text, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPT_DIALOG);
  G_OBJECT_CLASS (ful_prompt_dialog_parent_class)->dispose (object);
}

static void
ful_prompt_dialog_class_init (FulPromptDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompt-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPromptDialog, act);
  gtk_widget_class_bind_template_child (widget_class, FulPromptDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FulPromptDialog, from);
  gtk_widget_class_bind_template_child (widget_class, FulPromptDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  signals[DONE] = g_signal_new ("done", FUL_TYPE_PROMPT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
ful_prompt_dialog_init (FulPromptDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
