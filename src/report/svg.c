/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/svg.h"

#include <math.h>

#include "base/resource.h"

/* Suffixes of the classes s-… (stroke) and f-… (fill) in data/report/chart.css. */
static const char *const ink_names[] = { "text",   "quiet", "grid", "sunken", "card",
                                         "prompt", "tune",  "good", "bad" };
G_STATIC_ASSERT (G_N_ELEMENTS (ink_names) == FUL_N_INKS);

#define HATCH_STEP 7.0

char *
ful_svg_style_sheet (void)
{
  g_autoptr (GBytes) bytes = ful_resource_load ("report/chart.css");
  gsize length;
  const char *css = g_bytes_get_data (bytes, &length);

  return g_strndup (css, length);
}

static void
take_class (FulMarkup *markup, char *names)
{
  ful_markup_attribute (markup, "class", names);
  g_free (names);
}

static void
write_points (FulMarkup *markup, const FulMark *mark)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < mark->n_points; i++) {
    g_autofree char *x = ful_markup_coordinate (mark->points[i].x);
    g_autofree char *y = ful_markup_coordinate (mark->points[i].y);

    g_string_append_printf (text, "%s%s,%s", i > 0 ? " " : "", x, y);
  }
  ful_markup_attribute (markup, "points", text->str);
  g_string_free (text, TRUE);
}

/* The paint of a filled mark: a class, or the hatch of its ink. */
static void
write_fill (FulMarkup *markup, const FulMark *mark, const char *id)
{
  if (mark->hatched) {
    g_autofree char *url = g_strdup_printf ("url(#%s-hatch-%s)", id, ink_names[mark->ink]);

    ful_markup_attribute (markup, "fill", url);
  } else {
    take_class (markup, g_strconcat ("f-", ink_names[mark->ink], NULL));
  }
  if (mark->opacity < 1)
    ful_markup_number (markup, "opacity", mark->opacity);
}

static void
write_line (FulMarkup *markup, const FulMark *mark)
{
  ful_markup_open (markup, "polyline");
  write_points (markup, mark);
  take_class (markup, g_strconcat ("s-", ink_names[mark->ink], NULL));
  ful_markup_number (markup, "stroke-width", mark->width);
  if (mark->dash == FUL_DASH_DASHED)
    ful_markup_attribute (markup, "stroke-dasharray", "8 4");
  else if (mark->dash == FUL_DASH_DOTTED)
    ful_markup_attribute (markup, "stroke-dasharray", "2 3");
  if (mark->opacity < 1)
    ful_markup_number (markup, "opacity", mark->opacity);
  ful_markup_close (markup);
}

static void
write_rect (FulMarkup *markup, const FulMark *mark, const char *id)
{
  double left = fmin (mark->points[0].x, mark->points[1].x);
  double top = fmin (mark->points[0].y, mark->points[1].y);

  ful_markup_open (markup, "rect");
  ful_markup_number (markup, "x", left);
  ful_markup_number (markup, "y", top);
  ful_markup_number (markup, "width", fabs (mark->points[1].x - mark->points[0].x));
  ful_markup_number (markup, "height", fabs (mark->points[1].y - mark->points[0].y));
  if (mark->width > 0)
    ful_markup_number (markup, "rx", mark->width);
  write_fill (markup, mark, id);
  ful_markup_close (markup);
}

static void
write_marker (FulMarkup *markup, const FulMark *mark)
{
  const FulPoint at = mark->points[0];
  double r = mark->width;

  if (mark->shape == FUL_SHAPE_CIRCLE) {
    ful_markup_open (markup, "circle");
    ful_markup_number (markup, "cx", at.x);
    ful_markup_number (markup, "cy", at.y);
    ful_markup_number (markup, "r", r);
  } else {
    /* A diamond of the circle's area reaches a quarter further. */
    double d = mark->shape == FUL_SHAPE_DIAMOND ? 1.3 * r : r;
    FulPoint diamond[] = {
      { at.x, at.y - d }, { at.x + d, at.y }, { at.x, at.y + d }, { at.x - d, at.y }
    };
    FulPoint square[] = {
      { at.x - d, at.y - d }, { at.x + d, at.y - d }, { at.x + d, at.y + d }, { at.x - d, at.y + d }
    };
    FulMark outline = { .points = mark->shape == FUL_SHAPE_DIAMOND ? diamond : square,
                        .n_points = 4 };

    ful_markup_open (markup, "polygon");
    write_points (markup, &outline);
  }
  if (mark->hollow)
    take_class (markup, g_strconcat ("f-card s-", ink_names[mark->ink], NULL));
  else
    take_class (markup, g_strconcat ("s-card f-", ink_names[mark->ink], NULL));
  ful_markup_number (markup, "stroke-width", 1.6);
  ful_markup_close (markup);
}

static void
write_text (FulMarkup *markup, const FulMark *mark)
{
  static const char *const types[] = { "t-tick", "t-label", "t-strong", "t-name" };
  static const char *const anchors[] = { "start", "middle", "end" };

  ful_markup_open (markup, "text");
  ful_markup_number (markup, "x", mark->points[0].x);
  ful_markup_number (markup, "y", mark->points[0].y);
  ful_markup_attribute (markup, "text-anchor", anchors[mark->anchor]);
  take_class (markup, g_strconcat ("f-", ink_names[mark->ink], " ", types[mark->type],
                                   mark->halo ? " halo" : "", NULL));
  ful_markup_text (markup, mark->text);
  ful_markup_close (markup);
}

