/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Rows of cells under named columns: a table of the report, or the numbers of a chart. The first
 * cell of a row names the row. Texts are plain; writers escape them. */

/* What a cell or an item of a list stands for; every sign has its own shape and its own word. */
typedef enum {
  FUL_SIGN_NONE,
  FUL_SIGN_DONE,
  FUL_SIGN_OPEN,
  FUL_SIGN_BLOCKED,
  FUL_SIGN_CLEARS,
  FUL_SIGN_FAILS,
  FUL_SIGN_UNDECIDED,
  FUL_SIGN_UNMEASURED,
  FUL_SIGN_CAUTION,
  FUL_N_SIGNS
} FulSign;
/* A character of its own shape ("✓") and the translated word; "" for FUL_SIGN_NONE. */
const char *ful_sign_glyph (FulSign sign);
const char *ful_sign_word (FulSign sign);

typedef enum {
  FUL_CELL_PLAIN,
  FUL_CELL_STRONG,
  FUL_CELL_QUIET,
  FUL_CELL_CODE, /* a name of the user's: monospace, unchanged */
} FulCellStyle;

typedef struct {
  char *text;
  FulCellStyle style;
  FulSign sign;
} FulCell;

typedef struct {
  char *title;
  gboolean numeric; /* aligned at the end */
} FulColumn;

typedef struct {
  char *caption;      /* NULL: none */
  GPtrArray *columns; /* FulColumn* */
  GPtrArray *rows;    /* GPtrArray* of FulCell*, at most as many as columns */
} FulTable;

FulTable *ful_table_new (const char *caption /* (nullable) */);
void ful_table_free (FulTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTable, ful_table_free)

void ful_table_add_column (FulTable *self, const char *title, gboolean numeric);
void ful_table_begin_row (FulTable *self);
/* Cells go into the row begun last. @text: (transfer full); NULL: "–", quiet */
void ful_table_take_cell (FulTable *self, FulCellStyle style, char *text);
void ful_table_add_cell (FulTable *self, FulCellStyle style, const char *text /* (nullable) */);
/* A cell of a sign and the words beside it. @text: (transfer full) (nullable): the sign's word */
void ful_table_take_sign (FulTable *self, FulSign sign, char *text);

/* Heads and rows with tabs between, as a spreadsheet takes a paste; a cell's own tabs and line ends
 * become spaces, and what a spreadsheet would take for a formula begins with '. Returns: (transfer
 * full) */
char *ful_table_to_tsv (const FulTable *self);
