/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/writer.h"

/* Writes that the disk had no room for, in their order, until there is room again. Used by one
 * thread at a time. */
typedef struct _FulUnwritten FulUnwritten;

FulUnwritten *ful_unwritten_new (void);
void ful_unwritten_free (FulUnwritten *self);
gboolean ful_unwritten_is_empty (const FulUnwritten *self);
/* @data: (transfer full): freed by @destroy */
void
ful_unwritten_take (FulUnwritten *self, FulWriteFunc func, gpointer data, GDestroyNotify destroy);

/* Writes them, each in a transaction of its own, until one fails. What is written is dropped. */
gboolean ful_unwritten_write (FulUnwritten *self, FulDatabase *database, GError **error);
/* Writes all into another file and keeps them. */
gboolean ful_unwritten_replay (const FulUnwritten *self, FulDatabase *database, GError **error);
