/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* A button that opens what a piece of evidence counts: it activates win.show-evidence with the
 * filter ("split:test arm:NAME failed mode:format"), which the window takes to the right page. */
#define FUL_TYPE_EVIDENCE_BUTTON (ful_evidence_button_get_type ())
G_DECLARE_FINAL_TYPE (FulEvidenceButton, ful_evidence_button, FUL, EVIDENCE_BUTTON, GtkButton)

GtkWidget *ful_evidence_button_new (const FulEvidence *evidence, const FulEvidenceLink *link);

/* Returns: (transfer full): the filter a link stands for; words that hold spaces are quoted */
char *ful_evidence_filter (const FulEvidence *evidence, const FulEvidenceLink *link);

G_END_DECLS
