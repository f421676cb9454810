/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

#include "classify/classifier.h"

#define FUL_TRY_LABELS 3

/* How a classifier labels one text: the most probable labels first. */
typedef struct {
  char *labels[FUL_TRY_LABELS]; /* NULL: there are fewer */
  double shares[FUL_TRY_LABELS];
} FulTried;

void ful_tried_free (FulTried *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTried, ful_tried_free)

/* Off the main thread. */
void ful_try_async (FulClassifier *classifier,
                    const char *text,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
/* NULL where it was cancelled. (transfer full) */
FulTried *ful_try_finish (GAsyncResult *result);
