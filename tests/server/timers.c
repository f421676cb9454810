/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timers.h"

#define AT(self, i) g_array_index ((self)->heap, Timer, i)

void
timers_init (Timers *self)
{
  self->heap = g_array_new (FALSE, FALSE, sizeof (Timer));
}

void
timers_clear (Timers *self)
{
  g_array_unref (self->heap);
}

static void
swap (Timers *self, guint i, guint j)
{
  Timer kept = AT (self, i);

  AT (self, i) = AT (self, j);
  AT (self, j) = kept;
}

void
timers_add (Timers *self, Timer timer)
{
  guint i = self->heap->len;

  g_array_append_val (self->heap, timer);
  for (; i > 0 && AT (self, i).due < AT (self, (i - 1) / 2).due; i = (i - 1) / 2)
    swap (self, i, (i - 1) / 2);
}

gboolean
timers_take (Timers *self, gint64 now, Timer *out)
{
  guint n = self->heap->len;

  if (n == 0 || AT (self, 0).due > now)
    return FALSE;
  *out = AT (self, 0);
  AT (self, 0) = AT (self, n - 1);
  g_array_set_size (self->heap, --n);
  for (guint i = 0;;) {
    guint least = i;

    for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < n; child++)
      if (AT (self, child).due < AT (self, least).due)
        least = child;
    if (least == i)
      return TRUE;
    swap (self, i, least);
    i = least;
  }
}

gint64
timers_next (const Timers *self)
{
  return self->heap->len > 0 ? AT (self, 0).due : -1;
}
