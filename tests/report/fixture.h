/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/report.h"

/* A small project written by hand: five prompts and a specialist, judged on 400 cases. */
typedef struct {
  FulSnapshot *snapshot;
  FulEvidence *evidence;
  FulVerdict *verdict;
  FulVerdictInput input;
  FulReportInput report; /* borrows the above */
} Fixture;

/* @prompt: name of the first prompt; @with_costs: all that the cost needs is set */
Fixture *fixture_new (const char *title, const char *prompt, gboolean with_costs);
void fixture_free (Fixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)
