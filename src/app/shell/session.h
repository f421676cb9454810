/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* How the window was left. Kept in the user's state folder (fulcrum/window.json). */
typedef struct {
  int width;
  int height;
  gboolean maximized;
} FulSession;

/* 1280 × 800 where nothing was kept. A hundred bytes: read where the window is made. */
FulSession ful_session_load (void);
void ful_session_save (const FulSession *self);
