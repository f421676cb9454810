/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/case-strip.h"

#include <glib/gi18n.h>

#include "app/runs/words.h"
#include "app/widgets/colour.h"

#define MARK 12

G_STATIC_ASSERT ((int)FUL_CELL_PASS == (int)FUL_MARK_PASS &&
                 (int)FUL_CELL_FAIL == (int)FUL_MARK_FAIL &&
                 (int)FUL_CELL_FLAKY == (int)FUL_MARK_FLAKY &&
                 (int)FUL_CELL_ERROR == (int)FUL_MARK_ERROR);

struct _FulCaseStrip {
  GtkWidget parent_instance;
  FulCaseRow *row;
};

G_DEFINE_FINAL_TYPE (FulCaseStrip, ful_case_strip, GTK_TYPE_WIDGET)

GtkWidget *
ful_case_strip_new (void)
{
  return g_object_new (FUL_TYPE_CASE_STRIP, NULL);
}

/* NULL where no arm was asked. */
static const guint8 *
marks_of (FulCaseRow *row, guint *first, guint *n)
{
  const FulCaseMarks *marks = row != NULL ? ful_case_row_marks (row) : NULL;

  if (marks == NULL)
    return NULL;
  *n = MIN (marks->n_arms, FUL_CASE_STRIP_MOST);
  *first = marks->n_arms - *n;
  return ful_case_marks_of (marks, ful_case_row_id (row));
}

/* "test-0136 – Plain@m: fail; Labels@m: pass". */
static char *
words (FulCaseRow *row, const char *between)
{
  const FulCaseBrief *brief = ful_case_row_brief (row);
  GString *text = g_string_new (brief != NULL ? brief->name : "");
  guint first, n;
  const guint8 *marks = marks_of (row, &first, &n);

  if (marks == NULL)
    g_string_append_printf (text, " – %s", _ ("no arm was asked"));
  for (guint a = first; marks != NULL && a < first + n; a++) {
    const FulEvidenceArm *arm = ful_case_row_marks (row)->evidence->arms->pdata[a];

    g_string_append_printf (text, "%s%s: %s", a == first ? " – " : between, arm->name,
                            ful_cell_words ((FulCellState)marks[a]));
  }
  return g_string_free (text, FALSE);
}

static void
changed_cb (FulCaseStrip *self)
{
  g_autofree char *text = words (self->row, "; ");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ful_case_strip_set_row (FulCaseStrip *self, FulCaseRow *row)
{
  g_return_if_fail (FUL_IS_CASE_STRIP (self));
  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row != NULL) {
    g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
    changed_cb (self);
  }
}

static void
draw_mark (FulCaseStrip *self, GtkSnapshot *snap, FulCellState state, double x, double y)
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
  FulCaseStrip *self = FUL_CASE_STRIP (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint first, n;
  const guint8 *marks = marks_of (self->row, &first, &n);

  for (guint i = 0; marks != NULL && i < n; i++) {
    int start = (int)i * FUL_CASE_STRIP_MARK;

    draw_mark (self, snap, (FulCellState)marks[first + i],
               mirrored ? width - start - FUL_CASE_STRIP_MARK : start, (height - MARK) / 2);
  }
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  FulCaseStrip *self = FUL_CASE_STRIP (widget);
  guint first, n;
  g_autofree char *text = NULL;

  if (marks_of (self->row, &first, &n) == NULL)
    return FALSE;
  text = words (self->row, "\n");
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
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
  *minimum = *natural = MARK;
}

static void
ful_case_strip_dispose (GObject *object)
{
  ful_case_strip_set_row (FUL_CASE_STRIP (object), NULL);
  G_OBJECT_CLASS (ful_case_strip_parent_class)->dispose (object);
}

static void
ful_case_strip_class_init (FulCaseStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ful_case_strip_dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  widget_class->query_tooltip = query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ful_case_strip_init (FulCaseStrip *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
