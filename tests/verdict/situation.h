/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"
#include "verdict/verdict.h"

/* A project in a few lines of text, as evidence and snapshot in memory:
 *   set KEY=VALUE                            a field of design §10; the value may hold spaces
 *   na LEVER                                 marked not applicable
 *   PROMPT@MODEL RUNG SPLIT PASSED/N [WORD…] answers: of the first N cases of SPLIT the first
 *                                            PASSED pass; lines of one arm add up, arms come in
 *                                            order of their first line
 * with words
 *   +LEVER        the prompt has it
 *   MODE          of every failure, as an import names it; else behaviour
 *   unrecorded    texts were not recorded, and nobody named a mode
 *   from=K        cases from the Kth on
 *   group=K       cases of this line come in groups of K
 *   repeats=R     every case is answered R times alike
 *   latency=MS in-flight=K  of every answer
 *   tokens=IN/OUT of every answer
 *   errors=K      so many more were asked and got nothing but errors
 *   invalid=K stale=K  left out
 *   offline       a model of ours */
typedef struct {
  FulEvidence *evidence;
  FulSnapshot *snapshot;
  FulVerdictInput input;
} Situation;

Situation *situation_new (const char *text);
void situation_free (Situation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Situation, situation_free)

FulVerdict *situation_verdict (const Situation *self);

/* Index of the arm PROMPT#1@MODEL. */
guint situation_arm (const Situation *self, const char *name);

/* Costs at which training pays back surely at 5,000,000 requests a month, and not at 400. */
#define COSTS                                                                  \
  "set workflow.task=classification\nset workflow.changes_per_month=0.1\n"     \
  "set cost.hourly_rate=90\nset cost.setup_hours=80\nset cost.examples=2000\n" \
  "set cost.curation_minutes_per_example=2\nset cost.retrain_months=6\n"       \
  "set cost.retrain_share=0.3\nset cost.monitoring_hours_per_month=8\n"        \
  "set cost.prompt.tokens_in=3000\nset cost.prompt.tokens_out=20\n"            \
  "set cost.prompt.price_in=2.5\nset cost.prompt.price_out=10\n"               \
  "set cost.tuned.tokens_in=200\nset cost.tuned.tokens_out=20\n"               \
  "set cost.tuned.price_in=0.3\nset cost.tuned.price_out=1.2\n"
#define LARGE "set workflow.volume_per_month=5000000\n"
#define SMALL "set workflow.volume_per_month=400\n"
#define READY                                                    \
  "set workflow.owner=ML team\nset workflow.drift_plan=weekly\n" \
  "set workflow.regression_frozen=true\nset workflow.examples_curated=1000\n"
/* Every lever that applies is in, and three attempts gain nothing. */
#define PLATEAU                                                                  \
  "na tools\nna retrieval\nna validation\nna structure\n"                        \
  "p0@m zero-shot test 240/400\np1@m few-shot test 300/400 +examples\n"          \
  "p2@m few-shot test 298/400 +examples\np3@m few-shot test 297/400 +examples\n" \
  "p4@m few-shot test 296/400 +examples\n"
