/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shell/notice.h"

#include <glib/gi18n.h>

FulNotice
ful_notice_of (FulDocument *document, const char *problem)
{
  if (ful_document_is_gone (document))
    return FUL_NOTICE_GONE;
  if (ful_document_unsaved_reason (document) != NULL)
    return FUL_NOTICE_UNSAVED;
  if (problem != NULL)
    return FUL_NOTICE_PROBLEM;
  if (ful_document_read_only_reason (document) != NULL)
    return FUL_NOTICE_READ_ONLY;
  return FUL_NOTICE_NONE;
}

void
ful_notice_show (FulNotice notice, FulDocument *document, const char *problem, FulBanner *banner)
{
  g_autofree char *text = NULL;

  switch (notice) {
  case FUL_NOTICE_NONE:
    ful_banner_show (banner, FUL_BANNER_INFO, NULL, NULL);
    break;
  case FUL_NOTICE_GONE:
    ful_banner_show (banner, FUL_BANNER_BAD,
                     _ ("The file was deleted, moved or replaced while it was open. Everything is "
                        "still here: save a copy to keep it."),
                     _ ("Save a Copy…"));
    break;
  case FUL_NOTICE_UNSAVED:
    text = g_strdup_printf (_ ("Your last changes are not in the file yet: %s. They are kept here "
                               "and written as soon as that is possible."),
                            ful_document_unsaved_reason (document));
    ful_banner_show (banner, FUL_BANNER_BAD, text, _ ("Save a Copy…"));
    break;
  case FUL_NOTICE_PROBLEM:
    ful_banner_show (banner, FUL_BANNER_BAD, problem, _ ("Dismiss"));
    break;
  case FUL_NOTICE_READ_ONLY:
    text = g_strdup_printf (_ ("Read-only: %s."), ful_document_read_only_reason (document));
    ful_banner_show (banner, FUL_BANNER_WARNING, text, _ ("Save a Copy…"));
    break;
  }
}
