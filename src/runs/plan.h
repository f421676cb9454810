/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/ground.h"

/* What a run is to ask: every arm × every case × every repeat. */

#define FUL_MAX_REPEATS 1000

typedef struct {
  const char *const *prompts; /* NULL-ended, NAME[#REVISION][:NAME=VALUE,…]; NULL: all */
  const char *const *models;  /* NULL-ended names; NULL: all */
  guint splits;               /* 1 << FUL_SPLIT_DEV | …; 0: dev and test */
  gsize limit;                /* so many cases at most, spread evenly over them; 0: all */
  int repeats;                /* from 1 */
  gboolean no_cache;          /* ask again what has been answered */
  gboolean retry_failed;      /* ask only what has nothing but errors */
  gboolean specialist_too;    /* beside the prompts that are named: input-only, which the specialist
                                 answers and no other model then */
} FulRunOptions;

#define FUL_RUN_DEFAULTS ((FulRunOptions){ .repeats = 1 })

typedef struct {
  char *name;         /* PROMPT#REVISION[:VARIABLES]@MODEL */
  gint64 revision_id; /* 0 in a dry plan: not made yet */
  gint64 model_id;    /* likewise */
  const FulPromptBody *body;
  const FulModel *model;
  char *variables;
  char *digest; /* ful_ground_digest() */
  FulRequestMaker maker;
} FulPlanArm;

/* Job j is arm j / (cases × repeats), then case, then repeat. Immutable. */
typedef struct {
  FulGround *ground;
  GPtrArray *arms;           /* FulPlanArm*, by prompt, revision, variables, model */
  GPtrArray *cases;          /* FulCase*, by position */
  GStrv input_hashes;        /* of each case */
  FulRunOptions options;     /* without prompts and models */
  char *json;                /* canonical: what makes two runs the same */
  FulPromptBody *input_only; /* of a dry plan, where the project does not have it yet */
} FulRunPlan;

/**
 * ful_run_prepare:
 *
 * Makes what the run needs and the project does not have, as one edit: drafts that were never run
 * become revisions, the built-in prompt input-only where the specialist is to run, the offline
 * models where there is no model that can be asked. Nothing is changed where nothing is missing.
 * Errors: %FUL_ERROR_READ_ONLY, and those of ful_run_plan_new()
 */
gboolean ful_run_prepare (FulProject *project, const FulRunOptions *options, GError **error);

/**
 * ful_run_plan_new:
 * @dry: for an estimate: with what ful_run_prepare() would make; else that must have been called
 *
 * The plan for what the project holds now. Without prompts named: all with a text of their own,
 * their newest revisions; input-only only with the specialist, and the specialist with nothing
 * else. Without models named: all; the specialist only where the train split can be learned from.
 * Splits hold the cases that have inputs; a case of no split counts as test. One case of each arm
 * is rendered, so that a prompt with an undefined variable is refused before anything is asked.
 * Errors: %FUL_ERROR_NOT_FOUND a prompt or model; %FUL_ERROR_BAD_INPUT nothing to ask, a prompt
 * that can't be rendered; %FUL_ERROR_REFUSED a model that this version can't ask
 *
 * Returns: (transfer full)
 */
FulRunPlan *
ful_run_plan_new (FulProject *project, const FulRunOptions *options, gboolean dry, GError **error);
void ful_run_plan_free (FulRunPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRunPlan, ful_run_plan_free)

gsize ful_run_plan_n_jobs (const FulRunPlan *self);
/* Whether the specialist is among the arms. */
gboolean ful_run_plan_needs_specialist (const FulRunPlan *self);

/* Digests of the arms that a stored plan names: arm name -> digest; empty for a text that is no
 * plan. Returns: (transfer full) */
GHashTable *ful_run_plan_read_digests (const char *json);
/* Names of the arms that a stored plan names, in its order; empty for a text that is no plan.
 * Returns: (transfer full) (element-type utf8) */
GPtrArray *ful_run_plan_read_arms (const char *json);
