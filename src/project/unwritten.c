/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project/unwritten.h"

typedef struct {
  FulWriteFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Write;

struct _FulUnwritten {
  GQueue writes; /* Write* */
};

static void
write_free (gpointer data)
{
  Write *write = data;

  if (write->destroy != NULL)
    write->destroy (write->data);
  g_free (write);
}

FulUnwritten *
ful_unwritten_new (void)
{
  FulUnwritten *self = g_new0 (FulUnwritten, 1);

  g_queue_init (&self->writes);
  return self;
}

void
ful_unwritten_free (FulUnwritten *self)
{
  if (self == NULL)
    return;
  g_queue_clear_full (&self->writes, write_free);
  g_free (self);
}

gboolean
ful_unwritten_is_empty (const FulUnwritten *self)
{
  return self->writes.length == 0;
}

void
ful_unwritten_take (FulUnwritten *self, FulWriteFunc func, gpointer data, GDestroyNotify destroy)
{
  Write *write = g_new (Write, 1);

  *write = (Write){ func, data, destroy };
  g_queue_push_tail (&self->writes, write);
}

static gboolean
write_one (const Write *write, FulDatabase *database, GError **error)
{
  if (!ful_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (write->func (database, write->data, error) && ful_database_exec (database, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (ful_database_handle (database)))
    ful_database_exec (database, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
ful_unwritten_write (FulUnwritten *self, FulDatabase *database, GError **error)
{
  while (self->writes.length > 0) {
    if (!write_one (g_queue_peek_head (&self->writes), database, error))
      return FALSE;
    write_free (g_queue_pop_head (&self->writes));
  }
  return TRUE;
}

gboolean
ful_unwritten_replay (const FulUnwritten *self, FulDatabase *database, GError **error)
{
  for (const GList *l = self->writes.head; l != NULL; l = l->next)
    if (!write_one (l->data, database, error))
      return FALSE;
  return TRUE;
}
