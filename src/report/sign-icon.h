/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "report/markup.h"
#include "report/table.h"

/* The sign as a picture of 16 by 16, hidden from screen readers: words stand beside it. */
void ful_sign_icon_write (FulMarkup *markup, FulSign sign);
