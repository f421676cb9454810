/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/* The recorded exchanges of tests/conformance/servers, without their HTTP framing. */

/* (transfer full): the root of index.json */
JsonNode *transcript_index (void);

typedef struct {
  guint status;        /* 0: nothing came */
  GHashTable *headers; /* name in lower case → value */
  GString *body;
  gboolean whole; /* as HTTP says it should end */
} Transcript;

/* @id: e.g. "aimock/003-chat-stream"; a test fails where the file is not as HTTP wants it */
Transcript *transcript_response (const char *id);
/* NULL: the exchange was recorded without its request */
GString *transcript_request_body (const char *id);
void transcript_free (Transcript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transcript, transcript_free)

const char *transcript_header (const Transcript *self, const char *name);
