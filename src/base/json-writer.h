/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/* Writes one JSON document piece by piece. Doubles are the shortest text that reads back the same
 * number; NaN and infinities are null. Strings that are not UTF-8 are made valid first. */
typedef struct _FulJsonWriter FulJsonWriter;

typedef enum {
  FUL_JSON_COMPACT, /* no white space */
  FUL_JSON_PRETTY,  /* two spaces a level, as people read it */
  FUL_JSON_LINES,   /* members of the root one a line, each compact: made for git */
} FulJsonStyle;

FulJsonWriter *ful_json_writer_new (FulJsonStyle style);
void ful_json_writer_free (FulJsonWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulJsonWriter, ful_json_writer_free)

/* Opens an object: the next value of the array or member that is open, or the root. */
void ful_json_writer_begin_object (FulJsonWriter *writer);
/* Closes the object that is open; it must be the innermost. */
void ful_json_writer_end_object (FulJsonWriter *writer);
/* Opens an array in the same way. */
void ful_json_writer_begin_array (FulJsonWriter *writer);
/* Closes the array that is open; it must be the innermost. */
void ful_json_writer_end_array (FulJsonWriter *writer);

/* The name of the next member of the object that is open. */
void ful_json_writer_name (FulJsonWriter *writer, const char *name);

/* Escaped as JSON wants it and no further. */
void ful_json_writer_string (FulJsonWriter *writer, const char *value /* (nullable): null */);
/* The shortest text that reads back the same. */
void ful_json_writer_double (FulJsonWriter *writer, double value /* not finite: null */);
/* All its digits, also beyond 2^53. */
void ful_json_writer_int (FulJsonWriter *writer, gint64 value);
/* true or false. */
void ful_json_writer_boolean (FulJsonWriter *writer, gboolean value);
/* null: a value that is missing. */
void ful_json_writer_null (FulJsonWriter *writer);

/* A parsed value, its object members sorted by name (bytes): the canonical form. */
void ful_json_writer_node (FulJsonWriter *writer, JsonNode *node /* (nullable): null */);

/* The same with the members in their own order, for readers to whom it means something: a model
 * answers a schema's properties in the order they stand in. */
void ful_json_writer_node_in_order (FulJsonWriter *writer, JsonNode *node /* (nullable): null */);

/* Name and value in one call, as all of these; NULL gives null. */
void ful_json_writer_string_member (FulJsonWriter *writer, const char *name, const char *value);
/* Not finite gives null. */
void ful_json_writer_double_member (FulJsonWriter *writer, const char *name, double value);
/* A whole number. */
void ful_json_writer_int_member (FulJsonWriter *writer, const char *name, gint64 value);
/* true or false. */
void ful_json_writer_boolean_member (FulJsonWriter *writer, const char *name, gboolean value);
/* A member that is null. */
void ful_json_writer_null_member (FulJsonWriter *writer, const char *name);

/**
 * ful_json_writer_finish:
 *
 * Returns: (transfer full): the text, with a last line feed but in the compact style; the writer
 * is empty again
 */
char *ful_json_writer_finish (FulJsonWriter *writer);

/**
 * ful_json_canonical:
 *
 * Returns: (transfer full): @node compact with sorted members, for hashing and comparing
 */
char *ful_json_canonical (JsonNode *node);
