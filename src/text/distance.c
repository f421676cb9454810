/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/distance.h"

#include <string.h>

guint
ful_text_distance (const char *a, const char *b)
{
  guint row[FUL_DISTANCE_MAX_BYTES + 1];
  gsize n = strlen (b);

  if (n > FUL_DISTANCE_MAX_BYTES || strlen (a) > FUL_DISTANCE_MAX_BYTES)
    return G_MAXUINT;
  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 1; *a != '\0'; a++, i++) {
    guint diagonal = row[0];

    row[0] = i;
    for (guint j = 1; j <= n; j++) {
      guint above = row[j];

      row[j] = MIN (MIN (above, row[j - 1]) + 1, diagonal + (*a != b[j - 1]));
      diagonal = above;
    }
  }
  return row[n];
}
