/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/case.h"

#include <string.h>

#include "base/hash.h"

FulCase *
ful_case_new (void)
{
  FulCase *self = g_new0 (FulCase, 1);

  self->var_names = g_new0 (char *, 1);
  self->var_values = g_new0 (char *, 1);
  return self;
}

FulCase *
ful_case_copy (const FulCase *self)
{
  FulCase *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->group = g_strdup (self->group);
  copy->var_names = g_strdupv (self->var_names);
  copy->var_values = g_strdupv (self->var_values);
  copy->expected = g_strdup (self->expected);
  copy->tags = g_strdup (self->tags);
  return copy;
}

void
ful_case_free (FulCase *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->group);
  g_strfreev (self->var_names);
  g_strfreev (self->var_values);
  g_free (self->expected);
  g_free (self->tags);
  g_free (self);
}

const char *
ful_case_variable (const FulCase *self, const char *name)
{
  for (guint i = 0; self->var_names != NULL && self->var_names[i] != NULL; i++)
    if (strcmp (self->var_names[i], name) == 0)
      return self->var_values[i];
  return NULL;
}

char *
ful_case_input_hash (const FulCase *self)
{
  g_autoptr (FulHasher) hasher = ful_hasher_new ();

  for (guint i = 0; self->var_names != NULL && self->var_names[i] != NULL; i++) {
    ful_hasher_add (hasher, self->var_names[i]);
    ful_hasher_add (hasher, self->var_values[i]);
  }
  return ful_hasher_finish (hasher);
}
