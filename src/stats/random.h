/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* A small seeded generator (SplitMix64): the same seed gives the same numbers on every machine. */
typedef struct {
  guint64 state;
} FulRandom;

FulRandom ful_random_new (guint64 seed);
guint64 ful_random_next (FulRandom *self);
/* Uniform in 0 … n - 1, n > 0, without bias. */
gsize ful_random_below (FulRandom *self, gsize n);
