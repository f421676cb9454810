/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "report/table.h"

/* A document as a tree of blocks, for any writer (html-writer.h, markdown-writer.h). All texts are
 * plain and translated; writers escape them. Headings number themselves by the depth of the
 * sections that they lie in: the title is 1, a section's 2, a section's in it 3. */

typedef enum {
  FUL_BLOCK_SECTION,   /* text: its heading; children */
  FUL_BLOCK_VERDICT,   /* text: the headline; lean; figure: the beam; children */
  FUL_BLOCK_PARAGRAPH, /* text, role */
  FUL_BLOCK_LIST,      /* items */
  FUL_BLOCK_TABLE,     /* table */
  FUL_BLOCK_FIGURE,    /* chart, with its title, note and table */
  FUL_BLOCK_FACTS,     /* facts: a few figures in large type */
} FulBlockKind;

typedef enum {
  FUL_PARAGRAPH_PLAIN,
  FUL_PARAGRAPH_LEAD, /* what is read first */
  FUL_PARAGRAPH_NOTE, /* small */
} FulParagraphRole;

/* Which way a verdict leans: its colour and nothing else. */
typedef enum { FUL_LEAN_NEITHER, FUL_LEAN_PROMPT, FUL_LEAN_TUNE } FulLean;

typedef enum {
  FUL_LIST_PLAIN,
  FUL_LIST_SIGNS,    /* each item begins with its sign */
  FUL_LIST_CAUTIONS, /* boxes that stand out */
} FulListRole;

typedef struct {
  FulSign sign;
  char *title;        /* NULL: none */
  char *text;         /* NULL: none */
  GPtrArray *details; /* char*: lines under it */
} FulListItem;

typedef struct {
  char *label;
  char *value;
  char *detail; /* NULL: none */
} FulFact;

typedef struct {
  FulBlockKind kind;
  char *text; /* NULL where the kind has none */
  FulParagraphRole role;
  FulLean lean;
  FulListRole list_role;
  GPtrArray *children; /* FulBlock*; NULL but for sections and the verdict */
  GPtrArray *items;    /* FulListItem* */
  GPtrArray *facts;    /* FulFact* */
  FulTable *table;
  FulChart *chart;
} FulBlock;

typedef struct {
  char *language; /* BCP 47, of the texts */
  char *title;
  char *date;     /* as shown */
  char *subtitle; /* NULL: none */
  FulBlock *body; /* a section without heading */
} FulDocument;

/* @language, @title, @date: copied. */
FulDocument *ful_document_new (const char *language, const char *title, const char *date);
void ful_document_free (FulDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulDocument, ful_document_free)

/* Blocks go to the end of @parent, a section or the verdict; what is returned is the parent's. */
FulBlock *ful_block_section (FulBlock *parent, const char *heading);
FulBlock *ful_block_verdict (FulBlock *parent,
                             const char *headline,
                             FulLean lean,
                             FulChart *beam /* (transfer full) */);
/* @text: (transfer full); NULL or "" adds nothing */
void ful_block_take_paragraph (FulBlock *parent, FulParagraphRole role, char *text);
FulBlock *ful_block_list (FulBlock *parent, FulListRole role);
/* @table, @chart: (transfer full); a table without rows or NULL adds nothing. A figure that is
 * taken with_table comes without its own table: the one that is taken next shows its numbers. */
void ful_block_take_table (FulBlock *parent, FulTable *table);
void ful_block_take_figure (FulBlock *parent, FulChart *chart);
void ful_block_take_figure_with_table (FulBlock *parent, FulChart *chart);
FulBlock *ful_block_facts (FulBlock *parent);

/* @title, @text: (transfer full) (nullable). Returns: the item, to add details to */
FulListItem *ful_block_take_item (FulBlock *list, FulSign sign, char *title, char *text);
/* @value, @detail: (transfer full); @detail nullable */
void ful_block_take_fact (FulBlock *facts, const char *label, char *value, char *detail);
