/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer as seen from other threads. */
#include "project/writer-private.h"

void
ful_writer_push_task (FulWriter *self, Task task)
{
  g_async_queue_push (self->queue, g_memdup2 (&task, sizeof task));
}

static gboolean
push_and_wait (FulWriter *self, TaskKind kind, FulWriteFunc func, gpointer data, GError **error)
{
  Waiter waiter = { .done = FALSE };

  g_mutex_init (&waiter.mutex);
  g_cond_init (&waiter.cond);
  ful_writer_push_task (self,
                        (Task){ .kind = kind, .func = func, .data = data, .waiter = &waiter });
  g_mutex_lock (&waiter.mutex);
  while (!waiter.done)
    g_cond_wait (&waiter.cond, &waiter.mutex);
  g_mutex_unlock (&waiter.mutex);
  g_mutex_clear (&waiter.mutex);
  g_cond_clear (&waiter.cond);
  if (waiter.error != NULL)
    g_propagate_error (error, waiter.error);
  return waiter.ok;
}

void
ful_writer_push (FulWriter *self,
                 guint rows,
                 FulWriteFunc func,
                 gpointer data,
                 GDestroyNotify destroy)
{
  ful_writer_push_task (self, (Task){ .kind = TASK_WRITE,
                                      .rows = rows,
                                      .func = func,
                                      .data = data,
                                      .destroy = destroy });
}

gboolean
ful_writer_call (FulWriter *self, FulWriteFunc func, gpointer data, GError **error)
{
  return push_and_wait (self, TASK_CALL, func, data, error);
}

gboolean
ful_writer_call_bare (FulWriter *self, FulWriteFunc func, gpointer data, GError **error)
{
  return push_and_wait (self, TASK_BARE, func, data, error);
}

void
ful_writer_drain (FulWriter *self)
{
  push_and_wait (self, TASK_DRAIN, NULL, NULL, NULL);
}

gboolean
ful_writer_take_error (FulWriter *self, GError **error)
{
  GError *taken;

  g_mutex_lock (&self->mutex);
  taken = g_steal_pointer (&self->error);
  g_mutex_unlock (&self->mutex);
  if (taken == NULL)
    return TRUE;
  g_propagate_error (error, taken);
  return FALSE;
}

gboolean
ful_writer_flush (FulWriter *self, GError **error)
{
  ful_writer_drain (self);
  return ful_writer_take_error (self, error);
}

void
ful_writer_keep_unwritten (FulWriter *self)
{
  g_atomic_int_set (&self->keep, TRUE);
}

static gboolean
retry (FulDatabase *database, gpointer self, GError **error)
{
  return ful_writer_write_unwritten (self, error);
}

gboolean
ful_writer_retry (FulWriter *self, GError **error)
{
  return ful_writer_call_bare (self, retry, self, error);
}

const FulUnwritten *
ful_writer_unwritten (FulWriter *self)
{
  return self->unwritten;
}
