/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/base-choice.h"

#include "app/prompts/diff-base.h"
#include "app/resource-path.h"
#include "app/runs/choice.h"

#define WIDTH 16 /* characters of the button */

struct _FulBaseChoice {
  AdwBin parent_instance;
  GtkDropDown *choice;
  FulDocument *document;
  FulPromptColumns *columns; /* borrowed */
  GArray *bases;             /* FulDiffBase; NULL: nothing was offered yet */
  FulDiffBase chosen;
  gboolean showing; /* the drop-down is being filled */
};

G_DEFINE_FINAL_TYPE (FulBaseChoice, ful_base_choice, ADW_TYPE_BIN)

static gint64
id_of (FulPromptColumn *column)
{
  return ful_prompt_draft_id (ful_prompt_column_draft (column));
}

static void
apply (FulBaseChoice *self)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  g_autofree char *text = ful_diff_base_text (snapshot, &self->chosen);

  for (guint i = 0; i < ful_prompt_columns_n (self->columns); i++) {
    FulPromptColumn *column = ful_prompt_columns_nth (self->columns, i);

    ful_prompt_column_set_base (column, ful_diff_base_is (snapshot, &self->chosen, id_of (column))
                                            ? NULL
                                            : text);
  }
}

static guint
place_of (FulBaseChoice *self)
{
  for (guint i = 0; i < self->bases->len; i++) {
    const FulDiffBase *base = &g_array_index (self->bases, FulDiffBase, i);

    if (base->prompt_id == self->chosen.prompt_id && base->number == self->chosen.number)
      return i;
  }
  return 0;
}

void
ful_base_choice_offer (FulBaseChoice *self, FulDocument *document, FulPromptColumns *columns)
{
  FulPromptColumn *first = ful_prompt_columns_nth (columns, 0);
  g_auto (GStrv) names = NULL;
  guint place;

  g_clear_pointer (&self->bases, g_array_unref);
  if (g_set_object (&self->document, document))
    self->chosen = (FulDiffBase){ 0, 0 };
  self->columns = columns;
  self->bases = ful_diff_bases (ful_document_snapshot (document), &names);
  if (self->chosen.prompt_id == 0 && first != NULL)
    self->chosen.prompt_id = id_of (first);
  place = place_of (self);
  self->showing = TRUE;
  ful_choice_set_names (self->choice, (const char *const *)names, WIDTH);
  gtk_drop_down_set_selected (self->choice, place);
  self->showing = FALSE;
  if (place < self->bases->len)
    self->chosen = g_array_index (self->bases, FulDiffBase, place);
  apply (self);
}

static void
chosen_cb (FulBaseChoice *self)
{
  guint place = gtk_drop_down_get_selected (self->choice);

  if (self->showing || self->bases == NULL || place >= self->bases->len)
    return;
  self->chosen = g_array_index (self->bases, FulDiffBase, place);
  apply (self);
}

static void
ful_base_choice_dispose (GObject *object)
{
  FulBaseChoice *self = FUL_BASE_CHOICE (object);

  g_clear_pointer (&self->bases, g_array_unref);
  g_clear_object (&self->document);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_BASE_CHOICE);
  G_OBJECT_CLASS (ful_base_choice_parent_class)->dispose (object);
}

static void
ful_base_choice_class_init (FulBaseChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_base_choice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("base-choice.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulBaseChoice, choice);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
ful_base_choice_init (FulBaseChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
