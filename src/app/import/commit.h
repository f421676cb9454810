/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/table.h"

G_BEGIN_DECLS

/* Brings a table that is ready into its document, as one step that can be undone, off the main
 * thread. The look's rows are taken out: where it fails, ful_table_look_again(). */
void ful_import_commit_async (FulTable *table,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* *said (transfer full): what came in, in words. */
gboolean
ful_import_commit_finish (FulTable *table, GAsyncResult *result, char **said, GError **error);

G_END_DECLS
