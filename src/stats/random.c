/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/random.h"

FulRandom
ful_random_new (guint64 seed)
{
  return (FulRandom){ .state = seed };
}

/* Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators, OOPSLA. */
guint64
ful_random_next (FulRandom *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

gsize
ful_random_below (FulRandom *self, gsize n)
{
  guint64 limit = G_MAXUINT64 - G_MAXUINT64 % n; /* a multiple of n */
  guint64 value;

  g_return_val_if_fail (n > 0, 0);

  do
    value = ful_random_next (self);
  while (value >= limit);
  return (gsize)(value % n);
}
