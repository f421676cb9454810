/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* The test model server as a test's fixture: see README. A test fails where it does not start. */
typedef struct {
  GPid pid;
  int out;
  guint port;
  char *url; /* "http://127.0.0.1:PORT" */
} TestServer;

/* @options: NULL-ended "NAME=VALUE"; NULL: none */
TestServer *test_server_start (const char *const *options);
void test_server_stop (TestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_stop)

/* Changes an option from now on, e.g. "next.500" to 2. */
void test_server_set (TestServer *self, const char *name, double value);
void test_server_set_text (TestServer *self, const char *name, const char *value);

/* A figure of /counts; "faults.NAME" for one fault. */
double test_server_count (TestServer *self, const char *name);

/* From the newest whole tenths of a second of the history: mean in flight, and how many were
 * refused. */
typedef struct {
  double in_flight;
  double refused;
} TestServerLook;

TestServerLook test_server_look (TestServer *self, guint tenths);
