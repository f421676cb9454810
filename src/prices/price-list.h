/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* List prices of models, USD per million tokens, from data/prices (format: formats.md §4.8 as
 * selected there). NAN: the list has no such price, which is not zero. */
typedef struct {
  char *id;
  char *provider;
  double input;
  double output;
  double cached_input;
  double cache_write;
  double batch_input;
  double batch_output;
  gboolean fine_tuned;
  char *shutdown_date; /* "YYYY-MM-DD" when the model retires; NULL: not known */
  char *list;          /* the list and its date, e.g. "litellm 2026-08-01" */
} FulPrice;

/* A tuned model's training and serving prices (data/prices/tuning-prices.json). */
typedef struct {
  char *provider;
  char *base;
  char *method;
  double train_per_mtok;
  double tuned_input;
  double tuned_cached;
  double tuned_output;
  char *sure; /* how sure the row is */
  char *gone; /* "YYYY-MM-DD"; NULL */
} FulTuningPrice;

typedef struct _FulPriceList FulPriceList;

/* The list compiled in, read once; immutable, from any thread. Never NULL. */
const FulPriceList *ful_price_list_default (void);
/* Borrowed; NULL when the list has no such model ("provider/" before the id is tried without). */
const FulPrice *ful_price_list_find (const FulPriceList *self, const char *model_id);
const FulTuningPrice *ful_price_list_find_tuning (const FulPriceList *self, const char *base);
/* "YYYY-MM-DD" of the snapshot. */
const char *ful_price_list_date (const FulPriceList *self);
/**
 * ful_price_list_search:
 * @words: separated by spaces; case does not matter
 * @most: how many are wanted at most
 *
 * Models whose id or provider holds all the words, those whose id begins with the first word first,
 * then by id. Quick enough for every key that is typed.
 *
 * Returns: (transfer container) (element-type FulPrice)
 */
GPtrArray *ful_price_list_search (const FulPriceList *self, const char *words, guint most);
/* Every id of the list, sorted; NULL-ended, borrowed. */
const char *const *ful_price_list_ids (const FulPriceList *self);
