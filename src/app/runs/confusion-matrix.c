/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/confusion-matrix.h"

#include <glib/gi18n.h>

#include "app/widgets/colour.h"

#define CELL 30
#define HEAD 22
#define MOST_NAME 220
#define LEAST_NAME 90

struct _FulConfusionMatrix {
  GtkWidget parent_instance;
  const FulConfusion *confusion;
  GArray *labels;
  gsize most; /* largest count beside the diagonal */
  guint row;  /* the cell that the keys are on */
  guint column;
};

enum { CELL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FulConfusionMatrix, ful_confusion_matrix, GTK_TYPE_WIDGET)

static guint
n_labels (FulConfusionMatrix *self)
{
  return self->labels != NULL ? self->labels->len : 0;
}

static guint
label_at (FulConfusionMatrix *self, guint i)
{
  return g_array_index (self->labels, guint, i);
}

static gsize
count_at (FulConfusionMatrix *self, guint row, guint column)
{
  return ful_confusion_count (self->confusion, label_at (self, row), label_at (self, column));
}

static int
name_width (FulConfusionMatrix *self)
{
  int left = gtk_widget_get_width (GTK_WIDGET (self)) - CELL * (int)n_labels (self);

  return CLAMP (left, LEAST_NAME, MOST_NAME);
}

/* --- drawing --- */

static void
draw_text (FulConfusionMatrix *self,
           GtkSnapshot *snapshot,
           const char *text,
           const graphene_rect_t *box,
           PangoAlignment align,
           const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;
  float x = box->origin.x;

  pango_layout_set_width (layout, (int)box->size.width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_alignment (layout, align);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x, box->origin.y +
                                                       (box->size.height - (float)height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* Rows go by name and number, columns by number. */
static void
draw_heads (FulConfusionMatrix *self, GtkSnapshot *snapshot)
{
  GdkRGBA text = ful_colour (GTK_WIDGET (self), "card_fg_color");
  GdkRGBA quiet = ful_colour (GTK_WIDGET (self), "quiet_color");
  int left = name_width (self);

  for (guint i = 0; i < n_labels (self); i++) {
    const char *label = g_ptr_array_index (self->confusion->labels, label_at (self, i));
    g_autofree char *name = g_strdup_printf ("%s  %u", label, i + 1);
    g_autofree char *number = g_strdup_printf ("%u", i + 1);

    draw_text (self, snapshot, name,
               &GRAPHENE_RECT_INIT (0, (float)(HEAD + CELL * (int)i), (float)left - 8, CELL),
               PANGO_ALIGN_RIGHT, &text);
    draw_text (self, snapshot, number,
               &GRAPHENE_RECT_INIT ((float)(left + CELL * (int)i), 0, CELL, HEAD),
               PANGO_ALIGN_CENTER, &quiet);
  }
}

static void
draw_cell (FulConfusionMatrix *self, GtkSnapshot *snapshot, guint row, guint column)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gsize count = count_at (self, row, column);
  graphene_rect_t box =
      GRAPHENE_RECT_INIT ((float)(name_width (self) + CELL * (int)column) + 1,
                          (float)(HEAD + CELL * (int)row) + 1, CELL - 2, CELL - 2);
  GdkRGBA ground = ful_colour (widget, row == column ? "good_tint"
                                       : count > 0   ? "bad_color"
                                                     : "sunken_bg");
  GdkRGBA text = ful_colour (widget, "card_fg_color");
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, count);

  if (row != column && count > 0)
    ground.alpha = 0.1f + 0.3f * (float)count / (float)self->most;
  gtk_snapshot_append_color (snapshot, &ground, &box);
  if (count > 0)
    draw_text (self, snapshot, number, &box, PANGO_ALIGN_CENTER, &text);
  if (gtk_widget_has_focus (widget) && row == self->row && column == self->column) {
    GskRoundedRect outline;
    GdkRGBA accent = ful_colour (widget, "prompt_color");

    gsk_rounded_rect_init_from_rect (&outline, &box, 3);
    gtk_snapshot_append_border (snapshot, &outline, (float[]){ 2, 2, 2, 2 },
                                (GdkRGBA[]){ accent, accent, accent, accent });
  }
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snap)
{
  FulConfusionMatrix *self = FUL_CONFUSION_MATRIX (widget);

  if (self->confusion == NULL)
    return;
  draw_heads (self, snap);
  for (guint row = 0; row < n_labels (self); row++)
    for (guint column = 0; column < n_labels (self); column++)
      draw_cell (self, snap, row, column);
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
  int cells = CELL * (int)n_labels (FUL_CONFUSION_MATRIX (widget));

  if (cells == 0) {
    *minimum = *natural = 0;
  } else if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = cells + LEAST_NAME;
    *natural = cells + MOST_NAME;
  } else {
    *minimum = *natural = cells + HEAD;
  }
}

