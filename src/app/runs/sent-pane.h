/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/sent.h"

G_BEGIN_DECLS

/* What an arm was sent for a case, as messages or as the request; read when it is looked at. */
#define FUL_TYPE_SENT_PANE (ful_sent_pane_get_type ())
G_DECLARE_FINAL_TYPE (FulSentPane, ful_sent_pane, FUL, SENT_PANE, GtkBox)

/* What to read once it is looked at. @data NULL: nothing. @hash: (nullable): of the request that
 * the answer was given to. */
void ful_sent_pane_set (FulSentPane *self,
                        FulDocument *document,
                        FulRunsData *data,
                        guint case_index,
                        guint arm,
                        const char *hash);
/* TRUE: the request; FALSE: its messages */
void ful_sent_pane_show_request (FulSentPane *self, gboolean request);

G_END_DECLS
