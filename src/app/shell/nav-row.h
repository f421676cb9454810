/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* A page in the navigation: icon, name, one-line status, state dot. */
#define FUL_TYPE_NAV_ROW (ful_nav_row_get_type ())
G_DECLARE_FINAL_TYPE (FulNavRow, ful_nav_row, FUL, NAV_ROW, GtkListBoxRow)

/* @name: translated; @key: of the page, e.g. "verdict", kept */
GtkWidget *ful_nav_row_new (const char *key, const char *name, const char *icon_name);
const char *ful_nav_row_key (FulNavRow *self);
const char *ful_nav_row_name (FulNavRow *self);
void ful_nav_row_set_status (FulNavRow *self, FulPageState state, const char *text);

G_END_DECLS
