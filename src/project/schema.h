/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/database.h"

#define FUL_APPLICATION_ID 0x46554C43 /* "FULC" */
#define FUL_SCHEMA_VERSION 1

/* The statements that make an empty project, in order; NULL-ended. What SQLite keeps of each is
 * its own text, so a file is compared with them word by word. */
const char *const *ful_schema_statements (void);

/* Makes the tables and stamps the file; in a transaction of the caller. */
gboolean ful_schema_create (FulDatabase *database, GError **error);

/**
 * ful_schema_check:
 *
 * Whether the file holds exactly our tables: nothing more (triggers, views, virtual tables), less
 * or other.
 * Errors: %FUL_ERROR_BAD_INPUT naming what is wrong
 */
gboolean ful_schema_check (FulDatabase *database, GError **error);
