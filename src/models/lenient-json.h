/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/* JSON as servers send it: read strictly first (base/json.h), and only where that fails with what
 * real servers get wrong mended. */

/**
 * ful_lenient_json_parse:
 * @text: any bytes
 * @halves: (inout): set to TRUE where half a surrogate pair stood alone; else untouched
 *
 * Mends a byte-order mark, bytes that are not UTF-8 (become U+FFFD), NaN and Infinity (become
 * null) and lone surrogate escapes. Servers in JavaScript cut a character between two chunks into
 * two of these; each becomes a stand-in that ful_lenient_join() joins once the texts are together.
 *
 * Returns: (transfer full) (nullable): the root; NULL: not JSON
 */
JsonNode *ful_lenient_json_parse (const char *text, gsize length, gboolean *halves);

/* Joins the halves in a text put together from strings read with @halves set; one that has no
 * other half becomes U+FFFD. */
void ful_lenient_join (GString *text);

/* Members; what is missing, null or of another type is NULL or NAN. Borrowed. */
const char *ful_lenient_string (JsonObject *object /* (nullable) */, const char *name);
JsonObject *ful_lenient_object (JsonObject *object, const char *name);
JsonArray *ful_lenient_array (JsonObject *object, const char *name);
/* Whole numbers from 0 to 1e12. */
double ful_lenient_count (JsonObject *object, const char *name);
/* (transfer full) (nullable): a string, or a number as text */
char *ful_lenient_scalar (JsonObject *object, const char *name);

/* (nullable): an element that is an object */
JsonObject *ful_lenient_element (JsonArray *array /* (nullable) */, guint index);
/* (nullable): @node (nullable) where it is an object */
JsonObject *ful_lenient_root (JsonNode *node);
