/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/hash.h"

#include <string.h>

/* A part is its kind (one byte), then what it holds: a text or bytes their length (8 bytes, least
 * first) and themselves, a number 8 bytes, least first. */
enum { PART_NULL, PART_BYTES, PART_INT };

struct _FulHasher {
  GChecksum *sum;
};

FulHasher *
ful_hasher_new (void)
{
  FulHasher *hasher = g_new (FulHasher, 1);

  hasher->sum = g_checksum_new (G_CHECKSUM_SHA256);
  return hasher;
}

void
ful_hasher_free (FulHasher *hasher)
{
  if (hasher == NULL)
    return;
  g_checksum_free (hasher->sum);
  g_free (hasher);
}

static void
add_head (FulHasher *hasher, guint8 kind, guint64 number)
{
  guint8 head[9] = { kind };
  guint64 little = GUINT64_TO_LE (number);

  memcpy (head + 1, &little, sizeof little);
  g_checksum_update (hasher->sum, head, sizeof head);
}

void
ful_hasher_add (FulHasher *hasher, const char *part)
{
  if (part == NULL)
    add_head (hasher, PART_NULL, 0);
  else
    ful_hasher_add_bytes (hasher, part, strlen (part));
}

void
ful_hasher_add_bytes (FulHasher *hasher, gconstpointer bytes, gsize length)
{
  add_head (hasher, PART_BYTES, length);
  if (length > 0)
    g_checksum_update (hasher->sum, bytes, (gssize)length);
}

void
ful_hasher_add_int (FulHasher *hasher, gint64 value)
{
  add_head (hasher, PART_INT, (guint64)value);
}

char *
ful_hasher_finish (FulHasher *hasher)
{
  return g_strdup (g_checksum_get_string (hasher->sum));
}

guint64
ful_hash64 (gconstpointer bytes, gsize length, guint64 seed)
{
  const guint8 *p = bytes;
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ seed;

  for (gsize i = 0; i < length; i++) {
    hash ^= p[i];
    hash *= G_GUINT64_CONSTANT (0x100000001b3);
  }
  /* FNV leaves the high bits of short texts poorly mixed (finaliser of MurmurHash3). */
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  hash ^= hash >> 33;
  return hash;
}
