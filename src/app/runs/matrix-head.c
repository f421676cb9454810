/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-head.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/runs/matrix-strip.h"
#include "app/runs/words.h"
#include "app/widgets/interval-bar.h"
#include "report/format.h"

double
ful_runs_axis_low (const FulRunsData *data)
{
  double low =
      isnan (data->bar.limits[FUL_MEASURE_QUALITY]) ? 1 : data->bar.limits[FUL_MEASURE_QUALITY];

  for (guint a = 0; a < data->n_arms; a++)
    if (data->facts[a].quality.n > 0)
      low = fmin (low, data->facts[a].quality.interval.low);
  return fmax (0, floor (low * 10 - 0.3) / 10);
}

/* Names that are told apart by their ends take two lines. */
static void
add_label (GtkWidget *box, const char *text, const char *const *classes, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_css_classes (label, (const char **)classes);
  gtk_box_append (GTK_BOX (box), label);
}

/* Names may be broken where people join words: GTK breaks no line between a hyphen and a digit. */
static char *
breakable (const char *name)
{
  GString *text = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++) {
    g_string_append_c (text, *p);
    if (strchr ("-_/:=,", *p) != NULL)
      g_string_append (text, "\u200b");
  }
  return g_string_free (text, FALSE);
}

/* "matcher" of "offline:matcher", "model" of "maker/model": the tooltip says it all. */
static const char *
short_model (const char *model)
{
  const char *colon = strrchr (model, ':'), *slash = strrchr (model, '/');
  const char *end = colon > slash ? colon : slash;

  return end != NULL && end[1] != '\0' ? end + 1 : model;
}

static GtkWidget *
head_new (const FulRunsData *data, guint arm, double axis_low, int arm_width)
{
  static const char *const name_classes[] = { "sm", "strong", NULL };
  static const char *const model_classes[] = { "tiny", "quiet", NULL };
  static const char *const share_classes[] = { "figure-2", NULL };
  static const char *const small_classes[] = { "strong", "num", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = ful_interval_bar_new ();
  const FulEvidenceArm *item = ful_runs_data_arm (data, arm);
  const FulMean *quality = &data->facts[arm].quality;
  g_autofree char *title = ful_runs_data_prompt_title (data, arm);
  g_autofree char *prompt = breakable (title);
  g_autofree char *share =
      quality->n > 0 ? ful_format_share (quality->interval.estimate) : g_strdup ("–");
  g_autofree char *tip =
      g_strdup_printf ("%s\n%s, %s", item->name, ful_rung_words (item->rung),
                       ful_state_words (data->states[arm].measures[FUL_MEASURE_QUALITY].state));

  gtk_widget_set_size_request (box, arm_width, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (box, tip);
  add_label (box, prompt, name_classes, 2);
  add_label (box, short_model (item->model), model_classes, 1);
  add_label (box, share, arm_width < 72 ? small_classes : share_classes, 1);
  ful_interval_bar_set (FUL_INTERVAL_BAR (bar), &quality->interval,
                        data->bar.limits[FUL_MEASURE_QUALITY], !ful_rung_is_prompt (item->rung),
                        axis_low, 1);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

void
ful_matrix_head_fill (GtkBox *box, const FulRunsData *data, int arm_width)
{
  double axis_low = ful_runs_axis_low (data);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint a = 0; a < data->n_arms; a++) {
    GtkWidget *head = head_new (data, a, axis_low, arm_width);

    for (child = gtk_widget_get_first_child (head); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_LABEL (child)) {
        gtk_label_set_max_width_chars (GTK_LABEL (child), 1);
        gtk_widget_set_hexpand (child, FALSE);
        gtk_widget_set_margin_start (child, 2);
        gtk_widget_set_margin_end (child, 2);
      }
    gtk_box_append (box, head);
  }
}