static void
write_mark (FulMarkup *markup, const FulMark *mark, const char *id)
{
  switch (mark->kind) {
  case FUL_MARK_LINE:
    write_line (markup, mark);
    break;
  case FUL_MARK_AREA:
    ful_markup_open (markup, "polygon");
    write_points (markup, mark);
    write_fill (markup, mark, id);
    ful_markup_close (markup);
    break;
  case FUL_MARK_RECT:
    write_rect (markup, mark, id);
    break;
  case FUL_MARK_POINT:
    write_marker (markup, mark);
    break;
  case FUL_MARK_TEXT:
    write_text (markup, mark);
    break;
  }
}

/* One pattern for each ink that is hatched somewhere. */
static void
write_hatches (FulMarkup *markup, const FulChart *chart, const char *id)
{
  gboolean hatched[FUL_N_INKS] = { FALSE };

  for (guint i = 0; i < chart->marks->len; i++) {
    const FulMark *mark = g_ptr_array_index (chart->marks, i);

    hatched[mark->ink] = hatched[mark->ink] || mark->hatched;
  }
  for (guint ink = 0; ink < FUL_N_INKS; ink++) {
    g_autofree char *name = g_strdup_printf ("%s-hatch-%s", id, ink_names[ink]);

    if (!hatched[ink])
      continue;
    ful_markup_open (markup, "pattern");
    ful_markup_attribute (markup, "id", name);
    ful_markup_attribute (markup, "patternUnits", "userSpaceOnUse");
    ful_markup_number (markup, "width", HATCH_STEP);
    ful_markup_number (markup, "height", HATCH_STEP);
    ful_markup_attribute (markup, "patternTransform", "rotate(45)");
    ful_markup_open (markup, "path");
    ful_markup_attribute (markup, "d", "M0,0V7");
    take_class (markup, g_strconcat ("s-", ink_names[ink], NULL));
    ful_markup_number (markup, "stroke-width", 2);
    ful_markup_close (markup);
    ful_markup_close (markup);
  }
}

/* See-through strips that lie half way to their neighbours; their titles are tooltips. */
static void
write_stops (FulMarkup *markup, const FulChart *chart)
{
  for (guint i = 0; i < chart->stops->len; i++) {
    const FulStop *stop = g_ptr_array_index (chart->stops, i);
    const FulStop *before = i > 0 ? g_ptr_array_index (chart->stops, i - 1) : NULL;
    const FulStop *after =
        i + 1 < chart->stops->len ? g_ptr_array_index (chart->stops, i + 1) : NULL;
    double first = chart->rows ? chart->plot.top : chart->plot.left;
    double last = chart->rows ? chart->plot.bottom : chart->plot.right;
    double from = before != NULL ? (before->at + stop->at) / 2 : first;
    double to = after != NULL ? (after->at + stop->at) / 2 : last;

    ful_markup_open (markup, "rect");
    ful_markup_attribute (markup, "class", "stop");
    ful_markup_number (markup, "x", chart->rows ? 0 : from);
    ful_markup_number (markup, "y", chart->rows ? from : chart->plot.top);
    ful_markup_number (markup, "width", chart->rows ? chart->width : fmax (0, to - from));
    ful_markup_number (markup, "height",
                       chart->rows ? fmax (0, to - from) : chart->plot.bottom - chart->plot.top);
    ful_markup_element (markup, "title", NULL, stop->text);
    ful_markup_close (markup);
  }
}

static void
write_open (FulMarkup *markup, const FulChart *chart, const char *id, gboolean alone)
{
  g_autofree char *width = ful_markup_coordinate (chart->width);
  g_autofree char *height = ful_markup_coordinate (chart->height);
  g_autofree char *box = g_strdup_printf ("0 0 %s %s", width, height);
  g_autofree char *title = g_strconcat (id, "-title", NULL);
  g_autofree char *description = g_strconcat (id, "-desc", NULL);

  ful_markup_open (markup, "svg");
  if (alone)
    ful_markup_attribute (markup, "xmlns", "http://www.w3.org/2000/svg");
  ful_markup_attribute (markup, "class", "chart");
  ful_markup_attribute (markup, "role", "img");
  ful_markup_attribute (markup, "aria-labelledby", title);
  ful_markup_attribute (markup, "aria-describedby", description);
  ful_markup_attribute (markup, "viewBox", box);
  ful_markup_attribute (markup, "width", width);
  ful_markup_attribute (markup, "height", height);
  ful_markup_open (markup, "title");
  ful_markup_attribute (markup, "id", title);
  ful_markup_text (markup, chart->title);
  ful_markup_close (markup);
  ful_markup_open (markup, "desc");
  ful_markup_attribute (markup, "id", description);
  ful_markup_text (markup, chart->description != NULL ? chart->description : "");
  ful_markup_close (markup);
}

static void
write_picture (FulMarkup *markup, const FulChart *chart, const char *id, gboolean alone)
{
  write_open (markup, chart, id, alone);
  if (alone) {
    g_autofree char *css = ful_svg_style_sheet ();

    ful_markup_style_sheet (markup, css);
  }
  write_hatches (markup, chart, id);
  for (guint i = 0; i < chart->marks->len; i++)
    write_mark (markup, g_ptr_array_index (chart->marks, i), id);
  write_stops (markup, chart);
  ful_markup_close (markup);
}

void
ful_svg_write (FulMarkup *markup, const FulChart *chart, const char *id)
{
  write_picture (markup, chart, id, /* alone= */ FALSE);
}

char *
ful_svg_document (const FulChart *chart)
{
  g_autoptr (FulMarkup) markup = ful_markup_new ();

  write_picture (markup, chart, "chart", /* alone= */ TRUE);
  return ful_markup_finish (markup);
}
