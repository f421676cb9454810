/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

/* The pages of a project in their order, one line each. */
#define FUL_MAX_PAGES 7

typedef struct {
  const char *key;
  const char *name; /* untranslated */
  const char *icon;
  GType (*get_type) (void);
} FulPageEntry;

extern const FulPageEntry ful_pages[];
extern const int ful_n_pages; /* at most FUL_MAX_PAGES */
