/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/template-private.h"

#include <string.h>

#include "base/error.h"

/* Walks the nodes with a stack of contexts. Every step, level and byte is counted, so that no
 * template, however made, takes the machine with it. */

static const FulTemplateOptions plain_options = { NULL, FUL_MISSING_EMPTY, NULL, NULL, NULL };

typedef struct {
  const FulTemplateOptions *options;
  GString *out;
  gsize first_byte; /* of ours in out */
  guint64 steps;
  guint depth; /* contexts on the stack */
  const FulTemplateValue *stack[2 * FUL_TEMPLATE_MAX_DEPTH + 1];
  guint partials;
} Renderer;

static gboolean
render_nodes (Renderer *self, const FulTemplate *template, guint from, guint to, GError **error);

void
ful_escape_html (const char *text, gsize length, GString *out)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i]) {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    default:
      g_string_append_c (out, text[i]);
    }
}

void
ful_escape_json (const char *text, gsize length, GString *out)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i]) {
    case '"':
    case '\\':
      g_string_append_c (out, '\\');
      g_string_append_c (out, text[i]);
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      if ((guchar)text[i] < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint)(guchar)text[i]);
      else
        g_string_append_c (out, text[i]);
    }
}

static gboolean
is_false (const FulTemplateValue *value)
{
  if (value == NULL)
    return TRUE;
  switch (value->kind) {
  case VALUE_NULL:
    return TRUE;
  case VALUE_TEXT:
    return value->length == 0;
  case VALUE_FLAG:
    return !value->flag;
  case VALUE_LIST:
    return value->items->len == 0;
  case VALUE_OBJECT:
    return FALSE;
  }
  return TRUE;
}

/* The first segment is looked for from the innermost context outwards, the others in what it
 * names; NULL: not known. */
static const FulTemplateValue *
find (const Renderer *self, const FulTemplate *template, const Node *node)
{
  const Segment *path = &g_array_index (template->segments, Segment, node->path);
  const FulTemplateValue *value = NULL;

  if (node->n_path == 0)
    return self->stack[self->depth - 1];
  for (guint i = self->depth; i > 0 && value == NULL; i--)
    value = ful_template_value_lookup (self->stack[i - 1], path[0].name, path[0].hash);
  for (guint i = 1; i < node->n_path && value != NULL; i++)
    value = ful_template_value_lookup (value, path[i].name, path[i].hash);
  return value;
}

static char *
quote_path (const FulTemplate *template, const Node *node)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < node->n_path; i++)
    g_string_append_printf (path, "%s%s", i > 0 ? "." : "",
                            g_array_index (template->segments, Segment, node->path + i).name);
  return ful_quote_untrusted (path->str);
}

static gboolean
refuse_missing (const Renderer *self,
                const FulTemplate *template,
                const Node *node,
                const char *what,
                GError **error)
{
  g_autofree char *name = quote_path (template, node);

  return ful_template_error_at (error, template->text, template->file, node->start,
                                "there is no %s %s%s", what, name,
                                self->options->hint != NULL ? self->options->hint : "");
}

static gboolean
render_variable (Renderer *self, const FulTemplate *template, const Node *node, GError **error)
{
  const FulTemplateValue *value = find (self, template, node);

  if (value == NULL && self->options->missing == FUL_MISSING_ERROR)
    return refuse_missing (self, template, node, "variable", error);
  if (value == NULL)
    return TRUE;
  if (value->kind == VALUE_FLAG)
    g_string_append (self->out, value->flag ? "true" : "false");
  if (value->kind != VALUE_TEXT)
    return TRUE;
  if (node->kind == NODE_ESCAPED && self->options->escape != NULL)
    self->options->escape (value->text, value->length, self->out);
  else
    g_string_append_len (self->out, value->text, (gssize)value->length);
  return TRUE;
}

static gboolean
check_limits (Renderer *self, const FulTemplate *template, const Node *node, GError **error)
{
  if (++self->steps > FUL_TEMPLATE_MAX_STEPS)
    return ful_template_error_at (error, template->text, template->file, node->start,
                                  "takes more than %d steps to render", FUL_TEMPLATE_MAX_STEPS);
  if (self->out->len - self->first_byte > FUL_TEMPLATE_MAX_BYTES)
    return ful_template_error_at (error, template->text, template->file, node->start,
                                  "renders to more than %d bytes", FUL_TEMPLATE_MAX_BYTES);
  return TRUE;
}

