/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/document.h"
#include "app/shell/project-view.h"

G_BEGIN_DECLS

/* A window: the start screen, or one open project. */
#define FUL_TYPE_WINDOW (ful_window_get_type ())
G_DECLARE_FINAL_TYPE (FulWindow, ful_window, FUL, WINDOW, AdwApplicationWindow)

GtkWidget *ful_window_new (AdwApplication *app);
/* Opens a project in this window in place of what is there. */
void ful_window_open (FulWindow *self, const char *path);
/* The same, on the Runs page, where everything is run at once. */
void ful_window_open_and_run (FulWindow *self, const char *path);
/* Makes a project and opens it; @sample (nullable): ful_sample_fill(). */
void ful_window_create (FulWindow *self, const char *path, const char *title, const char *sample);
/* Back to the start screen. */
void ful_window_close_project (FulWindow *self);
FulDocument *ful_window_document (FulWindow *self); /* borrowed; NULL: the start screen */
FulProjectView *ful_window_view (FulWindow *self);

/* A toast with plain text. */
void ful_window_toast (FulWindow *self, const char *text);
/* One with a button (nullable, translated) stays until it is answered; signal "button-clicked".
 * Borrowed from the overlay. */
AdwToast *ful_window_add_toast (FulWindow *self, const char *text, const char *button);
/* What went wrong, as a dialog that keeps what was there. */
void ful_window_tell (FulWindow *self, const char *heading, const char *body);

G_END_DECLS
