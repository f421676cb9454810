/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call puts itself into the inbox and sleeps; the thread sends what is due as far as the pace of
 * its server allows, and wakes the call when all is over. Requests that wait are as many as there
 * are callers, so that plain scans will do. */
#include "models/engine-private.h"

#include <math.h>

#include "base/error.h"

#define LOOK_US (100 * 1000) /* deadlines are looked at so often */
#define IDLE_MS 60000

/* --- of the thread --- */

static void
wake_caller (FulTransfer *transfer)
{
  g_mutex_lock (&transfer->mutex);
  transfer->done = TRUE;
  g_cond_signal (&transfer->cond);
  g_mutex_unlock (&transfer->mutex);
}

static void
take_inbox (FulEngine *self, gint64 now)
{
  FulTransfer *transfer;

  for (;;) {
    g_mutex_lock (&self->mutex);
    transfer = g_queue_pop_head (&self->inbox);
    g_mutex_unlock (&self->mutex);
    if (transfer == NULL)
      return;
    transfer->asked = transfer->due = now;
    transfer->origin = ful_origin_find (self, transfer->request->url, &transfer->error);
    if (transfer->origin == NULL)
      wake_caller (transfer);
    else
      g_queue_push_tail (&transfer->origin->ready, transfer);
  }
}

static gboolean
is_cancelled (FulTransfer *transfer)
{
  if (!g_atomic_int_get (&transfer->cancelled))
    return FALSE;
  g_clear_error (&transfer->error);
  g_set_error_literal (&transfer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  return TRUE;
}

static void
show (FulOrigin *origin)
{
  g_atomic_int_set (&origin->shown_in_flight, (gint)origin->in_flight);
  g_atomic_int_set (&origin->shown_limit, (gint)origin->pace.limit);
}

static void
leave (FulEngine *self, FulTransfer *transfer)
{
  g_ptr_array_remove_fast (self->flying, transfer);
  transfer->origin->in_flight--;
  show (transfer->origin);
}

static void
drop_cancelled (FulEngine *self)
{
  GHashTableIter iter;
  FulOrigin *origin;

  if (!g_atomic_int_compare_and_exchange (&self->cancellation, TRUE, FALSE))
    return;
  for (guint i = self->flying->len; i-- > 0;) {
    FulTransfer *transfer = self->flying->pdata[i];

    if (!is_cancelled (transfer))
      continue;
    ful_transfer_drop (self, transfer);
    leave (self, transfer);
    wake_caller (transfer);
  }
  for (guint i = self->resting->len; i-- > 0;)
    if (is_cancelled (self->resting->pdata[i]))
      wake_caller (g_ptr_array_remove_index_fast (self->resting, i));
  g_hash_table_iter_init (&iter, self->origins);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&origin))
    for (GList *l = origin->ready.head, *next; l != NULL; l = next) {
      next = l->next;
      if (is_cancelled (l->data)) {
        wake_caller (l->data);
        g_queue_delete_link (&origin->ready, l);
      }
    }
}

/* What has rested goes before what has never been sent. */
static void
wake_rested (FulEngine *self, gint64 now)
{
  for (guint i = self->resting->len; i-- > 0;) {
    FulTransfer *transfer = self->resting->pdata[i];

    if (transfer->due > now)
      continue;
    g_ptr_array_remove_index_fast (self->resting, i);
    g_queue_push_head (&transfer->origin->ready, transfer);
  }
}

static void
send_due (FulEngine *self, gint64 now)
{
  GHashTableIter iter;
  FulOrigin *origin;

  g_hash_table_iter_init (&iter, self->origins);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&origin))
    while (origin->ready.length > 0 && ful_pace_is_open (&origin->pace, origin->in_flight, now)) {
      FulTransfer *transfer = g_queue_pop_head (&origin->ready);

      if (!ful_transfer_start (self, transfer)) {
        wake_caller (transfer);
        continue;
      }
      transfer->out->in_flight = ++origin->in_flight;
      ful_pace_sent (&origin->pace);
      show (origin);
      g_ptr_array_add (self->flying, transfer);
    }
}

static void
settle (FulEngine *self, FulTransfer *transfer, CURLcode code)
{
  gint64 now = g_get_monotonic_time ();
  gint64 wait;

  ful_transfer_end (self, transfer, code);
  leave (self, transfer);
  wait = ful_transfer_next_try (self, transfer, now);
  if (wait < 0) {
    wake_caller (transfer);
    return;
  }
  transfer->due = now + wait;
  g_ptr_array_add (self->resting, transfer);
}

static void
collect (FulEngine *self)
{
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (self->multi, &left)) != NULL) {
    FulTransfer *transfer = NULL;

    if (message->msg != CURLMSG_DONE)
      continue;
    curl_easy_getinfo (message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
    settle (self, transfer, message->data.result);
  }
}

static void
enforce_deadlines (FulEngine *self, gint64 now)
{
  if (now - self->looked < LOOK_US)
    return;
  self->looked = now;
  for (guint i = self->flying->len; i-- > 0;) {
    FulTransfer *transfer = self->flying->pdata[i];

    transfer->late = ful_transfer_late (self, transfer, now);
    if (transfer->late != NULL)
      settle (self, transfer, CURLE_OPERATION_TIMEDOUT);
  }
}