static gboolean
render_within (Renderer *self,
               const FulTemplate *template,
               const Node *node,
               guint first,
               const FulTemplateValue *context,
               GError **error)
{
  gboolean ok;

  if (self->depth >= G_N_ELEMENTS (self->stack))
    return ful_template_error_at (error, template->text, template->file, node->start,
                                  "sections lie more than %d deep", FUL_TEMPLATE_MAX_DEPTH);
  if (!check_limits (self, template, node, error))
    return FALSE;
  self->stack[self->depth++] = context;
  ok = render_nodes (self, template, first, node->after, error);
  self->depth--;
  return ok;
}

/* @index: of the section among the nodes. */
static gboolean
render_section (Renderer *self, const FulTemplate *template, guint index, GError **error)
{
  const Node *node = &g_array_index (template->nodes, Node, index);
  const FulTemplateValue *value = find (self, template, node);

  if (value == NULL && self->options->missing == FUL_MISSING_ERROR)
    return refuse_missing (self, template, node, "variable", error);
  if (node->kind == NODE_INVERTED)
    return !is_false (value) || render_nodes (self, template, index + 1, node->after, error);
  if (is_false (value))
    return TRUE;
  if (value->kind != VALUE_LIST)
    return render_within (self, template, node, index + 1, value, error);
  for (guint i = 0; i < value->items->len; i++)
    if (!render_within (self, template, node, index + 1, g_ptr_array_index (value->items, i),
                        error))
      return FALSE;
  return TRUE;
}

/* The indentation of a partial goes before each of its lines, not before lines of what is put
 * into it; so it goes into the text, not into the output. */
static FulTemplate *
indented (const FulTemplate *partial, const char *indent, gsize length, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *line = partial->text;

  /* Once too long, ful_template_new() refuses it. */
  while (*line != '\0' && text->len <= FUL_TEMPLATE_MAX_BYTES) {
    const char *end = strchr (line, '\n');
    gsize size = end != NULL ? (gsize)(end + 1 - line) : strlen (line);

    g_string_append_len (text, indent, (gssize)length);
    g_string_append_len (text, line, (gssize)size);
    line += size;
  }
  return ful_template_new (text->str, partial->file, error);
}

static gboolean
render_partial (Renderer *self, const FulTemplate *template, const Node *node, GError **error)
{
  const char *name = g_array_index (template->segments, Segment, node->path).name;
  const FulTemplate *partial = NULL;
  g_autoptr (FulTemplate) shifted = NULL;
  gboolean ok;

  if (self->options->partial != NULL)
    partial = self->options->partial (name, self->options->partial_data);
  if (partial == NULL && self->options->missing == FUL_MISSING_ERROR)
    return refuse_missing (self, template, node, "partial", error);
  if (partial == NULL)
    return TRUE;
  if (self->partials >= FUL_TEMPLATE_MAX_DEPTH)
    return ful_template_error_at (error, template->text, template->file, node->start,
                                  "partials lie more than %d deep; does one contain itself?",
                                  FUL_TEMPLATE_MAX_DEPTH);
  if (node->end > node->start) {
    shifted = indented (partial, template->text + node->start, node->end - node->start, error);
    if (shifted == NULL)
      return FALSE;
    partial = shifted;
  }
  self->partials++;
  ok = render_nodes (self, partial, 0, partial->nodes->len, error);
  self->partials--;
  return ok;
}

static gboolean
render_node (Renderer *self, const FulTemplate *template, guint index, GError **error)
{
  const Node *node = &g_array_index (template->nodes, Node, index);

  switch (node->kind) {
  case NODE_TEXT:
    g_string_append_len (self->out, template->text + node->start,
                         (gssize)(node->end - node->start));
    return TRUE;
  case NODE_ESCAPED:
  case NODE_RAW:
    return render_variable (self, template, node, error);
  case NODE_SECTION:
  case NODE_INVERTED:
    return render_section (self, template, index, error);
  case NODE_PARTIAL:
    return render_partial (self, template, node, error);
  }
  return TRUE;
}

static gboolean
render_nodes (Renderer *self, const FulTemplate *template, guint from, guint to, GError **error)
{
  for (guint i = from; i < to;) {
    const Node *node = &g_array_index (template->nodes, Node, i);

    if (!render_node (self, template, i, error) || !check_limits (self, template, node, error))
      return FALSE;
    i = node->kind == NODE_SECTION || node->kind == NODE_INVERTED ? node->after : i + 1;
  }
  return TRUE;
}

gboolean
ful_template_render (const FulTemplate *self,
                     const FulTemplateValue *root,
                     const FulTemplateOptions *options,
                     GString *out,
                     GError **error)
{
  Renderer renderer = { .options = options != NULL ? options : &plain_options,
                        .out = out,
                        .first_byte = out->len };

  renderer.stack[renderer.depth++] = root;
  return render_nodes (&renderer, self, 0, self->nodes->len, error);
}
