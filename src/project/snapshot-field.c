/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of a snapshot as they stand: what is set, else the default of the registry. */
#include "project/snapshot.h"

#include <math.h>
#include <string.h>

#include "project/field.h"

const FulFieldValue *
ful_snapshot_field (const FulSnapshot *self, const char *key)
{
  return g_hash_table_lookup (self->fields, key);
}

gboolean
ful_snapshot_is_set (const FulSnapshot *self, const char *key)
{
  return ful_snapshot_field (self, key) != NULL;
}

double
ful_snapshot_number (const FulSnapshot *self, const char *key)
{
  const FulFieldValue *value = ful_snapshot_field (self, key);
  const FulField *field;

  if (value != NULL)
    return value->likely;
  field = ful_field_lookup (key);
  g_return_val_if_fail (field != NULL, NAN);
  return field->fallback != NULL ? g_ascii_strtod (field->fallback, NULL) : (double)NAN;
}

const char *
ful_snapshot_text (const FulSnapshot *self, const char *key)
{
  const FulFieldValue *value = ful_snapshot_field (self, key);
  const FulField *field;

  if (value != NULL)
    return value->text;
  field = ful_field_lookup (key);
  g_return_val_if_fail (field != NULL, NULL);
  return field->fallback;
}

gboolean
ful_snapshot_flag (const FulSnapshot *self, const char *key)
{
  const char *text = ful_snapshot_text (self, key);

  return text != NULL && strcmp (text, "true") == 0;
}
