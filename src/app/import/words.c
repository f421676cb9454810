/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cases/bad-row.h"
#include "report/format.h"

#define LINES_NAMED 6
#define ROWS_SHOWN 200

char *
ful_import_words_title (const FulReviewItem *found)
{
  guint n = found->rows->len;
  g_autofree char *count = ful_format_count (n);

  switch (found->kind) {
  case FUL_REVIEW_NO_INPUT:
    return g_strdup_printf (ngettext ("%s row has an empty input", "%s rows have an empty input",
                                      n),
                            count);
  case FUL_REVIEW_NO_EXPECTED:
    return g_strdup_printf (ngettext ("%s row expects nothing", "%s rows expect nothing", n),
                            count);
  case FUL_REVIEW_CLOSE_LABELS:
    return g_strdup_printf (ngettext ("%s row has a label that looks mistyped",
                                      "%s rows have a label that looks mistyped", n),
                            count);
  case FUL_REVIEW_NEW_LABELS:
    return g_strdup_printf (ngettext ("%s row has a label that the project does not know",
                                      "%s rows have labels that the project does not know", n),
                            count);
  case FUL_REVIEW_COMMAS:
    return g_strdup_printf (ngettext ("%s expected number has a decimal comma",
                                      "%s expected numbers have a decimal comma", n),
                            count);
  case FUL_REVIEW_CONFLICTS:
    return g_strdup_printf (ngettext ("%s row repeats an input with another answer",
                                      "%s rows repeat an input with another answer", n),
                            count);
  case FUL_REVIEW_REPEATED:
    return g_strdup_printf (ngettext ("%s row repeats another one", "%s rows repeat another one",
                                      n),
                            count);
  case FUL_REVIEW_LEAKAGE:
    return g_strdup_printf (ngettext ("%s row is like a case of another split",
                                      "%s rows are like cases of another split", n),
                            count);
  case FUL_REVIEW_KNOWN:
    return g_strdup_printf (ngettext ("%s row is a case that the project has",
                                      "%s rows are cases that the project has", n),
                            count);
  case FUL_N_REVIEW_KINDS:
    break;
  }
  return g_strdup ("");
}

static guint64
line_of (const FulTableLook *look, const FulReviewItem *found, guint i)
{
  return g_array_index (look->import->lines, guint64, g_array_index (found->rows, guint, i));
}

/* "lines 3, 8, 12 and 40 more" of @n lines that @get gives. */
static char *
name_lines (const guint64 *lines, guint n_given, guint n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n_given; i++) {
    g_autofree char *line = ful_format_count ((double)lines[i]);

    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", line);
  }
  if (n > n_given) {
    g_autofree char *more = ful_format_count (n - n_given);

    return g_strdup_printf (_ ("lines %s and %s more"), list->str, more);
  }
  return g_strdup_printf (ngettext ("line %s", "lines %s", n), list->str);
}

static char *
lines_of (const FulTableLook *look, const FulReviewItem *found)
{
  guint64 lines[LINES_NAMED];
  guint n = MIN (found->rows->len, LINES_NAMED);

  for (guint i = 0; i < n; i++)
    lines[i] = line_of (look, found, i);
  return name_lines (lines, n, found->rows->len);
}

char *
ful_import_words_detail (const FulTableLook *look, const FulReviewItem *found)
{
  g_autofree char *lines = lines_of (look, found);
  g_autofree char *was =
      found->was->pdata[0] != NULL ? ful_format_stranger (found->was->pdata[0]) : NULL;
  g_autofree char *becomes =
      found->becomes->pdata[0] != NULL ? ful_format_stranger (found->becomes->pdata[0]) : NULL;

  switch (found->kind) {
  case FUL_REVIEW_NO_INPUT:
    return g_strdup_printf (_ ("nothing in “%s”; %s"), was, lines);
  case FUL_REVIEW_NO_EXPECTED:
    return g_strdup_printf (_ ("not to be scored; %s"), lines);
  case FUL_REVIEW_CLOSE_LABELS:
    return g_strdup_printf (_ ("“%s” is close to “%s”; %s"), was, becomes, lines);
  case FUL_REVIEW_NEW_LABELS:
    return g_strdup_printf (_ ("such as “%s”; %s"), was, lines);
  case FUL_REVIEW_COMMAS:
    return g_strdup_printf (_ ("checks compare with a point: “%s” would be “%s”"), was, becomes);
  case FUL_REVIEW_CONFLICTS:
    return g_strdup_printf (_ ("no answer can be right for both; %s"), lines);
  case FUL_REVIEW_REPEATED:
    return g_strdup_printf (_ ("the same input would count twice; %s"), lines);
  case FUL_REVIEW_LEAKAGE:
    return g_strdup_printf (_ ("test would look better than it is; %s"), lines);
  case FUL_REVIEW_KNOWN:
    return g_strdup (_ ("what the file says is taken over, the rest kept"));
  case FUL_N_REVIEW_KINDS:
    break;
  }
  return g_steal_pointer (&lines);
}

static void
append_and_more (GString *text, guint n)
{
  g_autofree char *more = n > ROWS_SHOWN ? ful_format_count (n - ROWS_SHOWN) : NULL;

  if (more != NULL) {
    g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("and %s more"), more);
  }
}

