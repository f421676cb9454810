/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

#include "app/document.h"

G_BEGIN_DECLS

/* How far a page is, for its dot in the navigation. */
typedef enum { FUL_PAGE_TODO, FUL_PAGE_PART, FUL_PAGE_DONE, FUL_PAGE_STOP } FulPageState;

/* What all pages are: a widget over a document that says how far it is and shows what is asked. */
#define FUL_TYPE_PAGE (ful_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FulPage, ful_page, FUL, PAGE, AdwBin)

struct _FulPageClass {
  AdwBinClass parent_class;
  /* Whether the first two below can wait until the page is seen; its status must not need them. */
  gboolean waits;
  /* The document was set, or its snapshot changed. */
  void (*snapshot_changed) (FulPage *self, FulDocument *document);
  /* Evidence and verdict changed. */
  void (*verdict_changed) (FulPage *self, FulDocument *document);
  /* What was typed and is not in the project yet is put there now. */
  void (*settle) (FulPage *self, FulDocument *document);
  /* State and (transfer full) one-line status. */
  FulPageState (*get_status) (FulPage *self, FulDocument *document, char **text);
  /* Shows exactly what a link names ("failed mode:format arm:NAME"); NULL: plainly opened. */
  void (*show) (FulPage *self, const char *filter);
};

void ful_page_set_document (FulPage *self, FulDocument *document /* (nullable) */);
FulDocument *ful_page_get_document (FulPage *self); /* borrowed; NULL: none */
FulPageState ful_page_get_status (FulPage *self, char **text);
void ful_page_show (FulPage *self, const char *filter);
/* Emits "status-changed": the status is another one, though neither snapshot nor verdict is. */
void ful_page_tell_status (FulPage *self);

G_END_DECLS
