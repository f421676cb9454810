/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/case.h"
#include "project/snapshot.h"

/* Rules that score one answer (design §7). The kinds there are:
 *
 *   equals    the answer is the expected text, white space around either aside
 *   iequals   the same whatever the case of letters
 *   one-of    the answer is one of the set: the value (a JSON array, lines, or a list with commas),
 *             else the project's labels, else what is expected, read as such a list
 *   contains  the expected text stands in the answer as it is
 *   regex     the expected pattern (PCRE2, Unicode) matches somewhere in the answer
 *   is-json   the answer is one JSON value (RFC 8259); needs no value
 *   number    the answer is a number within the threshold (a distance; default 0) of the expected
 *
 * "Expected" is the check's value where it has one, else the case's. */

#define FUL_REGEX_MATCH_LIMIT 1000000     /* PCRE2's steps */
#define FUL_REGEX_DEPTH_LIMIT 250000      /* levels of backtracking */
#define FUL_REGEX_HEAP_LIMIT_KIB 65536    /* memory of one match */
#define FUL_CHECK_MAX_VALUE (1024 * 1024) /* bytes */

/* NULL-ended, in the order above. */
const char *const *ful_check_kinds (void);

/**
 * ful_check_validate:
 *
 * Errors: %FUL_ERROR_BAD_INPUT naming the part: an unknown kind, a pattern that PCRE2 refuses (with
 * its place), a value that is no number, a weight, threshold or retry below 0.
 */
gboolean ful_check_validate (const FulCheck *check, GError **error);

typedef struct {
  gboolean pass;   /* FALSE where not evaluated */
  double score;    /* [0, 1]; NAN: not evaluated */
  gboolean failed; /* the check itself failed: the answer counts as missing */
  char *why;       /* for people; never NULL */
} FulCheckOutcome;

void ful_check_outcome_clear (FulCheckOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FulCheckOutcome, ful_check_outcome_clear)

/**
 * ful_check_try:
 * @labels: (nullable) (element-type FulLabel): the project's
 * @output: the answer
 * @expected: (nullable): the case's
 *
 * Tags are not looked at. A check that fails never turns to a pass by negation. Any thread.
 */
FulCheckOutcome ful_check_try (const FulCheck *check,
                               const GPtrArray *labels,
                               const char *output,
                               const char *expected);

/* Whether the check is for the case: it has no tags, or shares one with it. */
gboolean ful_check_applies (const FulCheck *check, const FulCase *item);
