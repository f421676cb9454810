/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/table.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *glyph;
  const char *word;
} signs[FUL_N_SIGNS] = {
  [FUL_SIGN_NONE] = { "", NULL },
  [FUL_SIGN_DONE] = { "✓", N_ ("done") },
  [FUL_SIGN_OPEN] = { "○", N_ ("open") },
  [FUL_SIGN_BLOCKED] = { "⊖", N_ ("blocked") },
  [FUL_SIGN_CLEARS] = { "✓", N_ ("clears") },
  [FUL_SIGN_FAILS] = { "✗", N_ ("fails") },
  [FUL_SIGN_UNDECIDED] = { "◐", N_ ("undecided") },
  [FUL_SIGN_UNMEASURED] = { "·", N_ ("not measured") },
  [FUL_SIGN_CAUTION] = { "▲", N_ ("caution") },
};

const char *
ful_sign_glyph (FulSign sign)
{
  return signs[sign].glyph;
}

const char *
ful_sign_word (FulSign sign)
{
  return signs[sign].word != NULL ? _ (signs[sign].word) : "";
}

static void
cell_free (gpointer data)
{
  FulCell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

static void
column_free (gpointer data)
{
  FulColumn *column = data;

  g_free (column->title);
  g_free (column);
}

FulTable *
ful_table_new (const char *caption)
{
  FulTable *self = g_new0 (FulTable, 1);

  self->caption = g_strdup (caption);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
ful_table_free (FulTable *self)
{
  if (self == NULL)
    return;
  g_free (self->caption);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
ful_table_add_column (FulTable *self, const char *title, gboolean numeric)
{
  FulColumn *column = g_new0 (FulColumn, 1);

  column->title = g_strdup (title);
  column->numeric = numeric;
  g_ptr_array_add (self->columns, column);
}

void
ful_table_begin_row (FulTable *self)
{
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (cell_free));
}

static void
append_cell (FulTable *self, FulCellStyle style, FulSign sign, char *text)
{
  GPtrArray *row;
  FulCell *cell;

  g_return_if_fail (self->rows->len > 0);
  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  g_return_if_fail (row->len < self->columns->len);
  cell = g_new0 (FulCell, 1);
  cell->style = text != NULL ? style : FUL_CELL_QUIET;
  cell->sign = sign;
  cell->text = text != NULL ? text : g_strdup ("–");
  g_ptr_array_add (row, cell);
}

void
ful_table_take_cell (FulTable *self, FulCellStyle style, char *text)
{
  append_cell (self, style, FUL_SIGN_NONE, text);
}

void
ful_table_add_cell (FulTable *self, FulCellStyle style, const char *text)
{
  append_cell (self, style, FUL_SIGN_NONE, g_strdup (text));
}

void
ful_table_take_sign (FulTable *self, FulSign sign, char *text)
{
  append_cell (self, FUL_CELL_PLAIN, sign, text != NULL ? text : g_strdup (ful_sign_word (sign)));
}

static void
write_cell (GString *out, const char *text)
{
  /* U+2212 is minus here, so that a number never begins as a formula does. */
  if (*text == '=' || *text == '+' || *text == '-' || *text == '@')
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    g_string_append_c (out, *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
}

char *
ful_table_to_tsv (const FulTable *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++) {
    const FulColumn *column = g_ptr_array_index (self->columns, i);

    if (i > 0)
      g_string_append_c (out, '\t');
    write_cell (out, column->title);
  }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->rows->len; i++) {
    const GPtrArray *row = g_ptr_array_index (self->rows, i);

    for (guint j = 0; j < row->len; j++) {
      const FulCell *cell = g_ptr_array_index (row, j);

      if (j > 0)
        g_string_append_c (out, '\t');
      write_cell (out, cell->text != NULL ? cell->text : "");
    }
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}
