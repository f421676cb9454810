/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"

/* What menus and keys reach in a window (win.*), installed on its class. */
void ful_window_install_actions (GtkWidgetClass *widget_class);
/* Enables what can be done with @document (nullable). */
void ful_window_update_actions (GtkWidget *widget, FulDocument *document);
