/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fulcrum-test-server [port=N] [NAME=VALUE]…   prints its port, then serves 127.0.0.1 until it is
 * killed or the program that started it has ended. See README. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "connection.h"

#define EVENTS 256
#define BACKLOG 1024

static int
listen_on (guint16 port, guint16 *bound)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  socklen_t length = sizeof address;
  int on = 1;
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  setsockopt (fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind (fd, (struct sockaddr *)&address, length) != 0 || listen (fd, BACKLOG) != 0 ||
      getsockname (fd, (struct sockaddr *)&address, &length) != 0) {
    fprintf (stderr, "port %u: %s\n", port, g_strerror (errno));
    exit (EXIT_FAILURE);
  }
  *bound = ntohs (address.sin_port);
  return fd;
}

static void
accept_all (Server *server, GHashTable *connections)
{
  int on = 1;
  int fd;

  while ((fd = accept4 (server->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    g_hash_table_insert (connections, GINT_TO_POINTER (fd),
                         connection_new (server, fd, ++server->serials));
  }
}

static void
drop (GHashTable *connections, int fd)
{
  g_hash_table_remove (connections, GINT_TO_POINTER (fd));
}

static void
handle (Server *server, GHashTable *connections, const struct epoll_event *event)
{
  Connection *connection;

  if (event->data.fd == server->listener) {
    accept_all (server, connections);
    return;
  }
  connection = g_hash_table_lookup (connections, GINT_TO_POINTER (event->data.fd));
  if (connection != NULL && !connection_handle (connection, event->events))
    drop (connections, event->data.fd);
}

static void
resume_due (Server *server, GHashTable *connections)
{
  gint64 now = g_get_monotonic_time ();
  Timer timer;

  while (timers_take (&server->timers, now, &timer)) {
    Connection *connection = g_hash_table_lookup (connections, GINT_TO_POINTER (timer.fd));

    if (connection != NULL && connection_serial (connection) == timer.serial &&
        !connection_resume (connection))
      drop (connections, timer.fd);
  }
}

static int
wait_for_events (Server *server, struct epoll_event *events)
{
  gint64 next = timers_next (&server->timers);
  gint64 wait = MAX (next - g_get_monotonic_time (), 0);
  struct timespec timeout = { wait / G_USEC_PER_SEC, (long)(wait % G_USEC_PER_SEC) * 1000 };

  return epoll_pwait2 (server->epoll, events, EVENTS, next < 0 ? NULL : &timeout, NULL);
}

static void
serve (Server *server)
{
  g_autoptr (GHashTable) connections =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)connection_free);
  struct epoll_event events[EVENTS] = { { .events = EPOLLIN, .data.fd = server->listener } };

  server->epoll = epoll_create1 (EPOLL_CLOEXEC);
  epoll_ctl (server->epoll, EPOLL_CTL_ADD, server->listener, events);
  for (;;) {
    int n = wait_for_events (server, events);

    if (n < 0 && errno != EINTR)
      return;
    for (int i = 0; i < n; i++)
      handle (server, connections, &events[i]);
    resume_due (server, connections);
  }
}

static guint16
read_arguments (Server *server, int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  guint16 port = 0;

  for (int i = 1; i < argc; i++) {
    char *value = strchr (argv[i], '=');

    if (value != NULL)
      *value++ = '\0';
    if (value != NULL && strcmp (argv[i], "port") == 0) {
      port = (guint16)atoi (value);
    } else if (!config_set (&server->config, argv[i], value != NULL ? value : "1", &error)) {
      fprintf (stderr, "%s\n", error->message);
      exit (2);
    }
  }
  return port;
}

static void
raise_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit (RLIMIT_NOFILE, &limit);
  }
}

int
main (int argc, char *argv[])
{
  static Server server;
  guint16 port;

  prctl (PR_SET_PDEATHSIG, SIGTERM);
  raise_limit ();
  server_init (&server);
  server.listener = listen_on (read_arguments (&server, argc, argv), &port);
  printf ("%u\n", port);
  fflush (stdout);
  serve (&server);
  server_clear (&server);
  return EXIT_FAILURE;
}
