/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* Room for a table from the clipboard, typed or pasted. What would make a text view slow is held
 * and told about instead of shown. Signal: "changed". */
#define FUL_TYPE_PASTE_AREA (ful_paste_area_get_type ())
G_DECLARE_FINAL_TYPE (FulPasteArea, ful_paste_area, FUL, PASTE_AREA, AdwBin)

gboolean ful_paste_area_is_empty (FulPasteArea *self);
/* Returns: (transfer full) */
GBytes *ful_paste_area_get_text (FulPasteArea *self);
/* Takes what is in the clipboard. */
void ful_paste_area_paste (FulPasteArea *self);

G_END_DECLS