/* How long nothing can happen but by a socket or a call. */
static int
idle_ms (FulEngine *self, gint64 now)
{
  gint64 until = now + (self->flying->len > 0 ? LOOK_US : IDLE_MS * (gint64)1000);
  GHashTableIter iter;
  FulOrigin *origin;

  for (guint i = 0; i < self->resting->len; i++)
    until = MIN (until, ((FulTransfer *)self->resting->pdata[i])->due);
  g_hash_table_iter_init (&iter, self->origins);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&origin))
    if (origin->ready.length > 0 && origin->pace.shut_until > now)
      until = MIN (until, origin->pace.shut_until);
  return (int)CLAMP ((until - now + 999) / 1000, 0, IDLE_MS);
}

static gboolean
must_quit (FulEngine *self)
{
  gboolean quit;

  g_mutex_lock (&self->mutex);
  quit = self->quit;
  g_mutex_unlock (&self->mutex);
  return quit;
}

static gpointer
run (gpointer data)
{
  FulEngine *self = data;
  int running;

  while (!must_quit (self)) {
    gint64 now = g_get_monotonic_time ();

    take_inbox (self, now);
    drop_cancelled (self);
    wake_rested (self, now);
    send_due (self, now);
    curl_multi_perform (self->multi, &running);
    collect (self);
    now = g_get_monotonic_time ();
    enforce_deadlines (self, now);
    /* What has just ended made room. */
    send_due (self, now);
    curl_multi_poll (self->multi, NULL, 0, idle_ms (self, now), NULL);
  }
  return NULL;
}

/* --- of the callers --- */

void
ful_engine_reply_clear (FulEngineReply *self)
{
  g_clear_pointer (&self->reply, ful_wire_reply_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  ful_fault_clear (&self->fault);
  *self = FUL_ENGINE_REPLY_NONE;
}

typedef struct {
  FulEngine *engine;
  FulTransfer *transfer;
} Cancelling;

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Cancelling *cancelling = user_data;

  g_atomic_int_set (&cancelling->transfer->cancelled, TRUE);
  /* Whoever is the first of many wakes the thread. */
  if (g_atomic_int_compare_and_exchange (&cancelling->engine->cancellation, FALSE, TRUE))
    curl_multi_wakeup (cancelling->engine->multi);
}

gboolean
ful_engine_ask (FulEngine *self,
                const FulEngineRequest *request,
                GCancellable *cancellable,
                FulEngineReply *out,
                GError **error)
{
  FulTransfer transfer = { .request = request, .out = out };
  Cancelling cancelling = { self, &transfer };
  gulong handler = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_mutex_init (&transfer.mutex);
  g_cond_init (&transfer.cond);
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->inbox, &transfer);
  g_mutex_unlock (&self->mutex);
  curl_multi_wakeup (self->multi);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), &cancelling, NULL);
  g_mutex_lock (&transfer.mutex);
  while (!transfer.done)
    g_cond_wait (&transfer.cond, &transfer.mutex);
  g_mutex_unlock (&transfer.mutex);
  g_cancellable_disconnect (cancellable, handler); /* waits for one that goes on */
  g_cond_clear (&transfer.cond);
  g_mutex_clear (&transfer.mutex);
  if (transfer.error == NULL)
    return TRUE;
  g_propagate_error (error, transfer.error);
  return FALSE;
}

static gpointer
start_curl (gpointer unused)
{
  return GINT_TO_POINTER (curl_global_init (CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

FulEngine *
ful_engine_new (const FulEngineOptions *options, GError **error)
{
  static GOnce started = G_ONCE_INIT;
  FulEngine *self;

  if (!GPOINTER_TO_INT (g_once (&started, start_curl, NULL))) {
    ful_set_error_at (error, FUL_ERROR_UNREACHABLE, NULL, 0, NULL, "The network can't be used");
    return NULL;
  }
  self = g_new0 (FulEngine, 1);
  self->options = *options;
  g_mutex_init (&self->mutex);
  g_queue_init (&self->inbox);
  self->by_url = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, ful_origin_free);
  self->flying = g_ptr_array_new ();
  self->resting = g_ptr_array_new ();
  self->spare = g_ptr_array_new_with_free_func ((GDestroyNotify)curl_easy_cleanup);
  self->random = g_rand_new_with_seed (options->seed);
  self->multi = curl_multi_init ();
  /* As many connections are kept as may be in flight. */
  curl_multi_setopt (self->multi, CURLMOPT_MAXCONNECTS, (long)options->most * 2);
  self->thread = g_thread_try_new ("http", run, self, error);
  if (self->thread == NULL)
    g_clear_pointer (&self, ful_engine_free);
  return self;
}

void
ful_engine_free (FulEngine *self)
{
  if (self == NULL)
    return;
  if (self->thread != NULL) {
    g_mutex_lock (&self->mutex);
    self->quit = TRUE;
    g_mutex_unlock (&self->mutex);
    curl_multi_wakeup (self->multi);
    g_thread_join (self->thread);
  }
  g_ptr_array_unref (self->spare);
  curl_multi_cleanup (self->multi);
  g_ptr_array_unref (self->flying);
  g_ptr_array_unref (self->resting);
  g_hash_table_unref (self->by_url);
  g_hash_table_unref (self->origins);
  g_queue_clear (&self->inbox);
  g_rand_free (self->random);
  g_mutex_clear (&self->mutex);
  g_free (self);
}
