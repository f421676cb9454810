/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script.h"

#include <string.h>
#include <zlib.h>

/* Time for what was sent before a break to be read. */
#define LINGER_US 5000
#define BYTE_US 100

void
script_init (Script *self)
{
  *self = (Script){ g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (Step)) };
}

void
script_clear (Script *self)
{
  g_string_free (self->bytes, TRUE);
  g_array_unref (self->steps);
}

void
script_reset (Script *self)
{
  g_string_truncate (self->bytes, 0);
  g_array_set_size (self->steps, 0);
}

static void
add_step (Script *self, gint64 us, StepKind kind)
{
  Step step = { self->bytes->len, us, kind };

  g_array_append_val (self->steps, step);
}

void
script_pause (Script *self, gint64 us)
{
  add_step (self, us, STEP_SEND);
}

void
script_end (Script *self, StepKind kind)
{
  add_step (self, 0, kind);
}

static const char *
phrase_of (guint status)
{
  return status == 200 ? "OK" : status == 429 ? "Too Many Requests" : "Whatever";
}

static gsize
told_length (const Frame *frame, gsize length)
{
  if (frame->fault == FAULT_SHORT_LENGTH)
    return length / 2;
  return frame->fault == FAULT_LONG_LENGTH ? length + 100 : length;
}

static void
write_head (Script *self,
            const Config *config,
            const Frame *frame,
            const char *type,
            gsize length,
            gboolean gzip)
{
  GString *out = self->bytes;

  g_string_append_printf (out, "HTTP/1.1 %u %s\r\nContent-Type: %s\r\n", frame->status,
                          phrase_of (frame->status), type);
  if (frame->headers != NULL)
    g_string_append (out, frame->headers);
  if (gzip)
    g_string_append (out, "Content-Encoding: gzip\r\n");
  if (frame->chunked)
    g_string_append (out, "Transfer-Encoding: chunked\r\n");
  else if (frame->fault != FAULT_ENDLESS && frame->fault != FAULT_LINGER)
    g_string_append_printf (out, "Content-Length: %" G_GSIZE_FORMAT "\r\n",
                            told_length (frame, length));
  if (config->keep_alive == 0)
    g_string_append (out, "Connection: close\r\n");
  g_string_append (out, "\r\n");
}

/* Returns: (transfer full): each piece flushed, so that a stream stays one */
static GByteArray *
compress_pieces (const Body *body, GArray *ends)
{
  GByteArray *out = g_byte_array_new ();
  z_stream z = { 0 };
  gsize start = 0;

  deflateInit2 (&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  for (guint i = 0; i < body->ends->len; i++) {
    gsize end = g_array_index (body->ends, gsize, i);
    gsize at = out->len;

    g_byte_array_set_size (out, (guint)(at + deflateBound (&z, end - start) + 64));
    z.next_in = (Bytef *)body->text->str + start;
    z.avail_in = (guint)(end - start);
    z.next_out = out->data + at;
    z.avail_out = (guint)(out->len - at);
    deflate (&z, i + 1 == body->ends->len ? Z_FINISH : Z_SYNC_FLUSH);
    g_byte_array_set_size (out, out->len - z.avail_out);
    at = out->len;
    g_array_append_val (ends, at);
    start = end;
  }
  deflateEnd (&z);
  return out;
}

static void
write_pieces (Script *self, const Config *config, gboolean chunked, const char *text, GArray *ends)
{
  gsize start = 0;

  for (guint i = 0; i < ends->len; i++) {
    gsize end = g_array_index (ends, gsize, i);

    if (chunked && end > start)
      g_string_append_printf (self->bytes, "%zx\r\n", end - start);
    g_string_append_len (self->bytes, text + start, (gssize)(end - start));
    if (chunked && end > start)
      g_string_append (self->bytes, "\r\n");
    if (config->token_ms > 0 && i + 1 < ends->len)
      script_pause (self, (gint64)(config->token_ms * 1000));
    start = end;
  }
}

/* Ends the script after half of what follows @from. */
static void
break_off (Script *self, gsize from, StepKind kind)
{
  gsize keep = from + (self->bytes->len - from) / 2;

  g_string_truncate (self->bytes, keep);
  while (self->steps->len > 0 && g_array_index (self->steps, Step, self->steps->len - 1).end > keep)
    g_array_set_size (self->steps, self->steps->len - 1);
  script_pause (self, LINGER_US);
  script_end (self, kind);
}

static void
split_bytes (Script *self)
{
  gsize length = self->bytes->len;
  Step step = { .wait_us = BYTE_US, .kind = STEP_SEND };

  for (step.end = 1; step.end < length; step.end++)
    g_array_append_val (self->steps, step);
}

static void
break_as (Script *self, const Config *config, Fault fault, gsize from)
{
  switch (fault) {
  case FAULT_RESET:
    break_off (self, from, STEP_RESET);
    return;
  case FAULT_CLOSE:
    break_off (self, from, STEP_CLOSE);
    return;
  case FAULT_STALL:
    break_off (self, from, STEP_STALL);
    return;
  case FAULT_ENDLESS:
    break_off (self, from, STEP_ENDLESS);
    return;
  case FAULT_LINGER:
    script_end (self, STEP_STALL);
    return;
  case FAULT_SHORT_LENGTH:
  case FAULT_LONG_LENGTH:
    script_pause (self, LINGER_US);
    script_end (self, STEP_CLOSE);
    return;
  case FAULT_SPLIT:
    split_bytes (self);
    break;
  default:
    break;
  }
  script_end (self, config->keep_alive == 0 ? STEP_CLOSE : STEP_SEND);
}

void
script_write (Script *self, const Config *config, const Frame *frame, const Body *body)
{
  g_autoptr (GByteArray) small = NULL;
  g_autoptr (GArray) ends = NULL;
  gsize from;

  script_reset (self);
  if (config->latency_ms > 0)
    script_pause (self, (gint64)(config->latency_ms * 1000));
  if (frame->fault == FAULT_SILENT || frame->fault == FAULT_RESET_FIRST) {
    script_end (self, frame->fault == FAULT_SILENT ? STEP_STALL : STEP_RESET);
    return;
  }
  if (frame->gzip) {
    ends = g_array_new (FALSE, FALSE, sizeof (gsize));
    small = compress_pieces (body, ends);
  }
  write_head (self, config, frame, body->type, small != NULL ? small->len : body->text->len,
              small != NULL);
  from = self->bytes->len;
  write_pieces (self, config, frame->chunked,
                small != NULL ? (const char *)small->data : body->text->str,
                ends != NULL ? ends : body->ends);
  if (frame->chunked && frame->fault != FAULT_LINGER)
    g_string_append (self->bytes, "0\r\n\r\n");
  break_as (self, config, frame->fault, from);
}
