/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/colour.h"

GdkRGBA
ful_colour (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);
  return colour;
}
