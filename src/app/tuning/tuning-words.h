/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/tuning/training.h"
#include "app/tuning/try.h"

/* Sentences of the Tuning page; (transfer full) but where const. */

/* Why nothing can be trained; NULL: it can. Static. */
const char *ful_tuning_words_no_training (FulDocument *document, const FulSpecialistFacts *facts);
/* "8,003 examples, 77 labels" */
char *ful_tuning_words_trained_on (gsize examples, gsize labels);
/* "then card_delivery 3 %, top_up 1 %"; "" where there is one label only */
char *ful_tuning_words_others (const FulTried *tried);
/* "of 8,003 train cases have an answer to learn from" */
char *ful_tuning_words_examples (const FulTrainingSet *set);
/* "35 to 187 a label"; "" without labels */
char *ful_tuning_words_balance (const FulTrainingSet *set);
