/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

#include "models/dialect.h"

/* Where models are commonly found: what to fill in for a host that is named. Nothing here is
 * contacted unasked. Base addresses and variables are those of the hosts' own documentation. */
typedef struct {
  const char *key;  /* how the command line names it, e.g. "openrouter" */
  const char *name; /* as the host writes itself */
  FulDialect dialect;
  const char *base;    /* endpoint */
  const char *key_env; /* the usual environment variable of its key; NULL: wants none */
  gboolean local;      /* runs on this machine, on its usual port */
} FulHostPreset;

/* All of them, those on this machine last. Static. */
const FulHostPreset *ful_host_presets (guint *n);

/* NULL for any other key. */
const FulHostPreset *ful_host_preset_named (const char *key);

/**
 * ful_host_preset_of:
 * @base: (nullable): a model's endpoint
 *
 * Returns: (nullable): the preset of that scheme, host and port; "127.0.0.1" and "[::1]" are
 * "localhost"
 */
const FulHostPreset *ful_host_preset_of (const char *base);
