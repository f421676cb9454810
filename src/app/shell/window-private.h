/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/import/drop-veil.h"
#include "app/shell/window.h"
#include "app/start/start-page.h"

/* window.c opens and arranges; window-close.c ends what is open without losing anything;
 * window-save.c writes copies and reports. */
struct _FulWindow {
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *screens;
  FulStartPage *start;
  FulProjectView *view;
  FulDropVeil *drop_veil;
  AdwToast *waiting_toast; /* with a button; NULL: none */
  FulDocument *document;
  GCancellable *opening; /* NULL: nothing is being opened */
  gboolean run_when_open;
  char *wanted;         /* path to open once what is there may go; NULL: none */
  GCancellable *saving; /* of the copy or report that is being written; NULL: none */
  AdwToast *saving_toast;
  int saving_permille; /* atomic */
  guint saving_timer;
  void (*copy_then) (FulWindow *self);   /* what was to follow the copy that is being asked for */
  void (*let_go_then) (FulWindow *self); /* once the disk has said whether it holds all */
  gboolean gives_up;                     /* what is not in the file: said so when asked */
  gboolean closing;                      /* hidden; goes once the project is closed */
};

/* Shows @document (nullable: the start screen) in place of what is there, which is closed. */
void ful_window_set_document (FulWindow *self, FulDocument *document);
/* Remembers where the project is left and, @open, that it opens again with the next start. */
void ful_window_note_place (FulWindow *self, gboolean open);

/* --- closing --- */

/* Closes the document and calls @then (nullable) when that is done; where something would be lost,
 * asks first, and perhaps never calls it. */
typedef void (*FulWindowThen) (FulWindow *self);
void ful_window_let_go (FulWindow *self, FulWindowThen then);
void ful_window_close_document (FulWindow *self, FulDocument *document);
gboolean ful_window_close_request (GtkWindow *window);

/* --- saving --- */

void ful_window_install_save_actions (GtkWidgetClass *widget_class);
void ful_window_stop_saving (FulWindow *self);
/* Asks where to and saves a copy there; @then (nullable): once it is there. */
void ful_window_save_copy (FulWindow *self, FulWindowThen then);
