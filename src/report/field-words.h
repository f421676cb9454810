/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/field.h"

/* What the fields of project/field.h are called where people fill them in; translated. Static
 * where const. */

/* Short, for under a heading that says the side: "Tokens in". Never NULL. */
const char *ful_field_label (const char *key);
/* Whole and unique: "Tokens in, prompt side". Returns: (transfer full) */
char *ful_field_name (const char *key);
/* What it means, one sentence without a full stop. */
const char *ful_field_meaning (const char *key);
/* What stands behind the number, in the unit that is typed: "% / month", "$ / h"; "" for none.
 * @currency: as in cost.currency. Returns: (transfer full) */
char *ful_field_unit (const char *key, const char *currency);
/* "Serverless" of a choice's "serverless"; what is no choice as it is. */
const char *ful_field_choice (const char *choice);
/* "list of 1 August 2026" of "price list of 2026-08-01", "typed" … Returns: (transfer full) */
char *ful_field_source (const char *source);
