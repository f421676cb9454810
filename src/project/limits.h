/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a project may hold at most, in bytes. Kept when editing and checked when reading, so that
 * neither a slip nor a forged file makes a text that nothing downstream expects. SQLite's own
 * limit for a row is FUL_MAX_CELL_BYTES. */
#define FUL_MAX_NAME_BYTES 1024                /* names, labels, ids, endpoints, hashes, keys */
#define FUL_MAX_TEXT_BYTES (4 * 1024 * 1024)   /* a field, a template, a value, an answer */
#define FUL_MAX_INPUTS_BYTES (8 * 1024 * 1024) /* all variables of one case; a prompt's body */
#define FUL_MAX_CELL_BYTES (16 * 1024 * 1024)
#define FUL_CHUNK_BYTES (1024 * 1024) /* undo steps and artifacts lie in chunks of this size */
#define FUL_MAX_ROWS 1000000          /* of one small table: labels, columns, prompts … */

/* JSON, in which the text form names ids, holds whole numbers up to here exactly. */
#define FUL_MAX_ID (G_GINT64_CONSTANT (1) << 53)
