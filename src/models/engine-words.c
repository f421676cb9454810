/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "models/engine-private.h"

#define LEAST_KEY 8 /* a shorter value is no key, and may stand in any text */

static const char *
words_of (const FulTransfer *self, CURLcode code)
{
  return *self->words != '\0' ? self->words : curl_easy_strerror (code);
}

void
ful_transfer_set_broken (FulTransfer *self, CURLcode code)
{
  g_autofree char *valid = g_utf8_make_valid (words_of (self, code), -1);
  const char *where = self->origin->name;

  if (self->late != NULL) {
    ful_set_error_at (&self->error, FUL_ERROR_UNREACHABLE, NULL, 0, where, "%s", self->late);
    return;
  }
  switch (code) {
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_CERTPROBLEM:
    ful_set_error_at (&self->error, FUL_ERROR_REFUSED, NULL, 0, where,
                      "There is no secure connection (%s); check the address, and whether the "
                      "server's certificate is one this computer trusts",
                      valid);
    return;
  case CURLE_COULDNT_CONNECT:
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY:
    ful_set_error_at (&self->error, FUL_ERROR_UNREACHABLE, NULL, 0, where,
                      "The server can't be reached (%s); check the address and whether it runs",
                      valid);
    return;
  case CURLE_OPERATION_TIMEDOUT:
    ful_set_error_at (&self->error, FUL_ERROR_UNREACHABLE, NULL, 0, where,
                      "The server was too slow (%s)", valid);
    return;
  default:
    ful_set_error_at (&self->error, FUL_ERROR_UNREACHABLE, NULL, 0, where,
                      "The connection broke (%s)", valid);
  }
}

/* What is secret of a header line; NULL: nothing. */
static const char *
secret_of (const char *line)
{
  static const char *const names[] = { "authorization:", "x-api-key:", "api-key:" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = line + strlen (names[i]);

    if (g_ascii_strncasecmp (line, names[i], strlen (names[i])) != 0)
      continue;
    value += strspn (value, " ");
    if (g_ascii_strncasecmp (value, "Bearer ", 7) == 0)
      value += 7;
    return strlen (value) >= LEAST_KEY ? value : NULL;
  }
  return NULL;
}

static void
hide_in (char **text, const char *secret)
{
  g_autoptr (GString) mended = NULL;

  if (*text == NULL || strstr (*text, secret) == NULL)
    return;
  mended = g_string_new (*text);
  g_string_replace (mended, secret, "[key]", 0);
  g_free (*text);
  *text = g_strdup (mended->str);
}

static void
hide_in_fault (FulFault *fault, const char *secret)
{
  hide_in (&fault->message, secret);
  hide_in (&fault->code, secret);
  hide_in (&fault->type, secret);
  hide_in (&fault->param, secret);
}

void
ful_transfer_hide_key (FulTransfer *self)
{
  const char *const *line = self->request->headers;

  for (; line != NULL && *line != NULL; line++) {
    const char *secret = secret_of (*line);

    if (secret == NULL)
      continue;
    hide_in_fault (&self->out->fault, secret);
    if (self->out->reply != NULL)
      hide_in_fault (&self->out->reply->fault, secret);
    if (self->error != NULL)
      hide_in (&self->error->message, secret);
  }
}
