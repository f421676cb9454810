/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases/label-list.h"

#include <string.h>

#include "base/error.h"
#include "cases/label-fill.h"

#define SEPARATOR " = "

char *
ful_label_list_text (const FulSnapshot *snapshot)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < snapshot->labels->len; i++) {
    const FulLabel *label = snapshot->labels->pdata[i];

    g_string_append (out, label->name);
    if (*label->description != '\0')
      g_string_append_printf (out, SEPARATOR "%s", label->description);
    g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

typedef struct {
  char *name;
  char *description;
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->description);
}

static gboolean
read_line (const char *line, Entry *out)
{
  const char *separator = strstr (line, SEPARATOR);

  out->name = separator != NULL ? g_strndup (line, (gsize)(separator - line)) : g_strdup (line);
  out->description = g_strdup (separator != NULL ? separator + strlen (SEPARATOR) : "");
  g_strstrip (out->name);
  g_strstrip (out->description);
  return *out->name != '\0' || *out->description != '\0';
}

static GArray *
read_text (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (guint i = 0; lines[i] != NULL; i++) {
    Entry entry;
    g_autofree char *quoted = NULL;

    if (!read_line (lines[i], &entry)) {
      entry_clear (&entry);
      continue;
    }
    g_array_append_val (entries, entry);
    if (*entry.name == '\0') {
      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL,
                        "line %u: a description without a name", i + 1);
      return NULL;
    }
    if (!g_hash_table_add (seen, entry.name)) {
      quoted = ful_quote_untrusted (entry.name);
      ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, NULL, "line %u: %s is there twice",
                        i + 1, quoted);
      return NULL;
    }
  }
  return g_steal_pointer (&entries);
}

static gboolean
names (const GArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (g_array_index (entries, Entry, i).name, name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
ful_label_list_put (FulEdit *edit, const FulSnapshot *snapshot, const char *text, GError **error)
{
  g_autoptr (GArray) entries = read_text (text, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < snapshot->labels->len; i++) {
    const FulLabel *label = snapshot->labels->pdata[i];

    if (!names (entries, label->name))
      ful_edit_remove_label (edit, label->name);
  }
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    const FulLabel *old = ful_label_named (snapshot, entry->name);

    if (old == NULL || old->position != (int)i ||
        strcmp (old->description, entry->description) != 0)
      ful_edit_put_label (edit, entry->name, entry->description, (int)i);
  }
  return TRUE;
}

guint
ful_label_list_count (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += *g_strstrip (lines[i]) != '\0';
  return n;
}
