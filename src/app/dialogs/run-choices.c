/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/dialogs/run-choices.h"

#include <glib/gi18n.h>

#include "app/dialogs/run-choice.h"
#include "report/format.h"

static FulRunChoice *
row_at (GtkListBox *list, guint i)
{
  return FUL_RUN_CHOICE (gtk_list_box_get_row_at_index (list, (int)i));
}

/* --- filling --- */

/* Empties the list. Returns: (transfer full): keys that were there and not chosen */
static GHashTable *
take_left_out (GtkListBox *list)
{
  GHashTable *left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL) {
    if (!ful_run_choice_is_chosen (FUL_RUN_CHOICE (row)))
      g_hash_table_add (left_out, g_strdup (ful_run_choice_key (FUL_RUN_CHOICE (row))));
    gtk_list_box_remove (list, GTK_WIDGET (row));
  }
  return left_out;
}

static FulRunChoice *
add_row (GtkListBox *list, const char *name, gboolean chosen, GCallback changed, gpointer object)
{
  FulRunChoice *row = FUL_RUN_CHOICE (ful_run_choice_new (name, name));

  ful_run_choice_set_chosen (row, chosen);
  g_signal_connect_object (row, "toggled", changed, object, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, GTK_WIDGET (row));
  return row;
}

void
ful_run_choices_fill_prompts (GtkListBox *list,
                              const FulRunOffer *offer,
                              GCallback changed,
                              gpointer object)
{
  g_autoptr (GHashTable) left_out = take_left_out (list);

  for (guint i = 0; i < offer->prompts->len; i++) {
    const FulOfferedPrompt *prompt = g_ptr_array_index (offer->prompts, i);

    add_row (list, prompt->name, !g_hash_table_contains (left_out, prompt->name), changed, object);
  }
}

void
ful_run_choices_fill_models (GtkListBox *list,
                             const FulRunOffer *offer,
                             GCallback changed,
                             gpointer object)
{
  g_autoptr (GHashTable) left_out = take_left_out (list);

  for (guint i = 0; i < offer->models->len; i++) {
    const FulOfferedModel *model = g_ptr_array_index (offer->models, i);
    gboolean chosen =
        model->state == FUL_OFFER_READY && !g_hash_table_contains (left_out, model->name);
    FulRunChoice *row = add_row (list, model->name, chosen, changed, object);

    if (model->state == FUL_OFFER_NOT_ASKED)
      ful_run_choice_set_hindrance (row, _ ("this version asks the built-in models only"));
    else if (model->state == FUL_OFFER_CANT_TRAIN)
      ful_run_choice_set_hindrance (row, _ ("needs labelled cases in train to learn from"));
  }
}

/* --- what each takes --- */

/* "revision 3", "revision 3 · 3,080 requests" */
static void
show_requests (FulRunChoice *row, const char *what, GHashTable *counts)
{
  const gint64 *n = counts != NULL ? g_hash_table_lookup (counts, ful_run_choice_key (row)) : NULL;
  g_autofree char *count = n != NULL ? ful_format_count ((double)*n) : NULL;
  g_autofree char *requests = NULL;
  g_autofree char *text = NULL;

  if (n != NULL && *n == 0)
    requests = g_strdup (_ ("answered on these cases"));
  else if (n != NULL)
    requests = g_strdup_printf (ngettext ("%s request", "%s requests", (gulong)*n), count);
  text = requests != NULL ? g_strdup_printf ("%s · %s", what, requests) : g_strdup (what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
}

void
ful_run_choices_show_prompts (GtkListBox *list,
                              const FulRunOffer *offer,
                              const FulRunPreview *preview)
{
  for (guint i = 0; i < offer->prompts->len; i++) {
    const FulOfferedPrompt *prompt = g_ptr_array_index (offer->prompts, i);
    g_autofree char *revision =
        g_strdup_printf (prompt->draft ? _ ("draft, becomes revision %d") : _ ("revision %d"),
                         prompt->number);

    show_requests (row_at (list, i), revision, preview != NULL ? preview->by_prompt : NULL);
  }
}

void
ful_run_choices_show_models (GtkListBox *list,
                             const FulRunOffer *offer,
                             const FulRunPreview *preview)
{
  for (guint i = 0; i < offer->models->len; i++) {
    const FulOfferedModel *model = g_ptr_array_index (offer->models, i);

    if (model->state == FUL_OFFER_READY)
      show_requests (row_at (list, i),
                     model->specialist ? _ ("trained here, needs no prompt")
                                       : _ ("built in, not a language model"),
                     preview != NULL ? preview->by_model : NULL);
  }
}

/* --- what is chosen --- */

GStrv
ful_run_choices_chosen (GtkListBox *list, gboolean *all)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GtkListBoxRow *row;

  *all = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++) {
    if (ful_run_choice_is_chosen (FUL_RUN_CHOICE (row)))
      g_ptr_array_add (keys, g_strdup (ful_run_choice_key (FUL_RUN_CHOICE (row))));
    else
      *all = FALSE;
  }
  g_ptr_array_add (keys, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

gboolean
ful_run_choices_has_specialist (GtkListBox *list, const FulRunOffer *offer)
{
  for (guint i = 0; i < offer->models->len; i++) {
    const FulOfferedModel *model = g_ptr_array_index (offer->models, i);

    if (model->specialist && ful_run_choice_is_chosen (row_at (list, i)))
      return TRUE;
  }
  return FALSE;
}
