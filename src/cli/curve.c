/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>
#include <unistd.h>

#include "base/error.h"
#include "base/number.h"
#include "cli/commands.h"
#include "stats/specialist-curve.h"

#define LEAST_SIZES 3

static void
write_points (GArray *points, FulJsonWriter *writer)
{
  ful_json_writer_name (writer, "points");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < points->len; i++) {
    const FulCurvePoint *point = &g_array_index (points, FulCurvePoint, i);
    FulInterval error = ful_curve_point_interval (point);

    ful_json_writer_begin_object (writer);
    ful_json_writer_double_member (writer, "n", point->n);
    ful_json_writer_double_member (writer, "error", error.estimate);
    ful_json_writer_double_member (writer, "low", error.low);
    ful_json_writer_double_member (writer, "high", error.high);
    ful_json_writer_int_member (writer, "seeds", (gint64)point->n_seeds);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_parameters (const double values[3], FulJsonWriter *writer)
{
  static const char *const names[] = { "a", "b", "c" };

  for (gsize i = 0; i < 3; i++)
    ful_json_writer_double_member (writer, names[i], values[i]);
}

static void
write_fit (const FulCurveFit *fit, FulJsonWriter *writer)
{
  const double values[3] = { fit->a, fit->b, fit->c };

  ful_json_writer_name (writer, "fit");
  ful_json_writer_begin_object (writer);
  write_parameters (values, writer);
  ful_json_writer_name (writer, "low");
  ful_json_writer_begin_object (writer);
  write_parameters (fit->low, writer);
  ful_json_writer_end_object (writer);
  ful_json_writer_name (writer, "high");
  ful_json_writer_begin_object (writer);
  write_parameters (fit->high, writer);
  ful_json_writer_end_object (writer);
  ful_json_writer_end_object (writer);
}

static void
print_json (GArray *points, const FulCurveFit *fit, double bar)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  write_points (points, writer);
  write_fit (fit, writer);
  ful_json_writer_double_member (writer, "n_for_bar", fit->n_for_bar);
  if (isnan (bar))
    ful_json_writer_null_member (writer, "reachable");
  else
    ful_json_writer_boolean_member (writer, "reachable", fit->reachable);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static void
print_need (const FulCurveFit *fit, double bar)
{
  if (isnan (bar))
    ful_cli_print (_ ("Set bar.quality to see how many examples it takes.\n"));
  else if (!fit->reachable)
    ful_cli_print (_ ("The bar of %.1f %% is out of reach: with any number of examples %.1f %% "
                      "stay wrong.\n"),
                   100 * bar, 100 * fit->c);
  else if (isnan (fit->n_for_bar))
    ful_cli_print (_ ("Whether the bar of %.1f %% can be reached is open: the curve levels off "
                      "near it.\n"),
                   100 * bar);
  else
    ful_cli_print (_ ("The bar of %.1f %% takes about %.0f examples%s.\n"), 100 * bar,
                   fit->n_for_bar,
                   fit->extrapolated ? _ (", extrapolated over four times what was measured") : "");
  if (!isnan (bar) && !isnan (fit->n_for_bar_low) && !isnan (fit->n_for_bar_high))
    ful_cli_print (_ ("95 %% sure: between %.0f and %.0f.\n"), fit->n_for_bar_low,
                   fit->n_for_bar_high);
}

static void
print_text (GArray *points, const FulCurveFit *fit, double bar, FulSplit split)
{
  ful_cli_print (_ ("Errors of offline:specialist on %s by training examples; for any other model "
                    "a proxy\n\n"),
                 ful_split_name (split));
  for (guint i = 0; i < points->len; i++) {
    const FulCurvePoint *point = &g_array_index (points, FulCurvePoint, i);
    FulInterval error = ful_curve_point_interval (point);

    ful_cli_print ("%8.0f %6.1f %%", point->n, 100 * error.estimate);
    if (!isnan (error.low))
      ful_cli_print (_ ("  (%.1f to %.1f, %" G_GSIZE_FORMAT " seeds)"), 100 * error.low,
                     100 * error.high, point->n_seeds);
    ful_cli_print ("\n");
  }
  ful_cli_print (_ ("\nfit: error = %.3g · n^-%.3g + %.3g\n"), fit->a, fit->b, fit->c);
  print_need (fit, bar);
}

/* "100,200,400"; NULL with @error set for anything else. */
static GArray *
parse_sizes (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; parts[i] != NULL; i++) {
    gint64 number;
    gsize size;

    if (!ful_number_parse_int (parts[i], &number, error)) {
      g_prefix_error (error, "--sizes: ");
      return NULL;
    }
    size = number > 0 ? (gsize)number : 0;
    g_array_append_val (sizes, size);
  }
  return g_steal_pointer (&sizes);
}

