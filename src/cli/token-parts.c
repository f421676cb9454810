/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/token-parts.h"

#include <glib/gi18n.h>

typedef struct {
  const char *member;
  const char *name; /* N_() */
  gsize offset;
} Part;

static const Part all_parts[] = {
  { "system", N_ ("system"), G_STRUCT_OFFSET (FulTokenParts, system) },
  { "examples", N_ ("examples"), G_STRUCT_OFFSET (FulTokenParts, examples) },
  { "documents", N_ ("documents"), G_STRUCT_OFFSET (FulTokenParts, documents) },
  { "input", N_ ("input"), G_STRUCT_OFFSET (FulTokenParts, input) },
  { "schema", N_ ("schema"), G_STRUCT_OFFSET (FulTokenParts, schema) },
  { "total", N_ ("total"), G_STRUCT_OFFSET (FulTokenParts, total) },
};

void
ful_token_parts_add (FulTokenParts *sum, const FulTokenParts *parts)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_parts); i++)
    G_STRUCT_MEMBER (gsize, sum, all_parts[i].offset) +=
        G_STRUCT_MEMBER (gsize, parts, all_parts[i].offset);
}

static double
mean (const FulTokenParts *sum, guint part, gsize n)
{
  return (double)G_STRUCT_MEMBER (gsize, sum, all_parts[part].offset) / (double)n;
}

void
ful_token_parts_write (FulJsonWriter *writer, const char *member, const FulTokenParts *sum, gsize n)
{
  ful_json_writer_name (writer, member);
  ful_json_writer_begin_object (writer);
  for (guint i = 0; i < G_N_ELEMENTS (all_parts); i++)
    ful_json_writer_double_member (writer, all_parts[i].member, mean (sum, i, n));
  ful_json_writer_end_object (writer);
}

void
ful_token_parts_print (const FulTokenParts *sum, gsize n, const FulEncoding *encoding)
{
  ful_cli_print ("--- %s (%s)\n", n > 1 ? _ ("tokens, mean") : _ ("tokens"),
                 ful_encoding_name (encoding));
  for (guint i = 0; i < G_N_ELEMENTS (all_parts); i++)
    ful_cli_print ("%-10s %8.*f\n", _ (all_parts[i].name), n > 1 ? 1 : 0, mean (sum, i, n));
}
