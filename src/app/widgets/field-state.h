/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "cost/cost.h"
#include "project/field.h"

/* What the row of one field shows: what is set, else what counts in its place and where that comes
 * from. No GTK here. */
typedef struct {
  gboolean set;
  char *text;           /* of the entry; "" where not set */
  char *placeholder;    /* what counts instead; "" where nothing does */
  char *source;         /* words of the tag; NULL: none */
  const char *look;     /* CSS class of the tag; NULL: typed */
  char *range;          /* "181,000 to 318,000"; NULL: one value */
  char *note;           /* a sentence on the tag; NULL */
  double low, high;     /* ends of what counts; NAN */
  double likely;        /* what counts; NAN */
  const char *fallback; /* what Enter makes typed; NULL: nothing */
} FulFieldState;

/**
 * ful_field_state_read:
 * @projection: (nullable): of the costs, which measures or assumes what is not set
 */
void ful_field_state_read (FulFieldState *out,
                           const FulField *field,
                           const FulSnapshot *snapshot,
                           const FulProjection *projection);
void ful_field_state_clear (FulFieldState *self);
/* Whether both would be shown the same. */
gboolean ful_field_state_equal (const FulFieldState *a, const FulFieldState *b);
