/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of fields are made when the page is first looked at or asked for a field. */
#include "app/workflow/workflow-page.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/resource-path.h"
#include "app/widgets/field-group.h"
#include "app/widgets/field-set.h"
#include "app/workflow/bar-card.h"
#include "app/workflow/description.h"
#include "app/workflow/factor-field.h"
#include "app/workflow/right-card.h"
#include "report/format.h"

#define TWO_COLUMNS 780 /* px of the page: the window's 1000 without the navigation */
#define N_FACTORS 7

struct _FulWorkflowPage {
  FulPage parent_instance;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *columns;
  FulDescription *description;
  FulBarCard *bar;
  FulRightCard *right_card;
  FulFactorField *factors[N_FACTORS];
  FulFieldSet *fields; /* NULL: nobody has looked yet */
  gboolean stale;      /* something changed while nobody looked */
  gboolean begun;      /* Set the Bar was pressed: the page is not empty any more */
  int width;
  guint arranging;
};

G_DEFINE_FINAL_TYPE (FulWorkflowPage, ful_workflow_page, FUL_TYPE_PAGE)

/* Nothing that says what is to be decided. */
static gboolean
is_empty (const FulSnapshot *snapshot)
{
  static const char *const keys[] = { "bar.quality", "workflow.description", "workflow.task",
                                      "workflow.volume_per_month" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (ful_snapshot_is_set (snapshot, keys[i]))
      return FALSE;
  return TRUE;
}

static void
show_fields (FulWorkflowPage *self, FulDocument *document)
{
  const FulVerdict *verdict = ful_document_verdict (document);

  ful_description_show (self->description, document);
  ful_field_set_show (self->fields, document, verdict != NULL ? verdict->projection : NULL);
  ful_bar_card_show (self->bar, document);
  ful_right_card_show (self->right_card, document);
}

static void
show_factors (FulWorkflowPage *self, FulDocument *document)
{
  for (int i = 0; i < N_FACTORS; i++)
    ful_factor_field_show (self->factors[i], ful_document_verdict (document));
}

/* Makes the rows when the page is first looked at, and shows what changed since. */
static void
wake (FulWorkflowPage *self)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));

  if (self->fields == NULL) {
    self->fields = ful_field_set_new (GTK_WIDGET (self->columns));
    self->stale = TRUE;
  }
  if (document == NULL || !self->stale)
    return;
  self->stale = FALSE;
  show_fields (self, document);
  show_factors (self, document);
}

static gboolean
sleeps (FulWorkflowPage *self)
{
  if (self->fields != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  self->stale = TRUE;
  return TRUE;
}

static void
ful_workflow_page_snapshot_changed (FulPage *page, FulDocument *document)
{
  FulWorkflowPage *self = FUL_WORKFLOW_PAGE (page);
  gboolean empty = !self->begun && is_empty (ful_document_snapshot (document));

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "content");
  if (!sleeps (self))
    show_fields (self, document);
}

static void
ful_workflow_page_verdict_changed (FulPage *page, FulDocument *document)
{
  FulWorkflowPage *self = FUL_WORKFLOW_PAGE (page);

  if (sleeps (self))
    return;
  show_fields (self, document);
  show_factors (self, document);
}

static FulPageState
ful_workflow_page_get_status (FulPage *page, FulDocument *document, char **text)
{
  double bar = ful_snapshot_number (ful_document_snapshot (document), "bar.quality");
  g_autofree char *share = ful_format_plain_share (bar);

  *text = isnan (bar) ? g_strdup (_ ("Bar not set")) : g_strdup_printf (_ ("Bar %s"), share);
  return isnan (bar) ? FUL_PAGE_TODO : FUL_PAGE_DONE;
}

static void
ful_workflow_page_show (FulPage *page, const char *filter)
{
  FulWorkflowPage *self = FUL_WORKFLOW_PAGE (page);
  FulFieldRow *row;

  if (filter == NULL)
    return;
  wake (self);
  self->begun = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "content");
  row = ful_field_set_find (self->fields, filter);
  if (row != NULL)
    ful_field_row_focus (row);
  else if (strcmp (filter, "workflow.description") == 0)
    ful_description_focus (self->description);
}

static void
set_bar_cb (FulWorkflowPage *self)
{
  ful_workflow_page_show (FUL_PAGE (self), "bar.quality");
}

static gboolean
arrange_cb (gpointer data)
{
  FulWorkflowPage *self = data;
  gboolean two = self->width >= TWO_COLUMNS;

  self->arranging = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  two ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->columns, two);
  return G_SOURCE_REMOVE;
}

/* What the width decides is set from an idle: not while sizes are handed out. */
static void
width_changed (FulWorkflowPage *self, GParamSpec *pspec, GtkAdjustment *across)
{
  self->width = (int)gtk_adjustment_get_page_size (across);
  if (self->arranging == 0)
    self->arranging = g_idle_add (arrange_cb, self);
}

static void
ful_workflow_page_map (GtkWidget *widget)
{
  wake (FUL_WORKFLOW_PAGE (widget));
  GTK_WIDGET_CLASS (ful_workflow_page_parent_class)->map (widget);
}

static void
ful_workflow_page_dispose (GObject *object)
{
  FulWorkflowPage *self = FUL_WORKFLOW_PAGE (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_pointer (&self->fields, ful_field_set_free);
  adw_bin_set_child (ADW_BIN (self), NULL); /* as in project-view.c */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_WORKFLOW_PAGE);
  G_OBJECT_CLASS (ful_workflow_page_parent_class)->dispose (object);
}

static void
ful_workflow_page_class_init (FulWorkflowPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_workflow_page_dispose;
  widget_class->map = ful_workflow_page_map;
  FUL_PAGE_CLASS (klass)->snapshot_changed = ful_workflow_page_snapshot_changed;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_workflow_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->get_status = ful_workflow_page_get_status;
  FUL_PAGE_CLASS (klass)->show = ful_workflow_page_show;
  g_type_ensure (FUL_TYPE_BAR_CARD);
  g_type_ensure (FUL_TYPE_DESCRIPTION);
  g_type_ensure (FUL_TYPE_FACTOR_FIELD);
  g_type_ensure (FUL_TYPE_FIELD_GROUP);
  g_type_ensure (FUL_TYPE_RIGHT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("workflow-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulWorkflowPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FulWorkflowPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, FulWorkflowPage, columns);
  gtk_widget_class_bind_template_child (widget_class, FulWorkflowPage, description);
  gtk_widget_class_bind_template_child (widget_class, FulWorkflowPage, bar);
  gtk_widget_class_bind_template_child (widget_class, FulWorkflowPage, right_card);
  for (int i = 0; i < N_FACTORS; i++) {
    g_autofree char *name = g_strdup_printf ("factor_%d", i + 1);

    gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                               (gssize)(G_STRUCT_OFFSET (FulWorkflowPage, factors) +
                                                        (gsize)i * sizeof (gpointer)));
  }
  gtk_widget_class_bind_template_callback (widget_class, set_bar_cb);
}

static void
ful_workflow_page_init (FulWorkflowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
}
