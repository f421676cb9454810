/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/workflow/right-card.h"

#include <glib/gi18n.h>

#include "app/resource-path.h"
#include "app/shell/window.h"
#include "app/workflow/check-dialog.h"
#include "app/workflow/check-row.h"
#include "app/workflow/labels-dialog.h"

struct _FulRightCard {
  GtkBox parent_instance;
  GtkLabel *none;
  GtkListBox *checks;
  GtkWidget *add;
  GtkButton *labels;
  FulDocument *document; /* weak */
  char *shown;           /* check version of the rows; NULL: none */
};

G_DEFINE_FINAL_TYPE (FulRightCard, ful_right_card, GTK_TYPE_BOX)

static void
edit_cb (FulCheckRow *row, FulRightCard *self)
{
  ful_check_dialog_present (GTK_WIDGET (self), self->document, ful_check_row_id (row));
}

static void
remove_cb (FulCheckRow *row, FulRightCard *self)
{
  const GPtrArray *checks = ful_document_snapshot (self->document)->checks;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  FulEdit *edit = ful_edit_new ();

  for (guint i = 0; i < checks->len; i++) {
    const FulCheck *check = checks->pdata[i];

    if (check->id == ful_check_row_id (row))
      label = g_strdup_printf (_ ("Remove check %s"), check->name);
  }
  ful_edit_remove_check (edit, ful_check_row_id (row));
  if (!ful_document_edit (self->document, label, edit, &error))
    ful_window_toast (FUL_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error->message);
}

static void
show_checks (FulRightCard *self, const FulSnapshot *snapshot, gboolean writable)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->checks, 0)) != NULL)
    gtk_list_box_remove (self->checks, GTK_WIDGET (row));
  for (guint i = 0; i < snapshot->checks->len; i++) {
    GtkWidget *added = ful_check_row_new (snapshot->checks->pdata[i], writable);

    g_signal_connect (added, "edit", G_CALLBACK (edit_cb), self);
    g_signal_connect (added, "remove", G_CALLBACK (remove_cb), self);
    gtk_list_box_append (self->checks, added);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->checks), snapshot->checks->len > 0);
  gtk_label_set_text (self->none, snapshot->checks->len == 0
                                      ? _ ("An answer is right when it is what the case expects.")
                                      : _ ("An answer is scored by all of these; what is recorded "
                                           "is scored again when they change."));
}

void
ful_right_card_show (FulRightCard *self, FulDocument *document)
{
  const FulSnapshot *snapshot = ful_document_snapshot (document);
  const char *reason = ful_document_read_only_reason (document);
  guint n = snapshot->labels->len;
  g_autofree char *labels = n == 0 ? g_strdup (_ ("Labels…"))
                                   : g_strdup_printf (ngettext ("%u Label…", "%u Labels…", n), n);
  g_autofree char *version = NULL;

  g_return_if_fail (FUL_IS_RIGHT_CARD (self));
  g_set_weak_pointer (&self->document, document);
  gtk_button_set_label (self->labels, labels);
  gtk_widget_set_sensitive (self->add, reason == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->labels), reason == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), reason);
  /* Names are no part of the version. */
  version = g_strdup_printf ("%s %u", snapshot->check_version, snapshot->checks->len);
  for (guint i = 0; i < snapshot->checks->len; i++) {
    g_autofree char *before = g_steal_pointer (&version);

    version = g_strconcat (before, " ", ((const FulCheck *)snapshot->checks->pdata[i])->name, NULL);
  }
  if (g_strcmp0 (self->shown, version) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&version);
  show_checks (self, snapshot, reason == NULL);
}

static void
add_cb (FulRightCard *self)
{
  if (self->document != NULL)
    ful_check_dialog_present (GTK_WIDGET (self), self->document, 0);
}

static void
labels_cb (FulRightCard *self)
{
  if (self->document != NULL)
    ful_labels_dialog_present (GTK_WIDGET (self), self->document);
}

static void
ful_right_card_dispose (GObject *object)
{
  FulRightCard *self = FUL_RIGHT_CARD (object);

  g_clear_weak_pointer (&self->document);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_RIGHT_CARD);
  G_OBJECT_CLASS (ful_right_card_parent_class)->dispose (object);
}

static void
ful_right_card_class_init (FulRightCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_right_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("workflow-right.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulRightCard, none);
  gtk_widget_class_bind_template_child (widget_class, FulRightCard, checks);
  gtk_widget_class_bind_template_child (widget_class, FulRightCard, add);
  gtk_widget_class_bind_template_child (widget_class, FulRightCard, labels);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, labels_cb);
}

static void
ful_right_card_init (FulRightCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
