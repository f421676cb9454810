/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Which column of a file is which field of a case. */
typedef enum {
  FUL_CASE_FIELD_LEFT_OUT,
  FUL_CASE_FIELD_ID,
  FUL_CASE_FIELD_VARIABLE, /* an input */
  FUL_CASE_FIELD_EXPECTED,
  FUL_CASE_FIELD_SPLIT,
  FUL_CASE_FIELD_GROUP,
  FUL_CASE_FIELD_TAGS,
  FUL_N_CASE_FIELDS
} FulCaseField;

typedef struct {
  char *column;
  FulCaseField field;
  char *variable; /* name of the input; NULL where the field is another */
} FulCaseColumn;

/* "id", "vars", "expected" …; "" for FUL_CASE_FIELD_LEFT_OUT. */
const char *ful_case_field_name (FulCaseField field);

/**
 * ful_case_map:
 * @columns: names of the columns, in their order
 * @n: their number
 * @map: (nullable): NULL-ended "COLUMN=FIELD", FIELD being id, vars.NAME, expected, split, group,
 * tags, or nothing for a column to leave out
 * @file: named in errors
 * @line: of the names in @file; 0: none
 *
 * What @map says, then, for the other columns, by name, whatever its case: id, case, case_id: id;
 * the first there is of expected, label, category, answer, output, intent, target: expected;
 * split; group, customer, document: group; tags; vars.NAME: that input. All others are inputs of
 * their own name, but where @map names an input it names all of them: then they are left out, as
 * is a column without a name. Where no input would be left, the guessed group is the input.
 *
 * Errors: %FUL_ERROR_BAD_INPUT a column that is not there (the columns are named), an unknown
 * field, two columns for one field, no input
 *
 * Returns: (transfer full): FulCaseColumn* a column, or NULL with @error set
 */
GPtrArray *ful_case_map (const char *const *columns,
                         gsize n,
                         const char *const *map,
                         const char *file,
                         guint64 line,
                         GError **error);

/**
 * ful_case_map_fields:
 * @fields: @n of them: what each column is, as somebody chose; an input has its column's name,
 * "vars." left out
 *
 * The same without any guess. Errors: %FUL_ERROR_BAD_INPUT two columns for one field, no input, an
 * input whose name is none
 */
GPtrArray *ful_case_map_fields (const char *const *columns,
                                gsize n,
                                const FulCaseField *fields,
                                const char *file,
                                guint64 line,
                                GError **error);
