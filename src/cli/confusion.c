/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "cli/commands.h"
#include "cli/study.h"
#include "stats/confusion-load.h"

#define MAX_CONFUSED 20 /* pairs that the text names */

static void
write_matrix (const FulConfusion *confusion, FulJsonWriter *writer)
{
  ful_json_writer_name (writer, "matrix");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < confusion->labels->len; i++) {
    ful_json_writer_begin_array (writer);
    for (guint j = 0; j < confusion->labels->len; j++)
      ful_json_writer_int (writer, (gint64)ful_confusion_count (confusion, i, j));
    ful_json_writer_end_array (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
write_labels (const FulConfusion *confusion, FulJsonWriter *writer)
{
  ful_json_writer_name (writer, "per_label");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < confusion->labels->len; i++) {
    ful_json_writer_begin_object (writer);
    ful_json_writer_string_member (writer, "label", confusion->labels->pdata[i]);
    ful_json_writer_int_member (writer, "n", (gint64)confusion->n[i]);
    ful_json_writer_double_member (writer, "precision", confusion->precision[i]);
    ful_json_writer_double_member (writer, "recall", confusion->recall[i]);
    ful_json_writer_double_member (writer, "f1", confusion->f1[i]);
    ful_json_writer_end_object (writer);
  }
  ful_json_writer_end_array (writer);
}

static void
print_json (const char *arm, FulSplit split, const FulConfusion *confusion)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "arm", arm);
  ful_json_writer_string_member (writer, "split", ful_split_name (split));
  ful_json_writer_name (writer, "labels");
  ful_json_writer_begin_array (writer);
  for (guint i = 0; i < confusion->labels->len; i++)
    ful_json_writer_string (writer, confusion->labels->pdata[i]);
  ful_json_writer_end_array (writer);
  write_matrix (confusion, writer);
  write_labels (confusion, writer);
  ful_json_writer_double_member (writer, "macro_f1", confusion->macro_f1);
  ful_json_writer_name (writer, "accuracy");
  ful_interval_write (&confusion->accuracy.interval, writer);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

/* The most frequent confusions: a matrix of 77 labels is for files, not for eyes. */
static void
print_confused (const FulConfusion *confusion)
{
  guint k = confusion->labels->len;
  gsize below = G_MAXSIZE;
  guint printed = 0;

  while (printed < MAX_CONFUSED) {
    gsize most = 0;

    for (guint cell = 0; cell < k * k; cell++)
      if (cell / k != cell % k && confusion->counts[cell] < below)
        most = MAX (most, confusion->counts[cell]);
    if (most == 0)
      break;
    if (printed == 0)
      ful_cli_print (_ ("\nMost often confused (answers, expected → answered)\n"));
    for (guint cell = 0; cell < k * k && printed < MAX_CONFUSED; cell++)
      if (cell / k != cell % k && confusion->counts[cell] == most) {
        ful_cli_print ("  %5" G_GSIZE_FORMAT "  %s → %s\n", most,
                       (const char *)confusion->labels->pdata[cell / k],
                       (const char *)confusion->labels->pdata[cell % k]);
        printed++;
      }
    below = most;
  }
}

static void
print_number (double value)
{
  if (isnan (value))
    ful_cli_print ("      –");
  else
    ful_cli_print (" %5.1f%%", 100 * value);
}

static void
print_text (const char *arm, FulSplit split, const FulConfusion *confusion, gsize left_out)
{
  g_autofree char *accuracy = ful_study_share_text (&confusion->accuracy.interval);

  ful_cli_print (_ ("%s on %s\nright %s, %" G_GSIZE_FORMAT " cases; macro F1"), arm,
                 ful_split_name (split), accuracy, confusion->accuracy.n);
  print_number (confusion->macro_f1);
  ful_cli_print ("\n");
  if (left_out > 0)
    ful_cli_print (_ ("%" G_GSIZE_FORMAT " answers left out: no text recorded, or no label "
                      "expected\n"),
                   left_out);
  ful_cli_print (_ ("\n    n  prec. recall     F1  label\n"));
  for (guint i = 0; i < confusion->labels->len; i++) {
    ful_cli_print ("%5" G_GSIZE_FORMAT, confusion->n[i]);
    print_number (confusion->precision[i]);
    print_number (confusion->recall[i]);
    print_number (confusion->f1[i]);
    ful_cli_print ("  %s\n", (const char *)confusion->labels->pdata[i]);
  }
  print_confused (confusion);
}

static FulExit
run_confusion (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *split_name = NULL;
  const GOptionEntry entries[] = {
    { "split", 0, 0, G_OPTION_ARG_STRING, &split_name, N_ ("dev or test (default: test)"), "S" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulStudy) study = NULL;
  g_autoptr (FulConfusion) confusion = NULL;
  const FulEvidenceArm *arm;
  gboolean json = FALSE;
  FulSplit split;
  FulExit status;
  gsize left_out;
  guint index;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, 2, &json, &status))
    return status;
  study = ful_study_open (argv[1], &error);
  if (study == NULL || !ful_study_split (study, split_name, &split, &error) ||
      !ful_study_arm (study, argv[2], &index, &error))
    return ful_cli_fail (error);
  arm = ful_study_arm_at (study, index);
  confusion = ful_confusion_load (study->project, study->snapshot, study->evidence, arm, split,
                                  &left_out, &error);
  if (confusion == NULL)
    return ful_cli_fail (error);
  if (json)
    print_json (arm->name, split, confusion);
  else
    print_text (arm->name, split, confusion, left_out);
  ful_study_note_look (study, split);
  return ful_study_close (g_steal_pointer (&study), FUL_EXIT_DONE);
}

const FulCommand ful_command_confusion = {
  .name = "confusion",
  .usage = "PROJECT ARM [--split S]",
  .summary = N_ ("Which labels an arm confuses"),
  .details = N_ ("For classification: expected label against answered label, precision, recall and "
                 "F1 of each.\nOn test it counts as a look."),
  .run = run_confusion,
};
