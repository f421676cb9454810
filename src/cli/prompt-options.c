/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/prompt-options.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "project/limits.h"
#include "prompts/draft.h"
#include "prompts/revision.h"

void
ful_prompt_options_clear (FulPromptOptions *self)
{
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->system, g_free);
  g_clear_pointer (&self->schema, g_free);
  g_clear_pointer (&self->tools, g_free);
  g_clear_pointer (&self->mode, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->why, g_free);
  g_clear_pointer (&self->params, g_strfreev);
  g_clear_pointer (&self->variables, g_strfreev);
}

GOptionEntry *
ful_prompt_options_entries (FulPromptOptions *self)
{
  const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &self->file,
      N_ ("The user's message: a Mustache template, or a JSON array of role and content"),
      N_ ("F") },
    { "system", 0, 0, G_OPTION_ARG_FILENAME, &self->system, N_ ("The system's message"), N_ ("F") },
    { "schema", 0, 0, G_OPTION_ARG_FILENAME, &self->schema, N_ ("JSON Schema of the answer"),
      N_ ("F") },
    { "tools", 0, 0, G_OPTION_ARG_FILENAME, &self->tools, N_ ("JSON array of tools"), N_ ("F") },
    { "examples", 0, 0, G_OPTION_ARG_INT, &self->examples,
      N_ ("So many examples of the split train, the same for every case"), N_ ("N") },
    { "nearest", 0, 0, G_OPTION_ARG_INT, &self->nearest,
      N_ ("The nearest examples of the split train, chosen for each case"), N_ ("K") },
    { "documents", 0, 0, G_OPTION_ARG_INT, &self->documents,
      N_ ("Passages of documents put in for each case"), N_ ("K") },
    { "param", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->params,
      N_ ("temperature, max_tokens, seed or stop"), N_ ("K=V") },
    { "variable", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->variables,
      N_ ("A prompt variable's value; again for another: each makes one arm"), N_ ("NAME=VALUE") },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &self->mode, N_ ("text, json, schema or tool"),
      N_ ("MODE") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &self->note, N_ ("What this revision tries"),
      N_ ("TEXT") },
    { "why", 0, 0, G_OPTION_ARG_STRING, &self->why,
      N_ ("not-applicable: the reason, for the report"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  return g_memdup2 (entries, sizeof entries);
}

static char *
read_text (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!ful_cli_read_file (path, FUL_MAX_TEXT_BYTES, &text, &length, error))
    return NULL;
  return ful_prompt_text_of_file (text, length, path, error);
}

/* NULL path: nothing to do; "": the text goes. */
static gboolean
apply_file (const char *path, char **text, GError **error)
{
  char *next = NULL;

  if (path == NULL)
    return TRUE;
  if (*path != '\0' && (next = read_text (path, error)) == NULL)
    return FALSE;
  g_free (*text);
  *text = next;
  return TRUE;
}

static gboolean
apply_param (FulPromptBody *body, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = g_strndup (text, equals != NULL ? (gsize)(equals - text) : strlen (text));
  const char *value = equals != NULL ? equals + 1 : "";
  gboolean unset = *value == '\0';
  gint64 whole = -1;

  if (strcmp (name, "temperature") == 0) {
    body->temperature = NAN;
    if (unset || ful_number_parse (value, &body->temperature, error))
      return TRUE;
  } else if (strcmp (name, "max_tokens") == 0 || strcmp (name, "seed") == 0) {
    gboolean is_seed = *name == 's';

    if (unset || ful_number_parse_int (value, &whole, error)) {
      if (is_seed)
        body->seed = whole;
      else
        body->max_tokens = (int)CLAMP (whole, -2, G_MAXINT);
      return TRUE;
    }
  } else if (strcmp (name, "stop") == 0) {
    g_autoptr (GStrvBuilder) stops = g_strv_builder_new ();

    if (!unset && body->stop != NULL)
      g_strv_builder_addv (stops, (const char **)body->stop);
    if (!unset)
      g_strv_builder_add (stops, value);
    g_strfreev (body->stop);
    body->stop = unset ? NULL : g_strv_builder_end (stops);
    return TRUE;
  } else {
    g_autofree char *quoted = ful_quote_untrusted (name);

    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--param",
                             _ ("there is no parameter %s; it is temperature, max_tokens, seed "
                                "or stop"),
                             quoted);
  }
  g_prefix_error (error, "--param %s: ", name);
  return FALSE;
}

