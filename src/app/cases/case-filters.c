/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-filters.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/case-row.h"
#include "app/resource-path.h"
#include "app/runs/choice.h"
#include "report/format.h"

struct _FulCaseFilters {
  GtkBox parent_instance;
  GtkSearchEntry *search;
  AdwBin *beside;
  AdwBin *inside;
  GtkMenuButton *button;
  GtkWidget *choices;
  GtkDropDown *splits;
  GtkDropDown *labels;
  GtkDropDown *tags;
  GPtrArray *label_values; /* char*: what each choice stands for; NULL: any */
  GPtrArray *tag_values;
  gboolean folded;
  gboolean setting; /* we choose */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulCaseFilters, ful_case_filters, GTK_TYPE_BOX)

static const FulSplit split_values[] = { FUL_N_SPLITS, FUL_SPLIT_TRAIN, FUL_SPLIT_DEV,
                                         FUL_SPLIT_TEST, FUL_SPLIT_NONE };

/* --- what is asked for --- */

static const char *
value_of (GtkDropDown *choice, const GPtrArray *values)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  return chosen < values->len ? values->pdata[chosen] : NULL;
}

FulCaseQuery
ful_case_filters_get (FulCaseFilters *self)
{
  guint split = gtk_drop_down_get_selected (self->splits);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return (FulCaseQuery){
    .split = split < G_N_ELEMENTS (split_values) ? split_values[split] : FUL_N_SPLITS,
    .expected = g_strdup (value_of (self->labels, self->label_values)),
    .tag = g_strdup (value_of (self->tags, self->tag_values)),
    .text = *text != '\0' ? g_strdup (text) : NULL,
  };
}

static guint
n_active (FulCaseFilters *self)
{
  return (gtk_drop_down_get_selected (self->splits) > 0 ? 1 : 0) +
         (value_of (self->labels, self->label_values) != NULL ? 1 : 0) +
         (value_of (self->tags, self->tag_values) != NULL ? 1 : 0);
}

gboolean
ful_case_filters_is_active (FulCaseFilters *self)
{
  return n_active (self) > 0 || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static void
changed_cb (FulCaseFilters *self)
{
  guint n;
  g_autofree char *label = NULL;

  if (self->setting)
    return;
  n = n_active (self);
  label = n > 0 ? g_strdup_printf (_ ("Filter (%u)"), n) : g_strdup (_ ("Filter"));
  gtk_menu_button_set_label (self->button, label);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what there is to choose from --- */

static guint
index_of (const GPtrArray *values, const char *value)
{
  for (guint i = 0; value != NULL && i < values->len; i++)
    if (g_strcmp0 (values->pdata[i], value) == 0)
      return i;
  return 0;
}

static void
add_choice (GPtrArray *values, GPtrArray *names, const char *value, const char *name)
{
  g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_add (names, ful_case_line (name, 60));
}

static void
add_tallies (GPtrArray *values, GPtrArray *names, const GPtrArray *tallies)
{
  for (guint i = 0; i < tallies->len; i++) {
    const char *name = ((const FulCaseTally *)tallies->pdata[i])->name;

    add_choice (values, names, name, name);
  }
}

/* (transfer full) @values, @names; @chosen is added where the cases have it no more. */
static void
set_choices (GtkDropDown *choice,
             GPtrArray **slot,
             GPtrArray *values,
             GPtrArray *names,
             const char *chosen)
{
  g_autofree char *kept = g_strdup (chosen);

  if (kept != NULL && index_of (values, kept) == 0)
    add_choice (values, names, kept, kept);
  g_ptr_array_add (names, NULL);
  g_ptr_array_unref (*slot);
  *slot = values;
  ful_choice_set_names (choice, (const char *const *)names->pdata, 14);
  gtk_drop_down_set_selected (choice, index_of (values, kept));
  gtk_widget_set_visible (GTK_WIDGET (choice), values->len > 1);
  g_ptr_array_unref (names);
}

static char *
any_label (const FulCaseSummary *summary)
{
  g_autofree char *n = ful_format_count (summary->labels->len);

  return g_strdup_printf (ngettext ("All %s label", "All %s labels", summary->labels->len), n);
}

static void
fill (FulCaseFilters *self, const FulCaseSummary *summary, const FulCaseQuery *query)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *label_names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *tag_names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *any = any_label (summary);

  add_choice (labels, label_names, NULL, summary->labels->len > 0 ? any : _ ("All expected"));
  if (summary->without_expected > 0 && summary->without_expected < summary->total)
    add_choice (labels, label_names, "", _ ("Nothing expected"));
  add_tallies (labels, label_names, summary->labels);
  add_choice (tags, tag_names, NULL, _ ("Any tag"));
  add_tallies (tags, tag_names, summary->tags);
  self->setting = TRUE;
  set_choices (self->labels, &self->label_values, labels, label_names, query->expected);
  set_choices (self->tags, &self->tag_values, tags, tag_names, query->tag);
  self->setting = FALSE;
}

void
ful_case_filters_set_summary (FulCaseFilters *self, const FulCaseSummary *summary)
{
  FulCaseQuery query;
  g_autofree char *n = NULL;
  g_autofree char *hint = NULL;

  g_return_if_fail (FUL_IS_CASE_FILTERS (self));
  query = ful_case_filters_get (self);
  fill (self, summary, &query);
  ful_case_query_clear (&query);
  n = ful_format_count ((double)summary->total);
  hint =
      g_strdup_printf (ngettext ("Search %s case", "Search %s cases", (gulong)summary->total), n);
  g_object_set (self->search, "placeholder-text", hint, NULL);
}

/* A value that the choices do not have is added to them. */
static void
choose (GtkDropDown *choice, GPtrArray **slot, const char *value)
{
  GListModel *model = gtk_drop_down_get_model (choice);

  if (value != NULL && index_of (*slot, value) == 0) {
    g_autofree char *name = ful_case_line (value, 60);

    if (GTK_IS_STRING_LIST (model))
      gtk_string_list_append (GTK_STRING_LIST (model),
                              *value != '\0' ? name : _ ("Nothing expected"));
    g_ptr_array_add (*slot, g_strdup (value));
    gtk_widget_set_visible (GTK_WIDGET (choice), TRUE);
  }
  gtk_drop_down_set_selected (choice, index_of (*slot, value));
}

void
ful_case_filters_set (FulCaseFilters *self, const FulCaseQuery *query)
{
  guint split = 0;

  g_return_if_fail (FUL_IS_CASE_FILTERS (self));
  for (guint i = 0; i < G_N_ELEMENTS (split_values); i++)
    if (split_values[i] == query->split)
      split = i;
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->splits, split);
  choose (self->labels, &self->label_values, query->expected);
  choose (self->tags, &self->tag_values, query->tag);
  gtk_editable_set_text (GTK_EDITABLE (self->search), query->text != NULL ? query->text : "");
  self->setting = FALSE;
  changed_cb (self);
}

