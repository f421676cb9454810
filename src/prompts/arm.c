/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/arm.h"

#include <string.h>

#include "base/error.h"
#include "base/number.h"

void
ful_arm_name_clear (FulArmName *self)
{
  g_clear_pointer (&self->prompt, g_free);
  g_clear_pointer (&self->variables, g_free);
  g_clear_pointer (&self->model, g_free);
}

static gboolean
refuse (GError **error, const char *text, const char *why)
{
  g_autofree char *quoted = ful_quote_untrusted (text);

  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                           "%s: %s; an arm is written PROMPT[#REVISION][:NAME=VALUE,…]@MODEL",
                           quoted, why);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
append_escaped (GString *out, const char *value)
{
  for (const char *p = value; *p != '\0'; p++) {
    if (*p == ',' || *p == '\\')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
}

/* The next "NAME=VALUE" of a text, unescaped but for the name; FALSE at its end. */
static gboolean
next_pair (const char **text, GString *pair)
{
  const char *p = *text;

  g_string_truncate (pair, 0);
  if (*p == '\0')
    return FALSE;
  for (; *p != '\0' && *p != ','; p++) {
    if (*p == '\\' && p[1] != '\0')
      p++;
    g_string_append_c (pair, *p);
  }
  *text = *p == ',' ? p + 1 : p;
  return TRUE;
}

/* Sorted and joined, each value escaped; @pairs are unescaped "NAME=VALUE". */
static char *
join_pairs (GPtrArray *pairs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort (pairs, compare_texts);
  for (guint i = 0; i < pairs->len; i++) {
    const char *pair = pairs->pdata[i];
    gsize name_length = strcspn (pair, "=");

    if (i > 0)
      g_string_append_c (text, ',');
    g_string_append_len (text, pair, (gssize)name_length);
    g_string_append_c (text, '=');
    append_escaped (text, pair + name_length + 1);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_name_of (const GPtrArray *pairs, const char *pair)
{
  gsize length = strcspn (pair, "=") + 1;

  for (guint i = 0; i < pairs->len; i++)
    if (strncmp (pairs->pdata[i], pair, length) == 0)
      return TRUE;
  return FALSE;
}

static char *
canonical_variables (const char *text, const char *whole, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) pair = g_string_new (NULL);

  while (next_pair (&text, pair)) {
    const char *equals = strchr (pair->str, '=');

    if (equals == NULL || equals == pair->str) {
      refuse (error, whole, "a variable needs NAME=VALUE");
      return NULL;
    }
    if (has_name_of (pairs, pair->str)) {
      refuse (error, whole, "a variable stands in it twice");
      return NULL;
    }
    g_ptr_array_add (pairs, g_strdup (pair->str));
  }
  if (pairs->len == 0) {
    refuse (error, whole, "nothing follows the colon");
    return NULL;
  }
  return join_pairs (pairs);
}

/* @text: "PROMPT[#REVISION][:VARIABLES]"; @whole: for messages. */
static gboolean
parse_prompt (const char *text, const char *whole, FulArmName *out, GError **error)
{
  gsize length = strcspn (text, "#:");
  const char *rest = text + length;
  g_auto (FulArmName) name = { .prompt = g_strndup (text, length) };

  if (length == 0)
    return refuse (error, whole, "the prompt's name is missing");
  if (*rest == '#') {
    gsize digits = strspn (rest + 1, "0123456789");
    g_autofree char *number = g_strndup (rest + 1, digits);
    gint64 revision = 0;

    rest += 1 + digits;
    if (!ful_number_parse_int (number, &revision, NULL) || revision < 1 || revision > G_MAXINT ||
        (*rest != '\0' && *rest != ':'))
      return refuse (error, whole, "a whole number from 1 on must follow #");
    name.revision = (int)revision;
  }
  name.variables = *rest == ':' ? canonical_variables (rest + 1, whole, error) : g_strdup ("");
  if (name.variables == NULL)
    return FALSE;
  *out = name;
  memset (&name, 0, sizeof name);
  return TRUE;
}

gboolean
ful_arm_name_parse_prompt (const char *text, FulArmName *out, GError **error)
{
  return parse_prompt (text, text, out, error);
}

gboolean
ful_arm_name_parse (const char *text, FulArmName *out, GError **error)
{
  const char *at = strrchr (text, '@');
  g_autofree char *prompt = NULL;

  if (at == NULL || at[1] == '\0')
    return refuse (error, text, "the model is missing");
  prompt = g_strndup (text, (gsize)(at - text));
  if (!parse_prompt (prompt, text, out, error))
    return FALSE;
  out->model = g_strdup (at + 1);
  return TRUE;
}

char *
ful_arm_format (const char *prompt, int revision, const char *variables, const char *model)
{
  g_autoptr (GString) text = g_string_new (prompt);

  if (revision > 0)
    g_string_append_printf (text, "#%d", revision);
  if (variables != NULL && *variables != '\0')
    g_string_append_printf (text, ":%s", variables);
  if (model != NULL)
    g_string_append_printf (text, "@%s", model);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "there is no prompt “x”; there are a, b, c" */
static gboolean
refuse_unknown (GError **error, const char *what, const char *name, const GPtrArray *known)
{
  g_autofree char *quoted = ful_quote_untrusted (name);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < known->len && i < 20; i++) {
    g_autofree char *one = ful_quote_untrusted (known->pdata[i]);

    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", one);
  }
  if (known->len > 20)
    g_string_append (list, " …");
  if (known->len == 0)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             "there is no %s %s, nor any other; add it first", what, quoted);
  return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                           "there is no %s %s; there is %s", what, quoted, list->str);
}

