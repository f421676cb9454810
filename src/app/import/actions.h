/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"

/* win.import, win.paste-cases and win.new-from-file, and files that are dropped. */
void ful_import_install_actions (GtkWidgetClass *widget_class);
/* Which of them can be used with what is open. */
void ful_import_update_actions (FulWindow *window);

typedef enum {
  FUL_FILE_OPEN,   /* a project */
  FUL_FILE_IMPORT, /* a table */
  FUL_FILE_REFUSE,
} FulFileUse;

/* By the ending of its name. */
FulFileUse ful_import_use_of (const char *path);

/* Opens a project; shows a table in the import dialog, or, where no project is open, in New from a
 * File; refuses anything else in words. */
void ful_import_take_path (FulWindow *window, const char *path);
