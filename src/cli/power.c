/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <math.h>

#include "base/number.h"
#include "cli/commands.h"
#include "cli/study.h"
#include "stats/power.h"

/* Returns: (transfer full): where SD(d) is from */
static char *
basis_of (const FulStudy *study, const FulPower *power)
{
  if (power->arm_a < 0)
    return g_strdup (_ ("planned: two arms that differ on 20 % of the cases"));
  return g_strdup_printf (_ ("measured: %s and %s, %" G_GSIZE_FORMAT " cases that both answered"),
                          ful_study_arm_at (study, (guint)power->arm_a)->name,
                          ful_study_arm_at (study, (guint)power->arm_b)->name, power->n);
}

static void
print_json (const FulPower *power, FulSplit split, const char *basis)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_PRETTY);

  ful_json_writer_begin_object (writer);
  ful_json_writer_double_member (writer, "delta", power->delta);
  ful_json_writer_string_member (writer, "split", ful_split_name (split));
  ful_json_writer_int_member (writer, "n", (gint64)power->n);
  ful_json_writer_double_member (writer, "n_needed", power->n_needed);
  ful_json_writer_double_member (writer, "mde", power->mde);
  ful_json_writer_double_member (writer, "sd", power->sd);
  ful_json_writer_string_member (writer, "basis", basis);
  ful_json_writer_end_object (writer);
  ful_cli_print_json (writer);
}

static void
print_text (const FulPower *power, FulSplit split, const char *basis)
{
  if (!isnan (power->n_needed))
    ful_cli_print (_ ("A difference of %.3g points takes %.0f cases.\n"), 100 * power->delta,
                   power->n_needed);
  if (isnan (power->mde))
    ful_cli_print (_ ("%s has %" G_GSIZE_FORMAT " cases to show one with.\n"),
                   ful_split_name (split), power->n);
  else
    ful_cli_print (_ ("The %" G_GSIZE_FORMAT " cases of %s can show one of %.1f points.\n"),
                   power->n, ful_split_name (split), 100 * power->mde);
  ful_cli_print (_ ("(80 %% sure to see it, at the 95 %% level; %s)\n"), basis);
}

static FulExit
run_power (const FulCommand *self, int argc, char **argv)
{
  g_autofree char *delta_text = NULL;
  g_autofree char *split_name = NULL;
  const GOptionEntry entries[] = {
    { "delta", 0, 0, G_OPTION_ARG_STRING, &delta_text,
      N_ ("Difference of quality to show, 0.05 for five points (default: bar.delta)"), "D" },
    { "split", 0, 0, G_OPTION_ARG_STRING, &split_name, N_ ("dev or test (default: test)"), "S" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FulStudy) study = NULL;
  g_autofree char *basis = NULL;
  gboolean json = FALSE;
  FulPower power;
  FulSplit split;
  double delta = NAN;
  FulExit status;

  if (!ful_cli_options (self, entries, &argc, &argv, 1, 1, &json, &status))
    return status;
  if (delta_text != NULL && !ful_number_parse (delta_text, &delta, &error)) {
    g_prefix_error (&error, "--delta: ");
    return ful_cli_fail (error);
  }
  study = ful_study_open (argv[1], &error);
  if (study == NULL)
    return ful_cli_fail (error);
  if (delta_text == NULL)
    delta = ful_snapshot_number (study->snapshot, "bar.delta");
  if (!ful_study_split (study, split_name, &split, &error) ||
      !ful_power (study->standings, split, delta, &power, &error))
    return ful_cli_fail (error);
  basis = basis_of (study, &power);
  (json ? print_json : print_text) (&power, split, basis);
  return ful_study_close (g_steal_pointer (&study), FUL_EXIT_DONE);
}

const FulCommand ful_command_power = {
  .name = "power",
  .usage = "PROJECT [--delta D] [--split S]",
  .summary = N_ ("How many cases a difference takes"),
  .details =
      N_ ("Once two arms have run, from how much the best prompt arm and the next one differ; "
          "before,\nfrom the assumption that two arms differ on one case in five."),
  .run = run_power,
};
