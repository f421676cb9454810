/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

#include <string.h>

static void
mark_free (gpointer data)
{
  FulMark *mark = data;

  g_free (mark->points);
  g_free (mark->text);
  g_free (mark);
}

static void
stop_free (gpointer data)
{
  FulStop *stop = data;

  g_free (stop->text);
  g_free (stop);
}

FulChart *
ful_chart_new (const char *title, double width, double height)
{
  FulChart *self = g_new0 (FulChart, 1);

  self->title = g_strdup (title);
  self->width = width;
  self->height = height;
  self->plot = (FulFrame){ 0, 0, width, height };
  self->stops = g_ptr_array_new_with_free_func (stop_free);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  return self;
}

void
ful_chart_free (FulChart *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->description);
  g_free (self->note);
  ful_table_free (self->table);
  g_ptr_array_unref (self->stops);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

static FulMark *
add (FulChart *self, FulMarkKind kind, FulInk ink, const FulPoint *points, gsize n)
{
  FulMark *mark = g_new0 (FulMark, 1);

  mark->kind = kind;
  mark->ink = ink;
  mark->opacity = 1;
  mark->points = g_memdup2 (points, n * sizeof *points);
  mark->n_points = n;
  g_ptr_array_add (self->marks, mark);
  return mark;
}

FulMark *
ful_chart_line (FulChart *self, FulInk ink, double width, const FulPoint *points, gsize n)
{
  FulMark *mark = add (self, FUL_MARK_LINE, ink, points, n);

  mark->width = width;
  return mark;
}

FulMark *
ful_chart_segment (FulChart *self, FulInk ink, double width, FulPoint from, FulPoint to)
{
  return ful_chart_line (self, ink, width, (FulPoint[]){ from, to }, 2);
}

FulMark *
ful_chart_area (FulChart *self, FulInk ink, double opacity, const FulPoint *points, gsize n)
{
  FulMark *mark = add (self, FUL_MARK_AREA, ink, points, n);

  mark->opacity = opacity;
  return mark;
}

FulMark *
ful_chart_rect (FulChart *self, FulInk ink, FulFrame frame)
{
  FulPoint corners[] = { { frame.left, frame.top }, { frame.right, frame.bottom } };

  return add (self, FUL_MARK_RECT, ink, corners, 2);
}

FulMark *
ful_chart_point (FulChart *self, FulInk ink, FulShape shape, double radius, FulPoint at)
{
  FulMark *mark = add (self, FUL_MARK_POINT, ink, &at, 1);

  mark->shape = shape;
  mark->width = radius;
  return mark;
}

FulMark *
ful_chart_text (FulChart *self,
                FulInk ink,
                FulType type,
                FulAnchor anchor,
                FulPoint at,
                const char *text)
{
  FulMark *mark = add (self, FUL_MARK_TEXT, ink, &at, 1);

  mark->type = type;
  mark->anchor = anchor;
  mark->text = g_strdup (text);
  return mark;
}

void
ful_chart_take_stop (FulChart *self, double at, char *text)
{
  FulStop *stop = g_new0 (FulStop, 1);

  stop->at = at;
  stop->text = text;
  g_ptr_array_add (self->stops, stop);
}

double
ful_type_size (FulType type)
{
  static const double sizes[] = { 11, 12, 12, 13 };

  return sizes[type];
}

/* In ems, from the widest of the common sans-serif faces (DejaVu Sans), so that what fits here fits
 * everywhere. */
static double
letter_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return 1;
  if (c < 128 && strchr ("iIjl.,:;'|! ", (int)c) != NULL)
    return 0.33;
  if (c < 128 && strchr ("ftr()[]-/", (int)c) != NULL)
    return 0.42;
  if (c < 128 && strchr ("mwMW@%", (int)c) != NULL)
    return 0.97;
  return g_unichar_isupper (c) ? 0.71 : 0.62;
}

double
ful_type_width (FulType type, const char *text)
{
  double bold = type == FUL_TYPE_STRONG || type == FUL_TYPE_NAME ? 1.1 : 1;
  double ems = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    ems += letter_width (g_utf8_get_char (p));
  return ems * bold * ful_type_size (type);
}

char *
ful_type_fit (FulType type, const char *text, double width)
{
  GString *fitted;

  if (ful_type_width (type, text) <= width)
    return g_strdup (text);
  fitted = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gsize before = fitted->len;

    g_string_append_unichar (fitted, g_utf8_get_char (p));
    g_string_append (fitted, "…");
    if (ful_type_width (type, fitted->str) > width) {
      g_string_truncate (fitted, before);
      break;
    }
    g_string_truncate (fitted, fitted->len - strlen ("…"));
  }
  g_strchomp (fitted->str);
  fitted->len = strlen (fitted->str);
  g_string_append (fitted, "…");
  return g_string_free (fitted, FALSE);
}

/* Where the first line of @text ends: the last place to break that fits, or the last letter. */
static const char *
line_end (FulType type, const char *text, double width)
{
  const char *fits = text;
  const char *place = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    const char *next = g_utf8_next_char (p);
    g_autofree char *line = g_strndup (text, (gsize)(next - text));

    if (ful_type_width (type, line) > width)
      break;
    fits = next;
    if (strchr ("-_/ ", *p) != NULL)
      place = next;
  }
  if (*fits == '\0')
    return fits;
  if (place != NULL)
    return place;
  return fits > text ? fits : g_utf8_next_char (text);
}

GStrv
ful_type_wrap (FulType type, const char *text, double width, guint most)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 1; *text != '\0'; i++) {
    const char *end = line_end (type, text, width);
    g_autofree char *line = NULL;

    if (i == most)
      end = text + strlen (text);
    line = i == most ? ful_type_fit (type, text, width) : g_strndup (text, (gsize)(end - text));
    g_strv_builder_add (lines, line);
    text = end;
  }
  return g_strv_builder_end (lines);
}
