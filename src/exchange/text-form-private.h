/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base/json-writer.h"
#include "exchange/text-form.h"

/* --- writing: each function writes the records of one file --- */

/* NULL, NAN and FALSE write nothing. */
void ful_text_put_string (FulJsonWriter *writer, const char *name, const char *value);
void ful_text_put_double (FulJsonWriter *writer, const char *name, double value);
void ful_text_put_flag (FulJsonWriter *writer, const char *name, gboolean value);

void ful_text_put_rung (FulJsonWriter *writer, FulRung rung);

typedef gboolean (*FulTextWrite) (FulProject *project,
                                  const FulSnapshot *snapshot,
                                  FulJsonWriter *writer,
                                  GError **error);

/* --- reading --- */

/* What is known of the files read so far. */
typedef struct {
  FulEdit *edit;
  GHashTable *prompts, *revisions, *models, *cases, *runs; /* ids: gint64*, owned */
  FulTextFormCounts counts;
} FulTextImport;

/* One record of a file. */
typedef struct {
  const char *file; /* for errors */
  guint64 line;
  JsonObject *object;
  GHashTable *ids;   /* gint64*, owned: of this file */
  GHashTable *names; /* char*, owned: of this file */
} FulTextRecord;

/* Members. The required ones must be there; of the others a missing one is NULL, NAN, @missing or
 * FALSE. Errors name file, line and member. */
gboolean ful_text_get_string (const FulTextRecord *record,
                              const char *name,
                              gboolean required,
                              const char **out,
                              GError **error);
gboolean
ful_text_get_double (const FulTextRecord *record, const char *name, double *out, GError **error);
gboolean ful_text_get_int (const FulTextRecord *record,
                           const char *name,
                           gint64 missing,
                           gint64 least,
                           gint64 most,
                           gint64 *out,
                           GError **error);
gboolean
ful_text_get_flag (const FulTextRecord *record, const char *name, gboolean *out, GError **error);
/* An id that this file hasn't had yet, added to its ids. */
gboolean ful_text_get_id (const FulTextRecord *record, gint64 *out, GError **error);
/* An id that must be among @known. */
gboolean ful_text_get_reference (const FulTextRecord *record,
                                 const char *name,
                                 GHashTable *known,
                                 gint64 *out,
                                 GError **error);
/* A name that this file hasn't had yet, added to its names. */
gboolean
ful_text_get_name (const FulTextRecord *record, const char *name, const char **out, GError **error);
gboolean ful_text_get_position (const FulTextRecord *record, int *out, GError **error);
gboolean ful_text_get_rung (const FulTextRecord *record, FulRung *out, GError **error);
/* "FILE:LINE: MEMBER: message"; returns FALSE. */
gboolean ful_text_set_error (const FulTextRecord *record,
                             const char *member,
                             GError **error,
                             const char *format,
                             ...) G_GNUC_PRINTF (4, 5);

typedef gboolean (*FulTextRead) (FulTextImport *import,
                                 const FulTextRecord *record,
                                 GError **error);

/* One kind of record. */
typedef struct {
  const char *file;           /* "cases.json" */
  const char *const *members; /* all that a record may have, NULL-ended */
  FulTextWrite write;
  FulTextRead read;
  gsize known;   /* offset in FulTextImport of the table that takes this file's ids; 0: none */
  gsize counted; /* offset in FulTextFormCounts; G_MAXSIZE: none */
} FulTextKind;

extern const FulTextKind ful_text_small_kinds[]; /* ended by a NULL file */
extern const FulTextKind ful_text_prompt_kinds[];
extern const FulTextKind ful_text_case_kind;
extern const FulTextKind ful_text_run_kind;
extern const FulTextKind ful_text_result_kind;
extern const FulTextKind ful_text_curve_kind;

/* Name of the artifact that keeps the points of the learning curve (stats/specialist-curve.h). */
#define FUL_TEXT_CURVE "curve"

/* --- arrays --- */

typedef gboolean (*FulTextElement) (const char *text,
                                    gsize length,
                                    guint64 line,
                                    gpointer user_data,
                                    GError **error);

/**
 * ful_text_foreach_element:
 * @text: one JSON array, checked here
 * @file: named in errors
 *
 * Calls @func with the text of each element and the line it starts on, so that a file of any number
 * of records takes the memory of one.
 * Errors: %FUL_ERROR_BAD_INPUT; those of @func
 */
gboolean ful_text_foreach_element (const char *text,
                                   gsize length,
                                   const char *file,
                                   FulTextElement func,
                                   gpointer user_data,
                                   GError **error);
