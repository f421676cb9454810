/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Looks through JSON without building anything: the server must cost less than what it measures.
 * Only for texts of our own client; what is no JSON ends the walk. */
typedef struct {
  const char *at; /* raw JSON of one value; NULL: none */
  gsize length;
} Slice;

/* Begin at the object or array @value; then one member or element a call. FALSE at the end. */
typedef struct {
  const char *at;
  const char *end;
} Skim;

Skim skim_into (Slice value);
gboolean skim_member (Skim *self, Slice *name /* without quotes, raw */, Slice *value);
gboolean skim_element (Skim *self, Slice *value);

/* The member called @name of an object; its at is NULL where there is none. */
Slice skim_find (Slice object, const char *name);

gboolean slice_is (Slice self, const char *raw);
gboolean slice_is_string (Slice self);
/* Appends a string's characters, escapes taken out. Nothing for what is no string. */
void slice_append_text (Slice self, GString *out);
double slice_number (Slice self, double missing);

/* Appends @text as a JSON string with its quotes; bytes from 0x80 on stay as they are. */
void append_quoted (GString *out, const char *text, gsize length);
