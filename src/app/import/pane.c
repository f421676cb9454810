/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/pane.h"

#include <glib/gi18n.h>

#include "app/import/column.h"
#include "app/import/item.h"
#include "app/import/words.h"
#include "app/resource-path.h"
#include "app/widgets/banner.h"
#include "report/format.h"

#define MAX_COLUMNS 64 /* shown; a table has rarely over 30 */
#define PROGRESS_MS 100

struct _FulImportPane {
  AdwBin parent_instance;
  GtkStack *stack;
  GtkLabel *loading_text;
  GtkProgressBar *loading_bar;
  GtkLabel *refusal;
  GtkButton *read_as;
  GtkLabel *name;
  GtkLabel *facts;
  GtkWidget *segments;
  GtkToggleButton *as_cases;
  GtkToggleButton *as_results;
  GtkWidget *into_box;
  GtkDropDown *into;
  FulBanner *banner;
  GtkLabel *lines[FUL_SAMPLE_ROWS];
  GtkBox *columns;
  GtkLabel *more_columns;
  GtkLabel *looked;
  GtkSpinner *spinner;
  GtkListBox *found;
  GtkWidget *share_box;
  GtkLevelBar *share_bar;
  GtkLabel *share;
  FulTable *table;
  const FulTableFile *shown_file; /* whose columns stand there; for comparing alone */
  FulTableLook *shown_look;       /* whose findings do */
  guint timer;                    /* while something goes on */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (FulImportPane, ful_import_pane, ADW_TYPE_BIN)

/* --- what is chosen here --- */

static void
read_as_cb (FulImportPane *self)
{
  ful_table_read_as (self->table, ful_table_offered (self->table));
}

static void
kind_toggled_cb (FulImportPane *self)
{
  if (!self->refreshing)
    ful_table_set_as_results (self->table, !gtk_toggle_button_get_active (self->as_cases));
}

static void
into_cb (FulImportPane *self)
{
  static const FulSplit splits[] = { FUL_SPLIT_NONE, FUL_SPLIT_DEV, FUL_SPLIT_TEST,
                                     FUL_SPLIT_TRAIN };

  if (!self->refreshing && self->table != NULL)
    ful_table_set_split (self->table, splits[gtk_drop_down_get_selected (self->into)]);
}

/* --- what is shown --- */

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}

static void
show_columns (FulImportPane *self)
{
  const FulTableFile *file = ful_table_file (self->table);
  guint n = g_strv_length (file->columns);
  g_autofree char *more = NULL;

  if (file == self->shown_file) {
    for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      ful_import_column_refresh (FUL_IMPORT_COLUMN (child));
    return;
  }
  self->shown_file = file;
  remove_children (GTK_WIDGET (self->columns));
  for (guint i = 0; i < MIN (n, MAX_COLUMNS); i++)
    gtk_box_append (self->columns, ful_import_column_new (self->table, i));
  if (n > MAX_COLUMNS)
    more = g_strdup_printf (_ ("%u more columns are not shown; they mean what their names say"),
                            n - MAX_COLUMNS);
  gtk_label_set_text (self->more_columns, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more_columns), more != NULL);
}

static void
show_lines (FulImportPane *self)
{
  const FulTableLook *look = ful_table_look (self->table);

  for (guint i = 0; i < FUL_SAMPLE_ROWS; i++) {
    const FulSampleRow *row = look != NULL && look->sample != NULL && i < look->sample->len
                                  ? look->sample->pdata[i]
                                  : NULL;
    g_autofree char *line = row != NULL ? ful_format_count ((double)row->line) : NULL;

    gtk_label_set_text (self->lines[i], line != NULL ? line : "");
  }
}

static void
add (FulImportPane *self, GtkWidget *item)
{
  gtk_list_box_append (self->found, item);
}

