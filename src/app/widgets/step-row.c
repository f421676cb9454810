/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/step-row.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/widgets/evidence-button.h"
#include "app/widgets/step-mark.h"
#include "verdict/steps.h"

struct _FulStepRow {
  GtkBox parent_instance;
  GtkImage *icon;
  GtkLabel *question;
  GtkLabel *answer;
  GtkBox *evidence;
};

G_DEFINE_FINAL_TYPE (FulStepRow, ful_step_row, GTK_TYPE_BOX)

/* A link to what it counts; where there is nothing to count, its words alone. */
static GtkWidget *
evidence_new (const FulEvidence *evidence, const FulEvidenceLink *link)
{
  GtkWidget *label;

  if (link->arm >= 0 || link->filter != NULL || link->split != FUL_SPLIT_NONE)
    return ful_evidence_button_new (evidence, link);
  label = gtk_label_new (link->text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "sm");
  gtk_widget_add_css_class (label, "quiet");
  return label;
}

GtkWidget *
ful_step_row_new (const FulVerdict *verdict, const FulEvidence *evidence, int number)
{
  FulStepRow *self = g_object_new (FUL_TYPE_STEP_ROW, NULL);
  const FulStep *step = &verdict->steps[number - 1];
  FulStepLook look = ful_step_look (verdict, number);
  g_autofree char *says = NULL;

  gtk_widget_add_css_class (GTK_WIDGET (self), "step");
  gtk_widget_add_css_class (GTK_WIDGET (self), look.css_class);
  gtk_image_set_from_icon_name (self->icon, look.icon);
  gtk_label_set_text (self->question, ful_step_question (number));
  gtk_label_set_text (self->answer, step->summary);
  for (guint i = 0; i < step->evidence->len; i++)
    gtk_box_append (self->evidence, evidence_new (evidence, step->evidence->pdata[i]));
  says = g_strdup_printf (_ ("Step %d, %s: %s"), number, ful_step_question (number), look.word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  look.word, -1);
  return GTK_WIDGET (self);
}

static void
ful_step_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STEP_ROW);
  G_OBJECT_CLASS (ful_step_row_parent_class)->dispose (object);
}

static void
ful_step_row_class_init (FulStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_step_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("step-row.ui"));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, FulStepRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FulStepRow, question);
  gtk_widget_class_bind_template_child (widget_class, FulStepRow, answer);
  gtk_widget_class_bind_template_child (widget_class, FulStepRow, evidence);
}

static void
ful_step_row_init (FulStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
