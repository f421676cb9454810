/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cost/months-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/file-chooser.h"
#include "app/resource-path.h"
#include "app/shell/window.h"
#include "report/cost-table.h"

struct _FulMonthsCard {
  GtkBox parent_instance;
  GtkGrid *grid;
  char *csv;
};

G_DEFINE_FINAL_TYPE (FulMonthsCard, ful_months_card, GTK_TYPE_BOX)

static GtkLabel *
label_at (FulMonthsCard *self, int column, int row, const FulColumn *of)
{
  GtkWidget *label = gtk_grid_get_child_at (self->grid, column, row);

  if (label != NULL)
    return GTK_LABEL (label);
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), of->numeric ? 1 : 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, row == 0 ? "grid-head" : "num");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
set_cell (GtkLabel *label, const FulCell *cell)
{
  gtk_label_set_text (label, cell->text != NULL ? cell->text : "–");
  if (cell->style == FUL_CELL_STRONG)
    gtk_widget_add_css_class (GTK_WIDGET (label), "strong");
  if (cell->style == FUL_CELL_QUIET)
    gtk_widget_add_css_class (GTK_WIDGET (label), "quiet");
}

/* Labels are kept where the table keeps its shape: an edit changes texts. */
static void
show_table (FulMonthsCard *self, const FulTable *table)
{
  int n = (int)table->rows->len;

  while (gtk_grid_get_child_at (self->grid, 0, n + 1) != NULL)
    gtk_grid_remove_row (self->grid, n + 1);
  for (guint column = 0; column < table->columns->len; column++) {
    const FulColumn *head = g_ptr_array_index (table->columns, column);

    gtk_label_set_text (label_at (self, (int)column, 0, head), head->title);
    for (int row = 0; row < n; row++) {
      const GPtrArray *cells = g_ptr_array_index (table->rows, row);

      set_cell (label_at (self, (int)column, row + 1, head), g_ptr_array_index (cells, column));
    }
  }
}

void
ful_months_card_show (FulMonthsCard *self,
                      const FulProjection *projection,
                      const char *prompt_name,
                      const char *tuned_name)
{
  g_autoptr (FulTable) table = ful_cost_months_table (projection, prompt_name, tuned_name);

  g_return_if_fail (FUL_IS_MONTHS_CARD (self));
  g_free (self->csv);
  self->csv = ful_cost_months_csv (projection);
  show_table (self, table);
}

static void
toast (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (FUL_IS_WINDOW (root))
    ful_window_toast (FUL_WINDOW (root), text);
}

static void
copy_cb (FulMonthsCard *self)
{
  if (self->csv == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->csv);
  toast (GTK_WIDGET (self), _ ("Table copied"));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *said = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    said = g_strdup_printf (_ ("Saved %s"), name);
  else
    said = g_strdup_printf (_ ("%s was not saved: %s"), name, error->message);
  toast (widget, said);
}

static void
path_cb (GtkWidget *widget, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *csv = FUL_MONTHS_CARD (widget)->csv;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (widget));
}

static void
save_cb (FulMonthsCard *self)
{
  if (self->csv != NULL)
    ful_file_chooser_save (GTK_WIDGET (self), _ ("Save the Months"), _ ("cost.csv"), path_cb);
}

static void
ful_months_card_dispose (GObject *object)
{
  g_clear_pointer (&FUL_MONTHS_CARD (object)->csv, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FUL_TYPE_MONTHS_CARD);
  G_OBJECT_CLASS (ful_months_card_parent_class)->dispose (object);
}

static void
ful_months_card_class_init (FulMonthsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_months_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, FUL_RESOURCE ("cost-months.ui"));
  gtk_widget_class_bind_template_child (widget_class, FulMonthsCard, grid);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
ful_months_card_init (FulMonthsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