void
ful_case_filters_set_folded (FulCaseFilters *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  g_object_ref (self->choices);
  adw_bin_set_child (folded ? self->beside : self->inside, NULL);
  adw_bin_set_child (folded ? self->inside : self->beside, self->choices);
  g_object_unref (self->choices);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->choices),
                                  folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->button), folded);
}

void
ful_case_filters_focus (FulCaseFilters *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ful_case_filters_dispose (GObject *object)
{
  FulCaseFilters *self = FUL_CASE_FILTERS (object);

  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_CASE_FILTERS);
  G_OBJECT_CLASS (ful_case_filters_parent_class)->dispose (object);
}

static void
ful_case_filters_finalize (GObject *object)
{
  g_ptr_array_unref (FUL_CASE_FILTERS (object)->label_values);
  g_ptr_array_unref (FUL_CASE_FILTERS (object)->tag_values);
  G_OBJECT_CLASS (ful_case_filters_parent_class)->finalize (object);
}

static void
ful_case_filters_class_init (FulCaseFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_case_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = ful_case_filters_finalize;
  signals[CHANGED] = g_signal_new ("changed", FUL_TYPE_CASE_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cases-filters.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, search);
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, beside);
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, inside);
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, button);
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, choices);
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, splits);
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, labels);
  gtk_widget_class_bind_template_child (widget_class, FulCaseFilters, tags);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
ful_case_filters_init (FulCaseFilters *self)
{
  const char *splits[] = { _ ("All splits"),     C_ ("split", "Train"), C_ ("split", "Dev"),
                           C_ ("split", "Test"), _ ("In no split"),     NULL };
  const FulCaseQuery none = { .split = FUL_N_SPLITS };
  g_autoptr (FulCaseSummary) empty = g_new0 (FulCaseSummary, 1);
  g_autoptr (GtkExpression) name =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->setting = TRUE;
  self->label_values = g_ptr_array_new_with_free_func (g_free);
  self->tag_values = g_ptr_array_new_with_free_func (g_free);
  empty->labels = g_ptr_array_new ();
  empty->tags = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ful_choice_set_names (self->splits, splits, 10);
  gtk_drop_down_set_expression (self->labels, name);
  gtk_drop_down_set_expression (self->tags, name);
  fill (self, empty, &none);
}
