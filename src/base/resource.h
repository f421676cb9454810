/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/**
 * ful_resource_load:
 * @name: path below data/, e.g. "prices/prices.json", "tokenizers/o200k_base.tiktoken.gz"
 *
 * Data compiled into the library. A name that is not there is our own mistake.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *ful_resource_load (const char *name);
