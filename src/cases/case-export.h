/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cases/record-reader.h"
#include "project/case.h"

/**
 * ful_case_export:
 * @cases: FulCase*
 * @columns: char*: names of the inputs, in order; inputs that are not among them are added
 * @format: any but FUL_RECORDS_JSON gives a record a line, that one an array
 *
 * The cases with the columns id, split, group, expected, tags and one an input, named as it is or,
 * where that name would be read as something else, "vars.NAME": what ful_case_import_parse() with
 * no mapping reads back the same. In JSON what is missing is left out.
 *
 * Returns: (transfer full): the text
 */
char *ful_case_export (const GPtrArray *cases, const GPtrArray *columns, FulRecordFormat format);
