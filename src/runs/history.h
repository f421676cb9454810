/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "runs/plan.h"

/* What a plan need not ask: answers that the project has. */

typedef enum {
  FUL_JOB_OPEN,     /* to be asked */
  FUL_JOB_FAILED,   /* nothing but errors so far */
  FUL_JOB_ANSWERED, /* has an answer to the very request */
} FulJobState;

/* An answer that another job with the same request and repeat may take over. */
typedef struct {
  char *output;
  double tokens_in;
  double tokens_cached;
  double tokens_out;
  gboolean tokens_estimated;
} FulPastAnswer;

typedef struct {
  gint64 resumed_run;  /* a run of this plan that was cut off; 0: none */
  gint64 same_run;     /* the newest run of this plan, however it ended; 0: none */
  gsize asked_until;   /* jobs below were asked before the cut, as far as the file knows */
  guint8 *states;      /* FulJobState by job */
  GHashTable *hashes;  /* job + 1 -> request hash of an answer given when something else that
                          shapes requests differed: it may still be the same request */
  GHashTable *answers; /* ful_history_key() -> FulPastAnswer* */
} FulHistory;

/**
 * ful_history_load:
 *
 * Reads the results of the file once. With no_cache only those of the run that is taken up count.
 */
FulHistory *ful_history_load (FulProject *project, const FulRunPlan *plan, GError **error);
void ful_history_free (FulHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulHistory, ful_history_free)

/* Whether the plan's run is to ask the job, by state and options. */
gboolean ful_history_is_open (const FulHistory *self, const FulRunPlan *plan, gsize job);

/* Returns: (transfer full) */
char *ful_history_key (const char *request_hash, int repeat);

/* --- how far a run has asked, written ahead --- */

/* Notes in the file that the jobs below @until of @run_id are about to be asked. */
void ful_history_note_asked (FulProject *project, gint64 run_id, gsize until);
