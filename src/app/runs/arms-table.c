/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/arms-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/runs/matrix-head.h"
#include "app/runs/words.h"
#include "app/widgets/interval-bar.h"
#include "report/format.h"

enum { ICON, ARM, RUNG, BAR, QUALITY, FORMAT, SAME, LATENCY, PRICE, CASES, LEFT_OUT, N_COLUMNS };

static GtkWidget *
add (GtkGrid *grid, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column >= QUALITY ? 1 : 0);
  gtk_widget_add_css_class (label, "num");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

/* What the bar asks of a measure: "at least 99 %". Returns: (transfer full) */
static char *
limit_text (const FulRunsData *data, FulMeasureKind kind)
{
  double limit = data->bar.limits[kind];
  const char *currency = ful_snapshot_text (data->snapshot, "cost.currency");
  g_autofree char *share = ful_format_plain_share (limit);
  g_autofree char *time = ful_format_duration_ms (data->bar.latency_ms);
  g_autofree char *money = ful_format_money (limit, currency, FUL_MONEY_CALL);

  switch (kind) {
  case FUL_MEASURE_LATENCY:
    return g_strdup_printf (_ ("%s of answers within %s"), share, time);
  case FUL_MEASURE_COST:
    return g_strdup_printf (_ ("at most %s a call"), money);
  default:
    return g_strdup_printf (_ ("at least %s"), share);
  }
}

