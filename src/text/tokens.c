/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/tokens-private.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "base/hash.h"

/* A text is cut into pieces by the encoding's pattern; a piece that is a token counts as one, any
 * other is merged. What is merged, and whole texts, are remembered under two 64-bit hashes in a
 * table of fixed size, one a thread and encoding, so that the unchanging parts of a thousand
 * prompts are counted once and no thread waits for another. */

/* White space as the patterns' own engine has it: Unicode's White_Space. PCRE2's \s also takes
 * U+180E. */
#define WS   \
  "\\t-\\r " \
  "\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}"
#define SUFFIX "(?i:'s|'t|'re|'ve|'m|'ll|'d)"
#define UPPER "\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}"
#define LOWER "\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}"

static const char o200k_pattern[] = "[^\\r\\n\\p{L}\\p{N}]?[" UPPER "]*[" LOWER "]+" SUFFIX "?"
                                    "|[^\\r\\n\\p{L}\\p{N}]?[" UPPER "]+[" LOWER "]*" SUFFIX "?"
                                    "|\\p{N}{1,3}"
                                    "| ?[^" WS "\\p{L}\\p{N}]+[\\r\\n/]*"
                                    "|[" WS "]*[\\r\\n]+"
                                    "|[" WS "]+(?![^" WS "])"
                                    "|[" WS "]+";

static const char cl100k_pattern[] = SUFFIX "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+"
                                            "|\\p{N}{1,3}"
                                            "| ?[^" WS "\\p{L}\\p{N}]+[\\r\\n]*"
                                            "|[" WS "]*[\\r\\n]+"
                                            "|[" WS "]+(?![^" WS "])"
                                            "|[" WS "]+";

#define CACHE_SLOTS 16384 /* 24 bytes each */
#define JIT_STACK_BYTES (1024 * 1024)

typedef struct {
  guint64 hash[2];
  gsize count; /* 0: free */
} Slot;

/* What one thread needs to count with one encoding. */
typedef struct {
  pcre2_match_data *match;
  pcre2_match_context *context;
  pcre2_jit_stack *stack;
  FulMerger *merger;
  Slot *slots;
} Desk;

struct _FulEncoding {
  const char *name;
  const char *resource;
  const char *pattern;
  GOnce once;
  FulRanks *ranks;
  pcre2_code *code;
  GPrivate *desk;
};

static void
desk_free (gpointer data)
{
  Desk *desk = data;

  pcre2_match_data_free (desk->match);
  pcre2_match_context_free (desk->context);
  pcre2_jit_stack_free (desk->stack);
  ful_merger_free (desk->merger);
  g_free (desk->slots);
  g_free (desk);
}

static GPrivate o200k_desk = G_PRIVATE_INIT (desk_free);
static GPrivate cl100k_desk = G_PRIVATE_INIT (desk_free);

static FulEncoding encodings[] = {
  { "o200k_base", "tokenizers/o200k_base.tiktoken.gz", o200k_pattern, G_ONCE_INIT, NULL, NULL,
    &o200k_desk },
  { "cl100k_base", "tokenizers/cl100k_base.tiktoken.gz", cl100k_pattern, G_ONCE_INIT, NULL, NULL,
    &cl100k_desk },
};

static gpointer
load (gpointer data)
{
  FulEncoding *self = data;
  PCRE2_SIZE offset;
  int code;

  self->ranks = ful_ranks_load (self->resource);
  self->code = pcre2_compile ((PCRE2_SPTR)self->pattern, PCRE2_ZERO_TERMINATED,
                              PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK, &code, &offset, NULL);
  if (self->code == NULL)
    g_critical ("pattern of %s: error %d at %zu", self->name, code, offset);
  else
    pcre2_jit_compile (self->code, PCRE2_JIT_COMPLETE);
  return self;
}

const FulEncoding *
ful_encoding_named (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (strcmp (encodings[i].name, name) == 0)
      return g_once (&encodings[i].once, load, &encodings[i]);
  return NULL;
}

static gboolean
has_prefix_of (const char *text, const char *const *prefixes)
{
  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (text, prefixes[i]))
      return TRUE;
  return FALSE;
}

const FulEncoding *
ful_encoding_for_model (const char *model_id, gboolean *approximate)
{
  static const char *const o200k[] = { "gpt-4o",     "gpt-4.1", "gpt-4.5", "gpt-5", "gpt-oss",
                                       "chatgpt-4o", "o1",      "o3",      "o4",    NULL };
  static const char *const cl100k[] = { "gpt-4", "gpt-3.5", "gpt-35", "text-embedding-3", NULL };
  const char *id = model_id != NULL ? model_id : "";
  const char *slash = strrchr (id, '/');
  const char *name = "o200k_base";
  gboolean known = TRUE;

  if (slash != NULL)
    id = slash + 1;
  if (g_str_has_prefix (id, "ft:"))
    id += 3;
  if (has_prefix_of (id, o200k))
    name = "o200k_base";
  else if (has_prefix_of (id, cl100k))
    name = "cl100k_base";
  else
    known = FALSE;
  if (approximate != NULL)
    *approximate = !known;
  return ful_encoding_named (name);
}

