/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* JSON values one a line (application/x-ndjson), as Ollama streams them. */
typedef struct _FulNdjson FulNdjson;

/* A line that is not blank, any bytes: JSON only once checked. Borrowed for the call. */
typedef void (*FulNdjsonFunc) (const char *text, gsize length, gpointer user_data);

/* @max_bytes: largest line */
FulNdjson *ful_ndjson_new (gsize max_bytes, FulNdjsonFunc func, gpointer user_data);
void ful_ndjson_free (FulNdjson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulNdjson, ful_ndjson_free)

/* Bytes as they come, cut anywhere. Returns: FALSE once a line was larger than @max_bytes: nothing
 * more is taken */
gboolean ful_ndjson_feed (FulNdjson *self, const char *bytes, gsize length);

/* The stream has ended: a last line without a line feed counts too. */
void ful_ndjson_finish (FulNdjson *self);
