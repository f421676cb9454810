/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"
#include "stats/curve.h"
#include "stats/failure-mode.h"
#include "stats/plateau.h"

/* The answer of the five-question framework, method §7 and §8; JSON shape: design §8 "verdict". */

typedef enum {
  FUL_CODE_MORE_EVIDENCE,
  FUL_CODE_IMPROVE_PROMPT,
  FUL_CODE_ADD_RETRIEVAL,
  FUL_CODE_STAY_PROMPT,
  FUL_CODE_PILOT_TUNING,
  FUL_CODE_TUNE,
  FUL_CODE_TUNING_NOT_WORTH_IT,
  FUL_CODE_REDESIGN,
  FUL_N_CODES,
  FUL_CODE_NONE = -1
} FulCode;
const char *ful_code_name (FulCode code); /* "more-evidence" … */

typedef enum { FUL_FAILS = 0, FUL_UNDECIDED = 1, FUL_CLEARS = 2, FUL_UNMEASURED = -1 } FulState;

typedef struct {
  char *text;     /* translated sentence */
  FulSplit split; /* FUL_SPLIT_NONE: none */
  int arm;        /* -1: none */
  char *filter;   /* of results, e.g. "failed mode:format"; NULL */
} FulEvidenceLink;

typedef enum { FUL_STEP_OPEN, FUL_STEP_DONE, FUL_STEP_BLOCKED } FulStepState;
typedef struct {
  int step; /* 1 to 5 */
  FulStepState state;
  char *summary;
  GPtrArray *evidence; /* FulEvidenceLink* */
} FulStep;

typedef struct {
  const char *factor; /* "setup-time" … */
  int lean;           /* -2 prompting to +2 tuning */
  double weight;
  char
      *source; /* "measured"; that of the first answer, "typed" …; "default": nobody has answered */
  char *basis;
} FulFactor;

typedef struct {
  FulRung rung;
  int arm; /* that stands for the rung; -1: none, nothing measured */
  gboolean measured;
  FulState state;      /* FUL_UNMEASURED where nothing is measured */
  FulMean quality;     /* on the judging split */
  double monthly_cost; /* NAN */
  gboolean near_bar;   /* a share was decided by its estimate */
} FulLadderRung;

typedef struct {
  const char *item; /* "examples" "criteria" "owner" "drift" "regression" "stable" */
  gboolean met;
  char *basis;
} FulReadinessItem;

typedef struct {
  const char *action; /* of the list in design §8 */
  FulLevers lever;    /* 0: null */
  int arm;            /* -1: null */
  double saving;      /* a month; NAN: null */
  char *why;
  double price; /* NAN: null */
} FulNext;

typedef struct {
  const char *code;
  char *text;
} FulCaution;

typedef struct {
  FulCode code;
  const char *reason; /* NULL for stay-prompt alone */
  char *name;         /* the few words of strip and chips: "Stay with prompts" */
  char *headline;
  GStrv why;       /* one to three sentences */
  FulRung rung;    /* FUL_RUNG_UNSET: null */
  int rung_arm;    /* arm that stands for rung; -1 */
  FulCode leaning; /* FUL_CODE_NONE: null */
  double n_needed; /* NAN: null */
  FulFailureModes failure_mode;
  FulPlateau *plateau;
  FulStep steps[5];
  GPtrArray *factors; /* FulFactor*, seven */
  FulLadderRung ladder[FUL_N_RUNGS];
  GPtrArray *readiness; /* FulReadinessItem*, six */
  gboolean ready;
  gboolean curve_is_proxy; /* the curve is of another model than would be trained */
  GPtrArray *next;         /* FulNext*, at least one */
  GPtrArray *cautions;     /* FulCaution* */
  FulCostPair pair;        /* that the cost figures are of */
  FulProjection *projection;
} FulVerdict;

typedef struct {
  const FulSnapshot *snapshot;
  const FulEvidence *evidence;
  const FulPriceList *prices;
  const FulCurveFit *curve; /* of the specialist; NULL: no curve that is not stale */
  const char *today;        /* "YYYY-MM-DD", for the age of prices and retirements */
  guint draws;
  guint64 seed;
  FulSimulations *simulations;   /* what was drawn before, see cost/simulations.h; NULL: none */
  const FulStandings *standings; /* of evidence, where they are at hand; NULL: worked out */
} FulVerdictInput;

/* A pure function of its input. Returns: (transfer full): never NULL */
FulVerdict *ful_verdict_new (const FulVerdictInput *input);
void ful_verdict_free (FulVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulVerdict, ful_verdict_free)

/* The JSON of design §8. Returns: (transfer full) */
char *ful_verdict_to_json (const FulVerdict *self, const FulVerdictInput *input);
