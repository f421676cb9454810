/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What sort of answers cases expect, as far as their texts tell: for suggesting labels, checks and
 * a prompt. A suggestion, to be shown and changed. */
typedef enum {
  FUL_EXPECTED_NONE,    /* no case expects anything */
  FUL_EXPECTED_LABELS,  /* a few texts, each of several cases: labels */
  FUL_EXPECTED_NUMBERS, /* all are numbers, with a decimal point or comma */
  FUL_EXPECTED_JSON,    /* all are JSON objects or lists */
  FUL_EXPECTED_TEXT,    /* anything else */
} FulExpectedKind;

#define FUL_MAX_LABELS_FROM_CASES 1000

typedef struct {
  FulExpectedKind kind;
  gsize with;        /* cases that expect something */
  gsize without;     /* cases that do not */
  gsize commas;      /* of FUL_EXPECTED_NUMBERS: those with a decimal comma */
  GPtrArray *labels; /* char*, in order first seen; empty but for FUL_EXPECTED_LABELS */
  GArray *counts;    /* gsize: cases a label */
} FulExpected;

/* Labels are at least two, at most FUL_MAX_LABELS_FROM_CASES, one line of at most 80 characters
 * each, with two cases each or more on average; numbers are labels where there are ten or fewer of
 * them with five cases each. @cases: FulCase*. Returns: (transfer full) */
FulExpected *ful_expected_new (const GPtrArray *cases);
void ful_expected_free (FulExpected *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulExpected, ful_expected_free)

/* @text as a number with a decimal comma, "1.234,5" or "12,5", written with a point; NULL: it is
 * none. Returns: (transfer full) */
char *ful_number_from_comma (const char *text);
