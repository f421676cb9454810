/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/step-mark.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/widgets/beam.h"

struct _FulStepMark {
  GtkButton parent_instance;
  GtkImage *icon;
  GtkLabel *name;
};

G_DEFINE_FINAL_TYPE (FulStepMark, ful_step_mark, GTK_TYPE_BUTTON)

static const char *const classes[] = {
  "done", "current", "currentp", "warnstep", "open", "blocked"
};

const char *
ful_step_name (int number)
{
  static const char *const names[] = { N_ ("Failures"), N_ ("Prompts"), N_ ("Plateau"), N_ ("Cost"),
                                       N_ ("Lightest fit") };

  return _ (names[number - 1]);
}

/* The first open step is where the next action is. */
static gboolean
is_current (const FulVerdict *verdict, int number)
{
  for (int i = 0; i < number - 1; i++)
    if (verdict->steps[i].state == FUL_STEP_OPEN)
      return FALSE;
  return verdict->steps[number - 1].state == FUL_STEP_OPEN;
}

FulStepLook
ful_step_look (const FulVerdict *verdict, int number)
{
  FulStepState state = verdict->steps[number - 1].state;

  if (state == FUL_STEP_DONE)
    return (FulStepLook){ "ful-pass-symbolic", "done", _ ("done") };
  if (state == FUL_STEP_BLOCKED)
    return (FulStepLook){ "ful-blocked-symbolic", "blocked", _ ("blocked") };
  if (!is_current (verdict, number))
    return (FulStepLook){ "ful-open-symbolic", "open", _ ("open") };
  if (verdict->code == FUL_CODE_MORE_EVIDENCE)
    return (FulStepLook){ "ful-flaky-symbolic", "warnstep", _ ("needs a look") };
  return (FulStepLook){ "ful-current-symbolic",
                        ful_side_of (verdict) == FUL_SIDE_TUNE ? "current" : "currentp",
                        _ ("now") };
}

void
ful_step_mark_set_step (FulStepMark *self,
                        const FulVerdict *verdict,
                        int number,
                        gboolean with_name)
{
  FulStepLook look = ful_step_look (verdict, number);
  g_autofree char *says = NULL;

  g_return_if_fail (FUL_IS_STEP_MARK (self));
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), look.css_class);
  gtk_image_set_from_icon_name (self->icon, look.icon);
  gtk_label_set_text (self->name, ful_step_name (number));
  gtk_widget_set_visible (GTK_WIDGET (self->name), with_name);
  says = g_strdup_printf (_ ("Step %d, %s: %s"), number, ful_step_name (number), look.word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), verdict->steps[number - 1].summary);
}

GtkWidget *
ful_step_mark_new (void)
{
  return g_object_new (FUL_TYPE_STEP_MARK, NULL);
}

static void
ful_step_mark_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_STEP_MARK);
  G_OBJECT_CLASS (ful_step_mark_parent_class)->dispose (object);
}

static void
ful_step_mark_class_init (FulStepMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_step_mark_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("step-mark.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulStepMark, icon);
  gtk_widget_class_bind_template_child (widget_class, FulStepMark, name);
}

static void
ful_step_mark_init (FulStepMark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
