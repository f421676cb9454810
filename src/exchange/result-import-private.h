/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange/result-import.h"
#include "exchange/results-file.h"
#include "prompts/arm.h"

/* Reading results: result-import-row.c understands a row, result-import.c takes it. */

/* A prompt cell understood: its text and variables. */
typedef struct {
  guint prompt;
  guint cell; /* a number of its own */
  char *variables;
} FulPromptCell;

typedef struct {
  FulResultImport *import;
  FulSplit split;
  int columns[FUL_N_RESULTS_COLUMNS]; /* index in the file; -1: not there */
  GHashTable *cases;                  /* name -> index + 1 */
  GHashTable *models;                 /* name -> index + 1 */
  GHashTable *prompts;                /* NAME[#REVISION] as written -> index + 1 */
  GHashTable *cells;                  /* prompt as written -> FulPromptCell* */
  GHashTable *arms;                   /* guint64* model << 32 | cell */
} FulResultReading;

/* One row understood and not yet taken. */
typedef struct {
  const char *const *values;
  guint64 line;
  FulSplit split;
  FulLevers levers;
  FulRung rung;
  FulArmName prompt; /* where its cell is new */
  FulResult *result;
} FulResultRow;

/* The row's text of a column, "" where the file has none. */
static inline const char *
ful_result_cell (const FulResultReading *reading, const FulResultRow *row, FulResultsColumn column)
{
  return reading->columns[column] >= 0 ? row->values[reading->columns[column]] : "";
}

/* Whether there is nothing but white space. */
static inline gboolean
ful_is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

/* Fills @row from its values. FALSE where the row is bad: that is noted. */
gboolean ful_result_row_read (FulResultReading *reading, FulResultRow *row);
