/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/document.h"
#include "app/page.h"

G_BEGIN_DECLS

/* The open project in the window: navigation, header bar, verdict strip, pages, verdict panel. */
#define FUL_TYPE_PROJECT_VIEW (ful_project_view_get_type ())
G_DECLARE_FINAL_TYPE (FulProjectView, ful_project_view, FUL, PROJECT_VIEW, AdwBin)

void ful_project_view_set_document (FulProjectView *self, FulDocument *document /* (nullable) */);
/* "workflow" "prompts" "cases" "runs" "cost" "tuning" "verdict" */
void ful_project_view_show_page (FulProjectView *self, const char *key, const char *filter);
const char *ful_project_view_page (FulProjectView *self);
FulPage *ful_project_view_get_page (FulProjectView *self, const char *key); /* borrowed */
/* Opens the page that the verdict's next action belongs to. */
void ful_project_view_follow_next (FulProjectView *self);

/* Arranges itself for a window of @width, divided by the text scale (ui-design §2). */
void ful_project_view_set_width (FulProjectView *self, double width);
void ful_project_view_toggle_panel (FulProjectView *self);
/* The keys go to the next of navigation, strip, page and panel, or to the one before. */
void ful_project_view_next_region (FulProjectView *self, gboolean back);

G_END_DECLS
