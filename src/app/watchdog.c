/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main loop polls between any two iterations, so the time from one poll's end to the next
 * one's start is what dispatching took:
 *
 *   poll ends ──> timer armed ──> dispatch … (limit reached: signal, notes where) ──> poll begins
 *
 * The note is made by a signal handler of the main thread itself: only then is it known which
 * source it is. */
#include "app/watchdog.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MAX_FRAMES 64
#define MAX_SHOWN 8

typedef struct {
  double wall, work, queued; /* ms: the clock, this thread's processor time, time in the queue */
} Times;

static struct {
  GPollFunc poll;
  double limit_ms;
  timer_t timer;
  int statistics; /* fd of the thread's schedstat; -1: there is none */
  gboolean dispatching;
  Times began;
  char name[80]; /* of the source at the limit; "": not reached */
  void *frames[MAX_FRAMES];
  int n_frames;
} watch = { .statistics = -1 };

static double
clock_ms (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* "running waiting slices", in ns */
static double
queued_ms (void)
{
  char text[96];
  ssize_t n = watch.statistics >= 0 ? pread (watch.statistics, text, sizeof text - 1, 0) : 0;
  const char *second;

  if (n <= 0)
    return 0;
  text[n] = '\0';
  second = strchr (text, ' ');
  return second != NULL ? (double)g_ascii_strtoull (second, NULL, 10) / 1e6 : 0;
}

static Times
times_now (void)
{
  return (Times){ clock_ms (CLOCK_MONOTONIC), clock_ms (CLOCK_THREAD_CPUTIME_ID), queued_ms () };
}

static void
limit_reached (int number)
{
  GSource *source = g_main_current_source ();
  const char *name = source != NULL ? g_source_get_name (source) : NULL;

  g_strlcpy (watch.name, name != NULL ? name : "a source without a name", sizeof watch.name);
  watch.n_frames = backtrace (watch.frames, MAX_FRAMES);
}

/* Of the program itself, innermost first: for addr2line. */
static void
print_frames (void)
{
  Dl_info self, info;
  int shown = 0;

  if (dladdr ((void *)(gsize)ful_watchdog_start, &self) == 0)
    return;
  /* The first two are the handler and what called it. */
  for (int i = 2; i < watch.n_frames && shown < MAX_SHOWN; i++)
    if (dladdr (watch.frames[i], &info) != 0 && info.dli_fbase == self.dli_fbase) {
      fprintf (stderr, "%s+0x%zx", shown == 0 ? ": " : " ",
               (gsize)watch.frames[i] - (gsize)self.dli_fbase);
      shown++;
    }
}

static void
set_timer (double ms)
{
  struct itimerspec when = { .it_value = { .tv_sec = (time_t)(ms / 1e3),
                                           .tv_nsec =
                                               (long)((ms - 1e3 * (int)(ms / 1e3)) * 1e6) } };

  timer_settime (watch.timer, 0, &when, NULL);
}

static void
look (void)
{
  Times now = times_now ();
  double stall = now.wall - watch.began.wall - (now.queued - watch.began.queued);

  set_timer (0);
  if (stall > watch.limit_ms) {
    fprintf (stderr, "fulcrum: stall %.1f ms (%.1f ms at work): %s", stall,
             now.work - watch.began.work, watch.name);
    print_frames ();
    fputc ('\n', stderr);
  }
}

static int
watched_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  if (watch.dispatching)
    look ();
  ready = watch.poll (fds, n_fds, timeout);
  watch.dispatching = TRUE;
  watch.name[0] = '\0';
  watch.n_frames = 0;
  watch.began = times_now ();
  set_timer (watch.limit_ms);
  return ready;
}

static gboolean
make_timer (void)
{
  struct sigaction action = { .sa_handler = limit_reached, .sa_flags = SA_RESTART };
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN + 6 };

  event._sigev_un._tid = (int)syscall (SYS_gettid);
  sigemptyset (&action.sa_mask);
  return sigaction (event.sigev_signo, &action, NULL) == 0 &&
         timer_create (CLOCK_MONOTONIC, &event, &watch.timer) == 0;
}

void
ful_watchdog_start (void)
{
  const char *limit = g_getenv ("FUL_STALL_MS");

#ifndef FUL_WATCHDOG
  if (limit == NULL)
    return;
#endif
  watch.limit_ms = limit != NULL ? g_ascii_strtod (limit, NULL) : FUL_STALL_MS;
  if (!(watch.limit_ms > 0) || !make_timer ())
    return;
  /* The first call loads what later ones need: not in a signal handler. */
  watch.n_frames = backtrace (watch.frames, MAX_FRAMES);
  watch.statistics = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watched_poll);
}
