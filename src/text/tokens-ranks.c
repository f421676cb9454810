/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/tokens-private.h"

#include <gio/gio.h>
#include <string.h>

#include "base/resource.h"

/* A rank file, gzip over lines of base64, space, rank, becomes one block of bytes with an offset a
 * rank, and an open table of ranks that is at most half full:
 *
 *   slots   [ . . 17 . 3 … ]      rank + 1, 0 where free
 *   offsets [ 0 1 2 … ]           token r is bytes[offsets[r] .. offsets[r + 1])
 *
 * Loading takes some 60 ms for 200,000 tokens, a look-up 20 to 60 ns. */

struct _FulRanks {
  GByteArray *bytes;
  GArray *offsets; /* guint32 */
  guint32 *slots;
  guint32 mask;
  gsize longest; /* bytes of the longest token */
};

static guint32
hash_bytes (const guint8 *bytes, gsize length)
{
  guint64 hash = 0x9E3779B97F4A7C15u ^ length;

  for (; length >= 8; bytes += 8, length -= 8) {
    guint64 word;

    memcpy (&word, bytes, 8);
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 32;
  }
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * 0x100000001B3u;
  hash *= 0xC4CEB9FE1A85EC53u;
  return (guint32)(hash >> 32);
}

static GBytes *
unpack (GBytes *packed)
{
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (gzip));
  g_autoptr (GByteArray) text = g_byte_array_sized_new (4 * 1024 * 1024);
  g_autofree guint8 *chunk = g_malloc (256 * 1024);
  g_autoptr (GError) error = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, 256 * 1024, NULL, &error)) > 0)
    g_byte_array_append (text, chunk, (guint)n);
  if (error != NULL)
    g_critical ("%s", error->message);
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

static void
read_lines (FulRanks *self, const char *text, gsize length)
{
  const char *end = text + length;
  guint32 offset = 0;
  guint8 token[1024];

  g_array_append_val (self->offsets, offset);
  while (text < end) {
    const char *line_end = memchr (text, '\n', (gsize)(end - text));
    const char *space = memchr (text, ' ', (gsize)(end - text));
    gint state = 0;
    guint save = 0;
    gsize size;

    if (line_end == NULL)
      line_end = end;
    if (space == NULL || space > line_end || space - text > (gssize)sizeof token)
      break;
    size = g_base64_decode_step (text, (gsize)(space - text), token, &state, &save);
    g_byte_array_append (self->bytes, token, (guint)size);
    offset += (guint32)size;
    g_array_append_val (self->offsets, offset);
    self->longest = MAX (self->longest, size);
    text = line_end + 1;
  }
}

static gsize
n_tokens (const FulRanks *self)
{
  return self->offsets->len - 1;
}

static void
fill_slots (FulRanks *self)
{
  guint32 size = 1;

  while (size < 2 * n_tokens (self))
    size *= 2;
  self->mask = size - 1;
  self->slots = g_new0 (guint32, size);
  for (guint32 rank = 0; rank < n_tokens (self); rank++) {
    guint32 start = g_array_index (self->offsets, guint32, rank);
    guint32 stop = g_array_index (self->offsets, guint32, rank + 1);
    guint32 slot = hash_bytes (self->bytes->data + start, stop - start) & self->mask;

    while (self->slots[slot] != 0)
      slot = (slot + 1) & self->mask;
    self->slots[slot] = rank + 1;
  }
}

FulRanks *
ful_ranks_load (const char *resource)
{
  FulRanks *self = g_new0 (FulRanks, 1);
  g_autoptr (GBytes) packed = ful_resource_load (resource);
  g_autoptr (GBytes) text = unpack (packed);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  self->bytes = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  /* The lines are in order of rank from 0 on, so a line's number is its rank. */
  read_lines (self, data, length);
  fill_slots (self);
  return self;
}

guint32
ful_ranks_lookup (const FulRanks *self, const guint8 *bytes, gsize length)
{
  const guint32 *offsets = &g_array_index (self->offsets, guint32, 0);

  if (length > self->longest)
    return FUL_NO_RANK;
  for (guint32 slot = hash_bytes (bytes, length) & self->mask; self->slots[slot] != 0;
       slot = (slot + 1) & self->mask) {
    guint32 rank = self->slots[slot] - 1;

    if (offsets[rank + 1] - offsets[rank] == length &&
        memcmp (self->bytes->data + offsets[rank], bytes, length) == 0)
      return rank;
  }
  return FUL_NO_RANK;
}
