/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "verdict/verdict.h"

/* Where in the window something that is to be done next is done: an action, and what it is told. */
typedef struct {
  const char *action; /* "win.run"; NULL: nowhere */
  char *target;       /* of win.show-evidence, "page:cost cost.examples"; NULL: none */
} FulNextPlace;

void ful_next_place_clear (FulNextPlace *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulNextPlace, ful_next_place_clear)

/* @next: one of @verdict->next; @evidence: that the verdict is of */
FulNextPlace
ful_next_place_of (const FulNext *next, const FulVerdict *verdict, const FulEvidence *evidence);
/* The page a place is on ("cost"); NULL: none, or an action of its own. (transfer full) */
char *ful_next_place_page (const FulNextPlace *self);
