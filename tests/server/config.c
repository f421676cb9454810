/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "base/number.h"

typedef struct {
  const char *name;
  gsize offset;
  gboolean text;
} Field;

#define NUMBER(name)                     \
  {                                      \
#name, offsetof(Config, name), FALSE \
  }
#define TEXT(name)                      \
  {                                     \
#name, offsetof(Config, name), TRUE \
  }

static const Field fields[] = {
  NUMBER (latency_ms),
  NUMBER (token_ms),
  NUMBER (slots),
  NUMBER (window_requests),
  NUMBER (window_ms),
  NUMBER (gzip),
  NUMBER (keep_alive),
  NUMBER (answer_tokens),
  NUMBER (wrong_share),
  NUMBER (context),
  NUMBER (refuse_schema),
  NUMBER (retry_after_ms),
  NUMBER (price_in),
  NUMBER (price_out),
  NUMBER (cached_share),
  NUMBER (batch_ms),
  NUMBER (seed),
  TEXT (answer),
  TEXT (key),
  TEXT (models),
  TEXT (refuse_param),
  TEXT (limit_headers),
  TEXT (redirect_to),
};

void
config_init (Config *self)
{
  *self = (Config){ .keep_alive = 1,
                    .window_ms = 1000,
                    .retry_after_ms = 1000,
                    .price_in = 1,
                    .price_out = 4,
                    .seed = 1,
                    .answer = g_strdup ("label"),
                    .models = g_strdup ("*") };
}

void
config_clear (Config *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].text)
      g_clear_pointer ((char **)((char *)self + fields[i].offset), g_free);
}

static double *
number_of (Config *self, const char *name)
{
  Fault fault = FAULT_N;

  if (g_str_has_prefix (name, "fault."))
    fault = fault_from_name (name + strlen ("fault."));
  if (fault != FAULT_N)
    return &self->fault[fault];
  if (g_str_has_prefix (name, "next."))
    fault = fault_from_name (name + strlen ("next."));
  return fault != FAULT_N ? &self->next[fault] : NULL;
}

static gboolean
set_number (double *out, const char *name, const char *value, GError **error)
{
  if (!ful_number_parse (value, out, NULL) || *out < 0)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name, "a number from 0 on");
  return TRUE;
}

gboolean
config_set (Config *self, const char *name, const char *value, GError **error)
{
  double *number = number_of (self, name);

  for (gsize i = 0; number == NULL && i < G_N_ELEMENTS (fields); i++) {
    void *member = (char *)self + fields[i].offset;

    if (strcmp (fields[i].name, name) != 0)
      continue;
    if (!fields[i].text) {
      number = member;
      continue;
    }
    g_free (*(char **)member);
    *(char **)member = *value != '\0' ? g_strdup (value) : NULL;
    return TRUE;
  }
  if (number == NULL)
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, name, "no option");
  return set_number (number, name, value, error);
}

/* A member's value as it would stand on the command line. */
static char *
text_of (JsonNode *node)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "1" : "0");
  return g_strdup (g_ascii_dtostr (digits, sizeof digits, json_node_get_double (node)));
}

gboolean
config_set_json (Config *self, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = ful_json_parse (text, length, NULL, error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL, "not an object");
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node)) {
    g_autofree char *value = text_of (node);

    if (!config_set (self, name, value, error))
      return FALSE;
  }
  return TRUE;
}

Fault
config_next_fault (Config *self, GRand *random)
{
  double drawn = -1;

  for (Fault fault = 1; fault < FAULT_N; fault++)
    if (self->next[fault] >= 1) {
      self->next[fault]--;
      return fault;
    }
  for (Fault fault = 1; fault < FAULT_N; fault++) {
    if (self->fault[fault] <= 0)
      continue;
    if (drawn < 0)
      drawn = g_rand_double (random);
    if (drawn < self->fault[fault])
      return fault;
    drawn -= self->fault[fault];
  }
  return FAULT_NONE;
}
