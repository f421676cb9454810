/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/compare-words.h"
#include "app/runs/runs-data.h"

G_BEGIN_DECLS

/* Two arms compared, in words. */
typedef struct {
  FulRunsData *data;
  guint a;
  guint b;
  char *a_title;
  char *b_title;
  char *a_short; /* without the model, where that tells them apart */
  char *b_short;
  FulComparison comparison;
  FulCompareWords words;
} FulCompared;

/* Two drop-downs that name arms, and the comparison of what they name, computed off the main
 * thread. Signal "compared" (const FulCompared*: NULL where both name the same arm). */
#define FUL_TYPE_COMPARE_PAIR (ful_compare_pair_get_type ())
G_DECLARE_FINAL_TYPE (FulComparePair, ful_compare_pair, FUL, COMPARE_PAIR, GObject)

/* @first, @second: of a template that outlives this; cut at @width characters. */
FulComparePair *ful_compare_pair_new (GtkDropDown *first, GtkDropDown *second, int width);
/* @data: (nullable). Returns: whether there are two arms to compare */
gboolean ful_compare_pair_set_data (FulComparePair *self, FulRunsData *data);
/* Compares @arm with the best of the others. */
void ful_compare_pair_choose (FulComparePair *self, guint arm);

G_END_DECLS
