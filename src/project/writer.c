/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue and a thread:
 *
 *   push ──> queue ──> [ group: BEGIN … COMMIT ] ──> WAL ──(2 s idle)──> checkpoint
 *
 * Tasks with rows join the open group, which is committed after 256 rows, after 100 ms, before a
 * task that wants a transaction of its own, and when somebody waits. The file goes to WAL at the
 * first write and back to a rollback journal at the end, so that a project which is only looked at
 * isn't touched. */
#include "project/writer-private.h"

#include "base/error.h"

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

gboolean
ful_writer_write_unwritten (FulWriter *self, GError **error)
{
  if (ful_unwritten_is_empty (self->unwritten))
    return TRUE;
  if (!self->wal && !ful_database_exec (self->database, "PRAGMA journal_mode=WAL", error))
    return FALSE;
  self->wal = TRUE;
  if (!ful_unwritten_write (self->unwritten, self->database, error))
    return FALSE;
  self->dirty = TRUE;
  return TRUE;
}

static gboolean
write_alone (FulWriter *self, Task *task, GError **error)
{
  end_group (self);
  if (!ful_writer_write_unwritten (self, error))
    return FALSE;
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

/* What may be mended outside: a full disk, a medium that became read-only. */
static gboolean
is_for_want_of_room (const GError *error)
{
  return g_error_matches (error, FUL_ERROR, FUL_ERROR_STORAGE) ||
         g_error_matches (error, FUL_ERROR, FUL_ERROR_READ_ONLY);
}

/* One edit. Where the disk has no room for it, it waits; what is wrong in itself is dropped. */
static void
write_edit (FulWriter *self, Task *task)
{
  g_autoptr (GError) error = NULL;

  if (has_failed (self))
    return;
  if (write_alone (self, task, &error))
    return;
  if (g_atomic_int_get (&self->keep) && is_for_want_of_room (error)) {
    ful_unwritten_take (self->unwritten, task->func, task->data, task->destroy);
    task->destroy = NULL;
  } else if (error != NULL) {
    keep_error (self, g_steal_pointer (&error));
  }
}

static void
write_row (FulWriter *self, Task *task)
{
  GError *error = NULL;

  if (has_failed (self))
    return;
  if (ful_writer_write_unwritten (self, &error))
    write_in_group (self, task);
  else
    keep_error (self, error);
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
    if (task->rows > 0)
      write_row (self, task);
    else
      write_edit (self, task);
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
    if (!ful_writer_write_unwritten (self, &error))
      keep_error (self, error);
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
  self->unwritten = ful_unwritten_new ();
  g_mutex_init (&self->mutex);
  self->thread = g_thread_new ("writer", writer_thread, self);
  return self;
}

gboolean
ful_writer_stop (FulWriter *self, GError **error)
{
  gboolean ok;

  ful_writer_push_task (self, (Task){ .kind = TASK_STOP });
  g_thread_join (self->thread);
  if (self->wal) {
    /* Another program may be reading: then the journal stays, and whoever writes next ends it. */
    sqlite3_busy_timeout (ful_database_handle (self->database), 1000);
    checkpoint (self);
    ful_database_exec (self->database, "PRAGMA journal_mode=DELETE", NULL);
  }
  ok = ful_writer_take_error (self, error);
  ful_unwritten_free (self->unwritten);
  ful_database_close (self->database);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->mutex);
  g_free (self);
  return ok;
}
