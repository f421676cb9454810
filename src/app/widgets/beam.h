/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* The mark of the product: a lever on a fulcrum whose tilt says which way the verdict goes. */
#define FUL_TYPE_BEAM (ful_beam_get_type ())
G_DECLARE_FINAL_TYPE (FulBeam, ful_beam, FUL, BEAM, GtkWidget)

/* What a beam says; made from a verdict's code. */
typedef enum { FUL_SIDE_EVIDENCE, FUL_SIDE_PROMPT, FUL_SIDE_TUNE, FUL_SIDE_BROKEN } FulSide;

FulSide ful_side_of (const FulVerdict *verdict /* (nullable) */);
/* -1 full to prompting … +1 full to tuning. */
double ful_tilt_of (const FulVerdict *verdict /* (nullable) */);

/* @verdict (nullable): level and grey. @large: with the words "prompting" and "tuning". */
void ful_beam_set_verdict (FulBeam *self, const FulVerdict *verdict);
/* As of a verdict that is not at hand. @tilt: -1 to 1 */
void ful_beam_set_look (FulBeam *self, double tilt, FulSide side);
void ful_beam_set_size (FulBeam *self, int width, int height, gboolean words);

G_END_DECLS
