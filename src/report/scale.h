/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* From values to coordinates, and the values that an axis names. */
typedef struct {
  gboolean logarithmic; /* both ends are > 0 then */
  double low;           /* value at start */
  double high;          /* value at end, > low */
  double start;         /* coordinate; may be greater than end: y grows downwards */
  double end;
} FulScale;

/* The coordinate of @value; outside of the ends for values outside. */
double ful_scale_at (const FulScale *self, double value);
/* The same, held between start and end. */
double ful_scale_clamp (const FulScale *self, double value);

/* 1, 2 or 5 times a power of ten: the step that makes about @count of @span > 0. */
double ful_scale_step (double span, int count);

/**
 * ful_scale_nice:
 * @low, @high: ends of the data; equal ones are moved apart
 * @count: about so many steps
 *
 * Linear: ends become multiples of the step. Logarithmic: ends become powers of ten.
 */
FulScale
ful_scale_nice (double low, double high, int count, gboolean logarithmic, double start, double end);

/* Returns: (transfer full): double values within the ends: multiples of the step for about
 * @count, or the decades. */
GArray *ful_scale_ticks (const FulScale *self, int count);
