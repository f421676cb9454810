/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* GSL aborts the program on an error unless its handler is off. Called before each use of GSL in
 * this folder; from any thread, does its work once. */
void ful_gsl_init (void);
