/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Exact token counts of the two public byte-pair encodings. An encoding is loaded at its first use
 * (about a tenth of a second) and lives as long as the program; all functions may be called from
 * any thread. */
typedef struct _FulEncoding FulEncoding;

/* "o200k_base" or "cl100k_base"; NULL for any other name. */
const FulEncoding *ful_encoding_named (const char *name);

/**
 * ful_encoding_for_model:
 * @model_id: (nullable): a provider's id, also with a publisher ("openai/gpt-4o") or as fine-tuned
 *   ("ft:gpt-4o-mini:…")
 * @approximate: (out) (optional): TRUE where the model's own tokenizer is not known here and its
 *   counts are only about those of the encoding
 *
 * Returns: (transfer none): the encoding to count with, never NULL
 */
const FulEncoding *ful_encoding_for_model (const char *model_id, gboolean *approximate);

const char *ful_encoding_name (const FulEncoding *self);

/**
 * ful_encoding_count:
 * @text: bytes; what is not UTF-8 counts as U+FFFD
 * @length: number of bytes, or -1: up to the NUL
 *
 * Number of tokens. What looks like a special token ("<|endoftext|>") counts as plain text.
 * Takes n log n at worst; texts and words counted before by the same thread come from a small
 * cache of fixed size.
 *
 * Source: github.com/openai/tiktoken, its patterns and rank files.
 */
gsize ful_encoding_count (const FulEncoding *self, const char *text, gssize length);

/* As ful_encoding_count(). Returns: (transfer full) (element-type guint32): the ids */
GArray *ful_encoding_encode (const FulEncoding *self, const char *text, gssize length);
