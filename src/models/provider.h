/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

/* Whoever answers requests. A provider gets the bytes of the JSON request body and nothing else:
 * what a server would get, offline models too. */

/* One answer. Numbers that nobody reported are NAN. */
typedef struct {
  char *text;       /* never NULL once answered */
  double tokens_in; /* without the cached ones */
  double tokens_cached;
  double tokens_out;
  gboolean tokens_estimated; /* counted here, not reported by the server */
  double latency_ms;         /* first byte sent to last byte received */
} FulReply;

#define FUL_REPLY_NONE \
  ((FulReply){ .tokens_in = NAN, .tokens_cached = NAN, .tokens_out = NAN, .latency_ms = NAN })

void ful_reply_clear (FulReply *reply);

typedef struct _FulProvider FulProvider;

/* The first member of each provider's own struct. */
struct _FulProvider {
  const char *description; /* what it is, for people: untranslated English */
  gboolean (*answer) (FulProvider *self, GBytes *body, char **text, GError **error);
  void (*free) (FulProvider *self);
};

/**
 * ful_provider_ask:
 * @body: JSON as an OpenAI-shaped server takes it (models/request.h)
 * @reply: (out caller-allocates): cleared by the caller
 *
 * From any thread, several at once. Errors are those of the infrastructure, never a wrong answer:
 * %FUL_ERROR_BAD_INPUT the body is no request, %FUL_ERROR_REFUSED, %FUL_ERROR_UNREACHABLE.
 */
gboolean ful_provider_ask (FulProvider *self, GBytes *body, FulReply *reply, GError **error);
const char *ful_provider_description (const FulProvider *self);
void ful_provider_free (FulProvider *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulProvider, ful_provider_free)
