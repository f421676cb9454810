/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"

G_BEGIN_DECLS

/* New from a File: from a table to the first run in six steps. Nothing is written before the last
 * one, which makes the project, opens it in the window, and starts the run. */
#define FUL_TYPE_ASSISTANT (ful_assistant_get_type ())
G_DECLARE_FINAL_TYPE (FulAssistant, ful_assistant, FUL, ASSISTANT, AdwWindow)

/* @path: (nullable): the table, where it is known already */
void ful_assistant_present (FulWindow *window, const char *path);

G_END_DECLS
