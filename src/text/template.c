/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/template-private.h"

#include <string.h>

#include "base/error.h"

/* Tags become nodes in one array, each before its children; a section knows the first node behind
 * them:   [text][section after=5][text][escaped][text][text]   One walk, no recursion. */

static void
clear_segment (gpointer data)
{
  g_free (((Segment *)data)->name);
}

FulTemplate *
ful_template_ref (FulTemplate *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ful_template_unref (FulTemplate *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->file);
  g_free (self->text);
  g_array_unref (self->nodes);
  g_array_unref (self->segments);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
add_segment (FulTemplate *self, const char *start, gsize length)
{
  Segment segment = { .name = g_strndup (start, length) };

  segment.hash = g_str_hash (segment.name);
  g_array_append_val (self->segments, segment);
}

static void
add_name (FulTemplate *self, const char *start, gsize length)
{
  g_autofree char *name = g_strndup (start, length);

  if (!g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL))
    g_ptr_array_add (self->names, g_steal_pointer (&name));
}

/* "a.b.c" as its segments; "." as none. */
static void
set_path (FulTemplate *self, Node *node, const Tag *tag)
{
  const char *start = self->text + tag->name_start;
  const char *end = self->text + tag->name_end;

  node->path = self->segments->len;
  if (end - start == 1 && *start == '.')
    return;
  add_name (self, start, (gsize)(end - start));
  for (;;) {
    const char *dot = memchr (start, '.', (gsize)(end - start));

    add_segment (self, start, (gsize)((dot != NULL ? dot : end) - start));
    if (dot == NULL)
      break;
    start = dot + 1;
  }
  node->n_path = self->segments->len - node->path;
}

static void
add_text (FulTemplate *self, gsize start, gsize end)
{
  Node node = { .kind = NODE_TEXT, .start = start, .end = end };

  if (end > start)
    g_array_append_val (self->nodes, node);
}

static void
add_leaf (FulTemplate *self, const Tag *tag)
{
  Node node = { .start = tag->start, .end = tag->end };

  if (tag->kind == FUL_TEMPLATE_PARTIAL) {
    node.kind = NODE_PARTIAL;
    node.path = self->segments->len;
    add_segment (self, self->text + tag->name_start, tag->name_end - tag->name_start);
    node.n_path = 1;
    node.start = tag->outer_start;
    node.end = tag->start;
  } else {
    node.kind = tag->kind == FUL_TEMPLATE_RAW ? NODE_RAW : NODE_ESCAPED;
    set_path (self, &node, tag);
  }
  g_array_append_val (self->nodes, node);
}

typedef struct {
  guint node;
  const Tag *tag;
} Open;

static gboolean
open_section (FulTemplate *self, GArray *stack, const Tag *tag, GError **error)
{
  Node node = { .kind = tag->kind == FUL_TEMPLATE_SECTION ? NODE_SECTION : NODE_INVERTED,
                .start = tag->start,
                .end = tag->end };
  Open open = { self->nodes->len, tag };

  if (stack->len >= FUL_TEMPLATE_MAX_DEPTH)
    return ful_template_error_at (error, self->text, self->file, tag->start,
                                  "sections lie more than %d deep; take some apart",
                                  FUL_TEMPLATE_MAX_DEPTH);
  set_path (self, &node, tag);
  g_array_append_val (self->nodes, node);
  g_array_append_val (stack, open);
  return TRUE;
}

static char *
quote_name (const FulTemplate *self, const Tag *tag)
{
  g_autofree char *name = g_strndup (self->text + tag->name_start, tag->name_end - tag->name_start);

  return ful_quote_untrusted (name);
}

static gboolean
close_section (FulTemplate *self, GArray *stack, const Tag *tag, GError **error)
{
  g_autofree char *name = quote_name (self, tag);
  g_autofree char *open_name = NULL;
  const Open *open;

  if (stack->len == 0)
    return ful_template_error_at (error, self->text, self->file, tag->start,
                                  "section %s is closed but was never opened", name);
  open = &g_array_index (stack, Open, stack->len - 1);
  open_name = quote_name (self, open->tag);
  if (strcmp (name, open_name) != 0)
    return ful_template_error_at (error, self->text, self->file, tag->start,
                                  "section %s is closed while %s is open; close that first", name,
                                  open_name);
  g_array_index (self->nodes, Node, open->node).after = self->nodes->len;
  g_array_set_size (stack, stack->len - 1);
  return TRUE;
}

static gboolean
add_tag (FulTemplate *self, GArray *stack, const Tag *tag, GError **error)
{
  switch (tag->kind) {
  case FUL_TEMPLATE_VARIABLE:
  case FUL_TEMPLATE_RAW:
  case FUL_TEMPLATE_PARTIAL:
    add_leaf (self, tag);
    return TRUE;
  case FUL_TEMPLATE_SECTION:
  case FUL_TEMPLATE_INVERTED:
    return open_section (self, stack, tag, error);
  case FUL_TEMPLATE_CLOSE:
    return close_section (self, stack, tag, error);
  case FUL_TEMPLATE_COMMENT:
  case FUL_TEMPLATE_DELIMITERS:
    return TRUE;
  }
  return TRUE;
}

static gboolean
build (FulTemplate *self, const GArray *tags, GError **error)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  gsize at = 0;

  for (guint i = 0; i < tags->len; i++) {
    const Tag *tag = &g_array_index (tags, Tag, i);

    add_text (self, at, tag->outer_start);
    if (!add_tag (self, stack, tag, error))
      return FALSE;
    at = tag->outer_end;
  }
  add_text (self, at, strlen (self->text));
  if (stack->len > 0) {
    const Tag *tag = g_array_index (stack, Open, stack->len - 1).tag;
    g_autofree char *name = quote_name (self, tag);

    return ful_template_error_at (error, self->text, self->file, tag->start,
                                  "section %s is opened and never closed", name);
  }
  return TRUE;
}

FulTemplate *
ful_template_new (const char *text, const char *file, GError **error)
{
  g_autoptr (FulTemplate) self = g_new0 (FulTemplate, 1);
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (Tag));

  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_strdup (file);
  self->text = g_strdup (text);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (self->segments, clear_segment);
  self->names = g_ptr_array_new_with_free_func (g_free);

  if (strlen (text) > FUL_TEMPLATE_MAX_BYTES) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, NULL, "longer than %d bytes; shorten it",
                      FUL_TEMPLATE_MAX_BYTES);
    return NULL;
  }
  if (!g_utf8_validate (text, -1, NULL)) {
    ful_set_error_at (error, FUL_ERROR_BAD_INPUT, file, 0, NULL, "not UTF-8; save it as UTF-8");
    return NULL;
  }
  if (!ful_template_scan_tags (self->text, file, tags, error) || !build (self, tags, error))
    return NULL;
  return g_steal_pointer (&self);
}

const GPtrArray *
ful_template_names (const FulTemplate *self)
{
  return self->names;
}

gboolean
ful_template_uses (const FulTemplate *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL);
}