/* All values of a name that the command line gives replace those it had. */
static gboolean
apply_variables (FulPromptBody *body, char **texts, GError **error)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_free); /* names */

  for (; texts != NULL && *texts != NULL; texts++) {
    const char *equals = strchr (*texts, '=');
    g_autofree char *name = NULL;
    FulPromptVariable *variable = NULL;
    g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

    if (equals == NULL)
      return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--variable",
                               _ ("must be NAME=VALUE"));
    name = g_strndup (*texts, (gsize)(equals - *texts));
    for (guint i = 0; i < body->variables->len && variable == NULL; i++)
      if (strcmp (((FulPromptVariable *)body->variables->pdata[i])->name, name) == 0)
        variable = body->variables->pdata[i];
    if (variable == NULL) {
      const char *const none[] = { NULL };

      variable = ful_prompt_variable_new (name, none);
      g_ptr_array_add (body->variables, variable);
    }
    if (g_ptr_array_find_with_equal_func (given, name, g_str_equal, NULL))
      g_strv_builder_addv (values, (const char **)variable->values);
    else
      g_ptr_array_add (given, g_steal_pointer (&name));
    g_strv_builder_add (values, equals + 1);
    g_strfreev (variable->values);
    variable->values = g_strv_builder_end (values);
  }
  return TRUE;
}

static gboolean
apply_mode (const FulPromptOptions *self, FulPromptBody *body, GError **error)
{
  static const char *const modes[] = { "text", "json", "schema", "tool" };

  if (self->mode == NULL) {
    /* A schema asks for answers by it; one that goes takes its mode along. */
    if (self->schema != NULL && body->schema != NULL)
      body->response = FUL_RESPONSE_SCHEMA;
    else if (self->schema != NULL && body->response == FUL_RESPONSE_SCHEMA)
      body->response = FUL_RESPONSE_TEXT;
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (strcmp (modes[i], self->mode) == 0) {
      body->response = (FulResponse)i;
      return TRUE;
    }
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "--mode",
                           _ ("must be text, json, schema or tool"));
}

static gboolean
apply_examples (const FulPromptOptions *self, FulPromptBody *body, GError **error)
{
  if (self->examples >= 0 && self->nearest >= 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("--examples and --nearest choose examples in two ways; give one"));
  if (self->examples < -1 || self->nearest < -1 || self->documents < -1)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                             _ ("numbers of examples and documents are 0 or more"));
  if (self->examples >= 0 || self->nearest >= 0) {
    body->examples_train = MAX (self->examples, 0);
    body->nearest = MAX (self->nearest, 0);
  }
  if (self->documents >= 0)
    body->documents = self->documents;
  return TRUE;
}

gboolean
ful_prompt_options_apply (const FulPromptOptions *self,
                          FulPromptBody *body,
                          const char *where,
                          GError **error)
{
  g_autofree char *message = NULL;

  if (!apply_file (self->system, &body->system, error) ||
      !apply_file (self->schema, &body->schema, error) ||
      !apply_file (self->tools, &body->tools, error) || !apply_file (self->file, &message, error) ||
      !apply_mode (self, body, error) || !apply_examples (self, body, error) ||
      !apply_variables (body, self->variables, error))
    return FALSE;
  for (guint i = 0; self->params != NULL && self->params[i] != NULL; i++)
    if (!apply_param (body, self->params[i], error))
      return FALSE;
  if (message != NULL) {
    g_ptr_array_set_size (body->messages, 0);
    g_ptr_array_add (body->messages, ful_message_new ("user", message));
  }
  if (self->note != NULL) {
    g_free (body->note);
    body->note = *self->note != '\0' ? g_strdup (self->note) : NULL;
  }
  return ful_prompt_body_check (body, where, error);
}
