/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "project/case.h"
#include "stats/case-marks.h"

G_BEGIN_DECLS

/* What a row shows of a case: one line a text, cut. Reference-counted by g_rc_box; made on a
 * thread, then of the main thread alone. */
typedef struct {
  char *name;
  char *message; /* the first inputs, "NAME: VALUE" where there are several; "" where none */
  char *expected;
  char *tags;
  FulSplit split;
} FulCaseBrief;

/* Returns: (transfer full) */
FulCaseBrief *ful_case_brief_new (const FulCase *item);
FulCaseBrief *ful_case_brief_ref (FulCaseBrief *self);
void ful_case_brief_unref (FulCaseBrief *self);

/* @text in one line, at most @most characters of it. Returns: (transfer full) */
char *ful_case_line (const char *text, glong most);

/* One case while a row of the list shows it. Signal "changed": there is more or other to show. */
#define FUL_TYPE_CASE_ROW (ful_case_row_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseRow, ful_case_row, FUL, CASE_ROW, GObject)

FulCaseRow *ful_case_row_new (guint position, gint64 id, FulCaseBrief *brief, FulCaseMarks *marks);
gint64 ful_case_row_id (FulCaseRow *self);
guint ful_case_row_position (FulCaseRow *self);
void ful_case_row_set_position (FulCaseRow *self, guint position);
const FulCaseBrief *ful_case_row_brief (FulCaseRow *self); /* NULL: being read */
const FulCaseMarks *ful_case_row_marks (FulCaseRow *self); /* NULL: none yet */
void ful_case_row_set_brief (FulCaseRow *self, FulCaseBrief *brief);
/* It shows another case from now on. @brief: (nullable) */
void ful_case_row_set_case (FulCaseRow *self, gint64 id, FulCaseBrief *brief);
void ful_case_row_set_marks (FulCaseRow *self, FulCaseMarks *marks);

G_END_DECLS
