/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* The JSON half of FulRecordReader: the objects of a JSON array or of the lines of a file. */
typedef struct _FulJsonRecords FulJsonRecords;

/* Parses all; fills @columns (char*) in order first seen. @array: one JSON array, else a value a
 * line. */
FulJsonRecords *ful_json_records_new (const char *text,
                                      gsize length,
                                      gboolean array,
                                      const char *file,
                                      GPtrArray *columns,
                                      GError **error);
void ful_json_records_free (FulJsonRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulJsonRecords, ful_json_records_free)

const char *const *ful_json_records_next (FulJsonRecords *self, GPtrArray *bad, guint64 *line);
