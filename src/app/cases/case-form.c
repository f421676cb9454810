/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/case-entry.h"
#include "app/cases/case-row.h"
#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "report/format.h"

struct _FulCaseForm {
  GtkBox parent_instance;
  GtkEntry *name;
  GtkDropDown *split;
  FulCaseEntry *expected;
  GtkDropDown *labels;
  GtkEntry *tags;
  GtkEntry *group;
  GtkBox *inputs;
  FulSnapshot *snapshot;
  FulCase *item; /* as it was before anything was typed */
  gboolean editable;
  gboolean filling;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCaseForm, ful_case_form, GTK_TYPE_BOX)

static const FulSplit split_values[] = { FUL_SPLIT_TRAIN, FUL_SPLIT_DEV, FUL_SPLIT_TEST,
                                         FUL_SPLIT_NONE };

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* A label that the project does not have is told, not refused. */
static void
note_label (FulCaseForm *self)
{
  const FulSnapshot *snapshot = self->snapshot;
  g_autofree char *text = ful_case_entry_get_text (self->expected);
  g_autofree char *note = NULL;
  guint chosen = 0;

  if (strlen (text) > FUL_CASE_ENTRY_MOST)
    return;
  for (guint i = 0; i < snapshot->labels->len; i++)
    if (strcmp (((const FulLabel *)snapshot->labels->pdata[i])->name, text) == 0)
      chosen = i + 1;
  if (snapshot->labels->len > 0 && *text != '\0' && chosen == 0) {
    g_autofree char *n = ful_format_count (snapshot->labels->len);

    note = g_strdup_printf (ngettext ("Not the project's one label.",
                                      "None of the project's %s labels.", snapshot->labels->len),
                            n);
  }
  ful_case_entry_set_note (self->expected, note);
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->labels, chosen);
  self->filling = FALSE;
}

static void
fill_labels (FulCaseForm *self)
{
  const FulSnapshot *snapshot = self->snapshot;
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  g_ptr_array_add (names, g_strdup (_ ("Choose a label")));
  for (guint i = 0; i < snapshot->labels->len; i++)
    g_ptr_array_add (names,
                     ful_case_line (((const FulLabel *)snapshot->labels->pdata[i])->name, 60));
  self->filling = TRUE;
  ful_choice_set_names (self->labels, (const char *const *)names->pdata, 22);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->labels), snapshot->labels->len > 0);
}

static void
changed_cb (FulCaseForm *self)
{
  if (!self->filling && self->item != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
expected_cb (FulCaseForm *self)
{
  if (self->filling || self->item == NULL)
    return;
  note_label (self);
  changed_cb (self);
}

static void
label_chosen_cb (FulCaseForm *self)
{
  guint chosen = gtk_drop_down_get_selected (self->labels);
  const FulSnapshot *snapshot;

  if (self->filling || self->item == NULL || chosen == 0)
    return;
  snapshot = self->snapshot;
  if (chosen > snapshot->labels->len)
    return;
  ful_case_entry_set_text (self->expected,
                           ((const FulLabel *)snapshot->labels->pdata[chosen - 1])->name);
  expected_cb (self);
}

static void
add_input (FulCaseForm *self, const char *name, const char *value)
{
  GtkWidget *field = ful_case_entry_new (name);

  ful_case_entry_set_text (FUL_CASE_ENTRY (field), value);
  ful_case_entry_set_editable (FUL_CASE_ENTRY (field), self->editable);
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->inputs, field);
}

/* All inputs of the project, whether or not the case has them, then its others. */
static void
fill_inputs (FulCaseForm *self)
{
  const FulSnapshot *snapshot = self->snapshot;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->inputs))) != NULL)
    gtk_box_remove (self->inputs, child);
  for (guint i = 0; i < snapshot->columns->len; i++)
    add_input (self, snapshot->columns->pdata[i],
               ful_case_variable (self->item, snapshot->columns->pdata[i]));
  for (guint i = 0; self->item->var_names[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (snapshot->columns, self->item->var_names[i], g_str_equal,
                                           NULL))
      add_input (self, self->item->var_names[i], self->item->var_values[i]);
  /* The first case of an empty project: a prompt asks for {{text}}. */
  if (gtk_widget_get_first_child (GTK_WIDGET (self->inputs)) == NULL)
    add_input (self, "text", NULL);
}

