/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/field-row-private.h"

#include <glib/gi18n.h>

#include "app/runs/choice.h"
#include "report/field-words.h"

#define TEXT_CHARS 18
#define CHOICE_CHARS 22
#define BARE_CHARS 3
#define UNIT_CHARS 8

gboolean
ful_field_row_has_look (FulFieldRow *self, const char *look)
{
  return g_strcmp0 (self->look, look) == 0;
}

gboolean
ful_field_row_is_number (FulFieldRow *self)
{
  return self->field->kind != FUL_FIELD_TEXT && self->field->kind != FUL_FIELD_CHOICE &&
         self->field->kind != FUL_FIELD_FLAG;
}

static void
add_choice (FulFieldRow *self)
{
  const char *const *choices = self->field->choices;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *fallback = NULL;

  if (self->field->fallback != NULL)
    fallback = g_strdup_printf (_ ("Default: %s"), ful_field_choice (self->field->fallback));
  g_ptr_array_add (names, fallback != NULL ? fallback : (char *)_ ("Not said"));
  for (guint i = 0; choices[i] != NULL; i++)
    g_ptr_array_add (names, (char *)ful_field_choice (choices[i]));
  g_ptr_array_add (names, NULL);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  ful_choice_set_names (self->choice, (const char *const *)names->pdata, CHOICE_CHARS);
  gtk_box_append (self->line, GTK_WIDGET (self->choice));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (ful_field_row_choice_cb),
                            self);
}

static void
add_flag (FulFieldRow *self)
{
  self->flag = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->flag), GTK_ALIGN_CENTER);
  gtk_box_append (self->line, GTK_WIDGET (self->flag));
  g_signal_connect_swapped (self->flag, "notify::active", G_CALLBACK (ful_field_row_flag_cb), self);
}

static void
set_chars (FulFieldRow *self, int chars)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), chars);
}

static void
name_control (FulFieldRow *self, GtkWidget *control)
{
  g_autofree char *name = ful_field_name (self->field->key);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  ful_field_meaning (self->field->key), -1);
}

void
ful_field_row_make (FulFieldRow *self)
{
  g_autofree char *name = ful_field_name (self->field->key);
  g_autofree char *range = g_strdup_printf (_ ("Range of %s"), name);
  gboolean row = ful_field_row_has_look (self, "row");

  gtk_widget_add_css_class (GTK_WIDGET (self), self->look);
  gtk_label_set_text (self->label, ful_field_label (self->field->key));
  if (row) {
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->names), GTK_ORIENTATION_HORIZONTAL);
    gtk_box_set_spacing (self->names, 6);
    gtk_label_set_ellipsize (self->source, PANGO_ELLIPSIZE_NONE);
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->values), GTK_ORIENTATION_HORIZONTAL);
    gtk_box_reorder_child_after (self->values, GTK_WIDGET (self->range), NULL);
  } else {
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "sm");
  }
  if (ful_field_row_is_number (self) && !ful_field_row_has_look (self, "bare"))
    gtk_label_set_width_chars (self->unit, UNIT_CHARS);
  gtk_widget_set_visible (GTK_WIDGET (self->names), !ful_field_row_has_look (self, "bare"));
  if (self->field->kind == FUL_FIELD_CHOICE)
    add_choice (self);
  else if (self->field->kind == FUL_FIELD_FLAG)
    add_flag (self);
  gtk_widget_set_visible (GTK_WIDGET (self->values), self->choice == NULL && self->flag == NULL);
  if (self->field->kind == FUL_FIELD_TEXT && row) {
    set_chars (self, TEXT_CHARS);
    gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 0);
  }
  if (ful_field_row_has_look (self, "bare"))
    set_chars (self, BARE_CHARS);
  /* On the name, not on the entry: it would hide what is beside it while one types. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->names), ful_field_meaning (self->field->key));
  name_control (self, GTK_WIDGET (self->entry));
  if (self->choice != NULL)
    name_control (self, GTK_WIDGET (self->choice));
  if (self->flag != NULL)
    name_control (self, GTK_WIDGET (self->flag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->range), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  range, -1);
  ful_field_row_make_range (self);
}
