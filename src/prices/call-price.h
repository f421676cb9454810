/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* Price of one call, method §6 "Price of a call": one function per usage shape. Tokens and prices
 * that are NAN are unknown; a result that needs an unknown one is NAN, never 0. Prices are USD per
 * million tokens; results USD. */
typedef struct {
  double input;
  double cached;   /* NAN: as input */
  double write_5m; /* NAN: as input */
  double write_1h; /* NAN: as write_5m */
  double output;
} FulTokenPrices;

/* OpenAI-shaped: cached and written lie inside prompt. Missing cached or written: 0. */
double ful_call_price_openai (const FulTokenPrices *prices,
                              double prompt,
                              double cached,
                              double written,
                              double completion);
/* Anthropic-shaped: cached and written lie outside input. */
double ful_call_price_anthropic (const FulTokenPrices *prices,
                                 double input,
                                 double read,
                                 double written_5m,
                                 double written_1h,
                                 double output);
