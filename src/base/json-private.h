/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base/json.h"

/* The JSON reader at work: json.c reads values, json-string.c strings. */
typedef struct {
  const char *text;
  const char *p;
  const char *end;
  const char *why; /* what is wrong at p; NULL: nothing so far */
  gboolean build;
  int depth;
  GString *scratch; /* the string read last */
} FulJsonParser;

/* Whether the next byte is @c. */
static inline gboolean
ful_json_parser_at (const FulJsonParser *parser, char c)
{
  return parser->p < parser->end && *parser->p == c;
}

/* Notes what is wrong and where. Returns: FALSE */
static inline gboolean
ful_json_parser_wrong (FulJsonParser *parser, const char *where, const char *why)
{
  parser->p = where;
  parser->why = why;
  return FALSE;
}

/* Reads the string whose opening quotation mark is next into the scratch buffer. */
gboolean ful_json_parser_read_string (FulJsonParser *parser);
