/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/evidence-button.h"

#include "app/resource-path.h"

struct _FulEvidenceButton {
  GtkButton parent_instance;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (FulEvidenceButton, ful_evidence_button, GTK_TYPE_BUTTON)

char *
ful_evidence_filter (const FulEvidence *evidence, const FulEvidenceLink *link)
{
  GString *filter = g_string_new (NULL);

  if (link->split != FUL_SPLIT_NONE)
    g_string_append_printf (filter, "split:%s ", ful_split_name (link->split));
  if (link->arm >= 0) {
    const FulEvidenceArm *arm = evidence->arms->pdata[link->arm];

    g_string_append_printf (filter, "arm:\"%s\" ", arm->name);
  }
  if (link->filter != NULL)
    g_string_append (filter, link->filter);
  return g_strchomp (g_string_free (filter, FALSE));
}

GtkWidget *
ful_evidence_button_new (const FulEvidence *evidence, const FulEvidenceLink *link)
{
  FulEvidenceButton *self = g_object_new (FUL_TYPE_EVIDENCE_BUTTON, NULL);
  g_autofree char *filter = ful_evidence_filter (evidence, link);

  gtk_label_set_text (self->text, link->text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), link->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, link->text,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-evidence");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", filter);
  return GTK_WIDGET (self);
}

static void
ful_evidence_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_EVIDENCE_BUTTON);
  G_OBJECT_CLASS (ful_evidence_button_parent_class)->dispose (object);
}

static void
ful_evidence_button_class_init (FulEvidenceButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_evidence_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("evidence-button.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulEvidenceButton, text);
}

static void
ful_evidence_button_init (FulEvidenceButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
