/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

/* A named colour of ui/style*.css for @widget at draw time ("prompt_color"); the text colour where
 * the style has none of that name. */
GdkRGBA ful_colour (GtkWidget *widget, const char *name);