static void
show_results (FulImportPane *self, const FulResultImport *results)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *arms = NULL;

  if (results->bad->len > 0)
    add (self, ful_import_item_new_bad (results->bad));
  title = g_strdup_printf (ngettext ("%u answer of %u cases", "%u answers of %u cases",
                                     results->results->len),
                           results->results->len, results->cases->len);
  detail = g_strdup_printf (_ ("%u prompts with %u models; what the project does not have is made"),
                            results->prompts->len, results->models->len);
  add (self, ful_import_item_new_words ("ful-pass-symbolic", "good", title, detail, NULL));
  if (results->ignored->len == 0)
    return;
  g_ptr_array_add (results->ignored, NULL);
  arms = g_strjoinv (", ", (char **)results->ignored->pdata);
  g_ptr_array_remove_index (results->ignored, results->ignored->len - 1);
  add (self, ful_import_item_new_words ("dialog-information-symbolic", "quiet",
                                        _ ("Some columns mean nothing for results"), arms, arms));
}

static void
show_cases (FulImportPane *self, const FulTableLook *look)
{
  if (look->import->bad->len > 0)
    add (self, ful_import_item_new_bad (look->import->bad));
  for (guint i = 0; i < look->review->items->len; i++)
    add (self, ful_import_item_new_review (self->table, look->review->items->pdata[i]));
  if (!look->import->has_field[FUL_CASE_FIELD_EXPECTED])
    add (self, ful_import_item_new_words (
                   "ful-flaky-symbolic", "warn", _ ("No column says which answer is expected"),
                   _ ("without it answers can be read, but not scored; choose one above"), NULL));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->found)) == NULL)
    add (self,
         ful_import_item_new_words ("ful-pass-symbolic", "good", _ ("Nothing is the matter"),
                                    _ ("no row is bad, repeated or like a case of another split"),
                                    NULL));
}

static void
show_found (FulImportPane *self)
{
  FulTableLook *look = ful_table_look (self->table);

  if (look == self->shown_look)
    return;
  g_clear_pointer (&self->shown_look, ful_table_look_unref);
  self->shown_look = look != NULL ? ful_table_look_ref (look) : NULL;
  remove_children (GTK_WIDGET (self->found));
  if (look != NULL && look->results != NULL)
    show_results (self, look->results);
  else if (look != NULL && look->import != NULL)
    show_cases (self, look);
  gtk_widget_set_visible (GTK_WIDGET (self->found),
                          gtk_widget_get_first_child (GTK_WIDGET (self->found)) != NULL);
}

static void
show_share (FulImportPane *self)
{
  gsize of = ful_table_n_rows (self->table);
  g_autofree char *words = ful_import_words_share (self->table);

  gtk_widget_set_visible (self->share_box, of > 0);
  gtk_level_bar_set_value (self->share_bar,
                           of > 0 ? (double)ful_table_n_in (self->table) / (double)of : 0);
  gtk_label_set_text (self->share, words);
}

static void
show_looked (FulImportPane *self)
{
  gboolean looking = ful_table_state (self->table) == FUL_TABLE_LOOKING;
  int n = ful_table_rows_read (self->table);
  g_autofree char *count = ful_format_count (n);
  g_autofree char *words =
      looking && n > 0
          ? g_strdup_printf (_ ("Looking at every row: %s so far"), count)
          : g_strdup (looking ? _ ("Looking at every row") : _ ("Looked at every row"));

  gtk_label_set_text (self->looked, words);
  gtk_spinner_set_spinning (self->spinner, looking);
  gtk_widget_set_sensitive (GTK_WIDGET (self->found), !looking);
}

static void
show_table (FulImportPane *self)
{
  const FulTableLook *look = ful_table_look (self->table);
  g_autofree char *facts = ful_import_words_facts (self->table);
  gboolean with_document = ful_table_document (self->table) != NULL;

  self->refreshing = TRUE;
  gtk_label_set_text (self->name, ful_table_name (self->table));
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (self->segments,
                          with_document && ful_table_file (self->table)->has_results);
  gtk_toggle_button_set_active (self->as_results, ful_table_as_results (self->table));
  gtk_toggle_button_set_active (self->as_cases, !ful_table_as_results (self->table));
  gtk_widget_set_visible (self->into_box, with_document);
  self->refreshing = FALSE;
  show_columns (self);
  show_lines (self);
  show_found (self);
  show_share (self);
  show_looked (self);
  ful_banner_show (self->banner, FUL_BANNER_BAD, look != NULL ? look->refusal : NULL, NULL);
}

