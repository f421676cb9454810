/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/vocabulary.h"

/* The small tables of a project as plain values. Strings are owned by the struct and NULL where
 * unset; numbers that are unset are NAN, counts that are unset -1. Everything reached from a
 * snapshot is immutable and may be read from any thread. */

/* One field of design §10, e.g. "workflow.volume_per_month". */
typedef struct {
  char *key;
  char *text; /* as kept: canonical "low..likely..high", number, true/false or text */
  double low; /* P10, median, P90 of a range; all equal for one number; NAN for a text */
  double likely;
  double high;
  char *source; /* where it came from: "typed", "measured", "price list of 2026-09-23" … */
} FulFieldValue;

typedef struct {
  char *name;
  char *description; /* "" where none */
  int position;
} FulLabel;

typedef struct {
  char *role;    /* "user", "assistant", "system" */
  char *content; /* template */
} FulMessage;

typedef struct {
  char *input;
  char *output;
} FulExample;

typedef enum {
  FUL_RESPONSE_TEXT,
  FUL_RESPONSE_JSON,
  FUL_RESPONSE_SCHEMA,
  FUL_RESPONSE_TOOL
} FulResponse;

/* A prompt variable: each listed value makes one arm. */
typedef struct {
  char *name;
  GStrv values;
} FulPromptVariable;

/* What a revision says: the state of a prompt, also of its draft. */
typedef struct {
  char *system;        /* template; NULL: none */
  GPtrArray *messages; /* FulMessage*, at least one unless imported */
  GPtrArray *examples; /* FulExample*, hand-written or taken from train: fixed */
  int examples_train;  /* so many from train in order, stratified by label: fixed; 0: none */
  int nearest;         /* K nearest of train chosen per case; 0: none */
  char *tools;         /* JSON array; NULL: none */
  char *schema;        /* JSON Schema of the answer; NULL: none */
  FulResponse response;
  double temperature;   /* NAN: the model's own */
  int max_tokens;       /* -1: unset */
  gint64 seed;          /* -1: unset */
  GStrv stop;           /* NULL: none */
  int documents;        /* passages put in per case; 0: none */
  GPtrArray *variables; /* FulPromptVariable* */
  char *note;           /* NULL: none */
} FulPromptBody;

typedef struct {
  gint64 id;
  gint64 prompt_id;
  int number;          /* from 1 within its prompt */
  FulPromptBody *body; /* NULL where imported */
  char *hash;          /* of the body's canonical JSON, or of the name as written where imported */
  gboolean imported;   /* came with results: levers and rung are then as given */
  FulLevers levers;    /* as given, imported only */
  FulRung rung;        /* as given, imported only; FUL_RUNG_UNSET: by its levers */
  char *created;       /* RFC 3339, UTC */
} FulRevision;

typedef struct {
  gint64 id;
  char *name;
  int position; /* order in the project */
  gboolean imported;
  gboolean hidden;      /* removed; its answers stay */
  FulPromptBody *draft; /* typed and not yet run; NULL: none */
} FulPrompt;

typedef struct {
  FulLevers lever;
  char *why;
} FulLeverNote; /* a lever that is not applicable, with the reason */

typedef struct {
  gint64 id;
  char *name;
  char *provider;  /* "offline", "openai", "anthropic", "ollama"; "imported" */
  char *endpoint;  /* base URL; NULL for offline */
  char *model_id;  /* the provider's id */
  char *key_env;   /* environment variable that holds the key; NULL: none */
  char *params;    /* JSON object of request parameters; NULL: none */
  FulRung rung;    /* FUL_RUNG_TUNED where added as such, FUL_RUNG_SPECIALIST for
                      offline:specialist, else FUL_RUNG_UNSET: by the revision */
  char *price_ref; /* id in the price list; NULL: none */
  double price_in; /* USD per million tokens; NAN: by price_ref, else unknown */
  double price_cached;
  double price_out;
  int position;
  gboolean imported;
  gboolean hidden;
} FulModel;

