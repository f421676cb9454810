/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/bars-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/format.h"

#define WIDTH 720.0
#define ROW 26.0
#define PLOT_LEFT 400.0
#define PLOT_RIGHT 610.0

static void
draw_row (FulChart *chart, const FulBarsRow *row, double y, double length)
{
  FulType type = row->stressed ? FUL_TYPE_STRONG : FUL_TYPE_LABEL;
  g_autofree char *name = ful_type_fit (type, row->name, PLOT_LEFT - 12);
  FulMark *bar;

  ful_chart_text (chart, FUL_INK_TEXT, type, FUL_ANCHOR_END, (FulPoint){ PLOT_LEFT - 10, y + 4 },
                  name);
  bar = ful_chart_rect (chart, FUL_INK_QUIET,
                        (FulFrame){ PLOT_LEFT, y - 8, PLOT_LEFT + length, y + 8 });
  bar->width = 2;
  bar->opacity = row->stressed ? 1 : 0.55;
  ful_chart_text (chart, FUL_INK_TEXT, type, FUL_ANCHOR_START,
                  (FulPoint){ PLOT_LEFT + length + 8, y + 4 }, row->text);
}

FulChart *
ful_bars_chart_new (const char *title, const char *const heads[2], const FulBarsRow *rows, gsize n)
{
  GString *description;
  double most = 0;
  FulChart *chart;

  if (n == 0)
    return NULL;
  for (gsize i = 0; i < n; i++)
    most = fmax (most, rows[i].value);
  chart = ful_chart_new (title, WIDTH, (double)n * ROW + 8);
  chart->plot = (FulFrame){ PLOT_LEFT, 4, PLOT_RIGHT, (double)n * ROW + 4 };
  chart->rows = TRUE;
  chart->table = ful_table_new (NULL);
  ful_table_add_column (chart->table, heads[0], FALSE);
  ful_table_add_column (chart->table, heads[1], TRUE);
  description = g_string_new (NULL);
  for (gsize i = 0; i < n; i++) {
    double y = 4 + ((double)i + 0.5) * ROW;
    char *words = g_strdup_printf (C_ ("chart", "%s: %s"), rows[i].name, rows[i].text);

    draw_row (chart, &rows[i], y, most > 0 ? rows[i].value / most * (PLOT_RIGHT - PLOT_LEFT) : 0);
    g_string_append_printf (description, "%s%s", i > 0 ? "; " : "", words);
    ful_chart_take_stop (chart, y, words);
    ful_table_begin_row (chart->table);
    ful_table_add_cell (chart->table, FUL_CELL_PLAIN, rows[i].name);
    ful_table_add_cell (chart->table, FUL_CELL_PLAIN, rows[i].text);
  }
  chart->description = g_string_free (description, FALSE);
  return chart;
}

typedef struct {
  guint expected;
  guint answered;
  gsize count;
} Pair;

/* Most first; then in the order of the labels. */
static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a;
  const Pair *y = b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  if (x->expected != y->expected)
    return x->expected < y->expected ? -1 : 1;
  return (x->answered > y->answered) - (x->answered < y->answered);
}

FulChart *
ful_confusion_chart_new (const FulConfusion *confusion, guint most)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *heads[] = { _ ("Expected → answered"), C_ ("column", "Cases") };
  g_autofree FulBarsRow *rows = NULL;
  guint n = confusion->labels->len;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++) {
      Pair pair = { i, j, confusion->counts[(gsize)i * n + j] };

      if (i != j && pair.count > 0)
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);
  g_array_set_size (pairs, MIN (pairs->len, most));
  rows = g_new0 (FulBarsRow, pairs->len);
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i);
    g_autofree char *expected =
        ful_format_stranger (g_ptr_array_index (confusion->labels, pair->expected));
    g_autofree char *answered =
        ful_format_stranger (g_ptr_array_index (confusion->labels, pair->answered));
    char *name = g_strdup_printf ("%s → %s", expected, answered);
    char *text = ful_format_count ((double)pair->count);

    g_ptr_array_add (texts, name);
    g_ptr_array_add (texts, text);
    rows[i] = (FulBarsRow){ .name = name, .value = (double)pair->count, .text = text };
  }
  return ful_bars_chart_new (_ ("What is mixed up most often"), heads, rows, pairs->len);
}
