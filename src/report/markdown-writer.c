/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/markdown-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/markdown-text.h"

/* Blocks are set apart by one empty line, which each block writes after itself. */
typedef struct {
  GString *out;
  guint figures;
} Writer;

static void write_blocks (Writer *self, const FulBlock *parent, int level);

static void
write_heading (Writer *self, int level, const char *text)
{
  for (int i = 0; i < CLAMP (level, 1, 6); i++)
    g_string_append_c (self->out, '#');
  g_string_append_c (self->out, ' ');
  ful_markdown_append_text (self->out, text);
  g_string_append (self->out, "\n\n");
}

static void
write_paragraph (Writer *self, const char *text)
{
  ful_markdown_append_text (self->out, text);
  g_string_append (self->out, "\n\n");
}

static void
append_strong (Writer *self, const char *text)
{
  g_string_append (self->out, "**");
  ful_markdown_append_text (self->out, text);
  g_string_append (self->out, "**");
}

static void
write_cell (Writer *self, const FulCell *cell)
{
  g_string_append_c (self->out, ' ');
  if (cell->sign != FUL_SIGN_NONE)
    g_string_append_printf (self->out, "%s ", ful_sign_glyph (cell->sign));
  if (cell->style == FUL_CELL_CODE)
    ful_markdown_append_code (self->out, cell->text);
  else if (cell->style == FUL_CELL_STRONG && *cell->text != '\0')
    append_strong (self, cell->text);
  else
    ful_markdown_append_text (self->out, cell->text);
  g_string_append (self->out, " |");
}

static void
write_table (Writer *self, const FulTable *table)
{
  if (table->caption != NULL)
    write_paragraph (self, table->caption);
  g_string_append_c (self->out, '|');
  for (guint i = 0; i < table->columns->len; i++) {
    const FulColumn *column = g_ptr_array_index (table->columns, i);

    g_string_append_c (self->out, ' ');
    ful_markdown_append_text (self->out, column->title);
    g_string_append (self->out, " |");
  }
  g_string_append (self->out, "\n|");
  for (guint i = 0; i < table->columns->len; i++) {
    const FulColumn *column = g_ptr_array_index (table->columns, i);

    g_string_append (self->out, column->numeric ? " ---: |" : " --- |");
  }
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < table->rows->len; i++) {
    const GPtrArray *row = g_ptr_array_index (table->rows, i);

    g_string_append_c (self->out, '|');
    for (guint j = 0; j < row->len; j++)
      write_cell (self, g_ptr_array_index (row, j));
    g_string_append_c (self->out, '\n');
  }
  g_string_append_c (self->out, '\n');
}

static void
write_figure (Writer *self, const FulChart *chart)
{
  g_autofree char *caption = g_strdup_printf (_ ("Figure %u. %s"), ++self->figures, chart->title);

  append_strong (self, caption);
  g_string_append (self->out, "\n\n");
  if (chart->description != NULL)
    write_paragraph (self, chart->description);
  if (chart->table != NULL && chart->table->rows->len > 0 && !chart->table_follows)
    write_table (self, chart->table);
}

static void
write_item (Writer *self, const FulListItem *item, FulListRole role)
{
  g_string_append (self->out, role == FUL_LIST_CAUTIONS ? "> " : "- ");
  if (role != FUL_LIST_PLAIN && item->sign != FUL_SIGN_NONE)
    g_string_append_printf (self->out, "%s (%s) ", ful_sign_glyph (item->sign),
                            ful_sign_word (item->sign));
  if (item->title != NULL)
    append_strong (self, item->title);
  if (item->title != NULL && item->text != NULL)
    g_string_append (self->out, role == FUL_LIST_PLAIN ? ": " : " ");
  if (item->text != NULL)
    ful_markdown_append_text (self->out, item->text);
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < item->details->len; i++) {
    g_string_append (self->out, role == FUL_LIST_CAUTIONS ? "> - " : "  - ");
    ful_markdown_append_text (self->out, g_ptr_array_index (item->details, i));
    g_string_append_c (self->out, '\n');
  }
  if (role == FUL_LIST_CAUTIONS)
    g_string_append_c (self->out, '\n');
}

static void
write_list (Writer *self, const FulBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    write_item (self, g_ptr_array_index (block->items, i), block->list_role);
  if (block->list_role != FUL_LIST_CAUTIONS)
    g_string_append_c (self->out, '\n');
}

static void
write_facts (Writer *self, const FulBlock *block)
{
  for (guint i = 0; i < block->facts->len; i++) {
    const FulFact *fact = g_ptr_array_index (block->facts, i);

    g_string_append (self->out, "- ");
    ful_markdown_append_text (self->out, fact->label);
    g_string_append (self->out, ": ");
    append_strong (self, fact->value);
    if (fact->detail != NULL) {
      g_string_append (self->out, " (");
      ful_markdown_append_text (self->out, fact->detail);
      g_string_append_c (self->out, ')');
    }
    g_string_append_c (self->out, '\n');
  }
  g_string_append_c (self->out, '\n');
}

static void
write_block (Writer *self, const FulBlock *block, int level)
{
  switch (block->kind) {
  case FUL_BLOCK_SECTION:
  case FUL_BLOCK_VERDICT:
    write_heading (self, level + 1, block->text);
    write_blocks (self, block, level + 1);
    break;
  case FUL_BLOCK_PARAGRAPH:
    write_paragraph (self, block->text);
    break;
  case FUL_BLOCK_LIST:
    write_list (self, block);
    break;
  case FUL_BLOCK_TABLE:
    write_table (self, block->table);
    break;
  case FUL_BLOCK_FIGURE:
    write_figure (self, block->chart);
    break;
  case FUL_BLOCK_FACTS:
    write_facts (self, block);
    break;
  }
}

static void
write_blocks (Writer *self, const FulBlock *parent, int level)
{
  for (guint i = 0; i < parent->children->len; i++)
    write_block (self, g_ptr_array_index (parent->children, i), level);
}

char *
ful_document_to_markdown (const FulDocument *document)
{
  Writer writer = { .out = g_string_new (NULL) };

  write_heading (&writer, 1, document->title);
  write_paragraph (&writer, document->date);
  if (document->subtitle != NULL)
    write_paragraph (&writer, document->subtitle);
  write_blocks (&writer, document->body, 1);
  while (writer.out->len > 1 && g_str_has_suffix (writer.out->str, "\n\n"))
    g_string_truncate (writer.out, writer.out->len - 1);
  return g_string_free (writer.out, FALSE);
}
