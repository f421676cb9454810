/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/unknown-names.h"

#include <string.h>

#include "prompts/revision.h"
#include "text/distance.h"
#include "text/template.h"

/* Inside a section over a list its members are known too. */
static const struct {
  const char *list;
  const char *members[3];
} lists[] = {
  { "labels", { "name", "description" } },
  { "examples", { "input", "output" } },
  { "documents", { "text", "source" } },
};

typedef struct {
  const FulSnapshot *snapshot;
  const FulPromptBody *body;
  GPtrArray *found;
  /* of the text that is looked at */
  int message;
  const char *text;
  GPtrArray *sections; /* char*: names of the open ones */
} Search;

static void
unknown_name_free (gpointer data)
{
  FulUnknownName *self = data;

  g_free (self->name);
  g_free (self->tag);
  g_free (self->nearest);
  g_free (self->mended);
  g_free (self);
}

typedef void (*NameFunc) (const char *name, gpointer user_data);

/* Every name that is known where the search stands. */
static void
foreach_known (const Search *self, NameFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->snapshot->columns->len; i++)
    func (self->snapshot->columns->pdata[i], user_data);
  for (guint i = 0; i < self->body->variables->len; i++)
    func (((const FulPromptVariable *)self->body->variables->pdata[i])->name, user_data);
  func (FUL_INPUT_ONLY, user_data);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    func (lists[i].list, user_data);
    if (g_ptr_array_find_with_equal_func (self->sections, lists[i].list, g_str_equal, NULL))
      for (gsize j = 0; lists[i].members[j] != NULL; j++)
        func (lists[i].members[j], user_data);
  }
}

typedef struct {
  const char *name;
  guint length;
  gboolean known;
  const char *nearest;
  guint distance;
} Lookup;

static void
look (const char *name, gpointer user_data)
{
  Lookup *self = user_data;
  guint distance;

  if (strncmp (name, self->name, self->length) == 0 && name[self->length] == '\0') {
    self->known = TRUE;
    return;
  }
  distance = ful_text_distance (self->name, name);
  /* A name that shares too little is no slip of it. */
  if (distance < self->distance && distance <= MAX (1, (guint)strlen (name) / 2)) {
    self->distance = distance;
    self->nearest = name;
  }
}

static guint
line_of (const char *text, gsize offset)
{
  guint line = 1;

  for (const char *p = text; p < text + offset; p++)
    line += *p == '\n' ? 1 : 0;
  return line;
}

static void
add (Search *self, const FulTemplateToken *token, const char *name, const Lookup *lookup)
{
  FulUnknownName *unknown = g_new0 (FulUnknownName, 1);
  gsize rest = token->name_end;

  unknown->message = self->message;
  unknown->start = token->start;
  unknown->end = token->end;
  unknown->line = line_of (self->text, token->start);
  unknown->name = g_strdup (name);
  unknown->tag = g_strndup (self->text + token->start, token->end - token->start);
  unknown->nearest = g_strdup (lookup->nearest);
  if (lookup->nearest != NULL)
    unknown->mended = g_strdup_printf ("%.*s%s%.*s", (int)(token->name_start - token->start),
                                       self->text + token->start, lookup->nearest,
                                       (int)(token->end - rest), self->text + rest);
  g_ptr_array_add (self->found, unknown);
}

static gboolean
holds_name (FulTemplateTokenKind kind)
{
  return kind == FUL_TEMPLATE_VARIABLE || kind == FUL_TEMPLATE_RAW ||
         kind == FUL_TEMPLATE_SECTION || kind == FUL_TEMPLATE_INVERTED;
}

static void
search_text (Search *self, int message, const char *text)
{
  g_autoptr (GArray) tokens = ful_template_tokens (text);

  self->message = message;
  self->text = text;
  g_ptr_array_set_size (self->sections, 0);
  for (guint i = 0; i < tokens->len; i++) {
    const FulTemplateToken *token = &g_array_index (tokens, FulTemplateToken, i);
    g_autofree char *name =
        g_strndup (text + token->name_start, token->name_end - token->name_start);
    Lookup lookup = { .name = name, .length = (guint)strcspn (name, "."), .distance = G_MAXUINT };

    if (token->kind == FUL_TEMPLATE_CLOSE && self->sections->len > 0)
      g_ptr_array_set_size (self->sections, (int)self->sections->len - 1);
    if (!holds_name (token->kind))
      continue;
    if (strcmp (name, ".") != 0) {
      foreach_known (self, look, &lookup);
      if (!lookup.known)
        add (self, token, name, &lookup);
    }
    if (token->kind == FUL_TEMPLATE_SECTION || token->kind == FUL_TEMPLATE_INVERTED)
      g_ptr_array_add (self->sections, g_steal_pointer (&name));
  }
}

GPtrArray *
ful_prompt_unknown_names (const FulSnapshot *snapshot, const FulPromptBody *body)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_free);
  Search search = { .snapshot = snapshot,
                    .body = body,
                    .found = g_ptr_array_new_with_free_func (unknown_name_free),
                    .sections = sections };

  if (body->system != NULL)
    search_text (&search, -1, body->system);
  for (guint i = 0; i < body->messages->len; i++)
    search_text (&search, (int)i, ((const FulMessage *)body->messages->pdata[i])->content);
  return search.found;
}
