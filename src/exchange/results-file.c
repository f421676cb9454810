/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/results-file.h"

#include <glib.h>

static const char *const names[] = {
  "case",      "split",         "group",      "prompt", "model",      "repeat",
  "score",     "output",        "error",      "mode",   "latency_ms", "in_flight",
  "tokens_in", "tokens_cached", "tokens_out", "levers", "rung",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == FUL_N_RESULTS_COLUMNS);

const char *
ful_results_column_name (FulResultsColumn column)
{
  return names[column];
}
