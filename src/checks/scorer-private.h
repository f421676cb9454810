/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "checks/scorer.h"

struct _FulScorer {
  FulSnapshot *snapshot;
  GHashTable *label_set; /* char*: names of the project's labels, borrowed from snapshot */
};
