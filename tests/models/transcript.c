/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "transcript.h"

#include <string.h>

#include "base/json.h"

static char *
path_of (const char *id, const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (g_getenv ("FUL_TEST_CONFORMANCE"), "servers", name, NULL);
}

JsonNode *
transcript_index (void)
{
  g_autofree char *path = path_of ("index", ".json");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  root = ful_json_parse (text, length, "index.json", &error);
  g_assert_no_error (error);
  return root;
}

/* Returns: where the body begins */
static const char *
read_head (Transcript *self, const char *text, gsize length)
{
  const char *end = g_strstr_len (text, (gssize)length, "\r\n\r\n");
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (end);
  head = g_strndup (text, (gsize)(end - text));
  lines = g_strsplit (head, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "HTTP/1.1 "));
  self->status = (guint)g_ascii_strtoull (lines[0] + 9, NULL, 10);
  if (self->status == 100) /* the real one follows */
    return read_head (self, end + 4, length - (gsize)(end + 4 - text));
  for (guint i = 1; lines[i] != NULL; i++) {
    char *colon = strchr (lines[i], ':');

    g_assert_nonnull (colon);
    *colon = '\0';
    g_hash_table_insert (self->headers, g_ascii_strdown (lines[i], -1),
                         g_strdup (g_strstrip (colon + 1)));
  }
  return end + 4;
}

/* Returns: whether the last chunk, of no bytes, came */
static gboolean
read_chunks (GString *body, const char *p, const char *end)
{
  while (p < end) {
    char *line_end;
    gsize size = (gsize)g_ascii_strtoull (p, &line_end, 16), left;

    g_assert_true (line_end > p);
    p = line_end + 2;
    if (size == 0)
      return TRUE;
    left = p < end ? (gsize)(end - p) : 0;
    g_string_append_len (body, p, (gssize)MIN (size, left));
    p += size + 2;
  }
  return FALSE;
}

static void
read_body (Transcript *self, const char *p, const char *end)
{
  const char *length = transcript_header (self, "content-length");
  const char *coding = transcript_header (self, "transfer-encoding");

  if (g_strcmp0 (coding, "chunked") == 0) {
    self->whole = read_chunks (self->body, p, end);
    return;
  }
  g_string_append_len (self->body, p, end - p);
  self->whole = length == NULL || g_ascii_strtoull (length, NULL, 10) == self->body->len;
}

Transcript *
transcript_response (const char *id)
{
  Transcript *self = g_new0 (Transcript, 1);
  g_autofree char *path = path_of (id, ".response.txt");
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->body = g_string_new (NULL);
  if (length > 0)
    read_body (self, read_head (self, text, length), text + length);
  return self;
}

GString *
transcript_request_body (const char *id)
{
  g_autofree char *path = path_of (id, ".request.txt");
  g_autofree char *text = NULL;
  const char *body;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  body = g_strstr_len (text, (gssize)length, "\r\n\r\n");
  g_assert_nonnull (body);
  return g_string_new_len (body + 4, (gssize)(length - (gsize)(body + 4 - text)));
}

void
transcript_free (Transcript *self)
{
  g_hash_table_unref (self->headers);
  g_string_free (self->body, TRUE);
  g_free (self);
}

const char *
transcript_header (const Transcript *self, const char *name)
{
  return g_hash_table_lookup (self->headers, name);
}
