/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/prompt-shown.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/prompts/template-tags.h"
#include "app/resource-path.h"
#include "report/format.h"
#include "text/diff.h"

#define MOST_BYTES 200000

struct _FulPromptShown {
  AdwBin parent_instance;
  GtkTextView *view;
  FulTemplateTags *tags;
};

G_DEFINE_FINAL_TYPE (FulPromptShown, ful_prompt_shown, ADW_TYPE_BIN)

/* Appends up to the limit. Returns: whether all of it */
static gboolean
append (FulTemplateTags *tags, gsize *room, const char *text, gsize length, const char *tag)
{
  gboolean all = length <= *room;

  if (!all) {
    length = *room;
    while (length > 0 && ((guchar)text[length] & 0xc0) == 0x80)
      length--;
  }
  ful_template_tags_append (tags, text, (gssize)length, tag);
  *room -= length;
  if (!all)
    ful_template_tags_append (tags, _ ("\n… cut here: too long to be shown whole."), -1, "quiet");
  return all;
}

static gboolean
append_part (FulTemplateTags *tags, gsize *room, const char *head, const char *text)
{
  ful_template_tags_append (tags, head, -1, "role");
  ful_template_tags_append (tags, "\n", -1, NULL);
  if (!append (tags, room, text, strlen (text), NULL))
    return FALSE;
  ful_template_tags_append (tags, "\n\n", -1, NULL);
  return TRUE;
}

static const char *
role_words (const char *role)
{
  return strcmp (role, "assistant") == 0 ? C_ ("role", "Assistant")
         : strcmp (role, "system") == 0  ? C_ ("role", "System")
         : strcmp (role, "user") == 0    ? C_ ("role", "User")
                                         : role;
}

/* Empties the view. */
static FulTemplateTags *
begin (FulPromptShown *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", 0);
  return self->tags;
}

void
ful_prompt_shown_rendered (FulPromptShown *self,
                           const FulPromptReading *reading,
                           const FulPromptBody *body)
{
  FulTemplateTags *tags = begin (self);
  gsize room = MOST_BYTES;

  if (reading->messages == NULL) {
    ful_template_tags_append (tags, _ ("It can't be sent as it is."), -1, "quiet");
    return;
  }
  for (guint i = 0; i < reading->messages->len; i++) {
    const FulMessage *message = reading->messages->pdata[i];

    if (!append_part (tags, &room, role_words (message->role), message->content))
      return;
  }
  if (body->schema != NULL && !append_part (tags, &room, _ ("Schema of the answer"), body->schema))
    return;
  if (body->tools != NULL)
    append_part (tags, &room, _ ("Tools"), body->tools);
}

void
ful_prompt_shown_diff (FulPromptShown *self, const FulPromptReading *reading)
{
  FulTemplateTags *tags = begin (self);
  gsize room = MOST_BYTES;
  gboolean changed = FALSE;

  for (guint i = 0; i < reading->runs->len; i++)
    changed |= g_array_index (reading->runs, FulDiffRun, i).kind != FUL_DIFF_EQUAL;
  if (!changed)
    ful_template_tags_append (tags, _ ("Nothing differs.\n\n"), -1, "quiet");
  for (guint i = 0; i < reading->runs->len; i++) {
    const FulDiffRun *run = &g_array_index (reading->runs, FulDiffRun, i);
    const char *source = run->kind == FUL_DIFF_INSERT ? reading->text : reading->base;
    const char *tag = run->kind == FUL_DIFF_DELETE   ? "removed"
                      : run->kind == FUL_DIFF_INSERT ? "inserted"
                                                     : NULL;

    if (!append (tags, &room, source + run->start, run->length, tag))
      return;
  }
}

void
ful_prompt_shown_plain (FulPromptShown *self, const char *text)
{
  FulTemplateTags *tags = begin (self);
  gsize room = MOST_BYTES;

  append (tags, &room, text, strlen (text), NULL);
}

void
ful_prompt_shown_describe (FulPromptShown *self, const char *prompt)
{
  g_autofree char *name = ful_format_stranger (prompt);
  /* Translators: the text view that shows a prompt as sent, or its diff. */
  g_autofree char *label = g_strdup_printf (_ ("View of %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
recolour_cb (FulPromptShown *self)
{
  ful_template_tags_recolour (self->tags);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FUL_PROMPT_SHOWN (widget)->view));
}

static void
realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ful_prompt_shown_parent_class)->realize (widget);
  recolour_cb (FUL_PROMPT_SHOWN (widget));
}

static void
ful_prompt_shown_dispose (GObject *object)
{
  g_clear_pointer (&FUL_PROMPT_SHOWN (object)->tags, ful_template_tags_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_PROMPT_SHOWN);
  G_OBJECT_CLASS (ful_prompt_shown_parent_class)->dispose (object);
}

static void
ful_prompt_shown_class_init (FulPromptShownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_prompt_shown_dispose;
  widget_class->realize = realize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("prompt-shown.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulPromptShown, view);
}

static void
ful_prompt_shown_init (FulPromptShown *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->tags =
      ful_template_tags_new (gtk_text_view_get_buffer (self->view), GTK_WIDGET (self), FALSE);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (recolour_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (recolour_cb), self,
                           G_CONNECT_SWAPPED);
}
