/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The columns of a file of results (design §10), one row an answer, in the order in which they are
 * written; they are read in any order. */
typedef enum {
  FUL_RESULTS_CASE,
  FUL_RESULTS_SPLIT,
  FUL_RESULTS_GROUP,
  FUL_RESULTS_PROMPT, /* NAME, NAME#REVISION or NAME#REVISION:NAME=VALUE,… */
  FUL_RESULTS_MODEL,
  FUL_RESULTS_REPEAT,
  FUL_RESULTS_SCORE, /* 0 to 1 */
  FUL_RESULTS_OUTPUT,
  FUL_RESULTS_ERROR,
  FUL_RESULTS_MODE,
  FUL_RESULTS_LATENCY_MS,
  FUL_RESULTS_IN_FLIGHT,
  FUL_RESULTS_TOKENS_IN, /* without the cached ones */
  FUL_RESULTS_TOKENS_CACHED,
  FUL_RESULTS_TOKENS_OUT,
  FUL_RESULTS_LEVERS, /* joined by ';' */
  FUL_RESULTS_RUNG,
  FUL_N_RESULTS_COLUMNS
} FulResultsColumn;

/* "case", "split" … */
const char *ful_results_column_name (FulResultsColumn column);