static void
show_editable (FulCaseForm *self)
{
  ful_case_entry_set_editable (self->expected, self->editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->name), self->editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->tags), self->editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->group), self->editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->split), self->editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->labels), self->editable);
}

void
ful_case_form_set (FulCaseForm *self,
                   const FulSnapshot *snapshot,
                   const FulCase *item,
                   gboolean editable)
{
  g_return_if_fail (FUL_IS_CASE_FORM (self));
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  self->snapshot = ful_snapshot_ref ((FulSnapshot *)snapshot);
  ful_case_free (self->item);
  self->item = ful_case_copy (item);
  self->editable = editable;
  fill_labels (self);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), or_empty (item->name));
  gtk_editable_set_text (GTK_EDITABLE (self->tags), or_empty (item->tags));
  gtk_editable_set_text (GTK_EDITABLE (self->group), or_empty (item->group));
  for (guint i = 0; i < G_N_ELEMENTS (split_values); i++)
    if (split_values[i] == item->split)
      gtk_drop_down_set_selected (self->split, i);
  ful_case_entry_set_text (self->expected, item->expected);
  fill_inputs (self);
  self->filling = FALSE;
  note_label (self);
  show_editable (self);
}

FulCase *
ful_case_form_get (FulCaseForm *self)
{
  FulCase *item = ful_case_copy (self->item);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  guint split = gtk_drop_down_get_selected (self->split);

  g_free (item->name);
  item->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_free (item->tags);
  item->tags = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->tags)));
  g_free (item->group);
  item->group = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->group)));
  g_free (item->expected);
  item->expected = ful_case_entry_get_text (self->expected);
  item->split = split_values[MIN (split, G_N_ELEMENTS (split_values) - 1)];
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->inputs)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    g_autofree char *value = ful_case_entry_get_text (FUL_CASE_ENTRY (child));

    g_strv_builder_add (names, ful_case_entry_get_name (FUL_CASE_ENTRY (child)));
    g_strv_builder_add (values, value);
  }
  g_strfreev (item->var_names);
  g_strfreev (item->var_values);
  item->var_names = g_strv_builder_end (names);
  item->var_values = g_strv_builder_end (values);
  return item;
}

void
ful_case_form_focus (FulCaseForm *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->inputs));

  if (first != NULL)
    ful_case_entry_focus (FUL_CASE_ENTRY (first));
}

static void
ful_case_form_dispose (GObject *object)
{
  FulCaseForm *self = FUL_CASE_FORM (object);

  self->filling = TRUE;
  g_clear_pointer (&self->snapshot, ful_snapshot_unref);
  g_clear_pointer (&self->item, ful_case_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASE_FORM);
  G_OBJECT_CLASS (ful_case_form_parent_class)->dispose (object);
}

static void
ful_case_form_class_init (FulCaseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_case_form_dispose;
  g_type_ensure (FUL_TYPE_CASE_ENTRY);
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_CASE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cases-form.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCaseForm, name);
  gtk_widget_class_bind_template_child (widget_class, FulCaseForm, split);
  gtk_widget_class_bind_template_child (widget_class, FulCaseForm, expected);
  gtk_widget_class_bind_template_child (widget_class, FulCaseForm, labels);
  gtk_widget_class_bind_template_child (widget_class, FulCaseForm, tags);
  gtk_widget_class_bind_template_child (widget_class, FulCaseForm, group);
  gtk_widget_class_bind_template_child (widget_class, FulCaseForm, inputs);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, expected_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_chosen_cb);
}

static void
ful_case_form_init (FulCaseForm *self)
{
  const char *splits[] = { C_ ("split", "Train"), C_ ("split", "Dev"), C_ ("split", "Test"),
                           _ ("In no split"), NULL };
  g_autoptr (GtkExpression) name =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_choice_set_names (self->split, splits, 12);
  gtk_drop_down_set_expression (self->labels, name);
  self->filling = FALSE;
}
