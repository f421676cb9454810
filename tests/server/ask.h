/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "models/dialect.h"
#include "skim.h"

/* What the server reads of a chat request; slices point into its body. */
typedef struct {
  FulDialect dialect;
  Slice body;
  gboolean valid; /* has messages */
  gboolean stream;
  gboolean usage; /* wanted at the end of the stream */
  Slice model;    /* raw, with quotes */
  Slice last;     /* content of the last message */
  Slice schema;   /* JSON schema of the answer; NULL: none */
  guint tokens_in;
  double max_tokens; /* of the answer; 0: not told */
  double num_ctx;    /* Ollama; 0: not told */
} Ask;

Ask ask_read (FulDialect dialect, const char *body, gsize length);

/* The last message's text, appended. */
void ask_append_last (const Ask *self, GString *out);
