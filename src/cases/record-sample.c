/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/record-sample.h"

#include <string.h>

#include "cases/bad-row.h"

#define LOOK_EVERY 256 /* rows between two looks at whether to go on */

static void
free_row (gpointer data)
{
  FulSampleRow *row = data;

  g_strfreev (row->values);
  g_free (row->why);
  g_free (row);
}

/* The beginning of a value on one line. */
static char *
shorten (const char *value)
{
  GString *text = g_string_new (NULL);
  const char *p = value;

  for (gsize n = 0; *p != '\0' && n < FUL_SAMPLE_CHARS; p = g_utf8_next_char (p), n++) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (text, g_unichar_iscntrl (c) ? ' ' : c);
  }
  if (*p != '\0')
    g_string_append (text, "…");
  return g_string_free (text, FALSE);
}

/* The column that a bad row's "FIELD: what" is about. */
static int
column_of (const char *const *columns, const char *why)
{
  for (int i = 0; columns[i] != NULL; i++) {
    gsize length = strlen (columns[i]);

    if (length > 0 && strncmp (why, columns[i], length) == 0 &&
        strncmp (why + length, ": ", 2) == 0)
      return i;
  }
  return -1;
}

typedef struct {
  const FulRecordReader *reader;
  const GPtrArray *bad;
  guint next_bad; /* of bad: the first whose line has not been passed */
  guint bad_left; /* so many may still be shown */
  guint good_left;
  GPtrArray *rows;
} Picking;

static void
add_row (Picking *self, guint64 line, const char *const *values, const FulBadRow *bad)
{
  FulSampleRow *row = g_new0 (FulSampleRow, 1);
  gsize n;
  const char *const *columns = ful_record_reader_columns (self->reader, &n);

  row->line = line;
  row->column = -1;
  if (bad != NULL) {
    row->why = g_strdup (bad->why);
    row->column = column_of (columns, bad->why);
  }
  if (values != NULL) {
    row->values = g_new0 (char *, n + 1);
    for (gsize i = 0; i < n; i++)
      row->values[i] = shorten (values[i]);
  }
  g_ptr_array_add (self->rows, row);
}

/* Bad rows before @line: those that the reader passed over. */
static void
pass_unreadable (Picking *self, guint64 line)
{
  while (self->next_bad < self->bad->len) {
    const FulBadRow *bad = self->bad->pdata[self->next_bad];

    if (bad->line >= line)
      return;
    self->next_bad++;
    if (self->bad_left > 0) {
      self->bad_left--;
      add_row (self, bad->line, NULL, bad);
    }
  }
}

static void
pick (Picking *self, guint64 line, const char *const *values)
{
  const FulBadRow *bad = NULL;

  pass_unreadable (self, line);
  if (self->next_bad < self->bad->len)
    bad = self->bad->pdata[self->next_bad];
  if (bad != NULL && bad->line == line) {
    self->next_bad++;
    if (self->bad_left == 0)
      return;
    self->bad_left--;
    add_row (self, line, values, bad);
  } else if (self->good_left > 0) {
    self->good_left--;
    add_row (self, line, values, NULL);
  }
}

GPtrArray *
ful_record_sample (const char *text,
                   gsize length,
                   FulRecordFormat format,
                   const char *file,
                   const GPtrArray *bad,
                   guint n,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (FulRecordReader) reader = ful_record_reader_new (text, length, format, file, error);
  g_autoptr (GPtrArray) passed = ful_bad_rows_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  Picking picking = { .reader = reader, .bad = bad, .rows = rows };
  const char *const *values;
  guint64 line = 0;
  guint read = 0;

  if (reader == NULL)
    return NULL;
  picking.bad_left = MIN (bad->len, n / 3);
  picking.good_left = n - picking.bad_left;
  while (picking.bad_left + picking.good_left > 0 &&
         (values = ful_record_reader_next (reader, passed, &line)) != NULL) {
    pick (&picking, line, values);
    if (++read % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
  }
  picking.bad_left += picking.good_left;
  pass_unreadable (&picking, G_MAXUINT64);
  return g_steal_pointer (&rows);
}
