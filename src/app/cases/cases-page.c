/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/cases-page.h"

#include <glib/gi18n.h>

#include "app/cases/cases-filter.h"
#include "app/cases/cases-page-private.h"
#include "app/resource-path.h"
#include "report/format.h"

/* Widths of the page in px: from here on the case stands beside the list, all choices stand in the
 * row of the search, the list has all columns. Three columns where the navigation is folded. */
#define WIDE 900
#define CHOICES 780
#define ALL_COLUMNS 780
#define FIVE_COLUMNS 640
#define SPLIT_BUTTON 560 /* under it Split… stands in the menu alone */
#define PANE 340

G_DEFINE_FINAL_TYPE (FulCasesPage, ful_cases_page, FUL_TYPE_PAGE)

void
ful_cases_page_toast (FulCasesPage *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
}

/* "13,083 cases", "40 of 13,083 cases" */
static char *
count_words (FulCasesPage *self)
{
  g_autofree char *shown = ful_format_count (self->n_shown);
  g_autofree char *all = ful_format_count ((double)self->summary->total);

  if (self->n_shown == self->summary->total)
    return g_strdup_printf (ngettext ("%s case", "%s cases", self->n_shown), shown);
  return g_strdup_printf (ngettext ("%s of %s case", "%s of %s cases",
                                    (gulong)self->summary->total),
                          shown, all);
}

void
ful_cases_page_show_status (FulCasesPage *self)
{
  guint n = ful_cases_list_n_selected (self->list);
  g_autofree char *selected = ful_format_count (n);
  g_autofree char *words =
      n > 0 ? g_strdup_printf (ngettext ("%s selected", "%s selected", n), selected) : NULL;
  g_autofree char *count = self->summary != NULL ? count_words (self) : NULL;

  gtk_label_set_text (self->selected, words != NULL ? words : "");
  gtk_label_set_text (self->count, count != NULL ? count : "");
  gtk_widget_set_visible (self->show_all,
                          self->only != NULL || ful_case_filters_is_active (self->filters));
  ful_cases_page_update_actions (self);
}

/* --- widths --- */

static void
arrange (FulCasesPage *self)
{
  gboolean over = self->editing && !self->wide;
  int list = self->width - (self->editing && self->wide ? PANE : 0);

  gtk_widget_set_visible (self->list_side, !over);
  gtk_widget_set_visible (self->tools, !over);
  gtk_widget_set_visible (self->separator, self->editing && self->wide);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), self->editing);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), over);
  gtk_widget_set_size_request (GTK_WIDGET (self->editor), over ? -1 : PANE, -1);
  ful_case_editor_set_over (self->editor, !self->wide);
  gtk_widget_set_visible (self->split_button, self->width >= SPLIT_BUTTON);
  ful_case_filters_set_folded (self->filters, self->width < CHOICES);
  ful_cases_list_set_columns (self->list, list >= ALL_COLUMNS ? 6 : list >= FIVE_COLUMNS ? 5 : 3);
}

static void
arrange_cb (gpointer user_data)
{
  g_autoptr (FulCasesPage) self = user_data;

  self->arrange_id = 0;
  if (self->list != NULL)
    arrange (self);
}

/* From an idle: not while sizes are handed out. */
static void
resize_cb (FulCasesPage *self, int width)
{
  self->width = width;
  self->wide = width >= WIDE;
  if (self->arrange_id == 0)
    self->arrange_id = g_idle_add_once (arrange_cb, g_object_ref (self));
}

/* --- the case that is open --- */

void
ful_cases_page_edit (FulCasesPage *self, gint64 id, gboolean edit)
{
  self->editing = TRUE;
  gtk_stack_set_visible_child_name (self->whole, "cases");
  arrange (self);
  ful_case_editor_show (self->editor, self->document, id, edit);
}

