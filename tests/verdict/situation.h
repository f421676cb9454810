/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/grounds.h"

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

/* Index of the arm PROMPT#1@MODEL. */
guint situation_arm (const Situation *self, const char *name);
