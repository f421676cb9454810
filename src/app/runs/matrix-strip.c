/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-strip.h"

#include "app/runs/words.h"
#include "app/widgets/colour.h"

#define MARK 14

struct _FulMatrixStrip {
  GtkWidget parent_instance;
  FulMatrixRow *row;
};

G_DEFINE_FINAL_TYPE (FulMatrixStrip, ful_matrix_strip, GTK_TYPE_WIDGET)

GtkWidget *
ful_matrix_strip_new (void)
{
  return g_object_new (FUL_TYPE_MATRIX_STRIP, NULL);
}

/* "test-0136 – Plain: fail; Labels: pass". */
static char *
words (FulMatrixRow *row)
{
  const FulRunsData *data = ful_matrix_row_data (row);
  guint index = ful_matrix_row_case (row);
  GString *text = g_string_new (data->evidence->cases[index].name);

  for (guint a = 0; a < data->n_arms; a++)
    g_string_append_printf (text, "%s%s: %s", a == 0 ? " – " : "; ",
                            ful_runs_data_arm (data, a)->name,
                            ful_cell_words (ful_runs_data_state (data, index, a)));
  return g_string_free (text, FALSE);
}

static void
show (FulMatrixStrip *self)
{
  g_autofree char *text = words (self->row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ful_matrix_strip_set_row (FulMatrixStrip *self, FulMatrixRow *row)
{
  g_return_if_fail (FUL_IS_MATRIX_STRIP (self));
  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show), self);
  show (self);
}

static void
draw_mark (FulMatrixStrip *self, GtkSnapshot *snap, FulCellState state, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, ful_cell_icon (state), NULL, MARK,
                                  gtk_widget_get_scale_factor (widget),
                                  gtk_widget_get_direction (widget),
                                  GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  GdkRGBA colour = ful_colour (widget, ful_cell_colour (state));

  if (state == FUL_CELL_PASS)
    colour.alpha = 0.75f;
  gtk_snapshot_save (snap);
  gtk_snapshot_translate (snap, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snap, MARK, MARK,
                                            &colour, 1);
  gtk_snapshot_restore (snap);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulMatrixStrip *self = FUL_MATRIX_STRIP (widget);
  int height = gtk_widget_get_height (widget), width = gtk_widget_get_width (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const FulRunsData *data;

  int arm_width;

  if (self->row == NULL)
    return;
  data = ful_matrix_row_data (self->row);
  arm_width = width / (int)MAX (data->n_arms, 1);
  for (guint a = 0; a < data->n_arms; a++) {
    FulCellState state = ful_runs_data_state (data, ful_matrix_row_case (self->row), a);
    int middle = (int)a * arm_width + arm_width / 2;

    draw_mark (self, snap, state, (mirrored ? width - middle : middle) - MARK / 2,
               (height - MARK) / 2);
  }
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? FUL_STRIP_LEAST_ARM : MARK;
}

static void
ful_matrix_strip_dispose (GObject *object)
{
  ful_matrix_strip_set_row (FUL_MATRIX_STRIP (object), NULL);
  G_OBJECT_CLASS (ful_matrix_strip_parent_class)->dispose (object);
}

static void
ful_matrix_strip_class_init (FulMatrixStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_matrix_strip_dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_matrix_strip_init (FulMatrixStrip *self)
{
}
