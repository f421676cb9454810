/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/commands.h"
#include "cli/study.h"
#include "stats/consistency.h"

static void
print_json (const char *arm, const FulConsistency *consistency)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_string_member (writer, "arm", arm);
  ful_json_writer_int_member (writer, "n", (gint64)consistency->n);
  ful_json_writer_int_member (writer, "repeats", consistency->repeats);
  ful_json_writer_name (writer, "mean_agreement");
  ful_interval_write (&consistency->mean_agreement.interval, writer);
  ful_json_writer_name (writer, "flaky_share");
  ful_interval_write (&consistency->flaky_share.interval, writer);
  ful_json_writer_name (writer, "all_pass_share");
  ful_interval_write (&consistency->all_pass_share.interval, writer);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static void
print_text (const char *arm, FulSplit split, const FulConsistency *consistency)
{
  g_autofree char *agreement = ful_study_share_text (&consistency->mean_agreement.interval);
  g_autofree char *flaky = ful_study_share_text (&consistency->flaky_share.interval);
  g_autofree char *all_pass = ful_study_share_text (&consistency->all_pass_share.interval);

  if (consistency->n == 0 && consistency->flaky_share.n == 0) {
    ful_cli_print (_ ("%s has answered no case of %s twice: run it with --repeats 3.\n"), arm,
                   ful_split_name (split));
    return;
  }
  ful_cli_print (_ ("%s on %s, up to %d answers a case\n\n"), arm, ful_split_name (split),
                 consistency->repeats);
  ful_cli_print (_ ("same answer          %s, %" G_GSIZE_FORMAT " cases\n"), agreement,
                 consistency->n);
  ful_cli_print (_ ("now right, now wrong %s, %" G_GSIZE_FORMAT " cases\n"), flaky,
                 consistency->flaky_share.n);
  ful_cli_print (_ ("right every time     %s\n"), all_pass);
}

static FulExit
run_consistency (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *split_name = NULL;
  const GOptionEntry entries[] = {
    { "split", 0, 0, G_OPTION_ARG_STRING, &split_name, N_ ("dev or test (default: test)"), "S" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulStudy) study = NULL;
  FulConsistency consistency;
  const FulEvidenceArm *arm;
  gboolean json = FALSE;
  FulSplit split;
  FulExit status;
  guint index;

  if (!ful_cli_options (self, entries, &argc, &argv, 2, 2, &json, &status))
    return status;
  study = ful_study_open (argv[1], &error);
  if (study == NULL || !ful_study_split (study, split_name, &split, &error) ||
      !ful_study_arm (study, argv[2], &index, &error))
    return ful_cli_fail (error);
  arm = ful_study_arm_at (study, index);
  consistency = ful_consistency (study->evidence, arm, split);
  if (json)
    print_json (arm->name, &consistency);
  else
    print_text (arm->name, split, &consistency);
  return ful_study_close (g_steal_pointer (&study), FUL_EXIT_DONE);
}

const FulCommand ful_command_consistency = {
  .name = "consistency",
  .usage = "PROJECT ARM [--split S]",
  .summary = N_ ("Whether an arm, asked again, says the same"),
  .details = N_ ("Of the cases that have two or more answers: how far these agree, and how many "
                 "cases\npass one time and fail another."),
  .run = run_consistency,
};
