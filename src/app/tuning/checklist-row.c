/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/checklist-row.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"

struct _FulChecklistRow {
  GtkListBoxRow parent_instance;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *basis;
  GtkButton *link;
  GtkLabel *link_text;
  GtkButton *act;
  GtkMenuButton *editor;
};

G_DEFINE_FINAL_TYPE (FulChecklistRow, ful_checklist_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
ful_checklist_row_new (FulCheckState state, const char *title, const char *basis)
{
  static const struct {
    const char *icon;
    const char *css_class;
    const char *word;
  } looks[] = {
    [FUL_CHECK_MET] = { "ful-pass-symbolic", "good", N_ ("met") },
    [FUL_CHECK_OPEN] = { "ful-fail-symbolic", "bad", N_ ("not met") },
    [FUL_CHECK_DOUBT] = { "ful-flaky-symbolic", "warn", N_ ("needs a look") },
  };
  FulChecklistRow *self = g_object_new (FUL_TYPE_CHECKLIST_ROW, NULL);
  g_autofree char *says = g_strdup_printf ("%s: %s, %s", title, _ (looks[state].word), basis);

  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[state].css_class);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->basis, basis);
  gtk_widget_set_visible (GTK_WIDGET (self->basis), *basis != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  return GTK_WIDGET (self);
}

/* "Cases: Curated examples" */
static void
name_control (FulChecklistRow *self, GtkWidget *control, const char *text)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", text, gtk_label_get_text (self->title));

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (control, TRUE);
}

void
ful_checklist_row_set_link (FulChecklistRow *self, const char *text, const char *place)
{
  gtk_label_set_text (self->link_text, text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->link), "win.show-evidence");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link), "s", place);
  name_control (self, GTK_WIDGET (self->link), text);
}

void
ful_checklist_row_set_act (FulChecklistRow *self,
                           const char *text,
                           const char *action,
                           const char *target)
{
  gtk_button_set_label (self->act, text);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), action);
  name_control (self, GTK_WIDGET (self->act), text);
}

void
ful_checklist_row_set_editor (FulChecklistRow *self, const char *text, GtkPopover *popover)
{
  gtk_menu_button_set_label (self->editor, text);
  gtk_menu_button_set_popover (self->editor, GTK_WIDGET (popover));
  name_control (self, GTK_WIDGET (self->editor), text);
}

void
ful_checklist_row_set_dense (FulChecklistRow *self)
{
  /* Not bound in the template: the row takes its own child down. */
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));

  gtk_widget_set_margin_start (box, 0);
  gtk_widget_set_margin_end (box, 0);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
}

void
ful_checklist_row_focus (FulChecklistRow *self)
{
  GtkWidget *controls[] = { GTK_WIDGET (self->link), GTK_WIDGET (self->act),
                            GTK_WIDGET (self->editor) };

  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    if (gtk_widget_get_visible (controls[i]))
      gtk_widget_grab_focus (controls[i]);
}

static void
ful_checklist_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CHECKLIST_ROW);
  G_OBJECT_CLASS (ful_checklist_row_parent_class)->dispose (object);
}

static void
ful_checklist_row_class_init (FulChecklistRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_checklist_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("checklist-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulChecklistRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FulChecklistRow, title);
  gtk_widget_class_bind_template_child (widget_class, FulChecklistRow, basis);
  gtk_widget_class_bind_template_child (widget_class, FulChecklistRow, link);
  gtk_widget_class_bind_template_child (widget_class, FulChecklistRow, link_text);
  gtk_widget_class_bind_template_child (widget_class, FulChecklistRow, act);
  gtk_widget_class_bind_template_child (widget_class, FulChecklistRow, editor);
}

static void
ful_checklist_row_init (FulChecklistRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