static void
show_refusal (FulImportPane *self)
{
  FulTextEncoding offered = ful_table_offered (self->table);
  gtk_label_set_text (self->refusal, ful_table_refusal (self->table));
  gtk_button_set_label (self->read_as,
                        offered == FUL_ENCODING_UTF16
                            ? _ ("Read It as UTF-16")
                            : _ ("Read It as Western European (Latin-1, Windows-1252)"));
  gtk_widget_set_visible (GTK_WIDGET (self->read_as), offered != FUL_ENCODING_UNKNOWN);
}

/* --- while it goes on --- */

static gboolean
timer_cb (gpointer user_data)
{
  FulImportPane *self = user_data;

  if (ful_table_state (self->table) == FUL_TABLE_LOADING)
    gtk_progress_bar_set_fraction (self->loading_bar, ful_table_percent (self->table) / 100.0);
  else
    show_looked (self);
  return G_SOURCE_CONTINUE;
}

static void
changed_cb (FulImportPane *self)
{
  static const char *const pages[] = { "loading", "refused", "table", "table" };
  FulTableState state = ful_table_state (self->table);
  gboolean going_on = state == FUL_TABLE_LOADING || state == FUL_TABLE_LOOKING;

  gtk_stack_set_visible_child_name (self->stack, pages[state]);
  if (state == FUL_TABLE_LOADING)
    gtk_label_set_text (self->loading_text, ful_table_name (self->table));
  else if (state == FUL_TABLE_REFUSED)
    show_refusal (self);
  else
    show_table (self);
  if (!going_on)
    g_clear_handle_id (&self->timer, g_source_remove);
  else if (self->timer == 0)
    self->timer = g_timeout_add (PROGRESS_MS, timer_cb, self);
}

void
ful_import_pane_set_table (FulImportPane *self, FulTable *table)
{
  g_return_if_fail (FUL_IS_IMPORT_PANE (self));
  if (self->table == table)
    return;
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->shown_look, ful_table_look_unref);
  self->shown_file = NULL;
  g_set_object (&self->table, table);
  if (table == NULL)
    return;
  g_signal_connect_object (table, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
ful_import_pane_dispose (GObject *object)
{
  FulImportPane *self = FUL_IMPORT_PANE (object);

  ful_import_pane_set_table (self, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template forgets it */
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_IMPORT_PANE);
  G_OBJECT_CLASS (ful_import_pane_parent_class)->dispose (object);
}

static void
ful_import_pane_class_init (FulImportPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_import_pane_dispose;
  g_type_ensure (FUL_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("import-pane.ui"));
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, FulImportPane, child)
  BIND (stack);
  BIND (loading_text);
  BIND (loading_bar);
  BIND (refusal);
  BIND (read_as);
  BIND (name);
  BIND (facts);
  BIND (segments);
  BIND (as_cases);
  BIND (as_results);
  BIND (into_box);
  BIND (into);
  BIND (banner);
  BIND (columns);
  BIND (more_columns);
  BIND (looked);
  BIND (spinner);
  BIND (found);
  BIND (share_box);
  BIND (share_bar);
  BIND (share);
#undef BIND
  for (guint i = 0; i < FUL_SAMPLE_ROWS; i++) {
    g_autofree char *id = g_strdup_printf ("line%u", i);

    gtk_widget_class_bind_template_child_full (widget_class, id, FALSE,
                                               G_STRUCT_OFFSET (FulImportPane, lines) +
                                                   (gssize)(i * sizeof (GtkLabel *)));
  }
  gtk_widget_class_bind_template_callback (widget_class, read_as_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, into_cb);
}

static void
ful_import_pane_init (FulImportPane *self)
{
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = FALSE;
  ful_banner_set_flush (self->banner);
}
