/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV reading: one pass over bytes in memory, each byte looked at once (after a bad quote its lines
 * again). The fields of one record are copied end to end into one buffer that is kept from record
 * to record, so reading allocates nothing but when a record is larger than all before it.
 *
 * UTF-8 is not checked field by field: `valid_end` is how far the text is known to be valid and
 * without NUL, and only a record that reaches beyond it is bad. */
#include "base/csv.h"

#include <string.h>

#include "base/error.h"

struct _FulCsvReader {
  const char *p;
  const char *end;
  const char *valid_end; /* the first byte that is NUL or not UTF-8, or end */
  char *file;
  char delimiter;
  guint64 line;       /* of p */
  gboolean stop[256]; /* bytes that end an unquoted field */
  GString *text;      /* the fields of this record, each NUL-ended */
  GArray *starts;     /* gsize: where each field starts in text */
  GPtrArray *fields;  /* const char*: what the caller gets */
};

/* The delimiter that occurs most in the first line, quoted fields aside. */
static char
sniff_delimiter (const char *p, const char *end)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; p < end && (quoted || (*p != '\n' && *p != '\r')); p++) {
    if (*p == '"')
      quoted = !quoted;
    for (guint i = 0; !quoted && i < G_N_ELEMENTS (candidates); i++)
      counts[i] += *p == candidates[i];
  }
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

static void
check_from (FulCsvReader *reader, const char *p)
{
  /* g_utf8_validate_len() stops at a NUL too. */
  g_utf8_validate_len (p, (gsize)(reader->end - p), &reader->valid_end);
}

FulCsvReader *
ful_csv_reader_new (const char *text, gsize length, char delimiter, const char *file)
{
  FulCsvReader *reader = g_new0 (FulCsvReader, 1);

  reader->p = text;
  reader->end = text + length;
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    reader->p += 3;
  check_from (reader, reader->p);
  reader->file = g_strdup (file);
  reader->line = 1;
  reader->delimiter = delimiter != 0 ? delimiter : sniff_delimiter (reader->p, reader->end);
  reader->stop[(guint8)reader->delimiter] = TRUE;
  reader->stop['\n'] = TRUE;
  reader->stop['\r'] = TRUE;
  reader->text = g_string_sized_new (4096);
  reader->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader->fields = g_ptr_array_new ();
  return reader;
}

char
ful_csv_reader_delimiter (const FulCsvReader *reader)
{
  return reader->delimiter;
}

void
ful_csv_reader_free (FulCsvReader *reader)
{
  if (reader == NULL)
    return;
  g_free (reader->file);
  g_string_free (reader->text, TRUE);
  g_array_unref (reader->starts);
  g_ptr_array_unref (reader->fields);
  g_free (reader);
}

/* @p past one line end, if it stands at one: LF, CRLF or a lone CR. */
static const char *
skip_line_end (const char *p, const char *end)
{
  if (p < end && *p == '\r')
    return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;
  return p < end && *p == '\n' ? p + 1 : p;
}

static guint64
count_line_ends (const char *p, const char *end)
{
  guint64 n = 0;

  /* Most quoted fields hold none. */
  if (memchr (p, '\n', (gsize)(end - p)) == NULL && memchr (p, '\r', (gsize)(end - p)) == NULL)
    return 0;
  while (p < end) {
    const char *next = skip_line_end (p, end);

    n += next > p;
    p = next > p ? next : p + 1;
  }
  return n;
}

/* The text of a quoted field from after its opening quote; "" is one quote. Returns the byte after
 * the closing quote, or NULL with *why. */
static const char *
read_quoted (FulCsvReader *reader, const char *p, const char **why)
{
  gsize start = reader->text->len;

  for (;;) {
    const char *quote = memchr (p, '"', (gsize)(reader->end - p));

    if (quote == NULL) {
      *why = "a quotation mark is not closed; close it, or write \"\" for one in the text";
      return NULL;
    }
    g_string_append_len (reader->text, p, quote - p);
    if (reader->text->len - start > FUL_CSV_MAX_FIELD_BYTES) {
      *why = "a field is longer than 16 MB; shorten it, or close its quotation mark";
      return NULL;
    }
    p = quote + 1;
    if (p == reader->end || *p != '"')
      break;
    g_string_append_c (reader->text, '"');
    p++;
  }
  if (p < reader->end && !reader->stop[(guint8)*p]) {
    *why = "text follows a closing quotation mark; write \"\" for one in the text";
    return NULL;
  }
  return p;
}

