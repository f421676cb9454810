/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prices/call-price.h"

#include <math.h>

/* The price of no tokens is 0 also where the price of one is unknown. */
static double
price_of (double tokens, double usd_per_mtok)
{
  return tokens == 0 ? 0 : tokens * usd_per_mtok / 1e6;
}

static double
or_else (double value, double otherwise)
{
  return isnan (value) ? otherwise : value;
}

double
ful_call_price_openai (const FulTokenPrices *prices,
                       double prompt,
                       double cached,
                       double written,
                       double completion)
{
  double from_cache = or_else (cached, 0), into_cache = or_else (written, 0);
  double read_price = or_else (prices->cached, prices->input);
  double write_price = or_else (prices->write_5m, prices->input);

  return price_of (prompt - from_cache - into_cache, prices->input) +
         price_of (from_cache, read_price) + price_of (into_cache, write_price) +
         price_of (completion, prices->output);
}

double
ful_call_price_anthropic (const FulTokenPrices *prices,
                          double input,
                          double read,
                          double written_5m,
                          double written_1h,
                          double output)
{
  double read_price = or_else (prices->cached, prices->input);
  double price_5m = or_else (prices->write_5m, prices->input);
  double price_1h = or_else (prices->write_1h, price_5m);

  return price_of (input, prices->input) + price_of (or_else (read, 0), read_price) +
         price_of (or_else (written_5m, 0), price_5m) +
         price_of (or_else (written_1h, 0), price_1h) + price_of (output, prices->output);
}
