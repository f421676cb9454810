/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/runs/runs-data.h"

/* What single keys do in the matrix and in the case beside it. */
typedef enum {
  FUL_KEY_NONE,
  FUL_KEY_STEP,    /* value: 1 next failing case, -1 previous */
  FUL_KEY_ARM,     /* value: index of the arm to look at */
  FUL_KEY_MODE,    /* value: FulMode that the failure is to have */
  FUL_KEY_COMPARE, /* the arm with others */
  FUL_KEY_BACK,    /* from the case to the list */
} FulMatrixKeyKind;

typedef struct {
  FulMatrixKeyKind what;
  int value;
} FulMatrixKey;

FulMatrixKey ful_matrix_key (guint keyval, GdkModifierType modifiers);
/* "F" for FUL_MODE_FORMAT; NULL: none. Static. */
const char *ful_matrix_key_of_mode (FulMode mode);

/* Whether an arm fails a case, sometimes or always, or had no answer. */
gboolean ful_matrix_fails (const FulRunsData *data, guint case_index, guint arm);