static const char *
read_plain (FulCsvReader *reader, const char *p, const char **why)
{
  const char *start = p;

  while (p < reader->end && !reader->stop[(guint8)*p])
    p++;
  if (p - start > FUL_CSV_MAX_FIELD_BYTES) {
    *why = "a field is longer than 16 MB; shorten it";
    return NULL;
  }
  g_string_append_len (reader->text, start, p - start);
  return p;
}

/* The fields of the record at @p; returns the line end after it, or NULL with *why. */
static const char *
read_record (FulCsvReader *reader, const char *p, const char **why)
{
  for (;;) {
    gsize start = reader->text->len;

    if (reader->starts->len == FUL_CSV_MAX_COLUMNS) {
      *why = "more than 4096 columns; remove some, or close a quotation mark";
      return NULL;
    }
    g_array_append_val (reader->starts, start);
    if (p < reader->end && *p == '"')
      p = read_quoted (reader, p + 1, why);
    else
      p = read_plain (reader, p, why);
    if (p == NULL)
      return NULL;
    g_string_append_c (reader->text, '\0');
    if (p == reader->end || *p != reader->delimiter)
      return p;
    p++;
  }
}

static FulCsvStatus
bad_record (FulCsvReader *reader, guint64 line, const char *why, GError **error)
{
  ful_set_error_at (error, FUL_ERROR_BAD_INPUT, reader->file, line, NULL, "%s", why);
  return FUL_CSV_BAD;
}

static FulCsvStatus
bad_bytes (FulCsvReader *reader, guint64 line, GError **error)
{
  gboolean nul = *reader->valid_end == '\0';

  check_from (reader, reader->p);
  return bad_record (reader, line,
                     nul ? "holds a NUL byte; remove it" : "is not UTF-8; save the file as UTF-8",
                     error);
}

FulCsvStatus
ful_csv_reader_next (FulCsvReader *reader,
                     const char *const **fields,
                     gsize *n_fields,
                     guint64 *line,
                     GError **error)
{
  const char *start, *end, *why = NULL;

  while (reader->p < reader->end && (*reader->p == '\n' || *reader->p == '\r')) {
    reader->p = skip_line_end (reader->p, reader->end);
    reader->line++;
  }
  if (reader->p >= reader->end)
    return FUL_CSV_END;
  start = reader->p;
  *line = reader->line;
  g_string_truncate (reader->text, 0);
  g_array_set_size (reader->starts, 0);
  end = read_record (reader, start, &why);
  if (end == NULL) {
    while (reader->p < reader->end && *reader->p != '\n' && *reader->p != '\r')
      reader->p++;
    reader->p = skip_line_end (reader->p, reader->end);
    reader->line++;
    if (reader->p > reader->valid_end)
      check_from (reader, reader->p);
    return bad_record (reader, *line, why, error);
  }
  reader->p = skip_line_end (end, reader->end);
  /* Only quotes can hold line ends, and quotes make the copy shorter than the record. */
  if (reader->text->len < (gsize)(end - start) + 1)
    reader->line += count_line_ends (start, end);
  reader->line++;
  if (end > reader->valid_end)
    return bad_bytes (reader, *line, error);
  g_ptr_array_set_size (reader->fields, 0);
  for (guint i = 0; i < reader->starts->len; i++)
    g_ptr_array_add (reader->fields, reader->text->str + g_array_index (reader->starts, gsize, i));
  *fields = (const char *const *)reader->fields->pdata;
  *n_fields = reader->fields->len;
  return FUL_CSV_RECORD;
}

void
ful_csv_append_field (GString *row, const char *value, char delimiter, gboolean first)
{
  const char special[] = { delimiter, '"', '\r', '\n', '\0' };
  gsize length = strlen (value);
  const char *quote;

  if (!first)
    g_string_append_c (row, delimiter);
  /* A lone empty field would else be an empty line, and a byte-order mark be taken for one. */
  if (strcspn (value, special) == length && !(first && length == 0) &&
      !(first && g_str_has_prefix (value, "\xEF\xBB\xBF"))) {
    g_string_append_len (row, value, (gssize)length);
    return;
  }
  g_string_append_c (row, '"');
  for (; (quote = strchr (value, '"')) != NULL; value = quote + 1) {
    g_string_append_len (row, value, quote - value + 1);
    g_string_append_c (row, '"');
  }
  g_string_append (row, value);
  g_string_append_c (row, '"');
}
