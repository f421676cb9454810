/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "counts.h"

#include <string.h>

#include "base/json-writer.h"

void
counts_init (Counts *self, gint64 now)
{
  guint in_flight = self->in_flight;

  memset (self, 0, sizeof *self);
  self->in_flight = self->most_in_flight = in_flight;
  self->started = self->changed = now;
  for (guint i = 0; i < COUNTS_BINS; i++)
    self->bins[i].index = -1;
}

static CountsBin *
bin_at (Counts *self, gint64 time)
{
  gint64 index = (time - self->started) / COUNTS_BIN_US;
  CountsBin *bin = &self->bins[index % COUNTS_BINS];

  if (bin->index != index)
    *bin = (CountsBin){ .index = index, .most = self->in_flight };
  return bin;
}

/* Counts what is in flight into the bins up to @now. */
static CountsBin *
advance (Counts *self, gint64 now)
{
  CountsBin *bin;

  if (now - self->changed > (gint64)COUNTS_BINS * COUNTS_BIN_US)
    self->changed = now - (gint64)COUNTS_BINS * COUNTS_BIN_US + COUNTS_BIN_US;
  for (;;) {
    gint64 end;

    bin = bin_at (self, self->changed);
    end = MIN (now, self->started + (bin->index + 1) * COUNTS_BIN_US);
    bin->area += (double)self->in_flight * (double)(end - self->changed);
    self->changed = end;
    if (end >= now)
      break;
  }
  return bin_at (self, now);
}

void
counts_enter (Counts *self, gint64 now)
{
  CountsBin *bin = advance (self, now);

  self->in_flight++;
  self->most_in_flight = MAX (self->most_in_flight, self->in_flight);
  bin->most = MAX (bin->most, self->in_flight);
}

void
counts_leave (Counts *self, gboolean answered, gint64 now)
{
  CountsBin *bin = advance (self, now);

  self->in_flight--;
  bin->answered += answered;
  self->answered += answered;
}

void
counts_refuse (Counts *self, gint64 now)
{
  CountsBin *bin = advance (self, now);

  bin->refused++;
  self->refused++;
}

static void
write_faults (const Counts *self, FulJsonWriter *writer)
{
  guint64 sum = 0;

  ful_json_writer_name (writer, "faults");
  ful_json_writer_begin_object (writer);
  for (Fault fault = 1; fault < FAULT_N; fault++) {
    sum += self->faults[fault];
    if (self->faults[fault] > 0)
      ful_json_writer_int_member (writer, fault_name (fault), (gint64)self->faults[fault]);
  }
  ful_json_writer_end_object (writer);
  ful_json_writer_int_member (writer, "faults_given", (gint64)sum);
}

static void
write_history (Counts *self, FulJsonWriter *writer, gint64 now)
{
  gint64 last = (now - self->started) / COUNTS_BIN_US;

  ful_json_writer_name (writer, "history");
  ful_json_writer_begin_array (writer);
  for (gint64 index = MAX (0, last - COUNTS_BINS + 1); index < last; index++) {
    const CountsBin *bin = &self->bins[index % COUNTS_BINS];

    if (bin->index != index)
      continue;
    ful_json_writer_begin_array (writer);
    ful_json_writer_int (writer, index * (COUNTS_BIN_US / 1000));
    ful_json_writer_double (writer, bin->area / COUNTS_BIN_US);
    ful_json_writer_int (writer, bin->most);
    ful_json_writer_int (writer, bin->answered);
    ful_json_writer_int (writer, bin->refused);
    ful_json_writer_end_array (writer);
  }
  ful_json_writer_end_array (writer);
}

char *
counts_to_json (Counts *self, gint64 now)
{
  g_autoptr (FulJsonWriter) writer = ful_json_writer_new (FUL_JSON_LINES);
  const struct {
    const char *name;
    guint64 value;
  } members[] = {
    { "connections", self->connections },
    { "requests", self->requests },
    { "lists", self->lists },
    { "batches", self->batches },
    { "answered", self->answered },
    { "refused", self->refused },
    { "failed", self->failed },
    { "aborted", self->aborted },
    { "with_key", self->with_key },
    { "tokens_in", self->tokens_in },
    { "tokens_out", self->tokens_out },
    { "in_flight", self->in_flight },
    { "most_in_flight", self->most_in_flight },
  };

  advance (self, now);
  ful_json_writer_begin_object (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    ful_json_writer_int_member (writer, members[i].name, (gint64)members[i].value);
  ful_json_writer_double_member (writer, "usd", self->usd);
  write_faults (self, writer);
  write_history (self, writer, now);
  ful_json_writer_end_object (writer);
  return ful_json_writer_finish (writer);
}
