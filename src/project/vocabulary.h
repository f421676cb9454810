/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* The words of the domain that are chosen from a list, with the names files and commands use. */

typedef enum {
  FUL_SPLIT_NONE,
  FUL_SPLIT_DEV,
  FUL_SPLIT_TEST,
  FUL_SPLIT_TRAIN,
  FUL_N_SPLITS
} FulSplit;

/* Architectures, lightest first. */
typedef enum {
  FUL_RUNG_ZERO_SHOT,
  FUL_RUNG_FEW_SHOT,
  FUL_RUNG_ENGINEERED,
  FUL_RUNG_RETRIEVAL,
  FUL_RUNG_SPECIALIST,
  FUL_RUNG_TUNED,
  FUL_N_RUNGS,
  FUL_RUNG_UNSET = -1
} FulRung;

/* Improvements of the prompt layer: a set of bits. */
typedef enum {
  FUL_LEVER_EXAMPLES = 1 << 0,
  FUL_LEVER_TOOLS = 1 << 1,
  FUL_LEVER_VALIDATION = 1 << 2,
  FUL_LEVER_RETRIEVAL = 1 << 3,
  FUL_LEVER_STRUCTURE = 1 << 4,
} FulLevers;
#define FUL_N_LEVERS 5

/* Why an answer failed, in the order of method §3; NONE: not failed or not known. */
typedef enum {
  FUL_MODE_NONE,
  FUL_MODE_WRONG_EXPECTED,
  FUL_MODE_REFUSAL,
  FUL_MODE_TOOL,
  FUL_MODE_FORMAT,
  FUL_MODE_CONSISTENCY,
  FUL_MODE_KNOWLEDGE,
  FUL_MODE_BEHAVIOUR,
  FUL_N_MODES
} FulMode;

/* Names: "dev", "few-shot", "examples", "wrong-expected" …; "none" for FUL_SPLIT_NONE and
 * FUL_MODE_NONE. Static strings, never NULL for a valid value. */
const char *ful_split_name (FulSplit split);
const char *ful_rung_name (FulRung rung);
const char *ful_lever_name (FulLevers lever /* one bit */);
const char *ful_mode_name (FulMode mode);

/* FALSE when @name is none of them; *out untouched then. */
gboolean ful_split_from_name (const char *name, FulSplit *out);
gboolean ful_rung_from_name (const char *name, FulRung *out);
gboolean ful_lever_from_name (const char *name, FulLevers *out);
gboolean ful_mode_from_name (const char *name, FulMode *out);

/**
 * ful_levers_parse:
 * @text: names joined by ';' (also ',' and spaces), "" or NULL for none
 * @bad: (out) (transfer full) (optional): the word that is no lever
 */
gboolean ful_levers_parse (const char *text, FulLevers *out, char **bad);

/* Returns: (transfer full): names joined by ';', "" for none */
char *ful_levers_format (FulLevers levers);

/* Whether a rung is of the prompt layer (zero-shot to retrieval). */
gboolean ful_rung_is_prompt (FulRung rung);
