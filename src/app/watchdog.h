/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Watches the main thread: what keeps it longer than a frame is told on standard error, a line
 * each, with what was being dispatched and where the program was when the limit was reached:
 *
 *   fulcrum: stall 23.4 ms (21.9 ms at work): GTask ful_document_compute: +0x1c40d +0x1e201
 *
 * The first figure leaves out what the thread waited for a processor. At work in builds that are
 * not for release, and where FUL_STALL_MS says another limit; FUL_STALL_MS=0: never. */
#define FUL_STALL_MS 16

/* On the main thread, before the main loop runs. */
void ful_watchdog_start (void);
