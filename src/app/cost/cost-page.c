/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit is shown twice: at once by the likely values alone, which take a millisecond, and with
 * its ranges when its verdict is there. Nothing is made or shown before the page is looked at. */
#include "app/cost/cost-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/cost/cost-results.h"
#include "app/resource-path.h"
#include "app/widgets/field-group.h"
#include "app/widgets/field-set.h"
#include "project/field.h"
#include "report/format.h"

#define BOTH_HALVES 760 /* px of the page: under it inputs and result take turns */

struct _FulCostPage {
  FulPage parent_instance;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkScrolledWindow *frame;
  GtkWidget *segment;
  GtkToggleButton *show_results;
  GtkToggleButton *show_inputs;
  GtkWidget *inputs;
  GtkWidget *groups;
  GtkScrolledWindow *scroller;
  FulCostResults *results;
  FulFieldSet *fields; /* NULL: nobody has looked yet */
  gboolean stale;      /* something changed while nobody looked */
  gboolean begun;      /* Type Figures was pressed: the page is not empty any more */
  guint arranging;
};

G_DEFINE_FINAL_TYPE (FulCostPage, ful_cost_page, FUL_TYPE_PAGE)

/* --- showing --- */

static gboolean
nothing_ran (FulDocument *document)
{
  const FulEvidence *evidence = ful_document_evidence (document);

  return evidence == NULL || evidence->arms->len == 0;
}

static void
show_projection (FulCostPage *self, FulDocument *document, const FulProjection *projection)
{
  gboolean empty = !self->begun && !projection->known && nothing_ran (document);

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "content");
  ful_field_set_show (self->fields, document, projection);
  ful_cost_results_show (self->results, document, projection);
}

/* What was typed on the evidence of the last verdict; its ranges follow with the next one. */
static void
show_likely (FulCostPage *self, FulDocument *document)
{
  g_autoptr (FulProjection) likely = NULL;
  FulCostContext context;

  if (!ful_document_cost_context (document, &context)) {
    ful_field_set_show (self->fields, document, NULL);
    return;
  }
  likely = ful_projection_new_likely (&context, ful_document_verdict (document)->pair);
  show_projection (self, document, likely);
}

static void
show_dates (FulCostPage *self, FulDocument *document)
{
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  date = ful_format_date (ful_price_list_date (ful_price_list_default ()));
  text =
      g_strdup_printf (_ ("Token counts and quality come from your runs; prices from the list of "
                          "%s. You can type figures now and replace them later."),
                       date);
  adw_status_page_set_description (self->empty, text);
}

/* Makes the rows when the page is first looked at, and shows what changed since. */
static void
wake (FulCostPage *self)
{
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));

  if (self->fields == NULL) {
    self->fields = ful_field_set_new (self->groups);
    self->stale = TRUE;
  }
  if (document == NULL || !self->stale)
    return;
  self->stale = FALSE;
  show_dates (self, document);
  show_likely (self, document);
}

static gboolean
sleeps (FulCostPage *self)
{
  if (self->fields != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  self->stale = TRUE;
  return TRUE;
}

static void
ful_cost_page_snapshot_changed (FulPage *page, FulDocument *document)
{
  FulCostPage *self = FUL_COST_PAGE (page);

  if (!sleeps (self))
    show_likely (self, document);
}

static void
ful_cost_page_verdict_changed (FulPage *page, FulDocument *document)
{
  FulCostPage *self = FUL_COST_PAGE (page);
  const FulVerdict *verdict = ful_document_verdict (document);

  if (sleeps (self))
    return;
  /* The verdict may be of the edit before the last one. */
  if (ful_document_verdict_input (document)->snapshot == ful_document_snapshot (document))
    show_projection (self, document, verdict->projection);
  else
    show_likely (self, document);
}

static FulPageState
ful_cost_page_get_status (FulPage *page, FulDocument *document, char **text)
{
  const FulVerdict *verdict = ful_document_verdict (document);
  const FulProjection *cost = verdict != NULL ? verdict->projection : NULL;
  g_autofree char *months = NULL;

  if (cost == NULL)
    return FUL_PAGE_TODO;
  if (!cost->known) {
    gboolean todo = nothing_ran (document);

    *text = todo ? g_strdup (_ ("Needs a run"))
                 : g_strdup_printf (ngettext ("%u input missing", "%u inputs missing",
                                              cost->missing->len),
                                    cost->missing->len);
    return todo ? FUL_PAGE_TODO : FUL_PAGE_PART;
  }
  months = ful_format_months (cost->break_even_month);
  *text = isnan (cost->break_even_month) ? g_strdup (_ ("Does not pay back"))
                                         : g_strdup_printf (_ ("Pays back in %s"), months);
  return FUL_PAGE_DONE;
}

/* --- where to --- */

static void
focus_field (FulCostPage *self, const char *key)
{
  FulFieldRow *row = ful_field_set_find (self->fields, key);

  if (row == NULL)
    return;
  if (gtk_widget_get_visible (self->segment))
    gtk_toggle_button_set_active (self->show_inputs, TRUE);
  ful_field_row_focus (row);
}

static void
ful_cost_page_show (FulPage *page, const char *filter)
{
  FulCostPage *self = FUL_COST_PAGE (page);

  if (filter == NULL || ful_field_lookup (filter) == NULL)
    return;
  wake (self);
  self->begun = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "content");
  focus_field (self, filter);
}

