/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue and a thread:
 *
 *   push ──> queue ──> [ group: BEGIN … COMMIT ] ──> WAL ──(2 s idle)──> checkpoint
 *
 * Tasks with rows join the open group, which is committed after 256 rows, after 100 ms, before a
 * task that wants a transaction of its own, and when somebody waits. The file goes to WAL at the
 * first write and back to a rollback journal at the end, so that a project which is only looked at
 * isn't touched. */
#include "project/writer.h"

#include "base/error.h"

typedef enum { TASK_WRITE, TASK_CALL, TASK_BARE, TASK_DRAIN, TASK_STOP } TaskKind;

/* Where a waiting caller is told how it went. */
typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean done;
  gboolean ok;
  GError *error;
} Waiter;

typedef struct {
  TaskKind kind;
  guint rows;
  FulWriteFunc func;
  gpointer data;
  GDestroyNotify destroy;
  Waiter *waiter; /* borrowed; NULL for TASK_WRITE */
} Task;

struct _FulWriter {
  FulDatabase *database;
  GThread *thread;
  GAsyncQueue *queue; /* Task */
  GMutex mutex;
  GError *error; /* first since taken; under the mutex */
  /* The thread's own: */
  gboolean wal;
  gboolean dirty; /* written since the last checkpoint */
  gboolean in_group;
  guint group_rows;
  gint64 group_since; /* monotonic, µs */
};

static gboolean
has_failed (FulWriter *self)
{
  gboolean failed;

  g_mutex_lock (&self->mutex);
  failed = self->error != NULL;
  g_mutex_unlock (&self->mutex);
  return failed;
}

static void
keep_error (FulWriter *self, GError *error)
{
  g_mutex_lock (&self->mutex);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  g_mutex_unlock (&self->mutex);
  g_clear_error (&error);
}

static gboolean
begin (FulWriter *self, GError **error)
{
  if (!self->wal && !ful_database_exec (self->database, "PRAGMA journal_mode=WAL", error))
    return FALSE;
  self->wal = TRUE;
  return ful_database_exec (self->database, "BEGIN IMMEDIATE", error);
}

static void
rollback (FulWriter *self)
{
  if (!sqlite3_get_autocommit (ful_database_handle (self->database)))
    ful_database_exec (self->database, "ROLLBACK", NULL);
}

static gboolean
commit (FulWriter *self, GError **error)
{
  if (!ful_database_exec (self->database, "COMMIT", error)) {
    rollback (self);
    return FALSE;
  }
  self->dirty = TRUE;
  return TRUE;
}

static void
end_group (FulWriter *self)
{
  GError *error = NULL;

  if (!self->in_group)
    return;
  self->in_group = FALSE;
  if (!commit (self, &error))
    keep_error (self, error);
}

static void
write_in_group (FulWriter *self, Task *task)
{
  GError *error = NULL;

  if (!self->in_group) {
    if (!begin (self, &error)) {
      keep_error (self, error);
      return;
    }
    self->in_group = TRUE;
    self->group_rows = 0;
    self->group_since = g_get_monotonic_time ();
  }
  if (!task->func (self->database, task->data, &error)) {
    rollback (self);
    self->in_group = FALSE;
    keep_error (self, error);
    return;
  }
  self->group_rows += task->rows;
  if (self->group_rows >= FUL_WRITER_GROUP_ROWS)
    end_group (self);
}

static gboolean
write_alone (FulWriter *self, Task *task, GError **error)
{
  end_group (self);
  if (has_failed (self))
    return ful_set_error_at (error, FUL_ERROR_STORAGE, ful_database_path (self->database), 0, NULL,
                             "an earlier change couldn't be written");
  if (!begin (self, error))
    return FALSE;
  if (!task->func (self->database, task->data, error)) {
    rollback (self);
    return FALSE;
  }
  return commit (self, error);
}

static void
tell (Task *task, gboolean ok, GError *error)
{
  Waiter *waiter = task->waiter;

  g_mutex_lock (&waiter->mutex);
  waiter->ok = ok;
  waiter->error = error;
  waiter->done = TRUE;
  g_cond_signal (&waiter->cond);
  g_mutex_unlock (&waiter->mutex);
}

