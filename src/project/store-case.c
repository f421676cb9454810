/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases as rows. The inputs are one blob, NAME NUL VALUE NUL …: it is read 100,000 times in a
 * tenth of a second, which JSON is not. */
#include "project/store-private.h"

#include <string.h>

#include "base/error.h"

static GByteArray *
pack_inputs (const FulCase *item)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; item->var_names != NULL && item->var_names[i] != NULL; i++) {
    const char *name = item->var_names[i], *value = item->var_values[i];

    g_byte_array_append (bytes, (const guint8 *)name, (guint)strlen (name) + 1);
    g_byte_array_append (bytes, (const guint8 *)value, (guint)strlen (value) + 1);
  }
  return bytes;
}

/* FALSE where the blob is not of that form. */
static gboolean
unpack_inputs (FulCase *item, const char *bytes, gsize length)
{
  gsize n = 0;
  const char *p = bytes;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\0';
  if (n % 2 != 0 || (length > 0 && bytes[length - 1] != '\0') || (length == 0 && n != 0))
    return FALSE;
  g_free (item->var_names);
  g_free (item->var_values);
  item->var_names = g_new0 (char *, n / 2 + 1);
  item->var_values = g_new0 (char *, n / 2 + 1);
  for (gsize i = 0; i < n / 2; i++) {
    item->var_names[i] = g_strdup (p);
    p += strlen (p) + 1;
    item->var_values[i] = g_strdup (p);
    p += strlen (p) + 1;
    if (!g_utf8_validate (item->var_names[i], -1, NULL) ||
        !g_utf8_validate (item->var_values[i], -1, NULL))
      return FALSE;
  }
  return TRUE;
}

gboolean
ful_store_put_case (FulDatabase *database, const FulCase *item, GError **error)
{
  g_autoptr (GByteArray) inputs = NULL;
  gboolean ok;
  sqlite3_stmt *statement = ful_database_statement (
      database,
      "INSERT INTO cases (" FUL_CASE_COLUMNS ")"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, split = excluded.split,"
      " \"group\" = excluded.\"group\", inputs = excluded.inputs, expected = excluded.expected,"
      " tags = excluded.tags, imported = excluded.imported, hidden = excluded.hidden,"
      " position = excluded.position",
      error);

  if (statement == NULL)
    return FALSE;
  inputs = pack_inputs (item);
  sqlite3_bind_int64 (statement, 1, item->id);
  ful_bind_text (statement, 2, item->name);
  ful_bind_text (statement, 3, ful_split_name (item->split));
  ful_bind_text (statement, 4, item->group);
  sqlite3_bind_blob64 (statement, 5, inputs->len > 0 ? (gconstpointer)inputs->data : "",
                       inputs->len, SQLITE_STATIC);
  ful_bind_text (statement, 6, item->expected);
  ful_bind_text (statement, 7, item->tags);
  sqlite3_bind_int (statement, 8, item->imported != FALSE);
  sqlite3_bind_int (statement, 9, item->hidden != FALSE);
  sqlite3_bind_int (statement, 10, item->position);
  ok = ful_database_run (database, statement, NULL);
  if (!ok &&
      sqlite3_extended_errcode (ful_database_handle (database)) == SQLITE_CONSTRAINT_UNIQUE) {
    g_autofree char *quoted = ful_quote_untrusted (item->name);

    return ful_set_error_at (error, FUL_ERROR_BAD_INPUT, NULL, 0, "case",
                             "there is already a case %s", quoted);
  }
  return ok || ful_database_set_error (database, error);
}

FulCase *
ful_store_read_case (FulDatabase *database, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (FulCase) item = ful_case_new ();
  const char *const texts[] = { ful_column_text (statement, 1), ful_column_text (statement, 3),
                                ful_column_text (statement, 5), ful_column_text (statement, 6) };

  item->id = sqlite3_column_int64 (statement, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL)) {
      ful_store_set_damaged (database, "cases", item->id, "text", error);
      return NULL;
    }
  item->name = g_strdup (texts[0]);
  if (!ful_split_from_name (ful_column_text (statement, 2), &item->split)) {
    ful_store_set_damaged (database, "cases", item->id, "split", error);
    return NULL;
  }
  item->group = g_strdup (texts[1]);
  if (!unpack_inputs (item, sqlite3_column_blob (statement, 4),
                      (gsize)sqlite3_column_bytes (statement, 4))) {
    ful_store_set_damaged (database, "cases", item->id, "variable", error);
    return NULL;
  }
  item->expected = g_strdup (texts[2]);
  item->tags = g_strdup (texts[3]);
  item->imported = sqlite3_column_int (statement, 7) != 0;
  item->hidden = sqlite3_column_int (statement, 8) != 0;
  item->position = sqlite3_column_int (statement, 9);
  return g_steal_pointer (&item);
}
