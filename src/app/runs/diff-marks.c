/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/runs/diff-marks.h"

#include "app/widgets/colour.h"

static void
add (PangoAttrList *list, PangoAttribute *attribute, const FulDiffRun *run)
{
  attribute->start_index = (guint)run->start;
  attribute->end_index = (guint)(run->start + run->length);
  pango_attr_list_insert (list, attribute);
}

static guint16
channel (float value)
{
  return (guint16)(value * 65535);
}

void
ful_diff_mark (GtkLabel *label, const GArray *runs, FulDiffKind kind)
{
  GdkRGBA tint =
      ful_colour (GTK_WIDGET (label), kind == FUL_DIFF_DELETE ? "bad_tint" : "good_tint");
  g_autoptr (PangoAttrList) list = runs != NULL ? pango_attr_list_new () : NULL;

  for (guint i = 0; runs != NULL && i < runs->len; i++) {
    const FulDiffRun *run = &g_array_index (runs, FulDiffRun, i);

    if (run->kind != kind)
      continue;
    add (list,
         pango_attr_background_new (channel (tint.red), channel (tint.green), channel (tint.blue)),
         run);
    add (list,
         kind == FUL_DIFF_DELETE ? pango_attr_strikethrough_new (TRUE)
                                 : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
         run);
  }
  gtk_label_set_attributes (label, list);
}
