/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* SHA-256 over a list of parts; each goes in with its length, so that "ab","c" and "a","bc"
 * differ, and NULL differs from "". */
typedef struct _FulHasher FulHasher;

FulHasher *ful_hasher_new (void);
void ful_hasher_free (FulHasher *hasher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulHasher, ful_hasher_free)

/* A text, or that there is none. */
void ful_hasher_add (FulHasher *hasher, const char *part /* (nullable) */);
/* The same part as a text of these bytes. */
void ful_hasher_add_bytes (FulHasher *hasher, gconstpointer bytes, gsize length);
/* Differs from every text. */
void ful_hasher_add_int (FulHasher *hasher, gint64 value);

/* Returns: (transfer full): 64 hexadecimal digits; the hasher can't be used any further. */
char *ful_hasher_finish (FulHasher *hasher);

/* A fast 64-bit hash (FNV-1a with a final mix) for tables in memory, never for the file. */
guint64 ful_hash64 (gconstpointer bytes, gsize length, guint64 seed);
