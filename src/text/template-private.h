/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "text/template.h"

/* How the parts of template.h know each other: scan finds the tags, template.c makes the tree of
 * them, render walks it. */

/* --- values --- */

typedef enum { VALUE_NULL, VALUE_TEXT, VALUE_FLAG, VALUE_LIST, VALUE_OBJECT } ValueKind;

typedef struct {
  char *name;
  guint hash; /* g_str_hash() of the name: compared first */
  FulTemplateValue *value;
} Member;

struct _FulTemplateValue {
  gatomicrefcount ref_count;
  ValueKind kind;
  gboolean flag;
  gsize length; /* of text */
  GPtrArray *items;
  GArray *members; /* Member, in order of being set */
  char *text;
};

/* NULL when @object is none or has no such member. */
const FulTemplateValue *
ful_template_value_lookup (const FulTemplateValue *object, const char *name, guint hash);

/* --- scan --- */

typedef struct {
  FulTemplateTokenKind kind;
  gsize start, end;             /* the tag with its delimiters */
  gsize name_start, name_end;   /* what it names, without white space */
  gsize outer_start, outer_end; /* with the rest of its line where it stands alone on it */
} Tag;

/* Tags in order; on error those before it. @file as in ful_template_new(). */
gboolean ful_template_scan_tags (const char *text, const char *file, GArray *tags, GError **error);

/* Sets %FUL_ERROR_BAD_INPUT "FILE:LINE: column C: message" for a place in @text. */
gboolean ful_template_error_at (GError **error,
                                const char *text,
                                const char *file,
                                gsize offset,
                                const char *format,
                                ...) G_GNUC_PRINTF (5, 6);

/* --- tree: nodes before their children, in one array --- */

typedef enum {
  NODE_TEXT,
  NODE_ESCAPED,
  NODE_RAW,
  NODE_SECTION,
  NODE_INVERTED,
  NODE_PARTIAL
} NodeKind;

typedef struct {
  NodeKind kind;
  gsize start, end; /* text: its bytes; partial: its indentation; else the tag, for errors */
  guint path;       /* first of its segments; partial: its name */
  guint n_path;     /* 0: the implicit iterator "." */
  guint after;      /* section: index of the first node behind its children */
} Node;

typedef struct {
  char *name;
  guint hash;
} Segment;

struct _FulTemplate {
  gatomicrefcount ref_count;
  char *file; /* NULL: not named */
  char *text;
  GArray *nodes;    /* Node */
  GArray *segments; /* Segment */
  GPtrArray *names; /* char*: as written, each once */
};
