/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/field.h"

/* Fields as people type and read them, and back to what project/field.h takes: shares in percent,
 * separators of the language, and whatever else can mean only one thing. */

/* What a typed number is of the field's own: 100 for shares, 1000 for a price that is typed for
 * 1,000 requests, else 1. */
double ful_field_entry_scale (const FulField *field);

/* Whether a range of it widens what a projection of cost says: of other fields the likely value
 * alone counts. */
gboolean ful_field_entry_takes_range (const FulField *field);

/* "89", "240,000", "1..2..4": to be edited. Returns: (transfer full) */
char *ful_field_entry_text (const FulField *field, double low, double likely, double high);
/* One end of a range, to be edited; "" for NAN. Returns: (transfer full) */
char *ful_field_entry_number (const FulField *field, double value);
/* The same with four digits that say something: what was measured, to be read. (transfer full) */
char *ful_field_entry_about (const FulField *field, double value);
/* "181k to 318k", to be read. Returns: (transfer full) */
char *ful_field_entry_range (const FulField *field, double low, double high);

/**
 * ful_field_entry_parse_number:
 * @group, @decimal: separators of the language
 *
 * A number as people write it: spaces and groups of three are left out, either separator is the
 * decimal one where it can't be the other ("0,5" anywhere, "1.234,5", "1,234.5"), U+2212 is minus,
 * k and M are thousands and millions, a sign of a currency or of percent is left out.
 */
gboolean ful_field_entry_parse_number (const char *text,
                                       const char *group,
                                       const char *decimal,
                                       double *out);

/* The same with the separators of the language of the messages. */
gboolean ful_field_entry_read_number (const char *text, double *out);

/**
 * ful_field_entry_canonical:
 * @typed: what stands in the entry, not blank
 *
 * Errors: %FUL_ERROR_BAD_INPUT, in a sentence for under the entry that does not name the field
 *
 * Returns: (transfer full): what ful_field_parse() takes; NULL with @error set
 */
char *ful_field_entry_canonical (const char *key, const char *typed, GError **error);
/* The same of the three numbers of a range, each on its own; NULL where one is none. */
char *ful_field_entry_canonical_range (const char *key,
                                       const char *low,
                                       const char *likely,
                                       const char *high,
                                       GError **error);
