/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/specialist-facts.h"

#include "../runs/fixture.h"
#include "base/error.h"

static FulSpecialistFacts *
facts_of (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  FulSpecialistFacts *facts = ful_specialist_facts_read (f->project, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static void
train (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ful_project_load_cases (f->project, 1u << FUL_SPLIT_TRAIN, &error);
  g_autoptr (FulClassifier) classifier =
      ful_specialist_obtain (f->project, cases, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
test_trained (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulSpecialistFacts) before = facts_of (f);
  g_autoptr (FulSpecialistFacts) after = NULL;

  g_assert_null (before->classifier);
  g_assert_false (before->outdated);
  g_assert_true (before->can_train);
  g_assert_cmpuint (before->n_examples, ==, N_TRAIN);
  g_assert_true (isnan (before->calibration_error));
  train (f);
  after = facts_of (f);
  g_assert_nonnull (after->classifier);
  g_assert_cmpuint (ful_classifier_n_examples (after->classifier), ==, N_TRAIN);
  g_assert_cmpfloat (after->train_seconds, >=, 0);
  g_assert_cmpint (after->calibrated_on, ==, FUL_SPLIT_DEV);
  g_assert_cmpuint (after->n_calibrated, ==, N_DEV);
  g_assert_cmpfloat (after->calibration_error, >=, 0);
  g_assert_cmpfloat (after->calibration_error, <, 1);
}

static void
test_outdated (Fixture *f, gconstpointer unused)
{
  g_autoptr (FulSpecialistFacts) facts = NULL;
  FulEdit *edit = ful_edit_new ();

  train (f);
  add_case (f, edit, FUL_SPLIT_TRAIN, 900, "one more message", "card_arrival");
  apply (f, edit);
  facts = facts_of (f);
  g_assert_null (facts->classifier);
  g_assert_true (facts->outdated);
  g_assert_cmpuint (facts->n_examples, ==, N_TRAIN + 1);
  g_assert_true (isnan (facts->train_seconds));
}

static void
test_cancelled (Fixture *f, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  train (f);
  g_cancellable_cancel (cancellable);
  g_assert_null (ful_specialist_facts_read (f->project, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stats/specialist-facts/trained", Fixture, NULL, set_up, test_trained, tear_down);
  g_test_add ("/stats/specialist-facts/outdated", Fixture, NULL, set_up, test_outdated, tear_down);
  g_test_add ("/stats/specialist-facts/cancelled", Fixture, NULL, set_up, test_cancelled,
              tear_down);
  return g_test_run ();
}