static gboolean
refuse_prompt (const FulSnapshot *snapshot, const char *name, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < snapshot->prompts->len; i++) {
    const FulPrompt *prompt = snapshot->prompts->pdata[i];

    if (!prompt->hidden)
      g_ptr_array_add (known, prompt->name);
  }
  return refuse_unknown (error, "prompt", name, known);
}

static gboolean
refuse_model (const FulSnapshot *snapshot, const char *name, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < snapshot->models->len; i++) {
    const FulModel *model = snapshot->models->pdata[i];

    if (!model->hidden)
      g_ptr_array_add (known, model->name);
  }
  return refuse_unknown (error, "model", name, known);
}

static gboolean
refuse_revision (const FulSnapshot *snapshot, const FulPrompt *prompt, int revision, GError **error)
{
  const FulRevision *newest = ful_snapshot_newest_revision (snapshot, prompt->id);
  g_autofree char *quoted = ful_quote_untrusted (prompt->name);

  if (newest == NULL)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             "prompt %s has no revision yet", quoted);
  return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                           "prompt %s has no revision %d; the newest is %d", quoted, revision,
                           newest->number);
}

gboolean
ful_arm_find (const FulSnapshot *snapshot, const FulArmName *name, FulArm *out, GError **error)
{
  FulArm arm = { NULL };

  arm.prompt = ful_snapshot_prompt_named (snapshot, name->prompt);
  if (arm.prompt == NULL)
    return refuse_prompt (snapshot, name->prompt, error);
  arm.revision = name->revision > 0
                     ? ful_snapshot_revision_numbered (snapshot, arm.prompt->id, name->revision)
                     : ful_snapshot_newest_revision (snapshot, arm.prompt->id);
  if (arm.revision == NULL)
    return refuse_revision (snapshot, arm.prompt, name->revision, error);
  if (name->model != NULL) {
    arm.model = ful_snapshot_model_named (snapshot, name->model);
    if (arm.model == NULL)
      return refuse_model (snapshot, name->model, error);
  }
  *out = arm;
  return TRUE;
}

GPtrArray *
ful_variables_expand (const FulPromptBody *body, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  guint n_variables = body != NULL ? body->variables->len : 0;
  gsize n = 1;

  for (guint i = 0; i < n_variables; i++) {
    const FulPromptVariable *variable = body->variables->pdata[i];

    n *= g_strv_length (variable->values);
    if (n == 0)
      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, variable->name,
                        "has no value; list at least one");
    else if (n > FUL_MAX_VARIANTS)
      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, variable->name,
                        "its values make over %d arms; list fewer", FUL_MAX_VARIANTS);
    if (n == 0 || n > FUL_MAX_VARIANTS)
      return NULL;
  }
  for (gsize k = 0; k < n; k++) {
    g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
    gsize left = k;

    for (guint i = n_variables; i > 0; i--) {
      const FulPromptVariable *variable = body->variables->pdata[i - 1];
      gsize n_values = g_strv_length (variable->values);

      g_ptr_array_add (pairs,
                       g_strconcat (variable->name, "=", variable->values[left % n_values], NULL));
      left /= n_values;
    }
    g_ptr_array_add (all, join_pairs (pairs));
  }
  return g_steal_pointer (&all);
}

char *
ful_variables_get (const char *variables, const char *name)
{
  g_autoptr (GString) pair = g_string_new (NULL);
  gsize length = strlen (name);

  while (next_pair (&variables, pair))
    if (strncmp (pair->str, name, length) == 0 && pair->str[length] == '=')
      return g_strdup (pair->str + length + 1);
  return NULL;
}

gboolean
ful_variables_check (const FulPromptBody *body, const char *variables, GError **error)
{
  g_autoptr (GPtrArray) all = ful_variables_expand (body, error);
  g_autofree char *quoted = ful_quote_untrusted (variables);

  if (all == NULL)
    return FALSE;
  if (g_ptr_array_find_with_equal_func (all, variables, g_str_equal, NULL))
    return TRUE;
  if (body == NULL || body->variables->len == 0)
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             "the prompt has no variables, so not %s either", quoted);
  if (*variables == '\0')
    return ful_set_error_at (error, FUL_ERROR_NOT_FOUND, NULL, 0, NULL,
                             "the prompt has variables; name one of its arms, such as :%s",
                             (const char *)all->pdata[0]);
  return refuse_unknown (error, "arm with the variables", variables, all);
}
