/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

/* Gives the list of the matrix its cells, the case's text in the first column and the strip in
 * @strips, and hides the list's own header. */
void ful_matrix_rows_set_up (GtkColumnView *list, GtkColumnViewColumn *strips);
