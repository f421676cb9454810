/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "fault.h"

#define COUNTS_BIN_US 100000
#define COUNTS_BINS 600 /* a minute */

/* One tenth of a second. */
typedef struct {
  gint64 index; /* since the start */
  double area;  /* in flight × µs */
  guint most;
  guint answered;
  guint refused;
} CountsBin;

/* What was asked, done and billed: what tests compare a client's own figures with. */
typedef struct {
  guint64 connections; /* that carried a request for a model, batch or list */
  guint64 requests;    /* chat */
  guint64 lists;       /* of models */
  guint64 batches;
  guint64 answered; /* chat, whole and without a fault */
  guint64 refused;  /* 429 for want of a slot, or over the window */
  guint64 failed;   /* wrong key, unknown model …: by what was asked, not by chance */
  guint64 aborted;  /* the client left before the end */
  guint64 with_key; /* requests that carried one */
  guint64 faults[FAULT_N];
  guint64 tokens_in;
  guint64 tokens_out;
  double usd;
  guint in_flight;
  guint most_in_flight;
  gint64 started;
  gint64 changed; /* in_flight is counted into bins up to here */
  CountsBin bins[COUNTS_BINS];
} Counts;

void counts_init (Counts *self, gint64 now);
void counts_enter (Counts *self, gint64 now);
void counts_leave (Counts *self, gboolean answered, gint64 now);
void counts_refuse (Counts *self, gint64 now);

/* Returns: (transfer full): JSON, see README */
char *counts_to_json (Counts *self, gint64 now);
