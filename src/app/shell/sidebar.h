/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/nav-row.h"

G_BEGIN_DECLS

/* Project menu and the list of pages. Signal "page-chosen" (key). */
#define FUL_TYPE_SIDEBAR (ful_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (FulSidebar, ful_sidebar, FUL, SIDEBAR, GtkBox)

void ful_sidebar_set_title (FulSidebar *self, const char *title);
/* Returns: (transfer none): the row */
FulNavRow *
ful_sidebar_add_page (FulSidebar *self, const char *key, const char *name, const char *icon_name);
/* Selects the page's row; "page-chosen" is emitted where it was another. */
void ful_sidebar_choose (FulSidebar *self, const char *key);

G_END_DECLS