/* A measure that breaks what is asked of it is red, has the shape of a failure, and says what. */
static void
add_measure (GtkGrid *grid,
             const FulRunsData *data,
             guint arm,
             FulMeasureKind kind,
             int column,
             int row,
             const char *text)
{
  gboolean broken = !isnan (data->bar.limits[kind]) && text != NULL &&
                    data->states[arm].measures[kind].state == FUL_FAILS;
  g_autofree char *limit = broken ? limit_text (data, kind) : NULL;
  g_autofree char *tip = NULL;
  GtkWidget *box, *icon, *label;

  if (!broken) {
    add (grid, column, row, text != NULL ? text : "–", text == NULL ? "quiet" : NULL);
    return;
  }
  tip = g_strdup_printf (_ ("%s breaks the bar: %s is asked for"), ful_measure_label (kind), limit);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = gtk_image_new_from_icon_name (ful_cell_icon (FUL_CELL_FAIL));
  label = gtk_label_new (text);
  gtk_widget_add_css_class (icon, "score");
  gtk_widget_add_css_class (box, "bad");
  gtk_widget_add_css_class (label, "num");
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (box, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (grid, box, column, row, 1, 1);
}

static void
add_heads (GtkGrid *grid, const FulRunsData *data)
{
  const char *const heads[N_COLUMNS] = {
    [ICON] = "",
    [ARM] = _ ("Arm"),
    [RUNG] = _ ("Rung"),
    [BAR] = NULL,
    [QUALITY] = _ ("Quality"),
    [FORMAT] = _ ("Valid format"),
    [SAME] = _ ("Same answer"),
    [LATENCY] = _ ("Latency p50 / p95"),
    [PRICE] = _ ("Price of a call"),
    [CASES] = _ ("Cases"),
    [LEFT_OUT] = _ ("Left out"),
  };
  double bar = data->bar.limits[FUL_MEASURE_QUALITY];
  g_autofree char *share = ful_format_plain_share (bar);
  g_autofree char *tick = isnan (bar)
                              ? g_strdup (_ ("95 % sure it lies here"))
                              : g_strdup_printf (_ ("95 %% sure it lies here; tick = %s"), share);

  for (int i = 0; i < N_COLUMNS; i++) {
    GtkWidget *head = add (grid, i, 0, heads[i] != NULL ? heads[i] : tick, "grid-head");

    gtk_label_set_ellipsize (GTK_LABEL (head),
                             i == BAR ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    if (i == BAR)
      gtk_widget_set_tooltip_text (head, tick);
  }
}

static void
add_state (GtkGrid *grid, const FulRunsData *data, guint arm, int row)
{
  FulState state = data->facts[arm].counts && !isnan (data->bar.limits[FUL_MEASURE_QUALITY])
                       ? data->states[arm].state
                       : FUL_UNMEASURED;
  FulCellState look = state == FUL_CLEARS      ? FUL_CELL_PASS
                      : state == FUL_FAILS     ? FUL_CELL_FAIL
                      : state == FUL_UNDECIDED ? FUL_CELL_FLAKY
                                               : FUL_CELL_WAITING;
  GtkWidget *icon = gtk_image_new_from_icon_name (ful_cell_icon (look));

  gtk_widget_add_css_class (icon, "score");
  gtk_widget_add_css_class (icon, ful_cell_class (look));
  gtk_widget_set_tooltip_text (icon, ful_state_words (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ful_state_words (state), -1);
  gtk_grid_attach (grid, icon, ICON, row, 1, 1);
}

static void
add_name (GtkGrid *grid, const FulRunsData *data, guint arm, int row)
{
  const FulEvidenceArm *item = ful_runs_data_arm (data, arm);
  g_autofree char *prompt = ful_runs_data_prompt_title (data, arm);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (prompt);
  GtkWidget *model = gtk_label_new (item->model);

  gtk_widget_add_css_class (name, "strong");
  gtk_widget_add_css_class (model, "sm");
  gtk_widget_add_css_class (model, "quiet");
  for (GtkWidget *label = name; label != NULL; label = label == name ? model : NULL) {
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
    gtk_label_set_width_chars (GTK_LABEL (label),
                               MIN (20, (int)g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)),
                                                            -1)));
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_set_tooltip_text (box, item->name);
  gtk_grid_attach (grid, box, ARM, row, 1, 1);
}

static char *
latency_text (const FulArmFacts *facts)
{
  g_autofree char *p50 = NULL;
  g_autofree char *p95 = NULL;

  if (facts->latency_n == 0)
    return NULL;
  p50 = ful_format_duration_ms (facts->latency_p50_ms);
  p95 = ful_format_duration_ms (facts->latency_p95_ms);
  return facts->under_load ? g_strdup_printf (_ ("%s / %s under load"), p50, p95)
                           : g_strdup_printf ("%s / %s", p50, p95);
}

/* "12 stale, 3 invalid, 2 % unanswered". */
static char *
left_out_text (const FulArmFacts *facts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autofree char *stale = ful_format_count ((double)facts->stale);
  g_autofree char *invalid = ful_format_count ((double)facts->invalid);
  g_autofree char *missing = ful_format_share (facts->missing);

  if (facts->stale > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s stale"), stale));
  if (facts->invalid > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s invalid"), invalid));
  if (facts->missing > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s never came"), missing));
  return parts->len > 0 ? g_strjoinv (", ", (char **)parts->pdata) : g_strdup (_ ("none"));
}

static void
add_arm (GtkGrid *grid, const FulRunsData *data, guint arm, int row, double axis_low)
{
  const FulArmFacts *facts = &data->facts[arm];
  const FulEvidenceArm *item = ful_runs_data_arm (data, arm);
  const char *currency = ful_snapshot_text (data->snapshot, "cost.currency");
  double price = data->bar.per_usd * facts->call_usd.interval.estimate;
  gboolean measured = facts->quality.n > 0;
  GtkWidget *bar = ful_interval_bar_new ();
  g_autofree char *quality = ful_format_share (facts->quality.interval.estimate);
  g_autofree char *format = isnan (facts->valid_format.interval.estimate)
                                ? NULL
                                : ful_format_share (facts->valid_format.interval.estimate);
  g_autofree char *same =
      facts->consistency.n > 0
          ? ful_format_share (facts->consistency.mean_agreement.interval.estimate)
          : NULL;
  g_autofree char *latency = latency_text (facts);
  g_autofree char *call = isnan (price) ? NULL : ful_format_money (price, currency, FUL_MONEY_CALL);
  g_autofree char *n = ful_format_count ((double)facts->quality.n);
  g_autofree char *cases = g_strdup_printf ("%s %s", n, ful_split_words (facts->split));
  g_autofree char *left_out = left_out_text (facts);

  add_state (grid, data, arm, row);
  add_name (grid, data, arm, row);
  add (grid, RUNG, row, ful_rung_words (item->rung), "quiet");
  ful_interval_bar_set (FUL_INTERVAL_BAR (bar), &facts->quality.interval,
                        data->bar.limits[FUL_MEASURE_QUALITY], !ful_rung_is_prompt (item->rung),
                        axis_low, 1);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_size_request (bar, 96, -1);
  gtk_grid_attach (grid, bar, BAR, row, 1, 1);
  add (grid, QUALITY, row, measured ? quality : "–", measured ? "strong" : "quiet");
  add_measure (grid, data, arm, FUL_MEASURE_FORMAT, FORMAT, row, format);
  add_measure (grid, data, arm, FUL_MEASURE_AGREEMENT, SAME, row, same);
  add_measure (grid, data, arm, FUL_MEASURE_LATENCY, LATENCY, row, latency);
  add_measure (grid, data, arm, FUL_MEASURE_COST, PRICE, row, call);
  add (grid, CASES, row, cases, NULL);
  add (grid, LEFT_OUT, row, left_out, "quiet");
}

void
ful_arms_table_fill (GtkGrid *grid, const FulRunsData *data)
{
  double axis_low = ful_runs_axis_low (data);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  add_heads (grid, data);
  for (guint a = 0; a < data->n_measured; a++)
    add_arm (grid, data, a, (int)a + 1, axis_low);
}
