/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "text/template-value.h"

/* Mustache: comments, delimiters, interpolation, sections, inverted sections, partials. Parsed
 * once into an immutable tree, rendered many times from any thread. No code ever runs from a
 * template. Source: github.com/mustache/spec 1.3. */
typedef struct _FulTemplate FulTemplate;

#define FUL_TEMPLATE_MAX_BYTES (16 * 1024 * 1024) /* of a template, and of what it renders to */
#define FUL_TEMPLATE_MAX_DEPTH 100                /* sections and partials within each other */
#define FUL_TEMPLATE_MAX_STEPS 10000000           /* nodes and items visited in a rendering */

/**
 * ful_template_new:
 * @text: UTF-8
 * @file: (nullable): named in errors
 *
 * Errors: %FUL_ERROR_BAD_INPUT with line and column: an open tag or section, a close of none,
 * delimiters that are no delimiters, too long, too deep, not UTF-8.
 *
 * Returns: (transfer full): the parsed template, NULL with @error set
 */
FulTemplate *ful_template_new (const char *text, const char *file, GError **error);
FulTemplate *ful_template_ref (FulTemplate *self);
void ful_template_unref (FulTemplate *self /* (nullable) */);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTemplate, ful_template_unref)

typedef enum {
  FUL_MISSING_EMPTY, /* an unknown name renders as nothing, a section over it is false */
  FUL_MISSING_ERROR, /* an unknown name is an error that names it, line and column */
} FulMissingPolicy;

/* Appends @length bytes at @text to @out, escaped. */
typedef void (*FulEscapeFunc) (const char *text, gsize length, GString *out);

/* (transfer none): the template of that name, NULL for none; must live while rendering. */
typedef const FulTemplate *(*FulPartialFunc) (const char *name, gpointer user_data);

typedef struct {
  FulEscapeFunc escape; /* NULL: texts go in as they are */
  FulMissingPolicy missing;
  FulPartialFunc partial; /* NULL: there are no partials */
  gpointer partial_data;
  const char *hint; /* (nullable): follows the error about a missing name: "; known are a, b" */
} FulTemplateOptions;

void ful_escape_html (const char *text, gsize length, GString *out); /* & < > and " */
void ful_escape_json (const char *text, gsize length, GString *out); /* inside a JSON string */

/**
 * ful_template_render:
 * @root: the context; an object, as a rule
 * @options: (nullable): NULL: no escape, empty for missing names, no partials
 * @out: appended to; what an error leaves there is unfinished
 *
 * A section is false over a null, a false flag, an empty list and an empty text.
 * Errors: %FUL_ERROR_BAD_INPUT with line and column: a missing name, a limit passed.
 */
gboolean ful_template_render (const FulTemplate *self,
                              const FulTemplateValue *root,
                              const FulTemplateOptions *options,
                              GString *out,
                              GError **error);

/* Borrowed, NULL-free list of char*: every name of a variable or section, as written ("a.b"),
 * each once, in order. */
const GPtrArray *ful_template_names (const FulTemplate *self);

/* Whether a variable or section of that name stands in the template. */
gboolean ful_template_uses (const FulTemplate *self, const char *name);

typedef enum {
  FUL_TEMPLATE_VARIABLE, /* {{x}} */
  FUL_TEMPLATE_RAW,      /* {{{x}}} and {{&x}} */
  FUL_TEMPLATE_SECTION,
  FUL_TEMPLATE_INVERTED,
  FUL_TEMPLATE_CLOSE,
  FUL_TEMPLATE_PARTIAL,
  FUL_TEMPLATE_COMMENT,
  FUL_TEMPLATE_DELIMITERS,
} FulTemplateTokenKind;

/* Bytes [start, end) of the text; all between tags is text. */
typedef struct {
  FulTemplateTokenKind kind;
  gsize start, end;
  gsize name_start, name_end;
} FulTemplateToken;

/**
 * ful_template_tokens:
 * @text: UTF-8, a template or one that is being typed
 *
 * Returns: (transfer full) (element-type FulTemplateToken): its tags in order, up to the first
 * that is not closed
 */
GArray *ful_template_tokens (const char *text);
