/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/request.h"
#include "text/tokens.h"

/* Counts the tokens of one request after the other, each message once where the next request has
 * it at the same place: the requests of an arm differ in little. For one thread. */
typedef struct _FulTokenMeter FulTokenMeter;

FulTokenMeter *ful_token_meter_new (const FulEncoding *encoding);
void ful_token_meter_free (FulTokenMeter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FulTokenMeter, ful_token_meter_free)

/* Tokens of the messages' contents, the schema and the tools; what a server adds around messages is
 * left out. */
gsize ful_token_meter_count (FulTokenMeter *self,
                             const FulRequestShape *shape,
                             GPtrArray *messages /* (element-type FulMessage) */);
