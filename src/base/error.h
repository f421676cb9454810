/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* One domain; a code is what the caller can do, the message is for people. */
#define FUL_ERROR (ful_error_quark ())
GQuark ful_error_quark (void);

typedef enum {
  FUL_ERROR_BAD_INPUT,   /* the user's file or field is wrong: show it, change nothing */
  FUL_ERROR_NOT_FOUND,   /* the name is not in this project */
  FUL_ERROR_NEWER_FILE,  /* written by a newer Fulcrum: refuse */
  FUL_ERROR_READ_ONLY,   /* offer Save a Copy */
  FUL_ERROR_UNREACHABLE, /* server or network: may be tried again */
  FUL_ERROR_REFUSED,     /* key, quota, policy: trying again won't help */
  FUL_ERROR_BUDGET,      /* stopped before the cap */
  FUL_ERROR_STORAGE,     /* the disk is full or the file can't be read or written */
} FulErrorCode;

/**
 * ful_set_error_at:
 * @error: (out) (optional): where to put the error
 * @code: what the caller can do
 * @file: (nullable): file or source named to people
 * @line: line in @file from 1; 0: none
 * @field: (nullable): column, member or option
 * @format: printf format of the message: what happened and what to do
 *
 * Sets "FILE:LINE: FIELD: message"; what is NULL or 0 is left out.
 *
 * Returns: FALSE, so that a caller can return it.
 */
gboolean ful_set_error_at (GError **error,
                           FulErrorCode code,
                           const char *file,
                           guint64 line,
                           const char *field,
                           const char *format,
                           ...) G_GNUC_PRINTF (6, 7);

/**
 * ful_quote_untrusted:
 * @text: (nullable): text of a file, a server or a project; need not be UTF-8
 *
 * For messages: in quotation marks, at most 80 characters, control characters and invalid bytes
 * shown as U+FFFD.
 *
 * Returns: (transfer full): the quoted text
 */
char *ful_quote_untrusted (const char *text);
