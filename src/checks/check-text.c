/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/check-private.h"

#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "checks/check.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

char *
ful_check_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* NULL where the text is no JSON array of texts. */
static GPtrArray *
json_list (const char *text)
{
  g_autoptr (JsonNode) node = ful_json_parse (text, strlen (text), NULL, NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *item = json_array_get_element (array, i);

    if (json_node_get_value_type (item) != G_TYPE_STRING)
      return NULL;
    g_ptr_array_add (list, g_strdup (json_node_get_string (item)));
  }
  return g_steal_pointer (&list);
}

GPtrArray *
ful_check_list (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GPtrArray) list = NULL;
  g_auto (GStrv) parts = NULL;

  if (*trimmed == '[' && (list = json_list (trimmed)) != NULL)
    return g_steal_pointer (&list);
  list = g_ptr_array_new_with_free_func (g_free);
  parts = g_strsplit (trimmed, strchr (trimmed, '\n') != NULL ? "\n" : ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (list, g_strdup (parts[i]));
  return g_steal_pointer (&list);
}

GPtrArray *
ful_check_label_names (const GPtrArray *labels)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < labels->len; i++)
    g_ptr_array_add (names, g_strdup (((const FulLabel *)labels->pdata[i])->name));
  return names;
}

/* --- regular expressions --- */

typedef struct {
  char *pattern;
  pcre2_code *code;
} Compiled;

static void
compiled_free (gpointer data)
{
  Compiled *compiled = data;

  g_free (compiled->pattern);
  pcre2_code_free (compiled->code);
  g_free (compiled);
}

static GPrivate last_compiled = G_PRIVATE_INIT (compiled_free);

static gboolean
refuse_pattern (const char *pattern, int code, gsize offset, GError **error)
{
  PCRE2_UCHAR message[256] = { 0 };
  g_autofree char *quoted = ful_quote_untrusted (pattern);

  pcre2_get_error_message (code, message, sizeof message);
  return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                           "%s is no regular expression: %s, at byte %zu", quoted,
                           (const char *)message, offset);
}

static const pcre2_code *
compile (const char *pattern, GError **error)
{
  Compiled *last = g_private_get (&last_compiled);
  pcre2_code *code;
  PCRE2_SIZE offset;
  int status;

  if (last != NULL && strcmp (last->pattern, pattern) == 0)
    return last->code;
  code = pcre2_compile ((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
                        PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &status, &offset, NULL);
  if (code == NULL) {
    refuse_pattern (pattern, status, offset, error);
    return NULL;
  }
  last = g_new0 (Compiled, 1);
  last->pattern = g_strdup (pattern);
  last->code = code;
  g_private_replace (&last_compiled, last);
  return code;
}

gboolean
ful_check_regex (const char *pattern, const char *text, gboolean *found, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *quoted = ful_quote_untrusted (pattern);
  const pcre2_code *code = compile (pattern, error);
  pcre2_match_context *context;
  pcre2_match_data *match;
  int status;

  if (code == NULL)
    return FALSE;
  context = pcre2_match_context_create (NULL);
  pcre2_set_match_limit (context, FUL_REGEX_MATCH_LIMIT);
  pcre2_set_depth_limit (context, FUL_REGEX_DEPTH_LIMIT);
  pcre2_set_heap_limit (context, FUL_REGEX_HEAP_LIMIT_KIB);
  match = pcre2_match_data_create (1, NULL);
  status = pcre2_match (code, (PCRE2_SPTR)valid, PCRE2_ZERO_TERMINATED, 0, 0, match, context);
  pcre2_match_data_free (match);
  pcre2_match_context_free (context);
  if (status < 0 && status != PCRE2_ERROR_NOMATCH)
    return ful_set_error_at (error, FUL_ERROR_REFUSED, NULL, 0, NULL,
                             "%s takes too long on this answer; write it with less backtracking",
                             quoted);
  *found = status >= 0;
  return TRUE;
}
