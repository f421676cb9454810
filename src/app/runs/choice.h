/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

/* Fills a drop-down with plain names; its button is cut at @width characters, the list is not.
 * Keeps what is chosen where the number of names stays the same. */
void ful_choice_set_names (GtkDropDown *choice, const char *const *names, int width);
