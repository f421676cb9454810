/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prompts/list-text.h"

#include <string.h>

#include "base/error.h"

static void
append_escaped (GString *out, const char *value)
{
  gsize length = strlen (value);

  for (gsize i = 0; i < length; i++) {
    gboolean edge = i == 0 || i == length - 1;

    switch (value[i]) {
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    case '|':
    case '\\':
      g_string_append_c (out, '\\');
      g_string_append_c (out, value[i]);
      break;
    case ' ':
      g_string_append (out, edge ? "\\ " : " ");
      break;
    default:
      g_string_append_c (out, value[i]);
    }
  }
}

char *
ful_list_format (const char *const *values)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; values != NULL && values[i] != NULL; i++) {
    if (i > 0)
      g_string_append (out, " | ");
    append_escaped (out, values[i]);
  }
  return g_string_free (out, FALSE);
}

/* Puts @value, whose first @kept bytes stay whatever they are, into @list without outer blanks. */
static void
take_value (GPtrArray *list, GString *value, gsize kept)
{
  while (value->len > kept && value->str[value->len - 1] == ' ')
    g_string_truncate (value, value->len - 1);
  if (value->len > 0)
    g_ptr_array_add (list, g_strdup (value->str));
  g_string_truncate (value, 0);
}

GStrv
ful_list_parse (const char *text)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) value = g_string_new (NULL);
  gsize kept = 0;

  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '|') {
      take_value (list, value, kept);
      kept = 0;
    } else if (*p == '\\' && p[1] != '\0') {
      p++;
      g_string_append_c (value, *p == 'n' ? '\n' : *p == 't' ? '\t' : *p);
      kept = value->len;
    } else if (value->len > 0 || *p != ' ') {
      g_string_append_c (value, *p);
    }
  }
  take_value (list, value, kept);
  if (list->len == 0)
    return NULL;
  g_ptr_array_add (list, NULL);
  return (GStrv)g_ptr_array_steal (list, NULL);
}

char *
ful_variables_write (const GPtrArray *variables)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < variables->len; i++) {
    const FulPromptVariable *variable = variables->pdata[i];
    g_autofree char *values = ful_list_format ((const char *const *)variable->values);

    g_string_append_printf (out, "%s%s = %s", i > 0 ? "\n" : "", variable->name, values);
  }
  return g_string_free (out, FALSE);
}

GPtrArray *
ful_variables_read (const char *text, GError **error)
{
  g_autoptr (FulPromptBody) body = ful_prompt_body_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *equals = strchr (lines[i], '=');
    g_auto (GStrv) values = NULL;

    if (*g_strstrip (lines[i]) == '\0')
      continue;
    equals = strchr (lines[i], '=');
    if (equals != NULL)
      values = ful_list_parse (equals + 1);
    if (values == NULL) {
      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                        "line %u must be NAME = VALUE | VALUE", i + 1);
      return NULL;
    }
    *equals = '\0';
    g_ptr_array_add (body->variables,
                     ful_prompt_variable_new (g_strchomp (lines[i]), (const char *const *)values));
  }
  return g_ptr_array_ref (body->variables);
}
