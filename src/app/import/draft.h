/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/table.h"
#include "exchange/starter.h"

G_BEGIN_DECLS

/* A project that is being thought out from a table; nothing of it is written before
 * ful_draft_create_async(). Signal: "changed". */
#define FUL_TYPE_DRAFT (ful_draft_get_type ())
G_DECLARE_FINAL_TYPE (FulDraft, ful_draft, FUL, DRAFT, GObject)

FulDraft *ful_draft_new (void);

void ful_draft_set_table (FulDraft *self, FulTable *table /* (nullable) */);
FulTable *ful_draft_table (FulDraft *self); /* borrowed; NULL: none yet */

/* Does as was chosen about the table's rows and suggests the rest, but for what was typed already
 * and still fits. */
void ful_draft_settle_async (FulDraft *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean ful_draft_settle_finish (FulDraft *self, GAsyncResult *result, GError **error);
/* Back at the columns: rows are looked at again. */
void ful_draft_unsettle (FulDraft *self);

/* The choices; who changes one calls ful_draft_touch(). */
FulStarter *ful_draft_starter (FulDraft *self);
void ful_draft_touch (FulDraft *self);
/* The prompt is the user's own from now on. */
void ful_draft_note_prompt (FulDraft *self);
gboolean ful_draft_prompt_is_own (FulDraft *self);

/* Borrowed, once settled. */
const FulCaseImport *ful_draft_cases (FulDraft *self);
const FulExpected *ful_draft_expected (FulDraft *self);
gboolean ful_draft_has_splits (FulDraft *self);

/* Splits by the shares there are now, computed on a thread; "changed" when done. */
void ful_draft_plan (FulDraft *self);
const gsize *ful_draft_counts (FulDraft *self); /* FUL_N_SPLITS; NULL: not known */
const char *ful_draft_split_problem (FulDraft *self);

/* The prompt for the first case that is asked, computed on a thread. Only the newest call is
 * answered: others are %G_IO_ERROR_CANCELLED. */
void ful_draft_preview_async (FulDraft *self, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ful_draft_preview_finish (FulDraft *self, GAsyncResult *result, GError **error);

/* Whether threads still read the draft: then it can't be written. */
gboolean ful_draft_is_busy (FulDraft *self);
/* Makes the project file and fills it as one step; where that fails there is no file. */
void ful_draft_create_async (FulDraft *self,
                             const char *path,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean ful_draft_create_finish (FulDraft *self, GAsyncResult *result, GError **error);

G_END_DECLS
