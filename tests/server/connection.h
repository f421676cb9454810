/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "server.h"

/* One client's connection: reads requests, plays the script of each, one after the other. */
typedef struct _Connection Connection;

/* @fd is owned, and not blocking. */
Connection *connection_new (Server *server, int fd, guint64 serial);
void connection_free (Connection *self);

guint64 connection_serial (const Connection *self);

/* What epoll says; and a timer that was set for it. FALSE when the connection has ended: the
 * caller frees it. */
gboolean connection_handle (Connection *self, guint32 events);
gboolean connection_resume (Connection *self);
