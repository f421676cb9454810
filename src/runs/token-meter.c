/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs/token-meter.h"

#include <string.h>

typedef struct {
  char *text;
  gsize tokens;
} Part;

struct _FulTokenMeter {
  const FulEncoding *encoding;
  GArray *parts; /* Part: of the request before; schema and tools first */
};

static void
part_clear (gpointer data)
{
  g_free (((Part *)data)->text);
}

FulTokenMeter *
ful_token_meter_new (const FulEncoding *encoding)
{
  FulTokenMeter *self = g_new (FulTokenMeter, 1);

  self->encoding = encoding;
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
  return self;
}

void
ful_token_meter_free (FulTokenMeter *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->parts);
  g_free (self);
}

static gsize
count_part (FulTokenMeter *self, guint index, const char *text)
{
  Part *part;

  if (index >= self->parts->len)
    g_array_set_size (self->parts, index + 1);
  part = &g_array_index (self->parts, Part, index);
  if (g_strcmp0 (part->text, text) != 0) {
    g_free (part->text);
    part->text = g_strdup (text);
    part->tokens = ful_encoding_count (self->encoding, text, -1);
  }
  return part->tokens;
}

gsize
ful_token_meter_count (FulTokenMeter *self, const FulRequestShape *shape, GPtrArray *messages)
{
  gsize tokens = count_part (self, 0, ful_request_shape_schema (shape)) +
                 count_part (self, 1, ful_request_shape_tools (shape));

  for (guint i = 0; i < messages->len; i++)
    tokens += count_part (self, i + 2, ((FulMessage *)g_ptr_array_index (messages, i))->content);
  return tokens;
}
