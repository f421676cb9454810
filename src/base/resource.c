/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/resource.h"

#define PREFIX "/io/github/fulcrum_workbench/Fulcrum/"

extern GResource *ful_core_get_resource (void);

GBytes *
ful_resource_load (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
      g_resource_lookup_data (ful_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_critical ("%s", error->message);
  return bytes;
}
