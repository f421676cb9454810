/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/run-progress.h"
#include "models/specialist.h"
#include "stats/interval.h"

static void
print_json (const FulClassifier *classifier, double seconds)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);
  gsize right, n = ful_classifier_heldout (classifier, &right);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "model", FUL_SPECIALIST_NAME);
  ful_json_writer_int_member (writer, "examples", (gint64)ful_classifier_n_examples (classifier));
  ful_json_writer_int_member (writer, "classes", ful_classifier_n_labels (classifier));
  ful_json_writer_double_member (writer, "seconds", seconds);
  ful_json_writer_name (writer, "heldout");
  if (n > 0) {
    FulInterval interval = ful_interval_wilson ((double)right, (double)n, FUL_Z95);

    ful_interval_write (&interval, writer);
  } else {
    ful_json_writer_null (writer);
  }
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static void
print_text (const FulClassifier *classifier, double seconds, gboolean trained)
{
  gsize right, n = ful_classifier_heldout (classifier, &right);

  if (trained)
    ful_cli_print (_ ("%s trained on %" G_GSIZE_FORMAT " examples of %u labels in %.1f s\n"),
                   FUL_SPECIALIST_NAME, ful_classifier_n_examples (classifier),
                   ful_classifier_n_labels (classifier), seconds);
  else
    ful_cli_print (_ ("%s has been trained on these %" G_GSIZE_FORMAT " examples of %u labels\n"),
                   FUL_SPECIALIST_NAME, ful_classifier_n_examples (classifier),
                   ful_classifier_n_labels (classifier));
  if (n > 0) {
    FulInterval interval = ful_interval_wilson ((double)right, (double)n, FUL_Z95);

    ful_cli_print (_ ("Right in %.1f %% of %" G_GSIZE_FORMAT
                      " examples held out of it (95 %% sure: %.1f to %.1f)\n"),
                   interval.estimate * 100, n, interval.low * 100, interval.high * 100);
  }
}

static FulExit
run_train (const FulCommand *self, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulProject) project = NULL;
  g_autoptr (GPtrArray) train = NULL;
  g_autoptr (FulClassifier) classifier = NULL;
  gint64 start = g_get_monotonic_time ();
  gboolean json = FALSE, trained = FALSE;
  double seconds;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  ful_cli_cancellable ();
  project = ful_cli_open_for_editing (argv[1], &error);
  if (project == NULL)
    return ful_cli_fail (error);
  train = ful_project_load_cases (project, 1u << FUL_SPLIT_TRAIN, &error);
  if (train != NULL && !ful_specialist_can_train (train))
    ful_set_error_at (&error, FUL_ERROR_BAD_INPUT, NULL, 0, "train",
                      _ ("the split train holds fewer than two labels to learn from; put cases "
                         "with an expected label into it"));
  if (error == NULL)
    classifier = ful_cli_train_with_progress (project, train, &trained, &error);
  if (classifier == NULL)
    return ful_cli_close (g_steal_pointer (&project), ful_cli_fail (error));
  seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  if (json)
    print_json (classifier, seconds);
  else
    print_text (classifier, seconds, trained);
  return ful_cli_close (g_steal_pointer (&project), FUL_EXIT_DONE);
}

const FulCommand ful_command_train = {
  .name = "train",
  .usage = "PROJECT",
  .summary = N_ ("Train the offline specialist on the split train"),
  .details =
      N_ ("A linear classifier of word and character n-grams. A run trains it too where the\n"
          "split has changed; it is kept in the project."),
  .run = run_train,
};
