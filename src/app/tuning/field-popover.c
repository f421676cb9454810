/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/field-popover.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "report/field-entry.h"
#include "report/field-words.h"

struct _FulFieldPopover {
  GtkPopover parent_instance;
  GtkLabel *name;
  GtkLabel *meaning;
  GtkEntry *entry;
  GtkLabel *unit;
  GtkWidget *set;
  GtkLabel *problem;
  FulDocument *document;
  char *key;
};

G_DEFINE_FINAL_TYPE (FulFieldPopover, ful_field_popover, GTK_TYPE_POPOVER)

static void
show_problem (FulFieldPopover *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static gboolean
is_blank (FulFieldPopover *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  return *g_strstrip (text) == '\0';
}

static void
typed_cb (FulFieldPopover *self)
{
  gtk_widget_set_sensitive (self->set, !is_blank (self));
  show_problem (self, NULL);
}

static void
set_cb (FulFieldPopover *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const FulField *field = ful_field_lookup (self->key);
  g_autoptr (FulFieldPopover) kept = g_object_ref (self); /* the edit rebuilds what it hangs on */
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (is_blank (self))
    return;
  text = field->kind == FUL_FIELD_TEXT ? g_strdup (typed)
                                       : ful_field_entry_canonical (self->key, typed, &error);
  if (text == NULL || !ful_document_set_field (self->document, self->key, text, &error)) {
    show_problem (self, error->message);
    return;
  }
  gtk_popover_popdown (GTK_POPOVER (self));
}

GtkWidget *
ful_field_popover_new (FulDocument *document, const char *key, const char *suggestion)
{
  FulFieldPopover *self = g_object_new (FUL_TYPE_FIELD_POPOVER, NULL);
  g_autofree char *unit =
      ful_field_unit (key, ful_snapshot_text (ful_document_snapshot (document), "cost.currency"));
  const char *label = ful_field_label (key);

  self->document = g_object_ref (document);
  self->key = g_strdup (key);
  gtk_label_set_text (self->name, label);
  gtk_label_set_text (self->meaning, ful_field_meaning (key));
  gtk_label_set_text (self->unit, unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (suggestion != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), suggestion);
  return GTK_WIDGET (self);
}

static void
ful_field_popover_dispose (GObject *object)
{
  /* No dispose_template: a popover takes its contents down itself. */
  g_clear_object (&FUL_FIELD_POPOVER (object)->document);
  G_OBJECT_CLASS (ful_field_popover_parent_class)->dispose (object);
}

static void
ful_field_popover_finalize (GObject *object)
{
  g_free (FUL_FIELD_POPOVER (object)->key);
  G_OBJECT_CLASS (ful_field_popover_parent_class)->finalize (object);
}

static void
ful_field_popover_class_init (FulFieldPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_field_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_field_popover_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FUL_RESOURCE ("tuning-field-popover.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulFieldPopover, name);
  gtk_widget_class_bind_template_child (widget_class, FulFieldPopover, meaning);
  gtk_widget_class_bind_template_child (widget_class, FulFieldPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, FulFieldPopover, unit);
  gtk_widget_class_bind_template_child (widget_class, FulFieldPopover, set);
  gtk_widget_class_bind_template_child (widget_class, FulFieldPopover, problem);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
ful_field_popover_init (FulFieldPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
