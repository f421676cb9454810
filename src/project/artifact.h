/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "project/database.h"

/* A thing the machine made for the project, as it goes into the file. */
typedef struct {
  char *name;
  char *key;     /* what it belongs to; NULL: nothing */
  GBytes *bytes; /* NULL: remove it */
} FulArtifact;

FulArtifact *ful_artifact_new (const char *name, const char *key, GBytes *bytes);
void ful_artifact_free (FulArtifact *self);

/* In place of the one of that name; in a transaction of the caller. */
gboolean
ful_store_put_artifact (FulDatabase *database, const FulArtifact *artifact, GError **error);
