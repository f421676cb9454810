/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/verdict-panel.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/widgets/beam.h"
#include "app/widgets/step-row.h"
#include "app/widgets/verdict-strip.h"

struct _FulVerdictPanel {
  AdwBin parent_instance;
  FulBeam *beam;
  GtkLabel *headline;
  GtkLabel *why;
  GtkButton *next;
  GtkBox *steps;
};

G_DEFINE_FINAL_TYPE (FulVerdictPanel, ful_verdict_panel, ADW_TYPE_BIN)

static void
clear_steps (FulVerdictPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
}

void
ful_verdict_panel_set_verdict (FulVerdictPanel *self,
                               const FulVerdict *verdict,
                               const FulEvidence *evidence)
{
  g_autofree char *why = NULL;

  g_return_if_fail (FUL_IS_VERDICT_PANEL (self));
  ful_beam_set_verdict (self->beam, verdict);
  clear_steps (self);
  if (verdict == NULL) {
    gtk_label_set_text (self->headline, _ ("Reading the evidence…"));
    gtk_label_set_text (self->why, "");
    return;
  }
  why = g_strjoinv (" ", verdict->why);
  gtk_label_set_text (self->headline, verdict->headline);
  gtk_label_set_text (self->why, why);
  gtk_button_set_label (self->next, ful_next_label (verdict->next->pdata[0]));
  for (int i = 1; i <= 5; i++)
    gtk_box_append (self->steps, ful_step_row_new (verdict, evidence, i));
}

static void
ful_verdict_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_VERDICT_PANEL);
  G_OBJECT_CLASS (ful_verdict_panel_parent_class)->dispose (object);
}

static void
ful_verdict_panel_class_init (FulVerdictPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_verdict_panel_dispose;
  g_type_ensure (FUL_TYPE_BEAM);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("verdict-panel.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPanel, beam);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPanel, headline);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPanel, why);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPanel, next);
  gtk_widget_class_bind_template_child (widget_class, FulVerdictPanel, steps);
}

static void
ful_verdict_panel_init (FulVerdictPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
