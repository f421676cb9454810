/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/check-dialog.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "checks/check.h"
#include "report/check-words.h"
#include "report/field-entry.h"
#include "report/format.h"

#define KIND_CHARS 24

struct _FulCheckDialog {
  AdwWindow parent_instance;
  GtkDropDown *kind;
  GtkSwitch *negated;
  GtkWidget *value_box;
  GtkTextView *value;
  GtkLabel *hint;
  AdwEntryRow *name;
  AdwEntryRow *weight;
  AdwEntryRow *threshold;
  AdwEntryRow *tags;
  GtkLabel *problem;
  GtkButton *act;
  FulDocument *document;
  gint64 id;      /* 0: a new one */
  char *own_name; /* that was filled in for the kind; nobody typed it */
};

G_DEFINE_FINAL_TYPE (FulCheckDialog, ful_check_dialog, ADW_TYPE_WINDOW)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
kind_of (FulCheckDialog *self)
{
  return ful_check_kinds ()[gtk_drop_down_get_selected (self->kind)];
}

static char *
value_of (FulCheckDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->value);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return ful_check_kind_takes_value (kind_of (self)) && *text != '\0' ? g_steal_pointer (&text)
                                                                      : NULL;
}

static const FulCheck *
old_check (FulCheckDialog *self)
{
  const GPtrArray *checks = ful_document_snapshot (self->document)->checks;

  for (guint i = 0; i < checks->len; i++)
    if (((const FulCheck *)checks->pdata[i])->id == self->id)
      return checks->pdata[i];
  return NULL;
}

static int
next_position (const FulSnapshot *snapshot)
{
  int next = 0;

  for (guint i = 0; i < snapshot->checks->len; i++)
    next = MAX (next, ((const FulCheck *)snapshot->checks->pdata[i])->position + 1);
  return next;
}

/* What is wrong with what stands in the dialog; NULL: nothing. @check borrows from @value, @tags.
 */
static char *
read_check (FulCheckDialog *self, char *value, char **tags, FulCheck *check)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  const FulCheck *old = old_check (self), *named;
  g_autoptr (GError) error = NULL;

  *check = (FulCheck){ .id = self->id,
                       .name = (char *)text_of (self->name),
                       .kind = (char *)kind_of (self),
                       .value = value,
                       .weight = 1,
                       .threshold = NAN,
                       .negated = gtk_switch_get_active (self->negated),
                       .tags = tags[0] != NULL ? tags : NULL,
                       .model = old != NULL ? old->model : NULL,
                       .retry = old != NULL ? old->retry : 0,
                       .position = old != NULL ? old->position : next_position (snapshot) };
  if (!ful_field_entry_read_number (text_of (self->weight), &check->weight))
    return g_strdup (_ ("The weight is not a number"));
  if (ful_check_kind_takes_threshold (check->kind) && *text_of (self->threshold) != '\0' &&
      !ful_field_entry_read_number (text_of (self->threshold), &check->threshold))
    return g_strdup (_ ("By how much it may differ is not a number"));
  if (*check->name == '\0')
    return g_strdup (_ ("A check needs a name"));
  named = ful_snapshot_check_named (snapshot, check->name);
  if (named != NULL && named->id != self->id)
    return g_strdup (_ ("There is a check of that name"));
  if (!ful_check_validate (check, &error))
    return g_strdup (error->message);
  return NULL;
}