typedef struct {
  gint64 id;
  char *name;
  char *kind;       /* "equals", "one-of" … design §7 */
  char *value;      /* NULL: the case's expected */
  double weight;    /* default 1 */
  double threshold; /* NAN: none */
  gboolean negated;
  GStrv tags;  /* limited to cases with one of these; NULL: all */
  char *model; /* judge; NULL */
  int retry;   /* asked again so often where it fails; 0 */
  int position;
} FulCheck;

typedef struct _FulSnapshot FulSnapshot;

struct _FulSnapshot {
  gatomicrefcount ref_count;
  guint64 generation; /* grows with every edit */
  guint64 cases_generation;
  guint64 results_generation;
  char *title;
  char *check_version;    /* hash of the check set, and of the labels where a check reads them;
                             scores belong to it */
  GHashTable *fields;     /* key -> FulFieldValue*; unset keys are absent */
  GPtrArray *labels;      /* FulLabel*, in order */
  GPtrArray *columns;     /* char*: names of the case variables, in order first seen */
  GArray *positions;      /* int: what columns are sorted by */
  GPtrArray *prompts;     /* FulPrompt*, by position, hidden ones too */
  GPtrArray *revisions;   /* FulRevision*, by id */
  GPtrArray *lever_notes; /* FulLeverNote* */
  GPtrArray *models;      /* FulModel*, by position, hidden ones too */
  GPtrArray *checks;      /* FulCheck*, by position */
};

/* Of a project that is not written yet: nothing but columns and labels, for rendering what would be
 * in it. Both are copied. @labels: (element-type utf8). Returns: (transfer full) */
FulSnapshot *ful_snapshot_new_draft (const char *const *columns, const GPtrArray *labels);
FulSnapshot *ful_snapshot_ref (FulSnapshot *self);
void ful_snapshot_unref (FulSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSnapshot, ful_snapshot_unref)

/* Look-ups; borrowed from the snapshot, NULL when not there. By name: hidden ones aside. */
const FulPrompt *ful_snapshot_prompt (const FulSnapshot *self, gint64 id);
const FulPrompt *ful_snapshot_prompt_named (const FulSnapshot *self, const char *name);
const FulRevision *ful_snapshot_revision (const FulSnapshot *self, gint64 id);
const FulRevision *ful_snapshot_newest_revision (const FulSnapshot *self, gint64 prompt_id);
const FulRevision *
ful_snapshot_revision_numbered (const FulSnapshot *self, gint64 prompt_id, int number);
const FulModel *ful_snapshot_model (const FulSnapshot *self, gint64 id);
const FulModel *ful_snapshot_model_named (const FulSnapshot *self, const char *name);
const FulCheck *ful_snapshot_check_named (const FulSnapshot *self, const char *name);

/* Levers marked not applicable. */
FulLevers ful_snapshot_levers_not_applicable (const FulSnapshot *self);

/* Fields as they stand, the default of project/field.h where unset (NAN, NULL where it has none).
 * A key that is not registered is our own mistake. */
double ful_snapshot_number (const FulSnapshot *self, const char *key); /* likely */
gboolean ful_snapshot_flag (const FulSnapshot *self,
                            const char *key); /* unset, no default: FALSE */
const char *ful_snapshot_text (const FulSnapshot *self, const char *key);
gboolean ful_snapshot_is_set (const FulSnapshot *self, const char *key); /* defaults don't count */
/* The value as set, else NULL: for ranges and sources. */
const FulFieldValue *ful_snapshot_field (const FulSnapshot *self, const char *key);

/* Members of a body's arrays, which free them. */
FulMessage *ful_message_new (const char *role, const char *content);
FulExample *ful_example_new (const char *input, const char *output);
FulPromptVariable *ful_prompt_variable_new (const char *name, const char *const *values);

FulPromptBody *ful_prompt_body_new (void); /* empty: no messages, all unset */
FulPromptBody *ful_prompt_body_copy (const FulPromptBody *body);
void ful_prompt_body_free (FulPromptBody *body);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulPromptBody, ful_prompt_body_free)

/* The body as canonical JSON and back: what the file keeps and what the hash is of. */
char *ful_prompt_body_to_json (const FulPromptBody *body);
FulPromptBody *ful_prompt_body_from_json (const char *text, const char *where, GError **error);
