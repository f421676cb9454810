/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

static void
item_free (gpointer data)
{
  FulListItem *item = data;

  g_free (item->title);
  g_free (item->text);
  g_ptr_array_unref (item->details);
  g_free (item);
}

static void
fact_free (gpointer data)
{
  FulFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact->detail);
  g_free (fact);
}

static void
block_free (gpointer data)
{
  FulBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->children, g_ptr_array_unref);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->facts, g_ptr_array_unref);
  ful_table_free (block->table);
  ful_chart_free (block->chart);
  g_free (block);
}

static FulBlock *
block_new (FulBlock *parent, FulBlockKind kind, const char *text)
{
  FulBlock *block = g_new0 (FulBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  if (kind == FUL_BLOCK_SECTION || kind == FUL_BLOCK_VERDICT)
    block->children = g_ptr_array_new_with_free_func (block_free);
  if (parent != NULL)
    g_ptr_array_add (parent->children, block);
  return block;
}

FulDocument *
ful_document_new (const char *language, const char *title, const char *date)
{
  FulDocument *self = g_new0 (FulDocument, 1);

  self->language = g_strdup (language);
  self->title = g_strdup (title);
  self->date = g_strdup (date);
  self->body = block_new (NULL, FUL_BLOCK_SECTION, NULL);
  return self;
}

void
ful_document_free (FulDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->language);
  g_free (self->title);
  g_free (self->date);
  g_free (self->subtitle);
  block_free (self->body);
  g_free (self);
}

FulBlock *
ful_block_section (FulBlock *parent, const char *heading)
{
  return block_new (parent, FUL_BLOCK_SECTION, heading);
}

FulBlock *
ful_block_verdict (FulBlock *parent, const char *headline, FulLean lean, FulChart *beam)
{
  FulBlock *block = block_new (parent, FUL_BLOCK_VERDICT, headline);

  block->lean = lean;
  block->chart = beam;
  return block;
}

void
ful_block_take_paragraph (FulBlock *parent, FulParagraphRole role, char *text)
{
  FulBlock *block;

  if (text == NULL || *text == '\0') {
    g_free (text);
    return;
  }
  block = block_new (parent, FUL_BLOCK_PARAGRAPH, NULL);
  block->text = text;
  block->role = role;
}

FulBlock *
ful_block_list (FulBlock *parent, FulListRole role)
{
  FulBlock *block = block_new (parent, FUL_BLOCK_LIST, NULL);

  block->list_role = role;
  block->items = g_ptr_array_new_with_free_func (item_free);
  return block;
}

void
ful_block_take_table (FulBlock *parent, FulTable *table)
{
  if (table == NULL || table->rows->len == 0)
    ful_table_free (table);
  else
    block_new (parent, FUL_BLOCK_TABLE, NULL)->table = table;
}

void
ful_block_take_figure (FulBlock *parent, FulChart *chart)
{
  if (chart != NULL)
    block_new (parent, FUL_BLOCK_FIGURE, NULL)->chart = chart;
}

void
ful_block_take_figure_with_table (FulBlock *parent, FulChart *chart)
{
  if (chart != NULL)
    chart->table_follows = TRUE;
  ful_block_take_figure (parent, chart);
}

FulBlock *
ful_block_facts (FulBlock *parent)
{
  FulBlock *block = block_new (parent, FUL_BLOCK_FACTS, NULL);

  block->facts = g_ptr_array_new_with_free_func (fact_free);
  return block;
}

FulListItem *
ful_block_take_item (FulBlock *list, FulSign sign, char *title, char *text)
{
  FulListItem *item = g_new0 (FulListItem, 1);

  item->sign = sign;
  item->title = title;
  item->text = text;
  item->details = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (list->items, item);
  return item;
}

void
ful_block_take_fact (FulBlock *facts, const char *label, char *value, char *detail)
{
  FulFact *fact = g_new0 (FulFact, 1);

  fact->label = g_strdup (label);
  fact->value = value;
  fact->detail = detail;
  g_ptr_array_add (facts->facts, fact);
}
