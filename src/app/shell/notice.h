/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "app/document.h"
#include "app/widgets/banner.h"

/* The one line under the header bar about the state of the project. The worst comes first: a file
 * that is gone, edits that the disk has no room for, what a run or a reading met, read-only. */
typedef enum {
  FUL_NOTICE_NONE,
  FUL_NOTICE_GONE,
  FUL_NOTICE_UNSAVED,
  FUL_NOTICE_PROBLEM,
  FUL_NOTICE_READ_ONLY
} FulNotice;

/* @problem (nullable): what a run or a reading met, until it is dismissed */
FulNotice ful_notice_of (FulDocument *document, const char *problem);
void
ful_notice_show (FulNotice notice, FulDocument *document, const char *problem, FulBanner *banner);
