/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/arm-answer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/runs/words.h"

#define MAX_ANSWER 200

struct _FulArmAnswer {
  GtkButton parent_instance;
  GtkImage *icon;
  GtkLabel *key;
  GtkLabel *name;
  GtkLabel *answer;
  guint arm;
};

G_DEFINE_FINAL_TYPE (FulArmAnswer, ful_arm_answer, GTK_TYPE_BUTTON)

guint
ful_arm_answer_arm (FulArmAnswer *self)
{
  return self->arm;
}

/* One line of it. */
static char *
short_answer (const char *answer)
{
  g_autofree char *valid = g_utf8_make_valid (answer != NULL ? answer : "", -1);
  g_autofree char *cut = g_utf8_strlen (valid, -1) > MAX_ANSWER
                             ? g_utf8_substring (valid, 0, MAX_ANSWER)
                             : g_strdup (valid);

  return g_strdelimit (g_strstrip (g_steal_pointer (&cut)), "\r\n\t", ' ');
}

GtkWidget *
ful_arm_answer_new (const FulRunsData *data, guint case_index, guint arm, const char *answer)
{
  FulArmAnswer *self = g_object_new (FUL_TYPE_ARM_ANSWER, NULL);
  FulCellState state = ful_runs_data_state (data, case_index, arm);
  g_autofree char *title = ful_runs_data_arm_title (data, arm);
  g_autofree char *text = short_answer (answer);
  g_autofree char *key = arm < 9 ? g_strdup_printf ("%u", arm + 1) : g_strdup ("");
  g_autofree char *says = g_strdup_printf (_ ("Show %s: %s"), title, ful_cell_words (state));

  self->arm = arm;
  gtk_image_set_from_icon_name (self->icon, ful_cell_icon (state));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), ful_cell_class (state));
  gtk_label_set_text (self->key, key);
  gtk_label_set_text (self->name, title);
  gtk_label_set_text (self->answer, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), says);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  return GTK_WIDGET (self);
}

static void
ful_arm_answer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_ARM_ANSWER);
  G_OBJECT_CLASS (ful_arm_answer_parent_class)->dispose (object);
}

static void
ful_arm_answer_class_init (FulArmAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_arm_answer_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("arm-answer.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulArmAnswer, icon);
  gtk_widget_class_bind_template_child (widget_class, FulArmAnswer, key);
  gtk_widget_class_bind_template_child (widget_class, FulArmAnswer, name);
  gtk_widget_class_bind_template_child (widget_class, FulArmAnswer, answer);
}

static void
ful_arm_answer_init (FulArmAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