static void
do_task (FulWriter *self, Task *task)
{
  GError *error = NULL;
  gboolean ok = TRUE;

  switch (task->kind) {
  case TASK_WRITE:
    if (has_failed (self))
      break;
    if (task->rows > 0)
      write_in_group (self, task);
    else if (!write_alone (self, task, &error) && error != NULL)
      keep_error (self, error);
    break;
  case TASK_CALL:
    ok = write_alone (self, task, &error);
    tell (task, ok, error);
    break;
  case TASK_BARE:
    end_group (self);
    ok = task->func (self->database, task->data, &error);
    tell (task, ok, error);
    break;
  case TASK_DRAIN:
    end_group (self);
    tell (task, TRUE, NULL);
    break;
  case TASK_STOP:
    end_group (self);
    break;
  }
}

static void
task_free (Task *task)
{
  if (task->destroy != NULL)
    task->destroy (task->data);
  g_free (task);
}

/* The next task; NULL when it is time to commit the group or to checkpoint. */
static Task *
next_task (FulWriter *self)
{
  if (self->in_group) {
    gint64 left =
        self->group_since + FUL_WRITER_GROUP_MS * G_TIME_SPAN_MILLISECOND - g_get_monotonic_time ();

    return left > 0 ? g_async_queue_timeout_pop (self->queue, (guint64)left) : NULL;
  }
  if (self->dirty)
    return g_async_queue_timeout_pop (self->queue, FUL_WRITER_IDLE_S * G_TIME_SPAN_SECOND);
  return g_async_queue_pop (self->queue);
}

static void
checkpoint (FulWriter *self)
{
  /* A reader may be in the way: then it is done at the next pause, or by closing. */
  sqlite3_wal_checkpoint_v2 (ful_database_handle (self->database), NULL, SQLITE_CHECKPOINT_TRUNCATE,
                             NULL, NULL);
  self->dirty = FALSE;
}

static gpointer
writer_thread (gpointer data)
{
  FulWriter *self = data;
  gboolean stop = FALSE;

  while (!stop) {
    Task *task = next_task (self);

    if (task != NULL) {
      stop = task->kind == TASK_STOP;
      do_task (self, task);
      task_free (task);
    } else if (self->in_group) {
      end_group (self);
    } else {
      checkpoint (self);
    }
  }
  return NULL;
}

FulWriter *
ful_writer_new (FulDatabase *database)
{
  FulWriter *self = g_new0 (FulWriter, 1);
  sqlite3_stmt *mode = ful_database_statement (database, "PRAGMA journal_mode", NULL);

  self->database = database;
  /* One that was cut off left the file in WAL: it is tidied up when this writer stops. */
  if (mode != NULL && sqlite3_step (mode) == SQLITE_ROW)
    self->wal = g_strcmp0 (ful_column_text (mode, 0), "wal") == 0;
  if (mode != NULL)
    sqlite3_reset (mode);
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  self->thread = g_thread_new ("writer", writer_thread, self);
  return self;
}

static void
push (FulWriter *self, Task task)
{
  g_async_queue_push (self->queue, g_memdup2 (&task, sizeof task));
}

static gboolean
push_and_wait (FulWriter *self, TaskKind kind, FulWriteFunc func, gpointer data, GError **error)
{
  Waiter waiter = { .done = FALSE };

  g_mutex_init (&waiter.mutex);
  g_cond_init (&waiter.cond);
  push (self, (Task){ .kind = kind, .func = func, .data = data, .waiter = &waiter });
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
  push (self,
        (Task){ .kind = TASK_WRITE, .rows = rows, .func = func, .data = data, .destroy = destroy });
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

static gboolean
take_error (FulWriter *self, GError **error)
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
  return take_error (self, error);
}

gboolean
ful_writer_stop (FulWriter *self, GError **error)
{
  gboolean ok;

  push (self, (Task){ .kind = TASK_STOP });
  g_thread_join (self->thread);
  if (self->wal) {
    /* Another program may be reading: then the journal stays, and whoever writes next ends it. */
    sqlite3_busy_timeout (ful_database_handle (self->database), 1000);
    checkpoint (self);
    ful_database_exec (self->database, "PRAGMA journal_mode=DELETE", NULL);
  }
  ok = take_error (self, error);
  ful_database_close (self->database);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->mutex);
  g_free (self);
  return ok;
}
