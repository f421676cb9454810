/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/cases/case-row.h"
#include "app/document.h"

G_BEGIN_DECLS

/* A list of cases that holds their ids alone. Rows are made when they are asked for; what they show
 * is read on a thread, 128 cases at a time, and kept for the last some thousands. */
#define FUL_TYPE_CASE_MODEL (ful_case_model_get_type ())
G_DECLARE_FINAL_TYPE (FulCaseModel, ful_case_model, FUL, CASE_MODEL, GObject)

FulCaseModel *ful_case_model_new (void);

/* @document: (nullable): where they are read from; NULL empties the list. @ids: (transfer full)
 * (element-type gint64): in order. What the rows show is read anew, too. Returns: whether nothing
 * is where it was, so that what is selected means nothing any more */
gboolean ful_case_model_fill (FulCaseModel *self, FulDocument *document, GArray *ids);
void ful_case_model_set_marks (FulCaseModel *self, FulCaseMarks *marks /* (nullable) */);

/* The id at a position that is there, and back; G_MAXUINT where the case is not shown. */
gint64 ful_case_model_id (FulCaseModel *self, guint position);
guint ful_case_model_find (FulCaseModel *self, gint64 id);

G_END_DECLS
