/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/page.h"

G_BEGIN_DECLS

/* The Workflow page. A filter is the key of a field, which gets the focus ("bar.quality"). */
#define FUL_TYPE_WORKFLOW_PAGE (ful_workflow_page_get_type ())
G_DECLARE_FINAL_TYPE (FulWorkflowPage, ful_workflow_page, FUL, WORKFLOW_PAGE, FulPage)

G_END_DECLS
