/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "runs/estimate.h"
#include "runs/offer.h"

/* What the Run dialog shows, read off the main thread. */

/* What a request would take. */
typedef struct {
  FulEstimate estimate;
  GHashTable *by_prompt; /* name -> gint64*: requests of its arms */
  GHashTable *by_model;
} FulRunPreview;

void ful_run_preview_free (FulRunPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulRunPreview, ful_run_preview_free)

/* Strings of @request are copied. */
void ful_run_preview_async (FulDocument *document,
                            const FulRunRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Errors: those of ful_run_plan_new() and ful_run_estimate(). (transfer full) */
FulRunPreview *ful_run_preview_finish (FulDocument *document, GAsyncResult *result, GError **error);

/* The same for ful_run_offer_new(). */
void ful_run_offer_async (FulDocument *document,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
FulRunOffer *ful_run_offer_finish (FulDocument *document, GAsyncResult *result, GError **error);
