/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/database.h"
#include "project/record-private.h"
#include "project/case.h"

/* Records as rows of the file. A put of a key that is there replaces the row. */

gboolean ful_store_put_field (FulDatabase *database, const FulFieldValue *value, GError **error);
gboolean ful_store_put_label (FulDatabase *database, const FulLabel *label, GError **error);
gboolean
ful_store_put_column (FulDatabase *database, const char *name, int position, GError **error);
gboolean ful_store_put_prompt (FulDatabase *database, const FulPrompt *prompt, GError **error);
gboolean
ful_store_put_revision (FulDatabase *database, const FulRevision *revision, GError **error);
gboolean ful_store_put_lever_note (FulDatabase *database, const FulLeverNote *note, GError **error);
gboolean ful_store_put_model (FulDatabase *database, const FulModel *model, GError **error);
gboolean ful_store_put_check (FulDatabase *database, const FulCheck *check, GError **error);
gboolean ful_store_put_case (FulDatabase *database, const FulCase *item, GError **error);
gboolean ful_store_put_run (FulDatabase *database, const FulRun *run, GError **error);
/* An id of 0 is given by the file. */
gboolean ful_store_put_result (FulDatabase *database, const FulResult *result, GError **error);

/* A statement with one text, or one number and one text, as its parameters. */
gboolean
ful_store_run_text (FulDatabase *database, const char *sql, const char *text, GError **error);
gboolean ful_store_run_int_text (FulDatabase *database,
                                 const char *sql,
                                 gint64 number,
                                 const char *text,
                                 GError **error);

/**
 * ful_store_read_snapshot:
 *
 * The small tables, checked by ful_snapshot_check(), in one read transaction of the caller or of
 * its own.
 * Errors: %FUL_ERROR_BAD_INPUT a value that no project of ours holds; %FUL_ERROR_STORAGE
 */
FulSnapshot *ful_store_read_snapshot (FulDatabase *database, GError **error);

/* Fills @out with borrowed or new texts: see each. The statement selects the columns named. */
#define FUL_CASE_COLUMNS \
  "id, name, split, \"group\", inputs, expected, tags, imported, hidden, position"
/* Returns: (transfer full) */
FulCase *ful_store_read_case (FulDatabase *database, sqlite3_stmt *statement, GError **error);

#define FUL_RESULT_COLUMNS                                                                   \
  "id, run_id, case_id, revision_id, model_id, variables, repeat, request_hash, input_hash," \
  " mode, text_mode, given_score, score, check_version, latency_ms, in_flight, tokens_in,"   \
  " tokens_cached, tokens_out, tokens_estimated, cost_usd, cached, invalid, answered"
/* The texts of @out are borrowed until the next step. Its error and output are columns 24 and 25:
 * the texts, or for @with_text FALSE whether there is one. */
gboolean ful_store_read_result (FulDatabase *database,
                                sqlite3_stmt *statement,
                                gboolean with_text,
                                FulResult *out,
                                GError **error);

#define FUL_RUN_COLUMNS "id, state, plan, imported, baseline, started, finished, planned"
/* Returns: (transfer full) */
FulRun *ful_store_read_run (FulDatabase *database, sqlite3_stmt *statement, GError **error);

/* "row ID of TABLE holds what no project does": %FUL_ERROR_BAD_INPUT; returns FALSE. */
gboolean ful_store_set_damaged (FulDatabase *database,
                                const char *table,
                                gint64 id,
                                const char *column,
                                GError **error);
