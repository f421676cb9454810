/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cases/problem-words.h"

#include <glib/gi18n.h>

#include "report/format.h"

/* Why a leak matters depends on the splits it is between. */
static char *
leak_words (const FulCaseProblem *problem, gboolean near)
{
  g_autofree char *n = ful_format_count (problem->mend->len);
  gulong count = problem->mend->len;

  if (problem->split == FUL_SPLIT_TRAIN && problem->other == FUL_SPLIT_TEST)
    return g_strdup_printf (
        near ? ngettext ("%s case of train nearly repeats one of test, so training flatters the "
                         "test.",
                         "%s cases of train nearly repeat some of test, so training flatters the "
                         "test.",
                         count)
             : ngettext ("%s case of train stands in test too, so training flatters the test.",
                         "%s cases of train stand in test too, so training flatters the test.",
                         count),
        n);
  if (problem->split == FUL_SPLIT_DEV)
    return g_strdup_printf (
        near ? ngettext ("%s case of dev nearly repeats one of test, so dev scores flatter the "
                         "test.",
                         "%s cases of dev nearly repeat some of test, so dev scores flatter the "
                         "test.",
                         count)
             : ngettext ("%s case of dev stands in test too, so dev scores flatter the test.",
                         "%s cases of dev stand in test too, so dev scores flatter the test.",
                         count),
        n);
  return g_strdup_printf (
      near ? ngettext ("%s case of train nearly repeats one of dev, so examples flatter dev.",
                       "%s cases of train nearly repeat some of dev, so examples flatter dev.",
                       count)
           : ngettext ("%s case of train stands in dev too, so examples flatter dev.",
                       "%s cases of train stand in dev too, so examples flatter dev.", count),
      n);
}

char *
ful_case_problem_words (const FulCaseProblem *problem)
{
  g_autofree char *shown = ful_format_count (problem->shown->len);
  g_autofree char *mend = ful_format_count (problem->mend->len);
  g_autofree char *labels = ful_format_count (problem->labels->len);

  switch (problem->kind) {
  case FUL_CASE_PROBLEM_LEAK:
    return leak_words (problem, FALSE);
  case FUL_CASE_PROBLEM_NEAR_LEAK:
    return leak_words (problem, TRUE);
  case FUL_CASE_PROBLEM_CONTRADICTION:
    return g_strdup_printf (ngettext ("%s case says the same as another and expects something "
                                      "else: one of them is wrong.",
                                      "%s cases say the same as another and expect something "
                                      "else: one of each is wrong.",
                                      problem->shown->len),
                            shown);
  case FUL_CASE_PROBLEM_ONE_SPLIT:
    return g_strdup (problem->split == FUL_SPLIT_TRAIN
                         ? _ ("All cases are for training: none is left to judge on.")
                         : _ ("Prompts would be chosen and judged on the same cases."));
  case FUL_CASE_PROBLEM_DUPLICATES:
    return g_strdup_printf (ngettext ("%s case repeats another of its split, and counts twice.",
                                      "%s cases repeat others of their split, and count twice.",
                                      problem->mend->len),
                            mend);
  case FUL_CASE_PROBLEM_LABELS:
    return g_strdup_printf (ngettext ("%s expected answer is none of the project’s labels.",
                                      "%s expected answers are none of the project’s labels.",
                                      problem->labels->len),
                            labels);
  default:
    return NULL;
  }
}

char *
ful_case_problem_act (const FulCaseProblem *problem)
{
  g_autofree char *mend = ful_format_count (problem->mend->len);
  g_autofree char *labels = ful_format_count (problem->labels->len);

  if (problem->kind == FUL_CASE_PROBLEM_ONE_SPLIT)
    return g_strdup (_ ("Split Cases…"));
  if (problem->labels->len > 0)
    return g_strdup_printf (ngettext ("Add %s Label", "Add %s Labels", problem->labels->len),
                            labels);
  if (problem->mend->len == 0)
    return NULL;
  switch (problem->kind == FUL_CASE_PROBLEM_DUPLICATES ? FUL_SPLIT_NONE : problem->split) {
  case FUL_SPLIT_TRAIN:
    return g_strdup_printf (_ ("Remove %s From Train"), mend);
  case FUL_SPLIT_DEV:
    return g_strdup_printf (_ ("Remove %s From Dev"), mend);
  default:
    return g_strdup_printf (ngettext ("Remove %s Copy", "Remove %s Copies", problem->mend->len),
                            mend);
  }
}
