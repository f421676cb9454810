/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/matrix-keys.h"

static const struct {
  guint keyval;
  FulMode mode;
  const char *name;
} modes[] = {
  { GDK_KEY_f, FUL_MODE_FORMAT, "F" },         { GDK_KEY_n, FUL_MODE_KNOWLEDGE, "N" },
  { GDK_KEY_c, FUL_MODE_CONSISTENCY, "C" },    { GDK_KEY_b, FUL_MODE_BEHAVIOUR, "B" },
  { GDK_KEY_t, FUL_MODE_TOOL, "T" },           { GDK_KEY_r, FUL_MODE_REFUSAL, "R" },
  { GDK_KEY_w, FUL_MODE_WRONG_EXPECTED, "W" },
};

const char *
ful_matrix_key_of_mode (FulMode mode)
{
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    if (modes[i].mode == mode)
      return modes[i].name;
  return NULL;
}

FulMatrixKey
ful_matrix_key (guint keyval, GdkModifierType modifiers)
{
  guint key = gdk_keyval_to_lower (keyval);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return (FulMatrixKey){ FUL_KEY_NONE, 0 };
  if (key == GDK_KEY_j || key == GDK_KEY_k)
    return (FulMatrixKey){ FUL_KEY_STEP, key == GDK_KEY_j ? 1 : -1 };
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return (FulMatrixKey){ FUL_KEY_ARM, (int)(key - GDK_KEY_1) };
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return (FulMatrixKey){ FUL_KEY_ARM, (int)(key - GDK_KEY_KP_1) };
  if (key == GDK_KEY_a)
    return (FulMatrixKey){ FUL_KEY_COMPARE, 0 };
  if (key == GDK_KEY_Escape)
    return (FulMatrixKey){ FUL_KEY_BACK, 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    if (modes[i].keyval == key)
      return (FulMatrixKey){ FUL_KEY_MODE, (int)modes[i].mode };
  return (FulMatrixKey){ FUL_KEY_NONE, 0 };
}

gboolean
ful_matrix_fails (const FulRunsData *data, guint case_index, guint arm)
{
  const FulRunsCell *cell;

  if (arm >= data->n_arms || case_index >= data->evidence->n_cases)
    return FALSE;
  cell = ful_runs_data_cell (data, case_index, arm);
  return cell->mode != FUL_MODE_NONE || cell->state == FUL_CELL_ERROR;
}
