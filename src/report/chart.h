/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/table.h"

/* A chart as a display list: marks in the order in which they are drawn, in absolute coordinates
 * (points of 1/96 inch, y downwards) of a given size, with inks in place of colours, and beside
 * them all that it says as text: title, description, table and values to show where the pointer
 * is. Builders (quality-chart.h …) fill it and know no colour; players (svg.h) draw it and know
 * no meaning. Nothing is told by the ink alone: prompting is round, solid and plain, tuning is a
 * diamond, dashed and hatched. */

typedef enum {
  FUL_INK_TEXT,
  FUL_INK_QUIET,
  FUL_INK_GRID,
  FUL_INK_SUNKEN, /* tracks and grounds */
  FUL_INK_CARD,   /* the colour of the paper */
  FUL_INK_PROMPT,
  FUL_INK_TUNE,
  FUL_INK_GOOD,
  FUL_INK_BAD,
  FUL_N_INKS
} FulInk;

typedef enum { FUL_DASH_SOLID, FUL_DASH_DASHED, FUL_DASH_DOTTED } FulDash;
typedef enum { FUL_SHAPE_CIRCLE, FUL_SHAPE_DIAMOND, FUL_SHAPE_SQUARE } FulShape;
typedef enum { FUL_ANCHOR_START, FUL_ANCHOR_MIDDLE, FUL_ANCHOR_END } FulAnchor;
/* Sizes of text: 11, 12, 12 bold, 13 bold. */
typedef enum { FUL_TYPE_TICK, FUL_TYPE_LABEL, FUL_TYPE_STRONG, FUL_TYPE_NAME } FulType;

typedef enum {
  FUL_MARK_LINE,  /* through the points; width, dash */
  FUL_MARK_AREA,  /* closed polygon; hatched, opacity */
  FUL_MARK_RECT,  /* between two corners; radius in width; hatched, opacity */
  FUL_MARK_POINT, /* marker at one point; shape, hollow; radius in width */
  FUL_MARK_TEXT,  /* baseline at one point; type, anchor, halo */
} FulMarkKind;

typedef struct {
  double x, y;
} FulPoint;

typedef struct {
  FulMarkKind kind;
  FulInk ink;
  FulDash dash;
  FulShape shape;
  FulAnchor anchor;
  FulType type;
  double width;   /* of a line; radius of a marker or of corners */
  double opacity; /* (0, 1] */
  gboolean hatched;
  gboolean hollow;
  gboolean halo; /* on the colour of the paper, over lines */
  FulPoint *points;
  gsize n_points;
  char *text; /* NULL but for FUL_MARK_TEXT */
} FulMark;

/* Values to show while the pointer is nearest to this x (or y, in a chart of rows). */
typedef struct {
  double at;
  char *text;
} FulStop;

typedef struct {
  double left, top, right, bottom;
} FulFrame;

typedef struct {
  double width, height;
  FulFrame plot;          /* where the values are drawn */
  char *title;            /* translated; the accessible name */
  char *description;      /* its numbers in sentences: the accessible description */
  char *note;             /* how to read it; NULL */
  FulTable *table;        /* the same numbers */
  gboolean rows;          /* stops are y of rows, not x */
  GPtrArray *stops;       /* FulStop*, by place */
  gboolean table_follows; /* the same numbers stand in a table right after it */
  GPtrArray *marks;       /* FulMark* */
} FulChart;

FulChart *ful_chart_new (const char *title, double width, double height);
void ful_chart_free (FulChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulChart, ful_chart_free)

/* Marks: each returns the mark it added, owned by the chart, to set what is not usual. */
FulMark *ful_chart_line (FulChart *self, FulInk ink, double width, const FulPoint *points, gsize n);
FulMark *ful_chart_segment (FulChart *self, FulInk ink, double width, FulPoint from, FulPoint to);
FulMark *
ful_chart_area (FulChart *self, FulInk ink, double opacity, const FulPoint *points, gsize n);
FulMark *ful_chart_rect (FulChart *self, FulInk ink, FulFrame frame);
FulMark *ful_chart_point (FulChart *self, FulInk ink, FulShape shape, double radius, FulPoint at);
FulMark *ful_chart_text (FulChart *self,
                         FulInk ink,
                         FulType type,
                         FulAnchor anchor,
                         FulPoint at,
                         const char *text);

/* @text: (transfer full) */
void ful_chart_take_stop (FulChart *self, double at, char *text);

/* Size of a type, and about how wide a text is in it (no font is asked: players differ). */
double ful_type_size (FulType type);
double ful_type_width (FulType type, const char *text);
/* @text cut to @width with an ellipsis. Returns: (transfer full) */
char *ful_type_fit (FulType type, const char *text, double width);
/* @text in at most @most lines of @width, broken after "-", "_", "/" and spaces where there are
 * some; the last line is cut. Returns: (transfer full) */
GStrv ful_type_wrap (FulType type, const char *text, double width, guint most);
