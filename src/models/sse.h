/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Server-sent events, by the rules of the WHATWG HTML standard ("Interpreting an event stream"):
 * lines may end in any way, a byte-order mark at the start is dropped, bytes that are not UTF-8
 * become U+FFFD, an event that the stream's end cuts off is none. */
typedef struct _FulSse FulSse;

/* Valid UTF-8, borrowed for the call. */
typedef struct {
  const char *event; /* "message" where the stream names none */
  const char *data;  /* ends in NUL, and may hold NULs */
  gsize data_length; /* bytes */
  const char *id;    /* the last one the stream gave; "" before the first */
} FulSseEvent;

typedef void (*FulSseFunc) (const FulSseEvent *event, gpointer user_data);

/**
 * ful_sse_new:
 * @max_bytes: largest line, and largest data of one event
 * @func: called for each event, within feed and flush
 */
FulSse *ful_sse_new (gsize max_bytes, FulSseFunc func, gpointer user_data);
void ful_sse_free (FulSse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSse, ful_sse_free)

/* Bytes as they come, cut anywhere. Returns: FALSE once an event was larger than @max_bytes:
 * nothing more is taken */
gboolean ful_sse_feed (FulSse *self, const char *bytes, gsize length);

/* The stream has ended, and what it left unfinished is taken for an event: not the standard's way,
 * but that of servers which forget the last empty line. */
void ful_sse_flush (FulSse *self);

/* How long to wait before connecting again, in milliseconds; -1: the stream did not say. */
gint64 ful_sse_retry_ms (const FulSse *self);
