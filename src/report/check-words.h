/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/snapshot.h"

/* What checks are called, for people; translated. */

/* "Contains" for "contains"; static; a kind that is not known as it is. */
const char *ful_check_kind_name (const char *kind);
/* What its value is: "Text that must stand in the answer; empty: what the case expects". Static. */
const char *ful_check_kind_value (const char *kind);
/* Whether a value, or a threshold, says something to this kind. */
gboolean ful_check_kind_takes_value (const char *kind);
gboolean ful_check_kind_takes_threshold (const char *kind);
/* "Does not contain “sorry”". Returns: (transfer full) */
char *ful_check_sentence (const FulCheck *check);
/* "no-excuses · weight 2 · for cases tagged de" Returns: (transfer full) */
char *ful_check_detail (const FulCheck *check);
