/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* What can be made to go wrong. One line a fault: its name is what options and counts say. */
#define FAULTS(X)                                                                   \
  X (NONE, "none")                                                                  \
  X (429, "429")                     /* says nothing about when */                  \
  X (429_SECONDS, "429-seconds")     /* retry-after: 1 */                           \
  X (429_DATE, "429-date")           /* retry-after: HTTP date */                   \
  X (429_MS, "429-ms")               /* retry-after-ms */                           \
  X (429_RATELIMIT, "429-ratelimit") /* x-ratelimit-…: reset as "1s" */           \
  X (429_ANTHROPIC, "429-anthropic") /* anthropic-ratelimit-…: reset as time */   \
  X (QUOTA, "quota")                 /* 429 that never goes away */                 \
  X (500, "500")                                                                    \
  X (500_FINAL, "500-final") /* x-should-retry: false */                            \
  X (503, "503")             /* with retry-after */                                 \
  X (529, "529")                                                                    \
  X (RESET_FIRST, "reset-first")   /* before any byte */                            \
  X (RESET, "reset")               /* in mid-body */                                \
  X (CLOSE, "close")               /* in mid-body, politely */                      \
  X (SILENT, "silent")             /* never a byte */                               \
  X (STALL, "stall")               /* nothing after half of the body */             \
  X (LINGER, "linger")             /* all of the body, then neither byte nor end */ \
  X (TRUNCATED, "truncated")       /* half of the body, rightly framed */           \
  X (MALFORMED, "malformed")       /* no JSON */                                    \
  X (UTF8, "utf8")                 /* invalid UTF-8 in the answer */                \
  X (SPLIT, "split")               /* every byte by itself */                       \
  X (ERROR_EVENT, "error-event")   /* in a reply with status 200 */                 \
  X (SHORT_LENGTH, "short-length") /* Content-Length under the truth */             \
  X (LONG_LENGTH, "long-length")   /* over the truth, then the end */               \
  X (ENDLESS, "endless")           /* a body that never ends */                     \
  X (REDIRECT, "redirect")         /* 307 to redirect_to */                         \
  X (HTML, "html")                 /* 200, and a page */                            \
  X (HTML_502, "html-502")                                                          \
  X (CUT_PROMPT, "cut-prompt") /* 200, fewer prompt tokens than sent */             \
  X (BAD_KEY, "bad-key")                                                            \
  X (NO_MODEL, "no-model")                                                          \
  X (TOO_LONG, "too-long")                                                          \
  X (REFUSED_PARAM, "refused-param")   /* error.param: temperature */               \
  X (REFUSED_SCHEMA, "refused-schema") /* error.param: response_format */           \
  X (EMPTY, "empty")                   /* an answer without text */                 \
  X (NO_USAGE, "no-usage")                                                          \
  X (LENGTH, "length") /* says that its token limit was hit */                      \
  X (NO_END, "no-end") /* a stream without its last events */

typedef enum {
#define FAULT_MEMBER(id, name) FAULT_##id,
  FAULTS (FAULT_MEMBER)
#undef FAULT_MEMBER
      FAULT_N,
} Fault;

const char *fault_name (Fault fault);
/* FAULT_N for what is none. */
Fault fault_from_name (const char *name);

/* Whether the model works for it: it is billed, also where its answer never arrives whole. */
gboolean fault_is_billed (Fault fault);