const char *
ful_encoding_name (const FulEncoding *self)
{
  return self->name;
}

static Desk *
get_desk (const FulEncoding *self)
{
  Desk *desk = g_private_get (self->desk);

  if (desk != NULL)
    return desk;
  desk = g_new0 (Desk, 1);
  desk->match = pcre2_match_data_create (1, NULL);
  desk->context = pcre2_match_context_create (NULL);
  desk->stack = pcre2_jit_stack_create (32 * 1024, JIT_STACK_BYTES, NULL);
  pcre2_jit_stack_assign (desk->context, NULL, desk->stack);
  desk->merger = ful_merger_new ();
  desk->slots = g_new0 (Slot, CACHE_SLOTS);
  g_private_set (self->desk, desk);
  return desk;
}

/* The slot of these bytes; its count is 0 where they have not been counted yet. */
static Slot *
find_slot (Desk *desk, const char *bytes, gsize length)
{
  guint64 first = ful_hash64 (bytes, length, 0);
  guint64 second = ful_hash64 (bytes, length, 0x9E3779B97F4A7C15u);
  Slot *slot = &desk->slots[first % CACHE_SLOTS];

  if (slot->hash[0] != first || slot->hash[1] != second)
    *slot = (Slot){ .hash = { first, second } };
  return slot;
}

static gsize
count_piece (const FulEncoding *self, Desk *desk, const char *piece, gsize length, GArray *ids)
{
  guint32 rank = ful_ranks_lookup (self->ranks, (const guint8 *)piece, length);
  Slot *slot;

  if (rank != FUL_NO_RANK) {
    if (ids != NULL)
      g_array_append_val (ids, rank);
    return 1;
  }
  if (ids != NULL)
    return ful_merger_run (desk->merger, self->ranks, (const guint8 *)piece, length, ids);
  slot = find_slot (desk, piece, length);
  if (slot->count == 0)
    slot->count = ful_merger_run (desk->merger, self->ranks, (const guint8 *)piece, length, NULL);
  return slot->count;
}

/* @text: valid UTF-8. */
static gsize
count_pieces (const FulEncoding *self, Desk *desk, const char *text, gsize length, GArray *ids)
{
  const PCRE2_SIZE *range = pcre2_get_ovector_pointer (desk->match);
  gsize at = 0;
  gsize n = 0;

  while (at < length) {
    int found = pcre2_match (self->code, (PCRE2_SPTR)text, length, at,
                             PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED, desk->match, desk->context);
    /* Every character begins a match; were one refused, the rest would be one piece. */
    gsize end = found >= 0 && range[1] > at ? range[1] : length;

    n += count_piece (self, desk, text + at, end - at, ids);
    at = end;
  }
  return n;
}

/* GLib holds a NUL to be no UTF-8; it is a character like others here. NULL: the text is valid. */
static GString *
make_valid (const char *text, gsize length)
{
  GString *valid = NULL;
  const char *end = text + length;
  const char *copied = text;
  const char *bad;

  for (const char *at = text; !g_utf8_validate_len (at, (gsize)(end - at), &bad); at = bad + 1) {
    if (*bad == '\0')
      continue;
    if (valid == NULL)
      valid = g_string_sized_new (length);
    g_string_append_len (valid, copied, bad - copied);
    g_string_append_unichar (valid, 0xFFFD);
    copied = bad + 1;
  }
  if (valid != NULL)
    g_string_append_len (valid, copied, end - copied);
  return valid;
}

static gsize
count_text (const FulEncoding *self, const char *text, gssize length, GArray *ids)
{
  Desk *desk = get_desk (self);
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  GString *valid;
  gsize n;

  if (ids == NULL && (n = find_slot (desk, text, size)->count) > 0)
    return n;
  valid = make_valid (text, size);
  if (valid == NULL) {
    n = count_pieces (self, desk, text, size, ids);
  } else {
    n = count_pieces (self, desk, valid->str, valid->len, ids);
    g_string_free (valid, TRUE);
  }
  if (ids == NULL)
    find_slot (desk, text, size)->count = n; /* anew: a piece may have taken it */
  return n;
}

gsize
ful_encoding_count (const FulEncoding *self, const char *text, gssize length)
{
  return count_text (self, text, length, NULL);
}

GArray *
ful_encoding_encode (const FulEncoding *self, const char *text, gssize length)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  count_text (self, text, length, ids);
  return ids;
}
