/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "project/project.h"
#include "workflow/profile.h"

/* A snapshot with some fields set, by way of a project in memory of the file system. */
static FulSnapshot *
with (const char *const *fields)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fulcrum-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "p.fulcrum", NULL);
  g_autoptr (FulProject) project = ful_project_create (path, NULL, &error);
  FulEdit *edit = ful_edit_new ();
  FulSnapshot *snapshot;

  g_assert_no_error (error);
  for (guint i = 0; fields[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (fields[i], "=", 2);
    g_autoptr (FulFieldValue) value = ful_field_parse (parts[0], parts[1], &error);

    g_assert_no_error (error);
    ful_edit_put_field (edit, value);
  }
  ful_project_edit (project, "Set", edit, &error);
  g_assert_no_error (error);
  snapshot = ful_project_snapshot (project);
  g_clear_pointer (&project, ful_project_free);
  g_assert_cmpint (remove (path), ==, 0);
  g_assert_cmpint (remove (folder), ==, 0);
  return snapshot;
}

#define WITH(...) with ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_unstable (void)
{
  g_autoptr (FulSnapshot) unset = WITH ("bar.quality=0.9");
  g_autoptr (FulSnapshot) never = WITH ("workflow.changes_per_month=0");
  g_autoptr (FulSnapshot) slow = WITH ("workflow.changes_per_month=0.1");
  g_autoptr (FulSnapshot) fast = WITH ("workflow.changes_per_month=4");
  g_autoptr (FulSnapshot) edge =
      WITH ("workflow.changes_per_month=2", "workflow.retrain_lead_days=15");
  g_autoptr (FulSnapshot) quick =
      WITH ("workflow.changes_per_month=4", "workflow.retrain_lead_days=7");

  g_assert_false (ful_profile_is_unstable (unset));
  g_assert_false (ful_profile_is_unstable (never));
  g_assert_false (ful_profile_is_unstable (slow));
  g_assert_true (ful_profile_is_unstable (fast)); /* 7.5 days < the default of 21 */
  g_assert_false (ful_profile_is_unstable (edge));
  g_assert_false (ful_profile_is_unstable (quick));
}

static void
test_valid_format (void)
{
  g_autoptr (FulSnapshot) unset = WITH ("bar.quality=0.9");
  g_autoptr (FulSnapshot) critical = WITH ("workflow.format_critical=true");
  g_autoptr (FulSnapshot) both = WITH ("workflow.format_critical=true", "bar.valid_format=0.96");
  g_autoptr (FulSnapshot) uncritical = WITH ("workflow.format_critical=false");

  g_assert_true (isnan (ful_profile_valid_format (unset)));
  g_assert_cmpfloat (ful_profile_valid_format (critical), ==, 0.99);
  g_assert_cmpfloat (ful_profile_valid_format (both), ==, 0.96);
  g_assert_true (isnan (ful_profile_valid_format (uncritical)));
}

static void
test_retraining (void)
{
  g_autoptr (FulSnapshot) unset = WITH ("bar.quality=0.9");
  g_autoptr (FulSnapshot) rare = WITH ("workflow.changes_per_month=0.3");
  g_autoptr (FulSnapshot) often = WITH ("workflow.changes_per_month=5");
  g_autoptr (FulSnapshot) never = WITH ("workflow.changes_per_month=5", "cost.retrain_months=0");

  g_assert_cmpfloat (ful_profile_retrain_months (unset), ==, 0);
  g_assert_cmpfloat (ful_profile_retrain_months (rare), ==, 4);
  g_assert_cmpfloat (ful_profile_retrain_months (often), ==, 1);
  g_assert_cmpfloat (ful_profile_retrain_months (never), ==, 0);
}

static void
test_sides (void)
{
  g_autoptr (FulSnapshot) unset = WITH ("bar.quality=0.9");
  g_autoptr (FulSnapshot) common = WITH ("cost.setup_hours=80", "cost.reask_share=0.1");
  g_autoptr (FulSnapshot) own = WITH ("cost.setup_hours=80", "cost.specialist.setup_hours=0",
                                      "cost.reask_share=0.1", "cost.tuned.reask_share=0");

  g_assert_true (isnan (ful_profile_specialist (unset, "setup_hours")));
  g_assert_cmpfloat (ful_profile_specialist (common, "setup_hours"), ==, 80);
  g_assert_cmpfloat (ful_profile_specialist (own, "setup_hours"), ==, 0);
  g_assert_cmpfloat (ful_profile_reask_share (unset, "tuned"), ==, 0);
  g_assert_cmpfloat (ful_profile_reask_share (common, "tuned"), ==, 0.1);
  g_assert_cmpfloat (ful_profile_reask_share (own, "tuned"), ==, 0);
  g_assert_cmpfloat (ful_profile_reask_share (own, "prompt"), ==, 0.1);
}

static void
test_defaults (void)
{
  g_autoptr (FulSnapshot) snapshot = WITH ("cost.horizon_months=24", "workflow.owner=Us");
  g_autoptr (GPtrArray) defaults = ful_profile_defaults (snapshot);
  gboolean lead = FALSE;

  g_assert_true (ful_profile_has_owner (snapshot));
  g_assert_false (ful_profile_has_drift_plan (snapshot));
  for (guint i = 0; i < defaults->len; i++) {
    const FulField *field = defaults->pdata[i];

    g_assert_cmpstr (field->key, !=, "cost.horizon_months"); /* set, though to the default */
    g_assert_nonnull (field->fallback);
    lead |= strcmp (field->key, "workflow.retrain_lead_days") == 0;
  }
  g_assert_true (lead);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workflow/profile/unstable", test_unstable);
  g_test_add_func ("/workflow/profile/valid-format", test_valid_format);
  g_test_add_func ("/workflow/profile/retraining", test_retraining);
  g_test_add_func ("/workflow/profile/sides", test_sides);
  g_test_add_func ("/workflow/profile/defaults", test_defaults);
  return g_test_run ();
}
