/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/* Strict JSON (RFC 8259). json-glib accepts what is not JSON, crashes on deep nesting and cuts
 * strings at \u0000, so no text reaches its parser: it is read here into json-glib's nodes, and
 * members are read through the getters below, which tell a missing member from a wrong one. */

#define FUL_JSON_MAX_DEPTH 512
#define FUL_JSON_MAX_BYTES (256 * 1024 * 1024)

/**
 * ful_json_check:
 * @text: bytes, need not end in NUL
 * @length: number of bytes, at most FUL_JSON_MAX_BYTES
 * @file: (nullable): named in the error, with line
 *
 * Whether @text is one JSON value of RFC 8259: valid UTF-8, no byte-order mark, at most
 * FUL_JSON_MAX_DEPTH levels deep, a lone surrogate escape refused.
 * Errors: %FUL_ERROR_BAD_INPUT naming line and column.
 */
gboolean ful_json_check (const char *text, gsize length, const char *file, GError **error);

/**
 * ful_json_parse:
 *
 * As ful_json_check(), then parsed. Numbers that overflow a double are refused; whole numbers
 * beyond 64 bits are doubles. Of members of one name the last counts. A \u0000, which a C string
 * can't hold, becomes U+FFFD, so that no string ends early.
 * Returns: (transfer full): the root node, or NULL with @error set
 */
JsonNode *ful_json_parse (const char *text, gsize length, const char *file, GError **error);

/* Typed members. A missing or null member gives the missing value named; a member of another type
 * is %FUL_ERROR_BAD_INPUT "MEMBER: …" and leaves *out untouched. Strings, arrays and objects are
 * borrowed from @object. */
gboolean
ful_json_get_string (JsonObject *object, const char *member, const char **out, GError **error);
/* Whole numbers too. */
gboolean ful_json_get_double (JsonObject *object,
                              const char *member,
                              double *out /* NAN when missing */,
                              GError **error);
/* A double without a fraction too, as 3.0 and 1e3. */
gboolean ful_json_get_int (JsonObject *object,
                           const char *member,
                           gint64 missing,
                           gint64 *out /* a number with a fraction is refused */,
                           GError **error);
/* true or false alone: no number, no string. */
gboolean ful_json_get_boolean (JsonObject *object,
                               const char *member,
                               gboolean missing,
                               gboolean *out,
                               GError **error);
/* Its elements' types are the caller's to check. */
gboolean
ful_json_get_array (JsonObject *object, const char *member, JsonArray **out, GError **error);
/* For its own members, the getters above. */
gboolean
ful_json_get_object (JsonObject *object, const char *member, JsonObject **out, GError **error);
