/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "app/document.h"

/* Asks where, and writes every answer that counts as the CSV that Import Results reads, off the
 * main thread. Tells how it went in a toast of the window that @widget is in. */
void ful_export_results (GtkWidget *widget, FulDocument *document);