/* "line 41: “card_swalowed” → “card_swallowed”", or the beginning of the input. */
char *
ful_import_words_rows (const FulTableLook *look, const FulReviewItem *found)
{
  GString *text = g_string_new (NULL);
  guint n = MIN (found->rows->len, ROWS_SHOWN);

  for (guint i = 0; i < n; i++) {
    guint row = g_array_index (found->rows, guint, i);
    const FulCase *item = row < look->import->cases->len ? look->import->cases->pdata[row] : NULL;
    g_autofree char *line = ful_format_count ((double)line_of (look, found, i));
    const char *was = found->was->pdata[i], *becomes = found->becomes->pdata[i];
    g_autofree char *says = NULL;

    if (was != NULL && becomes != NULL && strcmp (was, becomes) != 0)
      says = g_strdup_printf (found->kind == FUL_REVIEW_CONFLICTS ? _ ("“%s”, elsewhere “%s”")
                                                                  : "“%s” → “%s”",
                              was, becomes);
    else if (was != NULL && found->kind != FUL_REVIEW_NO_INPUT)
      says = g_strdup (was);
    else if (item != NULL && item->var_values[0] != NULL)
      says = g_utf8_substring (item->var_values[0], 0,
                               MIN (g_utf8_strlen (item->var_values[0], -1), FUL_SAMPLE_CHARS));
    if (i > 0)
      g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("line %s: %s"), line, says != NULL ? says : "");
  }
  append_and_more (text, found->rows->len);
  return g_string_free (text, FALSE);
}

const char *const *
ful_import_words_remedies (FulReviewKind kind, const FulRemedy **remedies)
{
  static const FulRemedy keep_or_leave[] = { FUL_REMEDY_KEEP, FUL_REMEDY_LEAVE_OUT };
  static const FulRemedy mend[] = { FUL_REMEDY_KEEP, FUL_REMEDY_MEND };
  static const FulRemedy all[] = { FUL_REMEDY_KEEP, FUL_REMEDY_MEND, FUL_REMEDY_LEAVE_OUT };
  static const char *const leave_words[] = { N_ ("Take in"), N_ ("Leave out"), NULL };
  static const char *const close_words[] = { N_ ("Keep"), N_ ("Use the closer one"),
                                             N_ ("Leave out"), NULL };
  static const char *const label_words[] = { N_ ("Add no label"), N_ ("Add to labels"), NULL };
  static const char *const comma_words[] = { N_ ("Keep"), N_ ("Write with a point"), NULL };
  static const char *const leak_words[] = { N_ ("Take in"), N_ ("Put beside the other"),
                                            N_ ("Leave out"), NULL };

  switch (kind) {
  case FUL_REVIEW_CLOSE_LABELS:
    *remedies = all;
    return close_words;
  case FUL_REVIEW_NEW_LABELS:
    *remedies = mend;
    return label_words;
  case FUL_REVIEW_COMMAS:
    *remedies = mend;
    return comma_words;
  case FUL_REVIEW_LEAKAGE:
    *remedies = all;
    return leak_words;
  case FUL_REVIEW_KNOWN:
    return NULL;
  case FUL_REVIEW_NO_INPUT:
  case FUL_REVIEW_NO_EXPECTED:
  case FUL_REVIEW_CONFLICTS:
  case FUL_REVIEW_REPEATED:
  case FUL_N_REVIEW_KINDS:
    break;
  }
  *remedies = keep_or_leave;
  return leave_words;
}

/* --- bad rows --- */

char *
ful_import_words_bad_lines (const GPtrArray *bad)
{
  guint64 lines[LINES_NAMED];
  guint n = MIN (bad->len, LINES_NAMED);

  for (guint i = 0; i < n; i++)
    lines[i] = ((const FulBadRow *)bad->pdata[i])->line;
  return name_lines (lines, n, bad->len);
}

char *
ful_import_words_bad_rows (const GPtrArray *bad)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (bad->len, ROWS_SHOWN); i++) {
    const FulBadRow *row = bad->pdata[i];
    g_autofree char *line = ful_format_count ((double)row->line);

    if (i > 0)
      g_string_append_c (text, '\n');
    g_string_append_printf (text, _ ("line %s: %s"), line, row->why);
  }
  append_and_more (text, bad->len);
  return g_string_free (text, FALSE);
}

/* --- the file --- */

static const char *
kind_of (const FulTableFile *file)
{
  switch (file->format) {
  case FUL_RECORDS_JSONL:
    return _ ("JSON Lines");
  case FUL_RECORDS_JSON:
    return _ ("JSON");
  case FUL_RECORDS_TSV:
    return _ ("TSV");
  case FUL_RECORDS_CSV:
    break;
  }
  return file->delimiter == ';'    ? _ ("CSV with semicolons")
         : file->delimiter == '\t' ? _ ("columns parted by tabs")
                                   : _ ("CSV with commas");
}

char *
ful_import_words_facts (FulTable *table)
{
  const FulTableFile *file = ful_table_file (table);
  gsize n_rows = ful_table_n_rows (table), n_columns = g_strv_length (file->columns);
  g_autofree char *size = g_format_size (file->size);
  g_autofree char *rows = ful_format_count ((double)n_rows);
  g_autofree char *row_words = NULL;
  g_autofree char *column_words = NULL;

  column_words = g_strdup_printf (ngettext ("%" G_GSIZE_FORMAT " column",
                                            "%" G_GSIZE_FORMAT " columns", n_columns),
                                  n_columns);
  if (n_rows == 0)
    return g_strdup_printf ("%s · %s · %s · %s", kind_of (file),
                            ful_text_encoding_name (file->encoding), size, column_words);
  row_words = g_strdup_printf (ngettext ("%s row", "%s rows", n_rows), rows);
  return g_strdup_printf ("%s · %s · %s · %s, %s", kind_of (file),
                          ful_text_encoding_name (file->encoding), size, row_words, column_words);
}

char *
ful_import_words_share (FulTable *table)
{
  g_autofree char *in = ful_format_count ((double)ful_table_n_in (table));
  g_autofree char *of = ful_format_count ((double)ful_table_n_rows (table));

  return g_strdup_printf (_ ("%s of %s go in"), in, of);
}
