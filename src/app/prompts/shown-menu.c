/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/shown-menu.h"

#include <glib/gi18n.h>

#include "app/prompts/prompts-status.h"
#include "app/resource-path.h"

struct _FulShownMenu {
  AdwBin parent_instance;
  GtkMenuButton *button;
  GtkBox *list;
  FulPromptColumns *columns;
  FulDocument *document;
};

G_DEFINE_FINAL_TYPE (FulShownMenu, ful_shown_menu, ADW_TYPE_BIN)

static void
toggled_cb (FulShownMenu *self, GtkCheckButton *check)
{
  const gint64 *id = g_object_get_data (G_OBJECT (check), "prompt");

  ful_prompt_columns_show_prompt (self->columns, *id, gtk_check_button_get_active (check));
}

static void
add_prompt (FulShownMenu *self, const FulPrompt *prompt)
{
  g_autofree char *words = ful_prompt_line (self->document, prompt);
  GtkWidget *check = gtk_check_button_new_with_label (words);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               ful_prompt_columns_shows (self->columns, prompt->id));
  g_object_set_data_full (G_OBJECT (check), "prompt", g_memdup2 (&prompt->id, sizeof prompt->id),
                          g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->list, check);
}

/* Filled when it is opened: what the prompts reach changes with every run. */
static void
fill_cb (GtkMenuButton *button, gpointer user_data)
{
  FulShownMenu *self = user_data;
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (!prompt->hidden)
      add_prompt (self, prompt);
  }
}

guint
ful_shown_menu_refresh (FulShownMenu *self, FulDocument *document)
{
  const FulSnapshot *snapshot = ful_document_snapshot (document);
  guint n = 0;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  g_set_object (&self->document, document);
  for (guint i = 0; i < snapshot->prompts->len; i++)
    n += ((const FulPrompt *)snapshot->prompts->pdata[i])->hidden ? 0 : 1;
  /* Translators: how many of all prompts are shown: "3 of 9". */
  label = g_strdup_printf (_ ("%u of %u"), ful_prompt_columns_n (self->columns), n);
  name = g_strdup_printf (_ ("Shown prompts: %s"), label);
  gtk_menu_button_set_label (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return n;
}

void
ful_shown_menu_set_columns (FulShownMenu *self, FulPromptColumns *columns)
{
  self->columns = columns;
  gtk_menu_button_set_create_popup_func (self->button, fill_cb, self, NULL);
}

static void
ful_shown_menu_dispose (GObject *object)
{
  g_clear_object (&FUL_SHOWN_MENU (object)->document);
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_SHOWN_MENU);
  G_OBJECT_CLASS (ful_shown_menu_parent_class)->dispose (object);
}

static void
ful_shown_menu_class_init (FulShownMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_shown_menu_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("shown-menu.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulShownMenu, button);
  gtk_widget_class_bind_template_child (widget_class, FulShownMenu, list);
}

static void
ful_shown_menu_init (FulShownMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
