/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/fault.h"

#include <string.h>

#include "base/utf8.h"
#include "models/lenient-json.h"

void
ful_fault_clear (FulFault *self)
{
  g_free (self->message);
  g_free (self->code);
  g_free (self->type);
  g_free (self->param);
  *self = (FulFault){ 0 };
}

/* One line for people: white space and control characters become one space. */
static char *
tidy (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
      g_string_append_unichar (out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
    if (out->len > 2 * FUL_FAULT_MAX_MESSAGE)
      break;
  }
  g_strchomp (out->str);
  return ful_utf8_bounded (out->str, FUL_FAULT_MAX_MESSAGE);
}

static char *
word (JsonObject *object, const char *name)
{
  g_autofree char *text = ful_lenient_scalar (object, name);
  g_autofree char *line = text != NULL && *text != '\0' ? tidy (text) : NULL;

  return ful_utf8_bounded (line, FUL_FAULT_MAX_WORD);
}

/* FastAPI's list of what is wrong: the first, with where it is. */
static char *
detail_text (JsonObject *object)
{
  JsonObject *first = ful_lenient_element (ful_lenient_array (object, "detail"), 0);
  const char *text = ful_lenient_string (object, "detail");
  const char *message = ful_lenient_string (first, "msg");
  JsonArray *path = ful_lenient_array (first, "loc");
  g_autoptr (GString) out = g_string_new (NULL);

  if (text != NULL || message == NULL)
    return g_strdup (text);
  for (guint i = 0; path != NULL && i < json_array_get_length (path); i++) {
    JsonNode *node = json_array_get_element (path, i);

    if (json_node_get_value_type (node) == G_TYPE_STRING)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "." : "", json_node_get_string (node));
  }
  return out->len > 0 ? g_strdup_printf ("%s: %s", out->str, message) : g_strdup (message);
}

static void
read_members (FulFault *self, JsonObject *error)
{
  self->code = word (error, "code");
  self->type = word (error, "type");
  self->param = word (error, "param");
  if (self->type == NULL)
    self->type = word (error, "status"); /* Google */
  if (self->code == NULL)
    self->code = g_strdup (self->type);
}

static void
finish (FulFault *self, const char *message, guint status)
{
  self->message = message != NULL ? tidy (message) : NULL;
  if (self->message == NULL || *self->message == '\0') {
    g_free (self->message);
    self->message = status >= 300        ? g_strdup_printf ("HTTP %u", status)
                    : self->code != NULL ? g_strdup (self->code)
                                         : g_strdup ("an error without a message");
  }
  ful_fault_classify (self, status);
}

static gboolean
is_error (JsonObject *object)
{
  return g_strcmp0 (ful_lenient_string (object, "object"), "error") == 0 ||
         g_strcmp0 (ful_lenient_string (object, "type"), "error") == 0;
}

gboolean
ful_fault_read_object (JsonObject *object, guint status, FulFault *self)
{
  JsonObject *error = ful_lenient_object (object, "error");
  const char *text = ful_lenient_string (object, "error");
  g_autofree char *detail = NULL;

  if (error == NULL && (text == NULL || *text == '\0') && status < 300 && !is_error (object))
    return FALSE;
  ful_fault_clear (self);
  read_members (self, error != NULL ? error : object);
  if (error != NULL)
    text = ful_lenient_string (error, "message");
  else if (text == NULL || ful_lenient_string (object, "message") != NULL)
    text = ful_lenient_string (object, "message");
  if (text == NULL)
    text = detail = detail_text (object);
  finish (self, text, status);
  return TRUE;
}

/* The title of a page; proxies say there what is the matter. */
static char *
page_title (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *start = strstr (lower, "<title"), *end;

  start = start != NULL ? strchr (start, '>') : NULL;
  end = start != NULL ? strstr (start, "</title") : NULL;
  return end != NULL ? g_strndup (text + (start + 1 - lower), (gsize)(end - start - 1)) : NULL;
}

void
ful_fault_read_body (const char *body, gsize length, guint status, FulFault *self)
{
  gboolean halves = FALSE;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;
  JsonObject *object;

  /* An error as the one event of a stream. */
  if (length > 5 && memcmp (body, "data:", 5) == 0) {
    body += 5;
    length -= 5;
  }
  root = ful_lenient_json_parse (body, length, &halves);
  object = ful_lenient_root (root);
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root)) /* Google */
    object = ful_lenient_element (json_node_get_array (root), 0);
  ful_fault_clear (self);
  if (object != NULL) {
    ful_fault_read_object (object, status, self);
    return;
  }
  ful_utf8_append (text, body, length);
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\0')
      text->str[i] = ' ';
  g_strchug (text->str);
  if (*text->str == '<')
    title = page_title (text->str);
  finish (self, *text->str == '<' ? title : text->str, status);
}