/* --- choosing --- */

/* What a cell says: "expected a, answered b: 12 answers". */
static char *
cell_words (FulConfusionMatrix *self, guint row, guint column)
{
  gsize count = count_at (self, row, column);

  return g_strdup_printf (ngettext ("Expected %s, answered %s: %" G_GSIZE_FORMAT " answer",
                                    "Expected %s, answered %s: %" G_GSIZE_FORMAT " answers",
                                    (gulong)count),
                          (char *)g_ptr_array_index (self->confusion->labels, label_at (self, row)),
                          (char *)g_ptr_array_index (self->confusion->labels,
                                                     label_at (self, column)),
                          count);
}

static gboolean
find_cell (FulConfusionMatrix *self, double x, double y, guint *row, guint *column)
{
  int i = (int)((y - HEAD) / CELL), j = (int)((x - name_width (self)) / CELL);

  if (y < HEAD || x < name_width (self) || i >= (int)n_labels (self) || j >= (int)n_labels (self))
    return FALSE;
  *row = (guint)i;
  *column = (guint)j;
  return TRUE;
}

static void
choose (FulConfusionMatrix *self)
{
  if (self->confusion != NULL && self->row < n_labels (self) && self->column < n_labels (self) &&
      count_at (self, self->row, self->column) > 0)
    g_signal_emit (self, signals[CELL_CHOSEN], 0, label_at (self, self->row),
                   label_at (self, self->column));
}

static void
pressed_cb (FulConfusionMatrix *self, int presses, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (find_cell (self, x, y, &self->row, &self->column))
    choose (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (FulConfusionMatrix *self, guint keyval, guint code, GdkModifierType modifiers)
{
  guint n = n_labels (self);

  if (n == 0 || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval) {
  case GDK_KEY_Up:
    self->row = self->row > 0 ? self->row - 1 : 0;
    break;
  case GDK_KEY_Down:
    self->row = MIN (self->row + 1, n - 1);
    break;
  case GDK_KEY_Left:
    self->column = self->column > 0 ? self->column - 1 : 0;
    break;
  case GDK_KEY_Right:
    self->column = MIN (self->column + 1, n - 1);
    break;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_space:
    choose (self);
    return TRUE;
  default:
    return FALSE;
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  FulConfusionMatrix *self = FUL_CONFUSION_MATRIX (widget);
  guint row = self->row, column = self->column;
  g_autofree char *words = NULL;

  if (self->confusion == NULL || (!keyboard && !find_cell (self, x, y, &row, &column)))
    return FALSE;
  words = cell_words (self, row, column);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

void
ful_confusion_matrix_set (FulConfusionMatrix *self,
                          const FulConfusion *confusion,
                          GArray *labels,
                          const char *description)
{
  g_return_if_fail (FUL_IS_CONFUSION_MATRIX (self));
  g_clear_pointer (&self->labels, g_array_unref);
  self->confusion = confusion;
  self->labels = labels;
  self->row = self->column = 0;
  self->most = 1;
  for (guint i = 0; i < n_labels (self); i++)
    for (guint j = 0; j < n_labels (self); j++)
      if (i != j)
        self->most = MAX (self->most, count_at (self, i, j));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ful_confusion_matrix_dispose (GObject *object)
{
  g_clear_pointer (&FUL_CONFUSION_MATRIX (object)->labels, g_array_unref);
  FUL_CONFUSION_MATRIX (object)->confusion = NULL;
  G_OBJECT_CLASS (ful_confusion_matrix_parent_class)->dispose (object);
}

static void
ful_confusion_matrix_class_init (FulConfusionMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_confusion_matrix_dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  widget_class->query_tooltip = query_tooltip;
  signals[CELL_CHOSEN] = g_signal_new ("cell", FUL_TYPE_CONFUSION_MATRIX, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_confusion_matrix_init (FulConfusionMatrix *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tiny");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Expected against answered label"), -1);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}
