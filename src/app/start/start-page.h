/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* Recent projects, new ones, the sample. */
#define FUL_TYPE_START_PAGE (ful_start_page_get_type ())
G_DECLARE_FINAL_TYPE (FulStartPage, ful_start_page, FUL, START_PAGE, AdwBin)

/* Reads the list of recent projects anew. */
void ful_start_page_refresh (FulStartPage *self);

G_END_DECLS