static void
editor_close_cb (FulCasesPage *self)
{
  self->editing = FALSE;
  ful_case_editor_clear (self->editor);
  if (self->summary != NULL && self->summary->total == 0)
    gtk_stack_set_visible_child_name (self->whole, "empty");
  arrange (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
editor_step_cb (FulCasesPage *self, int direction)
{
  if (ful_cases_list_current (self->list) != ful_case_editor_id (self->editor))
    ful_cases_list_select (self->list, ful_case_editor_id (self->editor));
  ful_cases_list_step (self->list, direction);
}

static void
editor_remove_cb (FulCasesPage *self, gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  editor_close_cb (self);
  ful_cases_page_remove (self, ids);
}

/* A new one is selected once the list has it. */
static void
editor_saved_cb (FulCasesPage *self, gint64 id, gboolean is_new)
{
  if (is_new)
    self->wanted_id = id;
}

/* The pane shows what is chosen; of several it keeps the last. */
static void
list_chosen_cb (FulCasesPage *self)
{
  gint64 id = ful_cases_list_current (self->list);

  ful_cases_page_show_status (self);
  if (id != 0 && self->editing && self->wide && self->document != NULL)
    ful_case_editor_show (self->editor, self->document, id, FALSE);
}

/* Space shows the case and hides it again; Enter and a double click edit it. */
static void
list_open_cb (FulCasesPage *self, gboolean edit)
{
  gint64 id = ful_cases_list_current (self->list);

  if (id == 0)
    return;
  if (!edit && self->editing && ful_case_editor_id (self->editor) == id)
    ful_case_editor_close (self->editor);
  else
    ful_cases_page_edit (self, id, edit);
}

static void
list_move_cb (FulCasesPage *self, int split)
{
  ful_cases_page_move (self, (FulSplit)split);
}

static void
list_remove_cb (FulCasesPage *self)
{
  ful_cases_page_remove (self, ful_cases_list_selected (self->list));
}

/* --- filters --- */

static void
filters_changed_cb (FulCasesPage *self)
{
  g_clear_pointer (&self->only, g_array_unref);
  ful_cases_page_find (self, FALSE);
}

static void
show_all_cb (FulCasesPage *self)
{
  const FulCaseQuery none = { .split = FUL_N_SPLITS };

  ful_case_filters_set (self->filters, &none);
}

/* Shows all that the problem is about, whatever the filters. */
static void
problem_show_cb (FulCasesPage *self)
{
  GArray *shown;

  if (self->problem == NULL)
    return;
  shown = g_array_ref (self->problem->shown);
  show_all_cb (self);
  self->only = shown;
  ful_cases_page_find (self, FALSE);
}

static void
ful_cases_page_show (FulPage *page, const char *filter)
{
  FulCasesPage *self = FUL_CASES_PAGE (page);
  FulCaseQuery query;
  char *name;

  if (filter == NULL)
    return;
  ful_cases_filter_parse (filter, &query, &name);
  g_free (self->wanted);
  self->wanted = name;
  ful_case_filters_set (self->filters, &query);
  ful_case_query_clear (&query);
}

/* --- the page --- */

static void
ful_cases_page_snapshot_changed (FulPage *page, FulDocument *document)
{
  FulCasesPage *self = FUL_CASES_PAGE (page);
  const FulSnapshot *snapshot = ful_document_snapshot (document);
  gboolean cases = self->cases_generation != snapshot->cases_generation;

  if (self->document != document) {
    g_autofree char *wanted = g_steal_pointer (&self->wanted);

    ful_cases_page_reset (self);
    self->document = g_object_ref (document);
    self->wanted = g_steal_pointer (&wanted);
    cases = TRUE;
  }
  if (!cases && self->n_labels == snapshot->labels->len)
    return;
  ful_cases_page_find (self, cases);
  self->cases_generation = snapshot->cases_generation;
  ful_case_editor_refresh (self->editor);
}

static void
ful_cases_page_verdict_changed (FulPage *page, FulDocument *document)
{
  ful_cases_page_read_marks (FUL_CASES_PAGE (page), document);
}

static void
ful_cases_page_settle (FulPage *page, FulDocument *document)
{
  FulCasesPage *self = FUL_CASES_PAGE (page);

  if (self->editor != NULL && self->document == document)
    ful_case_editor_save_now (self->editor);
}

/* "5,080 cases, 3,080 test" */
static FulPageState
ful_cases_page_get_status (FulPage *page, FulDocument *document, char **text)
{
  const FulCaseSummary *summary = FUL_CASES_PAGE (page)->summary;
  g_autofree char *total = NULL;
  g_autofree char *test = NULL;
  gint64 judged;

  if (summary == NULL || FUL_CASES_PAGE (page)->document != document)
    return FUL_PAGE_TODO;
  if (summary->total == 0) {
    *text = g_strdup (_ ("None yet"));
    return FUL_PAGE_TODO;
  }
  judged = summary->splits[FUL_SPLIT_TEST] + summary->splits[FUL_SPLIT_NONE];
  total = ful_format_count ((double)summary->total);
  test = ful_format_count ((double)judged);
  *text = judged < summary->total
              ? g_strdup_printf (ngettext ("%s case, %s test", "%s cases, %s test",
                                           (gulong)summary->total),
                                 total, test)
              : g_strdup_printf (ngettext ("%s case", "%s cases", (gulong)summary->total), total);
  return summary->splits[FUL_SPLIT_DEV] > 0 && judged > 0 ? FUL_PAGE_DONE : FUL_PAGE_PART;
}

/* How often the test was looked at may have grown meanwhile. */
static void
map (GtkWidget *widget)
{
  FulCasesPage *self = FUL_CASES_PAGE (widget);

  GTK_WIDGET_CLASS (ful_cases_page_parent_class)->map (widget);
  if (self->summary != NULL)
    ful_cases_page_find (self, TRUE);
}

static void
ful_cases_page_dispose (GObject *object)
{
  FulCasesPage *self = FUL_CASES_PAGE (object);

  g_cancellable_cancel (self->finding);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->finding);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_pointer (&self->summary, ful_case_summary_free);
  g_clear_pointer (&self->problem, ful_case_problem_free);
  g_clear_pointer (&self->only, g_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASES_PAGE);
  G_OBJECT_CLASS (ful_cases_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, whole);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, tools);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, split_button);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, splits);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, list);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, count);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, selected);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, separator);
  gtk_widget_class_bind_template_child (widget_class, FulCasesPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, resize_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, ful_cases_page_mend);
  gtk_widget_class_bind_template_callback (widget_class, list_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_saved_cb);
}

static void
ful_cases_page_class_init (FulCasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_cases_page_dispose;
  widget_class->map = map;
  FUL_PAGE_CLASS (klass)->snapshot_changed = ful_cases_page_snapshot_changed;
  FUL_PAGE_CLASS (klass)->verdict_changed = ful_cases_page_verdict_changed;
  FUL_PAGE_CLASS (klass)->settle = ful_cases_page_settle;
  FUL_PAGE_CLASS (klass)->get_status = ful_cases_page_get_status;
  FUL_PAGE_CLASS (klass)->show = ful_cases_page_show;
  g_type_ensure (FUL_TYPE_CASE_FILTERS);
  g_type_ensure (FUL_TYPE_SPLIT_SUMMARY);
  g_type_ensure (FUL_TYPE_BANNER);
  g_type_ensure (FUL_TYPE_CASES_LIST);
  g_type_ensure (FUL_TYPE_CASE_EDITOR);
  ful_cases_page_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "cases.search",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cases-page.ui"));
  bind_template (widget_class);
}

static void
ful_cases_page_init (FulCasesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_banner_set_flush (self->problem_banner);
  self->wide = TRUE;
  self->width = WIDE;
  arrange (self);
}
