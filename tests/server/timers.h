/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* A heap of what is due. Nothing is taken back: who comes to a timer looks whether it still means
 * him, by the serial. */
typedef struct {
  gint64 due; /* µs */
  guint64 serial;
  int fd;
} Timer;

typedef struct {
  GArray *heap; /* Timer */
} Timers;

void timers_init (Timers *self);
void timers_clear (Timers *self);
void timers_add (Timers *self, Timer timer);
/* The earliest one that is due by @now, taken out. */
gboolean timers_take (Timers *self, gint64 now, Timer *out);
/* When the earliest is due; -1: there is none. */
gint64 timers_next (const Timers *self);
