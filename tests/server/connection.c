/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "connection.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_BYTES 65536
#define MAX_REQUEST (64 * 1024 * 1024)

struct _Connection {
  Server *server;
  int fd;
  guint64 serial;
  GString *in;
  Script script;
  Routed routed;
  gsize request_length; /* of the one that is being answered */
  guint step;
  gsize sent;
  gboolean playing;
  gboolean waiting; /* for a timer */
  gboolean blocked; /* EPOLLOUT is awaited */
  gboolean used;    /* carried a request for a model */
};

Connection *
connection_new (Server *server, int fd, guint64 serial)
{
  Connection *self = g_new0 (Connection, 1);
  struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP, .data.fd = fd };

  self->server = server;
  self->fd = fd;
  self->serial = serial;
  self->in = g_string_sized_new (4096);
  script_init (&self->script);
  epoll_ctl (server->epoll, EPOLL_CTL_ADD, fd, &event);
  return self;
}

static void
stop_playing (Connection *self, gboolean whole)
{
  Counts *counts = &self->server->counts;

  if (!self->playing)
    return;
  self->playing = FALSE;
  if (self->routed.in_flight)
    counts_leave (counts, whole && self->routed.good, g_get_monotonic_time ());
}

void
connection_free (Connection *self)
{
  stop_playing (self, FALSE);
  close (self->fd);
  g_string_free (self->in, TRUE);
  script_clear (&self->script);
  g_free (self);
}

guint64
connection_serial (const Connection *self)
{
  return self->serial;
}

static void
await_room (Connection *self, gboolean wanted)
{
  struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP, .data.fd = self->fd };

  if (self->blocked == wanted)
    return;
  self->blocked = wanted;
  if (wanted)
    event.events |= EPOLLOUT;
  epoll_ctl (self->server->epoll, EPOLL_CTL_MOD, self->fd, &event);
}

/* Bytes sent; 0: no room; -1: the connection is gone. */
static gssize
send_some (Connection *self, const char *bytes, gsize length)
{
  gssize n = send (self->fd, bytes, length, MSG_NOSIGNAL);

  if (n >= 0)
    return n;
  if (errno != EAGAIN && errno != EINTR)
    return -1;
  await_room (self, TRUE);
  return 0;
}

static gboolean
send_up_to (Connection *self, gsize end, gboolean *gone)
{
  while (self->sent < end) {
    gssize n = send_some (self, self->script.bytes->str + self->sent, end - self->sent);

    *gone = n < 0;
    if (n <= 0)
      return FALSE;
    self->sent += (gsize)n;
  }
  await_room (self, FALSE);
  return TRUE;
}

/* A connection that is closed without lingering is reset. */
static void
reset (Connection *self)
{
  struct linger linger = { 1, 0 };

  setsockopt (self->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

static gboolean
fill (Connection *self)
{
  static const char filling[16384] = { [0 ... 16383] = 'a' };

  await_room (self, TRUE);
  return send_some (self, filling, sizeof filling) >= 0;
}

/* FALSE when the connection is to be closed. */
static gboolean
play (Connection *self)
{
  while (self->step < self->script.steps->len) {
    const Step *step = &g_array_index (self->script.steps, Step, self->step);
    gboolean gone = FALSE;

    if (!send_up_to (self, step->end, &gone))
      return !gone;
    if (step->kind == STEP_ENDLESS)
      return fill (self);
    if (step->kind == STEP_STALL)
      return TRUE;
    if (step->kind != STEP_SEND) {
      if (step->kind == STEP_RESET)
        reset (self);
      stop_playing (self, TRUE);
      return FALSE;
    }
    self->step++;
    if (step->wait_us > 0) {
      Timer timer = { g_get_monotonic_time () + step->wait_us, self->serial, self->fd };

      timers_add (&self->server->timers, timer);
      self->waiting = TRUE;
      return TRUE;
    }
  }
  stop_playing (self, TRUE);
  g_string_erase (self->in, 0, (gssize)self->request_length);
  return TRUE;
}

static gboolean
split_line (HttpRequest *out, const char *line, const char *end)
{
  const char *blank = memchr (line, ' ', (gsize)(end - line));
  const char *second;
  const char *query;

  if (blank == NULL)
    return FALSE;
  second = memchr (blank + 1, ' ', (gsize)(end - blank - 1));
  if (second == NULL)
    return FALSE;
  query = memchr (blank + 1, '?', (gsize)(second - blank - 1));
  out->method = line;
  out->method_length = (gsize)(blank - line);
  out->path = blank + 1;
  out->path_length = (gsize)((query != NULL ? query : second) - out->path);
  return TRUE;
}

/* 1: @out is a whole request; 0: more is to come; -1: it is none. */
static int
parse (Connection *self, HttpRequest *out)
{
  const char *start = self->in->str;
  const char *end = g_strstr_len (start, (gssize)self->in->len, "\r\n\r\n");
  const char *line_end;
  const char *length;
  gsize value_length;

  /* What begins TLS is no letter: a plain server ends it at once. */
  if (!g_ascii_isupper (*start))
    return -1;
  if (end == NULL)
    return self->in->len > READ_BYTES ? -1 : 0;
  line_end = strstr (start, "\r\n");
  if (!split_line (out, start, line_end))
    return -1;
  out->head = line_end;
  out->head_length = (gsize)(end + 2 - line_end);
  out->body = end + 4;
  length = http_request_header (out, "content-length", &value_length);
  out->body_length = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
  if (out->body_length > MAX_REQUEST)
    return -1;
  self->request_length = (gsize)(out->body - start) + out->body_length;
  return self->in->len >= self->request_length;
}

static void
answer (Connection *self, const HttpRequest *request)
{
  gint64 now = g_get_monotonic_time ();
  Counts *counts = &self->server->counts;

  self->routed = server_route (self->server, request, &self->script, now);
  if (self->routed.model && !self->used) {
    self->used = TRUE;
    counts->connections++;
  }
  if (self->routed.in_flight)
    counts_enter (counts, now);
  self->playing = TRUE;
  self->step = 0;
  self->sent = 0;
}

static gboolean
answer_next (Connection *self)
{
  while (!self->playing && self->in->len > 0) {
    HttpRequest request;
    int parsed = parse (self, &request);

    if (parsed < 0)
      return FALSE;
    if (parsed == 0)
      return TRUE;
    answer (self, &request);
    if (!play (self))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_more (Connection *self)
{
  gsize had = self->in->len;
  gssize n;

  g_string_set_size (self->in, had + READ_BYTES);
  n = recv (self->fd, self->in->str + had, READ_BYTES, 0);
  g_string_set_size (self->in, had + (gsize)MAX (n, 0));
  return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

static gboolean
leave (Connection *self)
{
  self->server->counts.aborted += self->playing && self->routed.in_flight;
  return FALSE;
}

gboolean
connection_handle (Connection *self, guint32 events)
{
  if ((events & EPOLLIN) != 0 && !read_more (self))
    return leave (self);
  if ((events & (EPOLLHUP | EPOLLERR | EPOLLRDHUP)) != 0)
    return leave (self);
  if (self->playing && !self->waiting && (events & EPOLLOUT) != 0 && !play (self))
    return leave (self);
  return answer_next (self);
}

gboolean
connection_resume (Connection *self)
{
  self->waiting = FALSE;
  if (!play (self))
    return leave (self);
  return answer_next (self);
}
