/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/runs/runs-data.h"

/* What an arm was sent for a case. */
typedef struct {
  GPtrArray *messages; /* FulMessage*; NULL: the prompt came with results, its text is not known */
  char *request;       /* the body, JSON, indented; NULL likewise */
  gboolean same;       /* it is what the answer was given to, to the letter */
} FulSent;

void ful_sent_free (FulSent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulSent, ful_sent_free)

/* What requests are made from, read when it is first needed and kept; of one snapshot. */
typedef struct _FulSentSource FulSentSource;
FulSentSource *ful_sent_source_new (FulSnapshot *snapshot);
void ful_sent_source_unref (FulSentSource *self);
FulSnapshot *ful_sent_source_snapshot (FulSentSource *self); /* borrowed */

/* @request_hash: (nullable): of the answer shown. */
void ful_sent_read_async (FulSentSource *self,
                          FulDocument *document,
                          FulRunsData *data,
                          guint case_index,
                          guint arm,
                          const char *request_hash,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* Returns: (transfer full) */
FulSent *ful_sent_read_finish (FulDocument *document, GAsyncResult *result, GError **error);
