/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/shell/window.h"

/* What menus and keys reach in a window (win.*), installed on its class. */
void ful_window_install_actions (GtkWidgetClass *widget_class);
