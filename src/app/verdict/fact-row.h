/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

#include "verdict/verdict.h"

G_BEGIN_DECLS

/* A shape, a title and what it rests on. */
#define FUL_TYPE_FACT_ROW (ful_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (FulFactRow, ful_fact_row, FUL, FACT_ROW, GtkListBoxRow)

/* @css_class, @word: of the shape and what it says, "met"; NULL: it says nothing */
GtkWidget *ful_fact_row_new (const char *icon,
                             const char *css_class,
                             const char *word,
                             const char *title,
                             const char *basis);

G_END_DECLS
