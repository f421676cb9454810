/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/lever-chips.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "report/terms.h"

struct _FulLeverChips {
  AdwBin parent_instance;
  GtkBox *chips[FUL_N_LEVERS];
};

G_DEFINE_FINAL_TYPE (FulLeverChips, ful_lever_chips, ADW_TYPE_BIN)

static const char *const ids[] = { "chip_0", "chip_1", "chip_2", "chip_3", "chip_4" };

/* Most common first. */
static const FulLevers order[FUL_N_LEVERS] = { FUL_LEVER_STRUCTURE, FUL_LEVER_EXAMPLES,
                                               FUL_LEVER_VALIDATION, FUL_LEVER_RETRIEVAL,
                                               FUL_LEVER_TOOLS };

static void
show_chip (FulLeverChips *self, int i, gboolean on, gboolean applies)
{
  GtkWidget *chip = GTK_WIDGET (self->chips[i]);
  g_autofree char *words = g_utf8_strdown (ful_term_lever (order[i]), -1);

  gtk_widget_set_visible (chip, on || applies);
  gtk_widget_set_visible (gtk_widget_get_first_child (chip), on);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (chip)), words);
  gtk_widget_set_css_classes (chip, (const char *[]){ "chip", on ? "on" : "off", NULL });
  gtk_widget_set_tooltip_text (chip, on ? _ ("In this prompt") : _ ("Not in this prompt"));
}

void
ful_lever_chips_show (FulLeverChips *self, FulLevers levers, FulLevers not_applicable)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < FUL_N_LEVERS; i++) {
    gboolean on = (levers & order[i]) != 0;

    show_chip (self, i, on, (not_applicable & order[i]) == 0);
    if (on)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", ful_term_lever (order[i]));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words->len > 0 ? words->str : _ ("none"), -1);
}

static void
ful_lever_chips_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_LEVER_CHIPS);
  G_OBJECT_CLASS (ful_lever_chips_parent_class)->dispose (object);
}

static void
ful_lever_chips_class_init (FulLeverChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_lever_chips_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("lever-chips.ui"));
  for (gsize i = 0; i < FUL_N_LEVERS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, ids[i], FALSE,
                                               G_STRUCT_OFFSET (FulLeverChips, chips) +
                                                   (gssize)(sizeof (GtkBox *) * i));
}

static void
ful_lever_chips_init (FulLeverChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
