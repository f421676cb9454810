/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Which files this machine has looked through already, so that opening the same project again does
 * not read all of it. Kept in the user's state directory; losing it costs a look. A file is known
 * by path, device, inode, size and the times of its last changes: a file that came from elsewhere,
 * or was changed by anything but us, is not. */
gboolean ful_known_file_check (const char *path);

/* From now on the file as it lies there is known. Where that can't be kept, nothing happens. */
void ful_known_file_add (const char *path);