static char **
tags_of (FulCheckDialog *self)
{
  g_auto (GStrv) parts = g_strsplit (text_of (self->tags), ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static void
act_cb (FulCheckDialog *self)
{
  g_autofree char *value = value_of (self);
  g_auto (GStrv) tags = tags_of (self);
  g_autofree char *problem = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  FulEdit *edit;
  FulCheck check;

  problem = read_check (self, value, tags, &check);
  if (problem == NULL) {
    label = g_strdup_printf (self->id == 0 ? _ ("Add check %s") : _ ("Edit check %s"), check.name);
    if (self->id == 0)
      check.id = ful_project_new_id (ful_document_project (self->document), FUL_ID_CHECK);
    edit = ful_edit_new ();
    ful_edit_put_check (edit, &check);
    if (!ful_document_edit (self->document, label, edit, &error))
      problem = g_strdup (error->message);
  }
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

/* The kind's name, numbered where it is taken. */
static char *
free_name (const FulSnapshot *snapshot, const char *kind)
{
  char *name = g_strdup (kind);

  for (guint i = 2; ful_snapshot_check_named (snapshot, name) != NULL; i++) {
    g_free (name);
    name = g_strdup_printf ("%s-%u", kind, i);
  }
  return name;
}

static void
kind_cb (FulCheckDialog *self)
{
  const char *kind;

  if (self->document == NULL ||
      gtk_drop_down_get_selected (self->kind) == GTK_INVALID_LIST_POSITION)
    return;
  kind = kind_of (self);
  gtk_widget_set_visible (self->value_box, ful_check_kind_takes_value (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->threshold), ful_check_kind_takes_threshold (kind));
  gtk_label_set_text (self->hint, ful_check_kind_value (kind));
  if (self->id != 0 || g_strcmp0 (text_of (self->name), self->own_name) != 0)
    return;
  g_free (self->own_name);
  self->own_name = free_name (ful_document_snapshot (self->document), kind);
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->own_name);
}

static void
fill (FulCheckDialog *self, const FulCheck *check)
{
  g_autofree char *weight = ful_format_plain_number (check->weight);
  g_autofree char *threshold =
      isnan (check->threshold) ? NULL : ful_format_plain_number (check->threshold);
  g_autofree char *tags = check->tags != NULL ? g_strjoinv (", ", check->tags) : NULL;

  for (guint i = 0; ful_check_kinds ()[i] != NULL; i++)
    if (strcmp (ful_check_kinds ()[i], check->kind) == 0)
      gtk_drop_down_set_selected (self->kind, i);
  gtk_switch_set_active (self->negated, check->negated);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->value),
                            check->value != NULL ? check->value : "", -1);
  gtk_editable_set_text (GTK_EDITABLE (self->name), check->name);
  gtk_editable_set_text (GTK_EDITABLE (self->weight), weight);
  gtk_editable_set_text (GTK_EDITABLE (self->threshold), threshold != NULL ? threshold : "");
  gtk_editable_set_text (GTK_EDITABLE (self->tags), tags != NULL ? tags : "");
  gtk_button_set_label (self->act, _ ("Change Check"));
}

void
ful_check_dialog_present (GtkWidget *parent, FulDocument *document, gint64 id)
{
  FulCheckDialog *self = g_object_new (FUL_TYPE_CHECK_DIALOG, "transient-for",
                                       GTK_WINDOW (gtk_widget_get_root (parent)), NULL);

  self->document = g_object_ref (document);
  self->id = id;
  if (old_check (self) != NULL)
    fill (self, old_check (self));
  else
    self->id = 0;
  kind_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
ful_check_dialog_dispose (GObject *object)
{
  FulCheckDialog *self = FUL_CHECK_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->own_name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CHECK_DIALOG);
  G_OBJECT_CLASS (ful_check_dialog_parent_class)->dispose (object);
}

static void
ful_check_dialog_class_init (FulCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_check_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FUL_RESOURCE ("workflow-check-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, negated);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, value_box);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, value);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, name);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, weight);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, threshold);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, tags);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, FulCheckDialog, act);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ful_check_dialog_init (FulCheckDialog *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; ful_check_kinds ()[i] != NULL; i++)
    g_ptr_array_add (names, (char *)ful_check_kind_name (ful_check_kinds ()[i]));
  g_ptr_array_add (names, NULL);
  ful_choice_set_names (self->kind, (const char *const *)names->pdata, KIND_CHARS);
  self->own_name = g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->weight), "1");
}
