/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "stats/interval.h"

/* One revision of the plateau (method §4), in order of first run. */
typedef struct {
  const char *name;
  FulInterval quality; /* on the selecting split; NAN: not known */
  FulInterval gain;    /* over the best of its time; NAN: the first, or passed over */
  gboolean real_gain;
  gboolean since; /* first run after the last real gain */
} FulAttemptRow;

/* "a real gain", "could be chance", "worse" …; translated, static. */
const char *ful_attempt_kind (const FulAttemptRow *row);

/**
 * ful_attempts_chart_new:
 * @best: index of the last real gain; -1: none
 * @bar: NAN: none
 * @levelled: the gain that no attempt since @best can have brought; NAN: that is not shown
 *
 * What each attempt reached: filled where it was a real gain, hollow where it could be chance, over
 * a grey band from @best on where prompts have levelled off.
 *
 * Returns: (transfer full): NULL where nothing is known
 */
FulChart *
ful_attempts_chart_new (const FulAttemptRow *rows, gsize n, int best, double bar, double levelled);

/**
 * ful_gains_chart_new:
 * @delta: smallest gain worth having, in (0, 1)
 *
 * What each attempt gained over the best before it, against @delta: prompts have levelled off
 * where the whole interval of every attempt since the last gain lies under it.
 *
 * Returns: (transfer full): NULL with no gain to show
 */
FulChart *ful_gains_chart_new (const FulAttemptRow *rows, gsize n, double delta);
