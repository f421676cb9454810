/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/case-picker.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "prompts/render.h"
#include "report/format.h"

#define LONGEST 300 /* characters of a case in the line */

struct _FulCasePicker {
  GtkBox parent_instance;
  GtkWidget *previous;
  GtkMenuButton *button;
  GtkLabel *name;
  GtkLabel *text;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkLabel *problem;
  GtkWidget *next;
};

enum { FIND, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCasePicker, ful_case_picker, GTK_TYPE_BOX)

/* "dev-17 · card_arrival · 18 of 2,000" */
static char *
name_line (const FulCase *item, guint at, guint n)
{
  g_autofree char *name = ful_format_stranger (item->name);
  g_autofree char *expected = item->expected != NULL ? ful_format_stranger (item->expected) : NULL;
  g_autofree char *number = ful_format_count (at + 1);
  g_autofree char *all = ful_format_count (n);
  /* Translators: the number of a case among all: "18 of 2,000". */
  g_autofree char *place = g_strdup_printf (_ ("%s of %s"), number, all);

  return expected != NULL ? g_strdup_printf ("%s · %s · %s", name, expected, place)
                          : g_strdup_printf ("%s · %s", name, place);
}

void
ful_case_picker_show (FulCasePicker *self, const FulCase *item, guint at, guint n)
{
  g_autofree char *line = item != NULL ? name_line (item, at, n) : NULL;
  g_autofree char *input = item != NULL ? ful_case_input_text (item) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *label = NULL;

  if (input != NULL && g_utf8_strlen (input, -1) > LONGEST) {
    g_autofree char *cut = g_utf8_substring (input, 0, LONGEST);

    shown = ful_format_stranger (cut);
  } else if (input != NULL) {
    shown = ful_format_stranger (input);
  }
  gtk_label_set_text (self->name, line != NULL ? line : _ ("No case yet"));
  gtk_label_set_text (self->text, shown != NULL ? shown : _ ("Columns of cases stay empty"));
  label =
      g_strdup_printf ("%s: %s", gtk_label_get_text (self->name), gtk_label_get_text (self->text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), n > 0);
  gtk_widget_set_sensitive (self->previous, at > 0);
  gtk_widget_set_sensitive (self->next, at + 1 < n);
}

void
ful_case_picker_end_find (FulCasePicker *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem == NULL)
    gtk_popover_popdown (self->popover);
}

static void
find_cb (FulCasePicker *self)
{
  g_autofree char *id = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (*id != '\0')
    g_signal_emit (self, signals[FIND], 0, id);
}

static void
ful_case_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASE_PICKER);
  G_OBJECT_CLASS (ful_case_picker_parent_class)->dispose (object);
}

static void
ful_case_picker_class_init (FulCasePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_case_picker_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("case-picker.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, previous);
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, button);
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, name);
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, text);
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, popover);
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, entry);
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, problem);
  gtk_widget_class_bind_template_child (widget_class, FulCasePicker, next);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  signals[FIND] = g_signal_new ("find", FUL_TYPE_CASE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ful_case_picker_init (FulCasePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GtkMenuButton centres what is in it. */
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self->name))),
                         GTK_ALIGN_FILL);
  ful_case_picker_show (self, NULL, 0, 0);
}
