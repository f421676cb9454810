/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/expected-kind.h"

#include <string.h>

#include "base/json.h"
#include "base/number.h"
#include "project/case.h"

#define MAX_LABEL_CHARS 80
#define FEW_NUMBERS 10 /* so many different numbers may be grades */
#define CASES_A_GRADE 5

char *
ful_number_from_comma (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char *comma = strchr (trimmed, ',');
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *p = trimmed;
  gsize digits = 0;
  gboolean grouped = FALSE;

  if (comma == NULL)
    return NULL;
  if (*p == '-' || *p == '+')
    g_string_append_c (plain, *p++);
  for (; p < comma; p++) {
    if (g_ascii_isdigit (*p))
      digits++;
    else if (*p == '.' && digits > 0 && digits <= 3 && (!grouped || digits == 3))
      grouped = TRUE, digits = 0;
    else
      return NULL;
    if (*p != '.')
      g_string_append_c (plain, *p);
  }
  if (digits == 0 || (grouped && digits != 3) || comma[1] == '\0')
    return NULL;
  for (p = comma + 1; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return NULL;
  g_string_append_printf (plain, ".%s", comma + 1);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static gboolean
is_json (const char *text)
{
  g_autoptr (JsonNode) node = NULL;

  while (g_ascii_isspace (*text))
    text++;
  if (*text != '{' && *text != '[')
    return FALSE;
  node = ful_json_parse (text, strlen (text), NULL, NULL);
  return node != NULL;
}

static gboolean
is_label (const char *text)
{
  return strchr (text, '\n') == NULL && g_utf8_strlen (text, -1) <= MAX_LABEL_CHARS;
}

/* What all texts have in common so far. */
typedef struct {
  FulExpected *out;
  GHashTable *places; /* text -> its place among the labels, from 1 */
  gboolean labels;
  gboolean numbers;
  gboolean json;
} Looking;

static void
count_label (Looking *looking, const char *text)
{
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (looking->places, text));
  gsize one = 1;

  if (place > 0) {
    g_array_index (looking->out->counts, gsize, place - 1)++;
    return;
  }
  if (looking->out->labels->len == FUL_MAX_LABELS_FROM_CASES || !is_label (text)) {
    looking->labels = FALSE;
    return;
  }
  g_ptr_array_add (looking->out->labels, g_strdup (text));
  g_array_append_val (looking->out->counts, one);
  g_hash_table_insert (looking->places, looking->out->labels->pdata[looking->out->labels->len - 1],
                       GSIZE_TO_POINTER ((gsize)looking->out->labels->len));
}

static void
look_at (Looking *looking, const char *text)
{
  g_autofree char *number = NULL;
  double value;

  if (looking->labels)
    count_label (looking, text);
  if (looking->numbers && !ful_number_parse (text, &value, NULL)) {
    number = ful_number_from_comma (text);
    looking->out->commas += number != NULL;
    looking->numbers = number != NULL;
  }
  if (looking->json)
    looking->json = is_json (text);
}

static FulExpectedKind
kind_of (const Looking *looking)
{
  gsize n = looking->out->labels->len, with = looking->out->with;
  gboolean labels = looking->labels && n >= 2 && with >= 2 * n;

  if (with == 0)
    return FUL_EXPECTED_NONE;
  if (looking->json)
    return FUL_EXPECTED_JSON;
  if (looking->numbers)
    return labels && n <= FEW_NUMBERS && with >= CASES_A_GRADE * n ? FUL_EXPECTED_LABELS
                                                                   : FUL_EXPECTED_NUMBERS;
  return labels ? FUL_EXPECTED_LABELS : FUL_EXPECTED_TEXT;
}

FulExpected *
ful_expected_new (const GPtrArray *cases)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  FulExpected *self = g_new0 (FulExpected, 1);
  Looking looking = {
    .out = self, .places = places, .labels = TRUE, .numbers = TRUE, .json = TRUE
  };

  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = 0; i < cases->len; i++) {
    const FulCase *item = cases->pdata[i];

    if (item->expected == NULL || *item->expected == '\0') {
      self->without++;
      continue;
    }
    self->with++;
    look_at (&looking, item->expected);
  }
  self->kind = kind_of (&looking);
  if (self->kind != FUL_EXPECTED_NUMBERS)
    self->commas = 0;
  if (self->kind != FUL_EXPECTED_LABELS) {
    g_hash_table_remove_all (places);
    g_ptr_array_set_size (self->labels, 0);
    g_array_set_size (self->counts, 0);
  }
  return self;
}

void
ful_expected_free (FulExpected *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->labels);
  g_array_unref (self->counts);
  g_free (self);
}
