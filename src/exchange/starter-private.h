/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange/starter.h"

/* Returns: (transfer full): the prompt as a revision says it */
FulPromptBody *ful_starter_body (const FulStarter *self);
