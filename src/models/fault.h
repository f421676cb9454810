/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <json-glib/json-glib.h>

/* What a server says is wrong, and what to do about it. The shapes of OpenAI, Anthropic, Ollama,
 * vLLM, FastAPI and Google's OpenAI-compatible endpoint are read wherever they come: servers answer
 * with the error of another dialect on the same route. */

typedef enum {
  FUL_FAULT_NONE,
  FUL_FAULT_BAD_REQUEST,
  FUL_FAULT_AUTH,      /* no key, a wrong one, or one that may not */
  FUL_FAULT_NOT_FOUND, /* no such route: the base URL is wrong */
  FUL_FAULT_MODEL_NOT_FOUND,
  FUL_FAULT_TOO_LONG,    /* prompt and answer do not fit into the context */
  FUL_FAULT_RATE_LIMIT,  /* our own pace; goes away */
  FUL_FAULT_QUOTA,       /* no money left; waiting does not help */
  FUL_FAULT_UNAVAILABLE, /* the server or what stands before it is not ready */
  FUL_FAULT_UNSUPPORTED, /* the server can't do this */
  FUL_FAULT_OVERLOADED,  /* the server's load, not our pace */
  FUL_FAULT_SERVER,      /* its own failure; some servers say so for a bad request too */
  FUL_FAULT_N,
} FulFaultClass;

typedef struct {
  FulFaultClass fault;
  char *message;  /* the server's own words, or "HTTP 502"; never NULL once there is a fault */
  char *code;     /* as spelled, a number as text; the type where there is no code; NULL: neither */
  char *type;     /* as spelled; NULL: none */
  char *param;    /* the request's member it is about; NULL: none */
  gboolean retry; /* a bounded retry may help; a header x-should-retry overrides (backoff.h) */
} FulFault;

/* Longest texts kept, in bytes. */
#define FUL_FAULT_MAX_MESSAGE 2000
#define FUL_FAULT_MAX_WORD 120

void ful_fault_clear (FulFault *self);

/* "bad-request", "model-not-found" …; "" for none. Static. */
const char *ful_fault_name (FulFaultClass fault);

/**
 * ful_fault_read_object:
 * @object: a JSON object of a reply
 * @status: HTTP status; 200 for an error within a stream
 * @self: (out caller-allocates): cleared by the caller; untouched where there is none
 *
 * Returns: whether @object says that something failed
 */
gboolean ful_fault_read_object (JsonObject *object, guint status, FulFault *self);

/**
 * ful_fault_read_body:
 * @body: body of a reply whose @status is no success: JSON, HTML, text or nothing
 */
void ful_fault_read_body (const char *body, gsize length, guint status, FulFault *self);

/* A fault of our own making, with its usual answer to whether to try again. */
void ful_fault_set (FulFault *self, FulFaultClass fault, const char *code, const char *message);

/* By status, code, type and message of @self, sets its class and retry. */
void ful_fault_classify (FulFault *self, guint status);
