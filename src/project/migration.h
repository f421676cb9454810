/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/database.h"

/* One step from a version of the format to the next. */
typedef struct {
  int from;        /* user_version it starts from; it ends at from + 1 */
  const char *sql; /* what it does: a changed table is renamed, made anew with the text of
                      schema.c, filled, and the old one dropped, so that the file's schema is word
                      for word that of a new project */
} FulMigration;

/**
 * ful_migrate:
 * @read_only_reason: (nullable): why the file can't be written
 *
 * Brings an older project up to FUL_SCHEMA_VERSION, after a copy has been put beside it
 * (NAME.v1.fulcrum for version 1; NAME.v1-2.fulcrum where that is taken). One transaction: it
 * ends whole or the file is as it was.
 * Errors: %FUL_ERROR_BAD_INPUT no step leads from its version; %FUL_ERROR_READ_ONLY;
 * %FUL_ERROR_STORAGE
 */
gboolean ful_migrate (FulDatabase *database, const char *read_only_reason, GError **error);

/* The same with other steps (@n of them) and another end: for tests. */
gboolean ful_migrate_with (FulDatabase *database,
                           const FulMigration *steps,
                           gsize n,
                           int to,
                           GError **error);
