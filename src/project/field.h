/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* The registry of design §10: every key that `set` takes, with kind, domain and default. */

typedef enum {
  FUL_FIELD_TEXT,
  FUL_FIELD_FLAG,       /* true or false */
  FUL_FIELD_CHOICE,     /* one of choices */
  FUL_FIELD_AMOUNT,     /* >= 0 */
  FUL_FIELD_GROWTH,     /* >= -1 */
  FUL_FIELD_SHARE,      /* [0, 1] */
  FUL_FIELD_OPEN_SHARE, /* (0, 1): bar.quality, valid_format, agreement, delta */
  FUL_FIELD_COUNT,      /* whole number >= 0 as a likely value; ranges allowed */
} FulFieldKind;

typedef struct {
  const char *key;
  FulFieldKind kind;
  const char *fallback;       /* default as text; NULL: none */
  const char *const *choices; /* NULL-ended; for FUL_FIELD_CHOICE */
  double least;               /* domain of a number, ends included but for FUL_FIELD_OPEN_SHARE */
  double most;
  const char *unit;    /* "USD", "hours", "USD per million tokens", ""; for people */
  const char *summary; /* untranslated English, one line */
} FulField;

/* All fields in the order of design §10 ("factors.NAME.weight" one a factor); *n their number. */
const FulField *ful_fields (gsize *n);

/* NULL when there is no such key. */
const FulField *ful_field_lookup (const char *key);

/**
 * ful_field_parse:
 * @key: any text
 * @text: as a user typed it: number, "low..likely..high", true/false, choice, text
 *
 * Checks key, kind, domain and low <= likely <= high.
 * Errors: %FUL_ERROR_NOT_FOUND unknown key (nearest one named); %FUL_ERROR_BAD_INPUT
 *
 * Returns: (transfer full): canonical value, its source "typed"; NULL with @error set
 */
FulFieldValue *ful_field_parse (const char *key, const char *text, GError **error);
/* A text as it is, unchecked, its source "typed". */
FulFieldValue *ful_field_value_new_text (const char *key, const char *text);
FulFieldValue *ful_field_value_copy (const FulFieldValue *value);
void ful_field_value_free (FulFieldValue *value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulFieldValue, ful_field_value_free)