static void
missing_cb (FulCostPage *self, const char *key)
{
  if (ful_field_lookup (key) != NULL)
    focus_field (self, key);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-evidence", "s", "tuning:");
}

static void
type_cb (FulCostPage *self)
{
  ful_cost_page_show (FUL_PAGE (self), "workflow.volume_per_month");
}

/* --- widths --- */

static void
show_halves (FulCostPage *self)
{
  gboolean narrow = gtk_widget_get_visible (self->segment);
  gboolean inputs = gtk_toggle_button_get_active (self->show_inputs);

  gtk_widget_set_visible (self->inputs, !narrow || inputs);
  gtk_widget_set_hexpand (self->inputs, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !narrow || !inputs);
}

static void
segment_cb (FulCostPage *self)
{
  show_halves (self);
}

static gboolean
arrange_cb (gpointer data)
{
  FulCostPage *self = data;
  FulDocument *document = ful_page_get_document (FUL_PAGE (self));
  GtkAdjustment *page = gtk_scrolled_window_get_hadjustment (self->frame);
  GtkAdjustment *right = gtk_scrolled_window_get_hadjustment (self->scroller);

  self->arranging = 0;
  gtk_widget_set_visible (self->segment, gtk_adjustment_get_page_size (page) < BOTH_HALVES);
  show_halves (self);
  if (ful_cost_results_arrange (self->results, (int)gtk_adjustment_get_page_size (right)) &&
      document != NULL && self->fields != NULL)
    show_likely (self, document);
  return G_SOURCE_REMOVE;
}

/* What the width decides is set from an idle: not while sizes are handed out. */
static void
width_changed (FulCostPage *self)
{
  if (self->arranging == 0)
    self->arranging = g_idle_add (arrange_cb, self);
}

static void
ful_cost_page_map (GtkWidget *widget)
{
  wake (FUL_COST_PAGE (widget));
  GTK_WIDGET_CLASS (ful_cost_page_parent_class)->map (widget);
}

static void
ful_cost_page_dispose (GObject *object)
{
  FulCostPage *self = FUL_COST_PAGE (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_pointer (&self->fields, ful_field_set_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* as in project-view.c */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_COST_PAGE);
  G_OBJECT_CLASS (ful_cost_page_parent_class)->dispose (object);
}

static void
ful_cost_page_class_init (FulCostPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_cost_page_dispose;
  widget_class->map = ful_cost_page_map;
  FUL_PAGE_CLASS (klass)->snapshot_changed = ful_cost_page_snapshot_changed;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_cost_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->get_status = ful_cost_page_get_status;
  FUL_PAGE_CLASS (klass)->show = ful_cost_page_show;
  g_type_ensure (FUL_TYPE_COST_RESULTS);
  g_type_ensure (FUL_TYPE_FIELD_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cost-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, empty);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, frame);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, segment);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, show_results);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, show_inputs);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, inputs);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, groups);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, FulCostPage, results);
  gtk_widget_class_bind_template_callback (widget_class, missing_cb);
  gtk_widget_class_bind_template_callback (widget_class, segment_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_cb);
}

static void
ful_cost_page_init (FulCostPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->frame), "notify::page-size",
                           G_CALLBACK (width_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
}
