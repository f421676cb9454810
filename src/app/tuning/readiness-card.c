/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tuning/readiness-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/resource-path.h"
#include "app/tuning/checklist-row.h"
#include "app/tuning/field-popover.h"
#include "report/field-entry.h"
#include "report/terms.h"

struct _FulReadinessCard {
  GtkBox parent_instance;
  GtkLabel *count;
  GtkLevelBar *bar;
  GtkListBox *list;
  FulDocument *document; /* weak */
  GPtrArray *shown;      /* char*: item, state and basis of each row */
};

G_DEFINE_FINAL_TYPE (FulReadinessCard, ful_readiness_card, GTK_TYPE_BOX)

/* What an item rests on, and the button that sets it where it is a field. */
static const struct {
  const char *item;
  const char *link;  /* words of the link once it is met */
  const char *place; /* where that leads */
  const char *key;   /* field that meets it; NULL: none does alone */
  const char *set;   /* words of the button that sets it */
} controls[] = {
  { "examples", N_ ("Cases"), "page:cases split:train", "workflow.examples_curated",
    N_ ("Say How Many…") },
  { "criteria", N_ ("Workflow"), "page:workflow bar.quality", NULL, NULL },
  { "owner", N_ ("Workflow"), "page:workflow workflow.owner", "workflow.owner", N_ ("Name…") },
  { "drift", N_ ("Workflow"), "page:workflow workflow.drift_plan", "workflow.drift_plan",
    N_ ("Describe…") },
  { "regression", N_ ("Workflow"), "page:workflow workflow.regression_frozen", NULL, NULL },
  { "stable", N_ ("Workflow"), "page:workflow workflow.changes_per_month",
    "workflow.changes_per_month", N_ ("Say How Often…") },
};

static char *
suggestion_for (const FulSnapshot *snapshot, const char *key, gsize n_examples)
{
  const FulField *field = ful_field_lookup (key);
  const FulFieldValue *value = ful_snapshot_field (snapshot, key);

  if (value != NULL)
    return field->kind == FUL_FIELD_TEXT
               ? g_strdup (value->text)
               : ful_field_entry_text (field, value->low, value->likely, value->high);
  if (g_str_equal (key, "workflow.examples_curated") && n_examples > 0)
    return ful_field_entry_number (field, (double)n_examples);
  return NULL;
}

static void
add_control (FulReadinessCard *self,
             FulChecklistRow *row,
             const FulReadinessItem *item,
             gsize n_examples)
{
  const FulSnapshot *snapshot = ful_document_snapshot (self->document);
  gsize i = 0;

  while (i < G_N_ELEMENTS (controls) && !g_str_equal (controls[i].item, item->item))
    i++;
  g_return_if_fail (i < G_N_ELEMENTS (controls));
  if (item->met) {
    ful_checklist_row_set_link (row, _ (controls[i].link), controls[i].place);
  } else if (controls[i].key != NULL) {
    g_autofree char *suggestion = suggestion_for (snapshot, controls[i].key, n_examples);

    ful_checklist_row_set_editor (row, _ (controls[i].set),
                                  GTK_POPOVER (ful_field_popover_new (self->document,
                                                                      controls[i].key,
                                                                      suggestion)));
  } else if (g_str_equal (item->item, "regression")) {
    ful_checklist_row_set_act (row, _ ("Mark as Frozen"), "readiness.freeze", NULL);
  } else if (isnan (ful_snapshot_number (snapshot, "bar.quality"))) {
    ful_checklist_row_set_act (row, _ ("Set the Bar"), "win.show-evidence",
                               "page:workflow bar.quality");
  } else {
    ful_checklist_row_set_act (row, _ ("Run…"), "win.run-options", NULL);
  }
}

static char *
key_of (const FulReadinessItem *item)
{
  return g_strdup_printf ("%s %d %s", item->item, item->met, item->basis);
}

/* Replaces the row at @i unless it says the same already. */
static void
show_item (FulReadinessCard *self, guint i, const FulReadinessItem *item, gsize n_examples)
{
  GtkListBoxRow *old = gtk_list_box_get_row_at_index (self->list, (int)i);
  g_autofree char *key = key_of (item);
  GtkWidget *row;

  if (old != NULL && g_strcmp0 (self->shown->pdata[i], key) == 0)
    return;
  row = ful_checklist_row_new (item->met ? FUL_CHECK_MET : FUL_CHECK_OPEN,
                               ful_term_readiness (item->item), item->basis);
  add_control (self, FUL_CHECKLIST_ROW (row), item, n_examples);
  g_object_set_data (G_OBJECT (row), "item", (gpointer)item->item);
  if (old != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  gtk_list_box_insert (self->list, row, (int)i);
  if (i >= self->shown->len)
    g_ptr_array_set_size (self->shown, (int)i + 1);
  g_free (self->shown->pdata[i]);
  self->shown->pdata[i] = g_steal_pointer (&key);
}

static void
forget (FulReadinessCard *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->shown, 0);
}

void
ful_readiness_card_show (FulReadinessCard *self, FulDocument *document, gsize n_examples)
{
  const FulVerdict *verdict = ful_document_verdict (document);
  g_autofree char *count = NULL;
  guint met = 0;

  if (self->document != document)
    forget (self);
  g_set_weak_pointer (&self->document, document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "readiness.freeze",
                                 ful_document_read_only_reason (document) == NULL);
  if (verdict == NULL)
    return;
  for (guint i = 0; i < verdict->readiness->len; i++) {
    const FulReadinessItem *item = verdict->readiness->pdata[i];

    met += item->met ? 1 : 0;
    show_item (self, i, item, n_examples);
  }
  count = g_strdup_printf (_ ("%u of %u"), met, verdict->readiness->len);
  gtk_label_set_text (self->count, count);
  gtk_level_bar_set_value (self->bar, met);
}

gboolean
ful_readiness_card_focus (FulReadinessCard *self, const char *item)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "item"), item) == 0) {
      ful_checklist_row_focus (FUL_CHECKLIST_ROW (row));
      return TRUE;
    }
  return FALSE;
}

static void
freeze_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FulReadinessCard *self = FUL_READINESS_CARD (widget);

  if (self->document != NULL)
    ful_document_set_field (self->document, "workflow.regression_frozen", "true", NULL);
}

static void
ful_readiness_card_dispose (GObject *object)
{
  g_clear_weak_pointer (&FUL_READINESS_CARD (object)->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_READINESS_CARD);
  G_OBJECT_CLASS (ful_readiness_card_parent_class)->dispose (object);
}

static void
ful_readiness_card_finalize (GObject *object)
{
  g_ptr_array_unref (FUL_READINESS_CARD (object)->shown);
  G_OBJECT_CLASS (ful_readiness_card_parent_class)->finalize (object);
}

static void
ful_readiness_card_class_init (FulReadinessCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_readiness_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_readiness_card_finalize;
  gtk_widget_class_install_action (widget_class, "readiness.freeze", NULL, freeze_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FUL_RESOURCE ("tuning-readiness-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulReadinessCard, count);
  gtk_widget_class_bind_template_child (widget_class, FulReadinessCard, bar);
  gtk_widget_class_bind_template_child (widget_class, FulReadinessCard, list);
}

static void
ful_readiness_card_init (FulReadinessCard *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
