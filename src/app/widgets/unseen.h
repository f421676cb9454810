/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

/* GTK 4.8 tells assistive technology that all children of a GtkStack are visible. This hides those
 * that are not shown, in every stack within @root that is there now. */
void ful_unseen_watch (GtkWidget *root);
