/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cases/case-problem.h"

/* A problem of the cases as its banner says it; (transfer full), NULL where there is none. */
char *ful_case_problem_words (const FulCaseProblem *problem);
/* What the button that mends it says; NULL where there is no act. */
char *ful_case_problem_act (const FulCaseProblem *problem);
