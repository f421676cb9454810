/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/case-marks.h"

#include "builder.h"

static void
test_marks (void)
{
  g_autoptr (GError) error = NULL;
  BuiltEvidence *evidence = built_evidence_new ();
  FulCaseMarks *marks;
  const guint8 *row;

  built_cases (evidence, FUL_SPLIT_TEST, 5);
  for (guint i = 0; i < 5; i++)
    evidence->cases[i].id = 100 + i;
  built_arm (evidence, "a", "m", FUL_RUNG_ZERO_SHOT, 0);
  built_arm (evidence, "b", "m", FUL_RUNG_ZERO_SHOT, 0);
  built_answers (evidence, 0, 0, 1, "10?1.");
  built_answers (evidence, 0, 0, 2, "101..");
  built_answers (evidence, 1, 0, 1, "01...");
  marks = ful_case_marks_load (NULL, evidence, NULL, &error);
  g_assert_no_error (error);
  row = ful_case_marks_of (marks, 100);
  g_assert_cmpuint (row[0], ==, FUL_MARK_PASS);
  g_assert_cmpuint (row[1], ==, FUL_MARK_FAIL);
  g_assert_cmpuint (ful_case_marks_of (marks, 101)[0], ==, FUL_MARK_FAIL);
  g_assert_cmpuint (ful_case_marks_of (marks, 102)[0], ==, FUL_MARK_PASS);
  g_assert_cmpuint (ful_case_marks_of (marks, 103)[1], ==, FUL_MARK_NONE);
  g_assert_null (ful_case_marks_of (marks, 104));
  g_assert_null (ful_case_marks_of (marks, 7));
  ful_case_marks_unref (marks);
  built_evidence_free (evidence);
}

static void
test_flaky (void)
{
  g_autoptr (GError) error = NULL;
  BuiltEvidence *evidence = built_evidence_new ();
  FulCaseMarks *marks;

  built_cases (evidence, FUL_SPLIT_TEST, 1);
  evidence->cases[0].id = 9;
  built_arm (evidence, "a", "m", FUL_RUNG_ZERO_SHOT, 0);
  built_answers (evidence, 0, 0, 1, "1");
  built_answers (evidence, 0, 0, 2, "0");
  marks = ful_case_marks_load (NULL, evidence, NULL, &error);
  g_assert_cmpuint (ful_case_marks_of (marks, 9)[0], ==, FUL_MARK_FLAKY);
  ful_case_marks_unref (marks);
  built_evidence_free (evidence);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/case-marks/states", test_marks);
  g_test_add_func ("/stats/case-marks/flaky", test_flaky);
  return g_test_run ();
}
