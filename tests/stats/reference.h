/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/* The members of one section of tests/data/stats-reference.json, read once and kept. */
JsonArray *reference_section (const char *name);

double reference_number (JsonObject *row, const char *member);

/* Returns: (transfer full): the numbers of an array member; *n their count */
double *reference_numbers (JsonObject *row, const char *member, gsize *n);
guint *reference_counts (JsonObject *row, const char *member, gsize *n);
double *reference_numbers_of (JsonArray *array, gsize *n);
