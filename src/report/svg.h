/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/chart.h"
#include "report/markup.h"

/**
 * ful_svg_write:
 * @id: unique in the document, ASCII; ids in the picture begin with it
 *
 * Plays @chart into an open document as an accessible inline picture: role, title, description,
 * values as tooltips. Its colours are the classes of ful_svg_style_sheet().
 */
void ful_svg_write (FulMarkup *markup, const FulChart *chart, const char *id);

/* @chart as a file of its own, colours inside. Returns: (transfer full) */
char *ful_svg_document (const FulChart *chart);

/* Colours and type of the inks, light and dark. Returns: (transfer full) */
char *ful_svg_style_sheet (void);
