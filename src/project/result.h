/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/vocabulary.h"

/* Why an answer is no evidence (method §0), kept with the answer. */
typedef enum {
  FUL_VALID,
  FUL_INVALID_CUT_PROMPT,
  FUL_INVALID_CUT_STREAM,
  FUL_INVALID_SHARED_ANSWER,
  FUL_INVALID_LEAKED, /* the case's input stands in the examples or the training set */
} FulInvalid;

/* "cut-prompt", "cut-stream", "shared-answer", "leaked"; NULL for FUL_VALID. */
const char *ful_invalid_name (FulInvalid invalid);
gboolean ful_invalid_from_name (const char *name, FulInvalid *out);

/* One answer, as a row of the file. */
typedef struct {
  gint64 id; /* 0: not yet in the file; rows are in order of being answered */
  gint64 run_id;
  gint64 case_id;
  gint64 revision_id;
  gint64 model_id;
  char *variables;     /* canonical "NAME=VALUE,…" of the arm; "" for none */
  int repeat;          /* from 1 */
  char *request_hash;  /* of everything that shapes the answer; NULL where imported */
  char *input_hash;    /* of the case's input at the time; NULL where imported */
  char *output;        /* NULL: not recorded */
  char *error;         /* infrastructure error; NULL: answered */
  FulMode mode;        /* given by a person or an import; NONE: by rule */
  FulMode text_mode;   /* what rules 2 to 4 of method §3 say of the text; NONE; set when scored */
  double given_score;  /* imported; NAN: by the checks */
  double score;        /* under check_version; NAN: not scored */
  char *check_version; /* the score is of this check set; NULL: not scored yet */
  double latency_ms;   /* NAN: unknown */
  double in_flight;    /* NAN: unknown */
  double tokens_in;    /* without the cached ones; NAN: unknown */
  double tokens_cached;
  double tokens_out;
  gboolean tokens_estimated; /* counted here, not reported by the server */
  double cost_usd;           /* as billed or computed when it was answered; NAN: unknown */
  gboolean cached;           /* taken from an earlier answer of ours */
  FulInvalid invalid;
  char *answered; /* RFC 3339 UTC; NULL where imported */
} FulResult;

FulResult *ful_result_new (void); /* all unset: NAN, NULL, repeat 1, FUL_VALID */
FulResult *ful_result_copy (const FulResult *result);
void ful_result_free (FulResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulResult, ful_result_free)

typedef enum { FUL_RUN_GOING, FUL_RUN_DONE, FUL_RUN_CANCELLED, FUL_RUN_CUT_OFF } FulRunState;

/* "going", "done", "cancelled", "cut-off". */
const char *ful_run_state_name (FulRunState state);
gboolean ful_run_state_from_name (const char *name, FulRunState *out);

/* One execution of arms over cases. */
typedef struct {
  gint64 id;
  FulRunState state; /* GOING in a file that nobody has open for writing: it was cut off */
  char *plan; /* canonical JSON of arms, splits, limit, repeats; "imported FILE" results: NULL */
  gboolean imported;
  gboolean baseline;
  char *started;
  char *finished; /* NULL: not finished */
  gint64 planned; /* answers asked for */
} FulRun;

void ful_run_free (FulRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRun, ful_run_free)
