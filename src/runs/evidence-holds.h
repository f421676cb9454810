/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* Whether evidence of @old is that of @now too: it rests on everything but fields, lever notes and
 * what is typed into a prompt and has not run. After an undo it never is: what that changed is not
 * known. */
gboolean ful_evidence_holds (const FulSnapshot *old, const FulSnapshot *now);
