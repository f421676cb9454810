/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "stats/plateau.h"

/* What the plateau of method §4 says, for people; one look in the report and in the window. Texts
 * are translated and (transfer full). */

/* "examples, structure"; "none". */
char *ful_plateau_lever_words (FulLevers levers);
/* Whether prompts have levelled off, and what is missing where it is not shown. */
char *ful_plateau_conclusion (const FulPlateau *plateau);
/* "None of them can have gained 3 points" */
char *ful_plateau_condition_title (const FulPlateau *plateau, FulPlateauCondition condition);
/* "The largest gain still possible is +1.5 points" */
char *ful_plateau_condition_basis (const FulPlateau *plateau,
                                   const FulSnapshot *snapshot,
                                   FulPlateauCondition condition);

/* As ful_attempts_chart_new() and ful_gains_chart_new(), of all attempts. @bar: NAN: none. */
FulChart *
ful_plateau_attempts_chart (const FulPlateau *plateau, const FulStandings *standings, double bar);
FulChart *ful_plateau_gains_chart (const FulPlateau *plateau, const FulStandings *standings);
