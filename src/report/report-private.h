/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/field.h"
#include "report/arm-facts.h"
#include "report/report.h"
#include "verdict/measure.h"

/* What the sections of a report share, and the sections, in the order in which they stand. */

typedef struct {
  char *prompt; /* "nearest#2" */
  char *model;  /* its name; of a built-in one, what it is */
  char *whole;  /* both */
} FulArmName;

typedef struct {
  const FulReportInput *report;
  const FulVerdict *verdict;
  const FulSnapshot *snapshot;
  const FulEvidence *evidence;
  FulStandings *standings;
  FulSplits splits;
  FulCostContext cost;
  FulBar bar;
  const char *currency;
  GPtrArray *names; /* FulArmName*: arms as people read them, by index */
  FulArmFacts *facts;
} FulReport;

FulReport *ful_report_gather (const FulReportInput *input);
void ful_report_drop (FulReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulReport, ful_report_drop)

void ful_report_add_verdict (const FulReport *self, FulBlock *parent);
void ful_report_add_task (const FulReport *self, FulBlock *parent);
void ful_report_add_ladder (const FulReport *self, FulBlock *parent);
void ful_report_add_steps (const FulReport *self, FulBlock *parent);
void ful_report_add_plateau (const FulReport *self, FulBlock *parent);
void ful_report_add_failures (const FulReport *self, FulBlock *parent);
void ful_report_add_arms (const FulReport *self, FulBlock *parent);
void ful_report_add_cost (const FulReport *self, FulBlock *parent);
void ful_report_add_training (const FulReport *self, FulBlock *parent);
void ful_report_add_factors (const FulReport *self, FulBlock *parent);
void ful_report_add_readiness (const FulReport *self, FulBlock *parent);
void ful_report_add_method (const FulReport *self, FulBlock *parent);

/* "PROMPT#REVISION · MODEL" of an arm, borrowed; "–" for -1. */
const char *ful_report_arm (const FulReport *self, int arm);
/* Its two parts; NULL for -1. */
const FulArmName *ful_report_arm_name (const FulReport *self, int arm);
/* "test", as words; translated, static. */
const char *ful_report_split (FulSplit split);
/* "wrong format", "missing facts" …; translated, static. */
const char *ful_report_mode (FulMode mode);
/* The sign of a state. */
FulSign ful_report_sign (FulState state);

/**
 * ful_report_value:
 * @low, @high: ends of a range; equal to @likely for a point
 *
 * A number of the field @key as people read it, without what it is of: "240,000 (181,000 to
 * 318,000)", "2 %", "$0.12". Returns: (transfer full)
 */
char *
ful_report_value (const FulReport *self, const char *key, double low, double likely, double high);
/* What it is of: "requests a month", "an hour", ""; translated, borrowed. */
const char *ful_report_unit (const char *key);
/* A field as set, else its default, in words. Returns: (transfer full): NULL where it has none */
char *ful_report_field_text (const FulReport *self, const FulField *field);
/* What a field is, for people: its summary, else its key. Translated, borrowed. */
const char *ful_report_field_label (const char *key);
