/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "body.h"
#include "config.h"

/* What goes over a connection, and when. */
typedef enum {
  STEP_SEND,    /* up to end, then wait */
  STEP_CLOSE,   /* then the connection ends, politely */
  STEP_RESET,   /* or rudely */
  STEP_STALL,   /* nothing more, ever */
  STEP_ENDLESS, /* filling without end */
} StepKind;

typedef struct {
  gsize end; /* in bytes */
  gint64 wait_us;
  StepKind kind;
} Step;

typedef struct {
  GString *bytes;
  GArray *steps; /* Step */
} Script;

void script_init (Script *self);
void script_clear (Script *self);
void script_reset (Script *self);
/* All bytes so far are sent, then nothing for so long. */
void script_pause (Script *self, gint64 us);
void script_end (Script *self, StepKind kind);

/* One HTTP/1.1 reply. */
typedef struct {
  guint status;
  const char *headers; /* more of them, each line ended */
  gboolean chunked;    /* a stream: each piece a chunk, token_ms apart */
  gboolean gzip;
  Fault fault; /* of framing and connection */
} Frame;

/* Writes @body as @frame says, after config's latency. */
void script_write (Script *self, const Config *config, const Frame *frame, const Body *body);
