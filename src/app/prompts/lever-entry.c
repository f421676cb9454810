/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/prompts/lever-entry.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "report/format.h"
#include "report/terms.h"

struct _FulLeverEntry {
  AdwBin parent_instance;
  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *words;
  GtkPopover *popover;
  GtkLabel *title;
  GtkLabel *detail;
  GtkButton *add;
  GtkWidget *marking;
  GtkEditable *why;
  GtkWidget *mark;
  GtkWidget *unmark;
};

enum { ADD, MARK, UNMARK, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulLeverEntry, ful_lever_entry, ADW_TYPE_BIN)

static const struct {
  const char *icon;
  const char *css_class;
} looks[FUL_N_LEVER_STATES] = {
  [FUL_LEVER_GAINED] = { "ful-pass-symbolic", "good" },
  [FUL_LEVER_CHANCE] = { "ful-flaky-symbolic", "warn" },
  [FUL_LEVER_WORSE] = { "ful-fail-symbolic", "bad" },
  [FUL_LEVER_NOT_COMPARED] = { "ful-flaky-symbolic", "quiet" },
  [FUL_LEVER_NOT_APPLICABLE] = { "ful-blocked-symbolic", "quiet" },
  [FUL_LEVER_NOT_RUN] = { "ful-pending-symbolic", "quiet" },
  [FUL_LEVER_UNTRIED] = { "ful-open-symbolic", "quiet" },
};

/* What a lever is, for whom it is new. */
static const char *
meaning (FulLevers lever)
{
  switch (lever) {
  case FUL_LEVER_EXAMPLES:
    return _ ("Three or more examples in the prompt.");
  case FUL_LEVER_TOOLS:
    return _ ("Tools that the model can call.");
  case FUL_LEVER_VALIDATION:
    return _ ("A schema that holds the answer, or a check that asks again.");
  case FUL_LEVER_RETRIEVAL:
    return _ ("Passages of documents that are looked up for each case.");
  case FUL_LEVER_STRUCTURE:
  default:
    return _ ("Sections with heads, and a sentence that says how to answer.");
  }
}

static void
show_add (FulLeverEntry *self, const FulLeverStanding *standing, const char *target)
{
  gboolean wanted =
      target != NULL && (standing->state == FUL_LEVER_UNTRIED ||
                         standing->state == FUL_LEVER_CHANCE || standing->state == FUL_LEVER_WORSE);
  g_autofree char *name = target != NULL ? ful_format_stranger (target) : NULL;
  g_autofree char *label = wanted ? g_strdup_printf (_ ("Add It to %s"), name) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->add), wanted);
  if (wanted)
    gtk_button_set_label (self->add, label);
}

void
ful_lever_entry_show (FulLeverEntry *self,
                      const FulLeverStanding *standing,
                      const char *target,
                      gboolean editable)
{
  gboolean marked = standing->state == FUL_LEVER_NOT_APPLICABLE;
  const char *name = ful_term_lever (standing->lever);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, standing->words);
  g_autofree char *why = g_strdup_printf (_ ("Why %s does not apply"), name);
  g_autofree char *detail = g_strdup_printf ("%s\n%s", meaning (standing->lever), standing->detail);

  gtk_image_set_from_icon_name (self->icon, looks[standing->state].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]){ looks[standing->state].css_class, NULL });
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->words, standing->words);
  gtk_label_set_text (self->title, label);
  gtk_label_set_text (self->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL, why,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), standing->detail);
  show_add (self, standing, editable && !marked ? target : NULL);
  gtk_widget_set_visible (self->marking, editable && (standing->state == FUL_LEVER_UNTRIED ||
                                                      standing->state == FUL_LEVER_NOT_RUN));
  gtk_widget_set_visible (self->unmark, editable && marked);
}

void
ful_lever_entry_open (FulLeverEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  gtk_menu_button_popup (self->button);
}

static void
add_cb (FulLeverEntry *self)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[ADD], 0);
}

static char *
typed_why (FulLeverEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->why)));
}

static void
why_cb (FulLeverEntry *self)
{
  g_autofree char *why = typed_why (self);

  gtk_widget_set_sensitive (self->mark, *why != '\0');
}

static void
mark_cb (FulLeverEntry *self)
{
  g_autofree char *why = typed_why (self);

  if (*why == '\0')
    return;
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (self->why, "");
  g_signal_emit (self, signals[MARK], 0, why);
}

static void
unmark_cb (FulLeverEntry *self)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[UNMARK], 0);
}

static void
ful_lever_entry_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* AdwBin does not see the template disposed */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_LEVER_ENTRY);
  G_OBJECT_CLASS (ful_lever_entry_parent_class)->dispose (object);
}

static void
ful_lever_entry_class_init (FulLeverEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_lever_entry_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("lever-entry.ui"));
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, FulLeverEntry, child)
  BIND (button);
  BIND (icon);
  BIND (name);
  BIND (words);
  BIND (popover);
  BIND (title);
  BIND (detail);
  BIND (add);
  BIND (marking);
  BIND (why);
  BIND (mark);
  BIND (unmark);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmark_cb);
  signals[ADD] = g_signal_new ("add", FUL_TYPE_LEVER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[MARK] = g_signal_new ("mark", FUL_TYPE_LEVER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNMARK] = g_signal_new ("unmark", FUL_TYPE_LEVER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ful_lever_entry_init (FulLeverEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GtkMenuButton centres what is in it. */
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self->icon))),
                         GTK_ALIGN_FILL);
}
