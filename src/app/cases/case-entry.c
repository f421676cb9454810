/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/case-row.h"
#include "app/resource-path.h"
#include "report/format.h"

struct _FulCaseEntry {
  GtkBox parent_instance;
  GtkLabel *name_label;
  GtkTextView *view;
  GtkLabel *note;
  char *name;
  char *whole; /* NULL: what the view holds */
  gboolean editable;
  gboolean setting;
};

enum { PROP_FIELD_NAME = 1, N_PROPS };
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (FulCaseEntry, ful_case_entry, GTK_TYPE_BOX)

GtkWidget *
ful_case_entry_new (const char *name)
{
  return g_object_new (FUL_TYPE_CASE_ENTRY, "field-name", name, NULL);
}

const char *
ful_case_entry_get_name (FulCaseEntry *self)
{
  return self->name;
}

static void
set_name (FulCaseEntry *self, const char *name)
{
  g_autofree char *line = ful_case_line (name, 100);

  g_free (self->name);
  self->name = g_strdup (name);
  gtk_label_set_text (self->name_label, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  -1);
}

static void
show_editable (FulCaseEntry *self)
{
  gtk_text_view_set_editable (self->view, self->editable && self->whole == NULL);
}

void
ful_case_entry_set_note (FulCaseEntry *self, const char *note)
{
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

void
ful_case_entry_set_text (FulCaseEntry *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const char *all = text != NULL ? text : "";
  g_autofree char *shown = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (FUL_IS_CASE_ENTRY (self));
  g_clear_pointer (&self->whole, g_free);
  if (strlen (all) > FUL_CASE_ENTRY_MOST && g_utf8_strlen (all, -1) > FUL_CASE_ENTRY_MOST) {
    g_autofree char *length = ful_format_count ((double)g_utf8_strlen (all, -1));
    g_autofree char *most = ful_format_count (FUL_CASE_ENTRY_MOST);

    self->whole = g_strdup (all);
    shown = g_utf8_substring (all, 0, FUL_CASE_ENTRY_MOST / 10);
    note = g_strdup_printf (_ ("The start of %s characters. Texts over %s are changed by export "
                               "and import."),
                            length, most);
  }
  self->setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, shown != NULL ? shown : all, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->setting = FALSE;
  ful_case_entry_set_note (self, note);
  show_editable (self);
}

char *
ful_case_entry_get_text (FulCaseEntry *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  if (self->whole != NULL)
    return g_strdup (self->whole);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
ful_case_entry_set_editable (FulCaseEntry *self, gboolean editable)
{
  self->editable = editable;
  show_editable (self);
}

void
ful_case_entry_focus (FulCaseEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
changed_cb (FulCaseEntry *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_name (FUL_CASE_ENTRY (object), g_value_get_string (value));
}

static void
ful_case_entry_dispose (GObject *object)
{
  FUL_CASE_ENTRY (object)->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASE_ENTRY);
  G_OBJECT_CLASS (ful_case_entry_parent_class)->dispose (object);
}

static void
ful_case_entry_finalize (GObject *object)
{
  g_free (FUL_CASE_ENTRY (object)->name);
  g_free (FUL_CASE_ENTRY (object)->whole);
  G_OBJECT_CLASS (ful_case_entry_parent_class)->finalize (object);
}

static void
ful_case_entry_class_init (FulCaseEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_case_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_case_entry_finalize;
  G_OBJECT_CLASS (klass)->set_property = set_property;
  props[PROP_FIELD_NAME] =
      g_param_spec_string ("field-name", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_CASE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cases-entry.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCaseEntry, name_label);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEntry, view);
  gtk_widget_class_bind_template_child (widget_class, FulCaseEntry, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
ful_case_entry_init (FulCaseEntry *self)
{
  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
