/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/runs/runs-data.h"

/* How the Runs page names things; translated, static. */
const char *ful_mode_words (FulMode mode);        /* "Wrong format" */
const char *ful_rung_words (FulRung rung);        /* "Few-shot" */
const char *ful_split_words (FulSplit split);     /* "test" */
const char *ful_cell_words (FulCellState state);  /* "pass" */
const char *ful_cell_icon (FulCellState state);   /* icon name of its shape */
const char *ful_cell_colour (FulCellState state); /* named colour */
const char *ful_cell_class (FulCellState state);  /* CSS class */
const char *ful_state_words (FulState state);     /* "clears the bar" */
