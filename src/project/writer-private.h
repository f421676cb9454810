/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/unwritten.h"

/* writer.c is the thread and what it does; writer-call.c what others ask of it. */
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
  gint keep;     /* atomic: ful_writer_keep_unwritten() was called */
  /* The thread's own: */
  FulUnwritten *unwritten;
  gboolean wal;
  gboolean dirty; /* written since the last checkpoint */
  gboolean in_group;
  guint group_rows;
  gint64 group_since; /* monotonic, µs */
};

void ful_writer_push_task (FulWriter *self, Task task);
gboolean ful_writer_take_error (FulWriter *self, GError **error);
/* The thread's own: what waits for room comes before anything new. */
gboolean ful_writer_write_unwritten (FulWriter *self, GError **error);