/* The sizes asked for, or doubling ones; at least three, since a curve goes through them. */
static GArray *
choose_sizes (const FulSpecialistCurve *curve, const char *text, GError **error)
{
  gsize n = ful_specialist_curve_n_train (curve);
  g_autoptr (GArray) sizes = text != NULL
                                 ? parse_sizes (text, error)
                                 : ful_learning_sizes (n, ful_specialist_curve_n_labels (curve));

  if (sizes == NULL)
    return NULL;
  if (sizes->len < LEAST_SIZES) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, text != NULL ? "--sizes" : "train",
                      text != NULL ? _ ("a curve takes at least 3 sizes")
                                   : _ ("too few labelled examples for a curve; it takes 8"));
    return NULL;
  }
  return g_steal_pointer (&sizes);
}

static void
tell_progress (double done, gpointer user_data)
{
  if (isatty (STDERR_FILENO))
    ful_cli_note (_ ("\rtraining … %3.0f %%%s"), 100 * done, done >= 1 ? "\n" : "");
}

/* What is kept, unless something else is asked for. */
static GArray *
obtain_points (FulProject *project,
               FulSpecialistCurve *curve,
               const char *sizes_text,
               int seeds,
               GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (GArray) sizes = NULL;
  GArray *points = NULL;

  if (sizes_text == NULL && seeds == 0)
    points = ful_specialist_curve_kept (project, &unreadable);
  if (unreadable != NULL) {
    g_propagate_error (error, g_steal_pointer (&unreadable));
    return NULL;
  }
  if (points != NULL && points->len >= LEAST_SIZES)
    return points;
  g_clear_pointer (&points, g_array_unref);
  sizes = choose_sizes (curve, sizes_text, error);
  if (sizes == NULL)
    return NULL;
  return ful_specialist_curve_measure (curve, (const gsize *)(gpointer)sizes->data, sizes->len,
                                       seeds != 0 ? (gsize)MAX (seeds, 0) : FUL_LEARNING_MIN_SEEDS,
                                       tell_progress, NULL, ful_cli_cancellable (), error);
}

static FulExit
run_curve (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *sizes = NULL;
  int seeds = 0;
  const GOptionEntry entries[] = {
    { "sizes", 0, 0, G_OPTION_ARG_STRING, &sizes,
      N_ ("Numbers of examples to train on (default: all, half, a quarter …)"), "N,…" },
    { "seeds", 0, 0, G_OPTION_ARG_INT, &seeds, N_ ("Trainings at each size, 5 or more"), "K" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (FulSnapshot) snapshot = NULL;
  g_autoptr (FulSpecialistCurve) curve = NULL;
  g_autoptr (GArray) points = NULL;
  gboolean json = FALSE;
  FulCurveFit fit;
  FulExit status;
  double bar;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  project = ful_cli_open (argv[1], &error);
  if (project == NULL || (curve = ful_specialist_curve_new (project, &error)) == NULL ||
      (points = obtain_points (project, curve, sizes, seeds, &error)) == NULL)
    return ful_cli_fail (error);
  snapshot = ful_project_snapshot (project);
  bar = ful_snapshot_number (snapshot, "bar.quality");
  if (!ful_curve_fit ((const FulCurvePoint *)(gpointer)points->data, points->len, bar,
                      FUL_CURVE_SEED, &fit, &error))
    return ful_cli_fail (error);
  if (json)
    print_json (points, &fit, bar);
  else
    print_text (points, &fit, bar, ful_specialist_curve_split (curve));
  if (ful_specialist_curve_split (curve) == FUL_SPLIT_TEST)
    ful_project_note_look (project);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_curve = {
  .name = "curve",
  .usage = "PROJECT [--sizes N,…] [--seeds K]",
  .summary = N_ ("How the specialist's errors fall with training examples"),
  .details = N_ ("Trains on stratified parts of the train split and judges on test, counting as a "
                 "look.\nThe whole split can be drawn in one way only, and is trained on once. "
                 "What was measured is\nkept in the project until the train split changes; with "
                 "--sizes or --seeds it is measured anew."),
  .run = run_curve,
};
